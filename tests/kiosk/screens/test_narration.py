"""The voice and the screens: each new screen is read, the resident has it again, louder, or not at all; the next one begins in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.clock import ManualClock
from core.language import Language
from kiosk.bootstrap import Kiosk
from kiosk.screens.browsing import AtDoor, AtGuide, AtHome, InCategory
from kiosk.sites import SiteType
from kiosk.voice.mandarin import syllables
from kiosk.voice.recordings import Recordings
from kiosk.voice.site import SiteVoice
from tests.kiosk.screens.conftest import Start
from tests.kiosk.voice.conftest import Machine, until
from tests.kiosk.voice.test_sound import write
from tests.window.driver import Driver
from tests.window.look import faults


def heard(driver: Driver, machine: Machine) -> list[str]:
    """Everything that was said until now."""
    driver.step(8)
    until(lambda: not driver.app.shell.voice.speaking)
    return machine.said


def voice(driver: Driver, **mode: object) -> None:
    """The resident turns the voice on."""
    driver.app.shell.prefer(replace(driver.app.shell.mode, voice=True, **mode))


def test_nothing_is_said_until_the_voice_is_turned_on(start: Start, machine: Machine) -> None:
    driver = start()
    driver.app.shell.go.to(InCategory())
    assert heard(driver, machine) == []
    driver.tap("语音")
    assert syllables("全部事项") in " ".join(heard(driver, machine))


def test_each_new_screen_is_read_and_the_same_one_only_once(start: Start, machine: Machine) -> None:
    driver = start()
    voice(driver)
    said = heard(driver, machine)
    assert syllables("您好，请选择要办的事") in said
    driver.app.shell.renew()
    driver.app.shell.refresh()
    assert heard(driver, machine) == said
    driver.app.shell.call(ticket=False)
    assert heard(driver, machine)[len(said) :] == [syllables("请人帮我办"), syllables("点一项，就到下一步")]


def test_a_new_screen_cuts_off_the_one_before(start: Start, machine: Machine) -> None:
    driver = start()
    machine.order("aplay", "hang")
    voice(driver)
    until(lambda: driver.step(1) or machine.starts)
    driver.app.shell.call(ticket=False)
    until(lambda: driver.step(1) or syllables("请人帮我办") in machine.said)
    driver.app.shell.prefer(replace(driver.app.shell.mode, voice=False))
    until(lambda: driver.step(1) or not machine.children)


def test_nothing_is_claimed_before_something_could_be_played(start: Start, machine: Machine) -> None:
    machine.order("aplay", "card")
    driver = start()
    until(lambda: driver.step(1) or driver.app.shell.voice._voice.problem)
    assert driver.sees("没声音")
    assert not driver.app.shell.voice.able


def test_the_page_of_modes_locks_the_voice_when_its_sound_is_lost(start: Start, machine: Machine) -> None:
    driver = start()
    shell = driver.app.shell
    until(lambda: driver.step(1) or shell.voice.able)
    shell.go.to_preferences()
    driver.step(2)
    assert not driver.sees("本机现在放不出声音")
    machine.order("aplay", "card")
    shell.voice.read(["您好"])
    until(lambda: driver.step(1) or driver.sees("本机现在放不出声音"))
    assert driver.sees("没声音")


def test_the_key_that_says_it_again_keeps_its_place_and_is_grey_while_there_is_nothing(start: Start, machine: Machine) -> None:
    driver = start()
    shell = driver.app.shell
    until(lambda: driver.step(1) or shell.voice.able)
    voice(driver)
    heard(driver, machine)
    key = lambda: next(seen.widget for seen in driver.touchables() if seen.widget.say == "再听一遍")  # noqa: E731
    assert key().usable
    stood = key()
    shell.voice.forget()
    driver.step(2)
    assert key() is stood
    assert not stood.usable


def test_what_was_said_is_said_again(start: Start, machine: Machine) -> None:
    driver = start()
    voice(driver)
    heard(driver, machine)
    driver.app.shell.call(ticket=False)
    count = len(heard(driver, machine))
    driver.tap("再听一遍")
    assert heard(driver, machine)[count:] == [syllables("请人帮我办"), syllables("点一项，就到下一步")]


def test_the_page_of_modes_has_the_page_behind_said_again_where_the_bar_has_no_room_for_it(start: Start, machine: Machine) -> None:
    driver = start((768, 1366))
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=True))
    shell.call(ticket=False)
    heard(driver, machine)
    assert not driver.sees("再听一遍"), "no room in the bar of large type"
    driver.tap("看和听")
    count = len(heard(driver, machine))
    driver.tap("再听一遍")
    assert heard(driver, machine)[count:] == [syllables("请人帮我办"), syllables("点一项，就到下一步")]
    assert faults(driver, shell.mode, driver.shot()) == []


def test_in_another_language_there_is_nothing_of_the_page_behind_to_be_said_again(start: Start, machine: Machine) -> None:
    driver = start((768, 1366))
    voice(driver, elder=True)
    driver.tap("看和听")
    driver.tap("En")
    count = len(heard(driver, machine))
    driver.tap("Hear again")
    assert heard(driver, machine)[count:] == ["Easier to see and hear", "Touch Done"]
    assert faults(driver, driver.app.shell.mode, driver.shot()) == []


def test_a_finger_on_a_text_has_it_read(start: Start, machine: Machine) -> None:
    driver = start()
    voice(driver)
    driver.app.shell.call(ticket=False)
    count = len(heard(driver, machine))
    driver.tap("全程免费，帮到您办好为止。")
    assert heard(driver, machine)[count:] == [syllables("全程免费，帮到您办好为止。")]


def test_louder_is_louder(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.clock = ManualClock()  # by day: in the evening a site has its limit
    driver = start()
    voice(driver)
    driver.app.shell.go.to_preferences()
    heard(driver, machine)
    soft = machine.starts[-1]["loudest"]
    driver.tap("大声")
    heard(driver, machine)
    assert machine.starts[-1]["loudest"] > 1.5 * soft


def test_large_type_turns_the_voice_on_and_standard_type_off_again(start: Start, machine: Machine) -> None:
    driver = start()
    driver.tap("长辈版")
    assert driver.app.shell.mode.voice
    driver.tap("标准版")
    assert not driver.app.shell.mode.voice


def test_in_a_bank_large_type_stays_silent(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.site = replace(kiosk.desk.site, type=SiteType.BANK_BRANCH)
    driver = start()
    driver.tap("长辈版")
    assert not driver.app.shell.mode.voice
    assert heard(driver, machine) == []


def test_the_next_resident_begins_in_silence(start: Start, machine: Machine) -> None:
    driver = start()
    voice(driver)
    heard(driver, machine)
    driver.app.shell.finish()
    count = len(heard(driver, machine))
    driver.app.shell.voice.again()
    driver.app.shell.call(ticket=False)
    assert len(heard(driver, machine)) == count


def test_where_the_site_wants_it_the_voice_is_on_from_the_first_touch(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.site = replace(kiosk.desk.site, voice=SiteVoice(at_start=True))
    driver = start()
    assert heard(driver, machine) == []
    driver.app.shell.call(ticket=False)
    assert syllables("请人帮我办") in heard(driver, machine)


def test_it_speaks_the_resident_s_language(start: Start, machine: Machine) -> None:
    driver = start()
    voice(driver, language=Language.ENGLISH)
    heard(driver, machine)
    first = next(entry for entry in machine.diary if "said" in entry)
    assert (first["voice"], first["said"]) == ("en", "The voice is on.")


def test_a_card_left_behind_is_called_out_again_and_again_but_not_all_night(start: Start, machine: Machine) -> None:
    driver = start()
    shell = driver.app.shell
    shell.desk.identity = CardLies()
    shell.go.to(AtDoor())
    until(lambda: driver.step(1) or machine.said)
    driver.until(lambda: driver.sees("身份证还在机器上，请取走"))
    for _ in range(60):
        driver.skip(1.0, fps=1)
        driver.until(lambda: not shell.bridge.busy)
        until(lambda: not shell.voice.speaking)
    assert machine.said == [syllables("请取走身份证")] * 6


def test_a_site_may_leave_the_card_to_the_eyes(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.site = replace(kiosk.desk.site, voice=SiteVoice(card_reminder=False))
    driver = start()
    driver.app.shell.desk.identity = CardLies()
    driver.app.shell.go.to(AtDoor())
    driver.until(lambda: driver.sees("身份证还在机器上，请取走"))
    assert heard(driver, machine) == []


class CardLies:
    """A reader on which a card has been left."""

    def card_present(self) -> bool:
        return True


def test_a_guide_is_read_on_demand_without_its_amounts(start: Start, machine: Machine) -> None:
    driver = start()
    driver.app.shell.voice.read(["要带什么：身份证", "收不收费：每份 20 元"])
    assert heard(driver, machine) == [syllables("要带什么：身份证。"), syllables("号码和金额请看屏幕。")]


def test_a_recorded_guide_is_played_in_place_of_the_built_in_voice(start: Start, kiosk: Kiosk, machine: Machine, tmp_path: Path) -> None:
    kiosk.desk.recordings = Recordings(tmp_path / "voice")
    write(tmp_path / "voice" / "zh" / "hf-account-query" / "guide.wav")
    driver = start()
    driver.app.shell.go.to(AtGuide("hf-account-query"))
    driver.step(4)
    driver.tap("更多")
    driver.tap("听一听")
    until(lambda: driver.step(1) or machine.starts)
    assert machine.starts[0]["rate"] == 16_000
    assert heard(driver, machine) == [], "the built-in voice says nothing of it"


def test_at_night_it_is_softer(start: Start) -> None:
    site = SiteVoice()
    from datetime import datetime

    from core.clock import CHINA

    hours: Callable[[int], int] = lambda hour: site.loudest(datetime(2026, 1, 5, hour, 0, tzinfo=CHINA))  # noqa: E731
    assert [hours(hour) for hour in (6, 7, 12, 20, 21, 23)] == [2, 5, 5, 5, 2, 2]


def test_a_loudspeaker_that_comes_back_is_heard_by_the_next_resident(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.clock = clock = ManualClock()
    machine.order("aplay", "card", "ok")
    driver = start()
    shell = driver.app.shell
    voice(driver)
    heard(driver, machine)
    shell.go.to_preferences()
    driver.step(2)
    assert driver.sees("没声音")
    assert driver.sees("本机现在放不出声音")
    shell.finish()
    clock.advance(600)
    shell.go.to(InCategory())
    until(lambda: driver.step(1) or not driver.sees("没声音"))
    driver.tap("语音")
    heard(driver, machine)
    assert machine.played
    assert driver.sees("再听一遍")


def test_the_end_of_the_kiosk_leaves_no_process(start: Start, machine: Machine) -> None:
    driver = start()
    machine.order("aplay", "hang")
    voice(driver)
    until(lambda: driver.step(1) or machine.starts)
    driver.app.shell.close()
    assert not machine.children


def test_the_empty_home_page_says_nothing(start: Start, kiosk: Kiosk, machine: Machine) -> None:
    kiosk.desk.site = replace(kiosk.desk.site, voice=SiteVoice(at_start=True))
    driver = start()
    driver.app.shell.go.to(AtHome())
    assert heard(driver, machine) == []
