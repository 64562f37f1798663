"""The voice on a whole visit: it leads, and it tells nobody who stands there, what they have, or what they owe."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.voice.mandarin import syllables
from kiosk.workshop.people import card
from tests.journeys.conftest import Visit
from tests.journeys.town import Town
from tests.kiosk.voice.conftest import Machine, machine, until  # noqa: F401

_FIGURES = re.compile(r"(?:(?:ling2|yi[124]|er4|san1|si4|wu3|liu4|qi1|ba1|jiu3) ){3}")
"""Three figures in a row, as they are read one by one."""


def said_to_its_end(town: Town) -> None:
    """Waits until the screen has been read."""
    town.ui.step(8)
    until(lambda: not town.shell.voice.speaking)


def test_the_voice_leads_through_a_query_and_keeps_the_person_to_itself(visit: Visit, machine: Machine) -> None:  # noqa: F811
    town = visit(faces=True)
    town.shell.prefer(replace(town.shell.mode, voice=True))
    town.camera.show("P6")
    town.begin("住房公积金", "住房公积金账户查询")
    town.sees("请放身份证")
    said_to_its_end(town)
    town.lay("P6")
    town.face("P6", "查询结果")
    said_to_its_end(town)
    town.tap("看完了，结束办理")
    town.sees("这次办得怎么样")
    said_to_its_end(town)
    said = " ".join(machine.said)
    for told in ("请放身份证", "平放在读卡区，读完会自动进入下一步", "请保持不动", "查询结果", "这次办得怎么样"):
        assert syllables(told) in said
    person = card("P6")
    assert not _FIGURES.search(f"{said} ")
    assert syllables(person.name.reveal()) not in said
    assert "yuan2" not in said
