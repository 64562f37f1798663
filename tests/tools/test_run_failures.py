"""When one of the two programs fails, the other is stopped and the reason is said; nothing is left running."""

from __future__ import annotations

from pathlib import Path

from tests.tools.processes import Start


def test_a_kiosk_that_ends_by_itself_takes_the_platform_down_and_its_last_words_are_shown(start: Start) -> None:
    run = start(kiosk="--dies")
    assert run.end() == 1
    assert run.diary[-1] == "central down"
    assert any("kiosk ended by itself with code 3" in line for line in run.said)
    assert any("the screen cannot be opened" in line for line in run.said)


def test_a_platform_that_cannot_start_ends_the_run_before_the_kiosk_is_started(start: Start) -> None:
    run = start(central="--fails-at-start")
    assert run.end() == 1
    assert any("central ended by itself with code 7" in line for line in run.said)
    assert any("the data base is from a newer version" in line for line in run.said)
    assert not (run.folder / "diary").exists()


def test_a_kiosk_that_never_gets_ready_is_given_up_after_the_limit(start: Start) -> None:
    run = start("--start-limit", "1", kiosk="--never-ready")
    assert run.end() == 1
    assert any("kiosk was not ready after 1 s" in line for line in run.said)


def test_a_kiosk_that_is_out_of_service_ends_the_run_at_once_with_its_reason(start: Start) -> None:
    run = start(kiosk="--out-of-service")
    assert run.end() == 1
    assert any("the kiosk cannot serve" in line for line in run.said)
    assert any("sealing key is gone" in line for line in run.said)
    assert run.diary[-1] == "central down"


def test_a_stop_during_the_start_is_obeyed(start: Start) -> None:
    run = start(kiosk="--never-ready")
    run.until("first run: kiosk 0042 enrolled")
    assert run.stop() == 0
    assert run.diary[-1] == "central down"


def test_a_refused_code_ends_the_run_with_the_reason(start: Start) -> None:
    run = start(kiosk="--refuses-code")
    assert run.end() == 1
    assert any("the code has been used before" in line for line in run.said)
    assert run.diary[-1] == "central down"


def test_a_program_that_is_not_there_is_named(start: Start) -> None:
    run = start("--central", "/nowhere/central")
    assert run.end() == 1
    assert any("/nowhere/central" in line for line in run.said)


def test_a_second_run_over_the_same_folder_is_refused_with_the_number_of_the_first(start: Start) -> None:
    first = start()
    first.until("ready")
    second = start()
    assert second.end() == 1
    assert any(f"it runs already, process {first.process.pid}" in line for line in second.said)
    assert any("stop that one first" in line and "--var DIR" in line for line in second.said)
    assert first.process.poll() is None


def test_a_platform_that_ignores_sigterm_is_killed_after_its_patience(start: Start) -> None:
    run = start("--patience", "0.5", central="--ignores-sigterm")
    run.until("ready")
    assert run.stop() == 0
    assert any("central did not end within 0.5 s and was killed" in line for line in run.said)


def test_a_mistake_in_the_configuration_is_named_before_anything_is_started(start: Start, tmp_path: Path) -> None:
    config = tmp_path / "wrong.toml"
    config.write_text('terminal = "0042"\nsite = "hall"\nplatfrom = ""\n')
    run = start("--config", str(config))
    assert run.end() == 1
    assert any("did you mean 'platform'" in line for line in run.said)
    assert not (run.folder / "diary").exists()
