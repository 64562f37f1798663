"""QR codes, slips and faces as they really stand on the screen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.language import Language
from core.slip import Columns, Pair, Qr, Raster, Rule, Slip, Text
from devices.escpos.layout import TextLine, lay_out
from kiosk.ui.tokens import Mode


def read_code(picture) -> str:
    """What a telephone reads in the picture."""
    return cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2GRAY))[0]


@pytest.mark.parametrize("mode", [Mode(), Mode(high_contrast=True)], ids=["calm", "high contrast"])
def test_a_code_on_the_screen_can_be_read(show, mode: Mode):
    from kiosk.ui.qr import QrView as Code

    address = "https://example.invalid/pay/43102100072511210001233"
    driver = show(lambda mode: Code(mode, address, 400, "扫码支付"), mode)
    assert read_code(driver.shot()) == address


SLIP = Slip(
    "业务回执",
    (
        Rule(),
        Pair("事项", "城乡居民基本养老保险费缴纳"),
        Columns(("年度 2026", "档次 500元", "500.00"), (20, 14, -14)),
        Text("实缴 500.00 元", size=2, bold=True),
        Qr("https://example.invalid/p/1", "扫码看进度"),
    ),
)


def test_a_slip_has_the_lines_that_the_printer_will_print(show):
    from kiosk.ui.slip_preview import SlipPreview

    driver = show(lambda mode: SlipPreview(mode, SLIP, columns=48))
    assert driver.texts() == [element.text for element in lay_out(SLIP, 48) if isinstance(element, TextLine)]


def test_a_slip_stays_chinese_for_whoever_reads_english(show):
    from kiosk.ui.slip_preview import SlipPreview

    driver = show(lambda mode: SlipPreview(mode, SLIP, columns=48), Mode(language=Language.ENGLISH))
    assert driver.texts() == [element.text for element in lay_out(SLIP, 48) if isinstance(element, TextLine)]


def test_the_code_on_a_slip_can_be_read(show):
    from kiosk.ui.slip_preview import SlipPreview

    assert read_code(show(lambda mode: SlipPreview(mode, SLIP, columns=48)).shot()) == "https://example.invalid/p/1"


def test_a_drawing_on_a_slip_has_its_ink_where_it_was_drawn(show):
    from kiosk.ui.slip_preview import SlipPreview

    corner = Raster(tuple(tuple(row < 48 and column < 120 for column in range(240)) for row in range(96)))
    driver = show(lambda mode: SlipPreview(mode, Slip("", (corner,)), columns=48))
    dark = np.asarray(driver.shot().convert("L"))[:, :] < 60
    rows, columns = np.flatnonzero(dark.sum(axis=1) > 100), np.flatnonzero(dark.sum(axis=0) > 40)
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    assert dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean() > 0.98
    assert width / height == pytest.approx(120 / 48, rel=0.05)


def test_columns_of_a_slip_stand_under_each_other(show):
    from kiosk.ui.slip_preview import SlipPreview
    from tests.window.look import ink_box

    rows = (Columns(("水费", "12.30"), (20, -12)), Columns(("电费电费", "5.00"), (20, -12)))
    driver = show(lambda mode: SlipPreview(mode, Slip("", rows), columns=48))
    right = [ink_box(seen.widget)[2] for seen in driver.labels()]
    assert right[0] == pytest.approx(right[1], abs=2)


def test_a_long_slip_turns_pages_and_loses_nothing(show):
    from kiosk.ui.slip_preview import SlipPreview

    slip = Slip("明细", tuple(Text(f"第 {number} 行") for number in range(120)))
    driver = show(lambda mode: SlipPreview(mode, slip, columns=48))
    seen = set(driver.texts())
    while next(found.widget.usable for found in driver.touchables() if found.widget.say == "下一页"):
        driver.tap("下一页")
        seen |= set(driver.texts())
    assert {f"第 {number} 行" for number in range(120)} <= seen


def test_nothing_on_a_slip_is_read_out(show):
    from kiosk.ui.slip_preview import SlipPreview
    from kiosk.ui.speech import spoken

    assert spoken(show(lambda mode: SlipPreview(mode, SLIP, columns=48)).app.place) == []


@pytest.fixture
def face(show):
    """A driver with a face view that has been given a picture: red on its left half, blue on its right."""
    from kiosk.ui.face_view import FaceView

    driver = show(lambda mode: FaceView(mode, 600, "请正对摄像头"))
    driver.view = driver.app.place.children[-1]
    frame = np.zeros((48, 64, 3), np.uint8)
    frame[:, :32, 0], frame[:, 32:, 2] = 255, 255
    driver.view.update(frame.tobytes(), 64, 48)
    driver.step(2)
    return driver


def at(driver, x: float, y: float) -> tuple[int, int, int]:
    oval = driver.view._oval
    left, bottom = oval.to_window(oval.x, oval.y)
    return driver.shot().getpixel((int(left + x * oval.width), int(1920 - bottom - y * oval.height)))


def test_the_picture_is_mirrored_as_people_know_themselves(face):
    assert at(face, 0.3, 0.5) == (0, 0, 255)
    assert at(face, 0.7, 0.5) == (255, 0, 0)


def test_the_top_of_the_picture_is_up(face):
    frame = np.zeros((48, 64, 3), np.uint8)
    frame[:24, :, 1] = 255
    face.view.update(frame.tobytes(), 64, 48)
    assert at(face, 0.5, 0.8) == (0, 255, 0)
    assert at(face, 0.5, 0.2) == (0, 0, 0)


def test_outside_the_oval_nothing_of_it_is_seen(face):
    assert at(face, 0.02, 0.02) == (255, 255, 255)


def test_after_the_wipe_no_face_is_left(face):
    face.view.wipe()
    face.step(2)
    assert at(face, 0.3, 0.5) == at(face, 0.7, 0.5) == (0, 0, 0)


def test_frames_reuse_one_texture(face):
    before = face.view._oval._texture
    for _ in range(5):
        face.view.update(bytes(64 * 48 * 3), 64, 48)
    assert face.view._oval._texture is before


def test_a_broken_frame_is_refused_and_the_picture_stays(face):
    with pytest.raises(ValueError, match="bytes"):
        face.view.update(b"\xff" * 10, 64, 48)
    assert at(face, 0.7, 0.5) == (255, 0, 0)
