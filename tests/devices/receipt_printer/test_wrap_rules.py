"""Where lines break, and where they never do."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.slip import Align, Columns, Pair, Qr, Slip, Space, Text
from devices.escpos.characters import printable, width
from devices.escpos.layout import Feed, QrCode, TextLine, lay_out
from devices.escpos.wrapping import NO_END, NO_START, wrap


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("请取走身份证和回执", 10, ["请取走身份", "证和回执"]),
        ("请取走身份。证", 10, ["请取走身", "份。证"]),  # no line begins with 。
        ("请取走身份》，证", 10, ["请取走身", "份》，证"]),
        ("请到县（鹿峰）", 8, ["请到县", "（鹿峰）"]),  # no line ends with （
        ("补贴500元到账", 8, ["补贴", "500元到", "账"]),  # an amount keeps its unit
        ("终端 0007号机", 10, ["终端", "0007号机"]),
        ("代办员 李*", 9, ["代办员", "李*"]),  # a masked name stays whole
        ("电话 0735-12345", 12, ["电话", "0735-12345"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),  # longer than a line: cut where it must be
        ("一\n\n二", 10, ["一", "", "二"]),
        ("", 10, [""]),
        ("  缩进的一段话", 10, ["  缩进的一", "段话"]),
        ("咨询 12333   投诉 12345", 16, ["咨询 12333", "投诉 12345"]),  # phrases with two spaces between
        ("一二三四五 ", 10, ["一二三四五"]),
        ("陈𬱖䶮华", 6, ["陈𬱖䶮", "华"]),
    ],
)
def test_a_line_breaks_where_a_reader_expects_it(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


CHINESE = st.text(alphabet="的一是在不了有和人这，。、；：？！）》（《“”0123456789abc .*-%元", max_size=120)


@given(CHINESE, st.integers(8, 48))
def test_lines_fit_lose_nothing_and_begin_and_end_as_they_may(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for before, line in itertools.pairwise(lines):
        if len(before) > 1 and " " not in text and not set(text) & NO_END:
            assert line[0] not in NO_START or before[-1] in NO_START  # only within a run of marks longer than a line


@given(st.text(max_size=200), st.integers(2, 48))
def test_any_text_is_set_on_lines_that_fit(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(printable(text), columns))


def lines_of(slip: Slip, columns: int = 48) -> list[str]:
    return [element.text for element in lay_out(slip, columns) if isinstance(element, TextLine)]


def test_a_long_value_goes_on_under_itself() -> None:
    assert lines_of(Slip("", (Pair("地址", "桂阳县鹿峰街道欧阳海大道"),)), 16) == ["地址: 桂阳县鹿峰", "      街道欧阳海", "      大道"]


def test_a_number_that_would_break_beside_its_label_stands_below_it() -> None:
    assert lines_of(Slip("", (Pair("办件编号", "43102100072511210001233"),)), 32) == ["办件编号:", "  43102100072511210001233"]


def test_a_label_that_brings_its_colon_gets_no_second_one() -> None:
    assert lines_of(Slip("", (Pair("姓名：", "张三"), Pair("性别:", "男"), Pair("", "无标签")))) == ["姓名：张三", "性别:男", "无标签"]


def test_columns_too_wide_for_the_paper_narrow_from_the_widest() -> None:
    row = Columns(("2025-01", "湖南省郴州市桂阳县某某有限公司", "3604.00", "到账"), (8, 22, -12, -6))
    assert lines_of(Slip("", (row,)), 32) == ["2025-01 湖南省郴   3604.00  到账", "        州市桂阳", "        县某某有", "        限公司"]


def test_more_cells_than_the_paper_can_hold_become_a_paragraph() -> None:
    assert lines_of(Slip("", (Columns(("一",) * 20, (2,) * 20),)), 32) == ["  ".join("一" * 8)] * 2 + ["  ".join("一" * 4)]


def large(text: str, columns: int) -> list[tuple[str, bool]]:
    """The lines of one text at double size, and whether each is narrow."""
    elements = lay_out(Slip("", (Text(text, size=2),)), columns)
    return [(e.text, e.narrow) for e in elements if isinstance(e, TextLine) and e.size == 2]


def test_large_type_that_is_too_wide_for_one_line_is_large_in_height_only() -> None:
    assert large("请勿重复支付", 24) == [("请勿重复支付", False)]
    assert large("请勿重复支付请勿", 24) == [("请勿重复支付请勿", True)]


def test_large_type_that_is_too_wide_even_then_or_has_lines_of_its_own_is_broken() -> None:
    assert large("请勿重复支付" * 3, 24) == [("请勿重复支付", False)] * 3
    assert large("2025-11-24\n09:00-10:00", 24) == [("2025-11-24", False), ("09:00-10:00", False)]


def test_the_title_is_centred_at_double_size() -> None:
    assert lay_out(Slip("业务回执", (Space(2), Qr("A", "扫码"))), 48) == [
        TextLine("业务回执", size=2, align=Align.CENTER),
        Feed(2),
        QrCode("A"),
        TextLine("扫码", align=Align.CENTER),
    ]
