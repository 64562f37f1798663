"""What paper shows of a person: masked, except on certificates the name and number that must be compared with the card."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from core.clock import DEMO_START
from core.secret import Secret
from core.slip import Align, Block, Columns, Pair, Qr, Raster, Slip, Text
from flows.flow import Answers, Path
from flows.item import Item, Shape
from flows.items import catalogue, known
from flows.numbers import case_number, grouped
from flows.receipt import Imprint, case_slip, pending_payment_slip, preview_slip, queued_slip, registered_slip
from flows.records.exchange import CaseState, Document, Outcome, Registered, Signature
from flows.sheets import sheet_of
from flows.signature import as_bitmap
from flows.word_back import WordBack
from kiosk.workshop.people import TODAY, card
from kiosk.workshop.walks import complete

NUMBER = case_number("431021", "0007", TODAY, 123)
QUEUED = Outcome(NUMBER, CaseState.QUEUED, "", "")
PRINTING = Imprint("桂阳县", "太和镇便民服务中心", "0007", "王主任", "0735-0000000", "12345", DEMO_START, version="0.1.0")
PAPER = Document("0007251121000123", "ABCDEFGH23456789", "http://127.0.0.1/v?c=ABCDEFGH23456789", TODAY + timedelta(days=30), 2)
ITEMS = list(known().values())


def outcome(item: Item) -> Outcome:
    paper = PAPER if item.shape is Shape.CERT else None
    return Outcome(NUMBER, CaseState.DONE, "482907", "http://127.0.0.1/p?n=1&c=2", paper, details={"流水": "20251121000001"})


def words(slip: Slip) -> str:
    """Everything that can be read on the slip, QR codes too."""
    return "\n".join([slip.title, *(_words(block) for block in slip.blocks)])


def _words(block: Block) -> str:
    match block:
        case Text(text):
            return text
        case Pair(label, value):
            return f"{label}: {value}"
        case Columns(cells):
            return " ".join(cells)
        case Qr(data, caption):
            return f"{data} {caption}"
    return ""


def secrets(value: Any) -> Iterator[str]:
    """Every piece of personal data anywhere inside an answer."""
    if isinstance(value, Secret):
        if isinstance(value.reveal(), str) and len(value.reveal()) > 1:
            yield value.reveal()
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from secrets(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from secrets(part)


def personal(answers: Answers) -> set[str]:
    return {text for value in answers.values() for text in secrets(value)}


@pytest.fixture(scope="module", params=ITEMS, ids=lambda item: item.id)
def finished(request: pytest.FixtureRequest) -> tuple[Item, list[Path]]:
    return request.param, list(complete(request.param, 1))


def test_the_slip_shows_personal_data_only_where_it_is_a_certificate(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    for path in paths:
        text = words(case_slip(item, path.answers, outcome(item), PRINTING, "12333"))
        allowed = set()
        if item.shape is Shape.CERT:
            holder = path.answers["card"]
            allowed = {holder.name.reveal(), holder.number.reveal(), *(other.reveal() for other in item.names(path.answers))}
            assert all(shown in text for shown in allowed)
        assert {hidden for hidden in personal(path.answers) - allowed if hidden in text} == set()


def test_the_slip_carries_what_a_person_needs_later(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    slip = case_slip(item, paths[0].answers, outcome(item), PRINTING, "12333")
    text = words(slip)
    for needed in (item.name, grouped(NUMBER), "482 907", "已办结", "12345", "0735-0000000", "2025-11-21 10:00:00", "0007"):
        assert needed in text
    assert any(isinstance(block, Qr) for block in slip.blocks)


def test_the_preview_masks_everything_and_promises_nothing(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    for path in paths:
        text = words(preview_slip(item, path.answers, NUMBER, PRINTING, "12333"))
        assert {hidden for hidden in personal(path.answers) if hidden in text} == set()
        assert "预览" in text
        assert "已办结" not in text
        assert "证明编号" not in text


def test_an_offline_slip_never_looks_like_a_receipt(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    slip = queued_slip(item, paths[0].answers, QUEUED, PRINTING, "12333")
    text = words(slip)
    assert slip.title == "离线登记回执"
    assert Text("尚未受理", size=2, bold=True, align=Align.CENTER) in slip.blocks
    assert "已办结" not in text
    assert not any(isinstance(block, Qr) for block in slip.blocks), "there is nothing to look up yet"
    assert {hidden for hidden in personal(paths[0].answers) if hidden in text} == set()


def drawings(slip: Slip) -> list[Raster]:
    return [block for block in slip.blocks if isinstance(block, Raster)]


def test_who_signed_has_the_signature_on_paper_once_the_case_is_taken_in(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    for answers in (path.answers for path in paths):
        signed = [Raster(as_bitmap(value, 240)) for value in answers.values() if isinstance(value, Signature)]
        assert drawings(case_slip(item, answers, outcome(item), PRINTING, "")) == signed
        assert drawings(preview_slip(item, answers, NUMBER, PRINTING, "")) == []
        assert drawings(queued_slip(item, answers, QUEUED, PRINTING, "")) == []


def test_the_signed_declarations_have_a_drawing_with_ink() -> None:
    item = catalogue()["dp-two-subsidies-apply"]
    [drawing] = drawings(case_slip(item, next(iter(complete(item, 0))).answers, outcome(item), PRINTING, ""))
    assert any(map(any, drawing.rows))
    assert "True" not in repr(drawing), "nobody logs a signature"


def test_a_copy_and_a_rehearsal_are_marked(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    marked = dataclasses.replace(PRINTING, copy=2, rehearsal="演示时钟 模拟设备")
    text = words(case_slip(item, paths[0].answers, outcome(item), marked, ""))
    assert "补打 第2次" in text
    assert "【演示时钟 模拟设备】" in text


@pytest.mark.parametrize(
    ("state", "caption"), [(CaseState.DONE, "扫码看办件"), (CaseState.ACCEPTED, "扫码看进度"), (CaseState.READY, "扫码看进度")]
)
def test_the_code_of_what_is_done_promises_no_progress(state: CaseState, caption: str) -> None:
    item = catalogue()["ut-electricity-pay"]
    slip = case_slip(item, next(complete(item, 0)).answers, dataclasses.replace(outcome(item), state=state), PRINTING, "")
    assert [block.caption for block in slip.blocks if isinstance(block, Qr)] == [caption]


def test_the_card_is_called_to_mind_where_one_was_laid_and_only_there(finished: tuple[Item, list[Path]]) -> None:
    item, paths = finished
    for path in paths:
        laid = "card" in path.answers
        own = sheet_of(item, outcome(item)).value
        for slip, sheet in (
            (case_slip(item, path.answers, outcome(item), PRINTING, "12333"), own),
            (preview_slip(item, path.answers, NUMBER, PRINTING, "12333"), own),
            (queued_slip(item, path.answers, QUEUED, PRINTING, "12333"), "凭条"),
            (pending_payment_slip(item, path.answers, NUMBER, "P-1", "82.32 元", PRINTING), "凭条"),
        ):
            assert (f"请取走身份证和{sheet}" in words(slip)) is laid
            assert "请取走" in words(slip)


def test_an_unknown_payment_says_not_to_pay_again() -> None:
    item = catalogue()["ut-electricity-pay"]
    text = words(pending_payment_slip(item, next(iter(complete(item, 0))).answers, NUMBER, "P-1", "82.32 元", PRINTING))
    assert "请勿重复支付" in text
    assert "82.32 元" in text


def test_a_help_order_names_who_answers_and_until_when() -> None:
    registered = Registered("B43102100072511210000017", "offered", DEMO_START + timedelta(hours=2), "向明", "http://127.0.0.1/h/B1")
    text = words(registered_slip("帮办联系卡", (("事项", "参保证明"), ("电话", "")), registered, WordBack.WAIT, PRINTING))
    assert "编号: B 431021 0007 251121 000001 7" in text
    assert "身份证" not in text, "no card was laid for it"
    assert "2025-11-21 12:00" in text
    assert "请在这里等" in text
    assert "电话:" not in text, "what was not given is not printed"


def test_a_help_order_without_a_line_says_that_the_number_comes_later() -> None:
    queued = Registered("", "queued", DEMO_START + timedelta(days=1), "王主任 0735-0000000", "")
    assert "编号: 联网后给出" in words(registered_slip("帮办联系卡", (), queued, WordBack.COME_AGAIN, PRINTING))


def test_an_accepted_case_names_its_day() -> None:
    item = catalogue()["dp-two-subsidies-apply"]
    path = next(iter(complete(item, 0)))
    accepted = Outcome(NUMBER, CaseState.ACCEPTED, "482907", "http://127.0.0.1/p", promise_date=date(2025, 12, 1))
    text = words(case_slip(item, path.answers, accepted, PRINTING, ""))
    assert "已受理" in text
    assert "2025年12月1日前给结果" in text
    assert card("P5").number.reveal() not in text


def test_a_certificate_that_was_not_issued_prints_no_word_of_it() -> None:
    item = catalogue()["si-insured-certificate"]
    path = next(iter(complete(item, 0)))
    accepted = Outcome(NUMBER, CaseState.ACCEPTED, "482907", "http://127.0.0.1/p", promise_date=date(2025, 11, 26))
    slip = case_slip(item, path.answers, accepted, PRINTING, "")
    assert slip.title == "受 理 凭 证"
    text = words(slip)
    assert "参保状态" not in text
    assert "2025年11月26日前给结果" in text
    assert {hidden for hidden in personal(path.answers) if hidden in text} == set()


@pytest.mark.parametrize(
    ("state", "label"), [(CaseState.DONE, "实缴"), (CaseState.REVIEWING, "已付"), (CaseState.QUEUED, "已付"), (CaseState.REJECTED, "")]
)
def test_the_slip_of_a_payment_says_what_became_of_the_money(state: CaseState, label: str) -> None:
    item = catalogue()["ut-water-pay"]
    answers = next(complete(item, 0)).answers
    written = words(case_slip(item, answers, dataclasses.replace(outcome(item), state=state), PRINTING, ""))
    assert [said for said in ("实缴", "已付") if said in written] == ([label] if label else [])
    assert ("大写" in written) is bool(label), "what goes back was not paid, in words neither"
