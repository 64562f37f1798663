"""The simulated reader answers, byte for byte, as the standard says; its menu refuses what is not on it."""

import hashlib

import pytest

from core.config import ConfigError
from devices.simulators.id_card import IdCardReaderMachine, make

STATUS, SAM_ID, RESET = "0003 11FF ED", "0003 12FF EE", "0003 10FF EC"
FIND, SELECT, READ, ADDRESS = "0003 2001 22", "0003 2002 21", "0003 3001 32", "0003 3003 30"
READ_WITH_FINGERPRINTS = "0003 3010 23"


def ask(machine: IdCardReaderMachine, request: str) -> bytes:
    """What comes back, without waiting, for the hex behind the sync."""
    return b"".join(burst.data for burst in machine.receive(bytes.fromhex("AAAAAA9669" + request)))


def said(machine: IdCardReaderMachine, *requests: str) -> list[str]:
    return [f"{ask(machine, request)[9]:02x}" for request in requests]


def test_it_answers_with_the_frames_of_the_standard() -> None:
    machine = make({"card": "R"})
    assert ask(machine, STATUS).hex() == "aaaaaa966900040000909 4".replace(" ", "")
    assert ask(machine, SAM_ID).hex() == "aaaaaa96690014000090050003009 2b7320101000000d20296499a".replace(" ", "")
    assert ask(machine, FIND).hex() == "aaaaaa9669000800009f0000000097"
    assert ask(machine, SELECT).hex() == "aaaaaa9669000c00009000000000000000009c"
    record = ask(machine, READ)
    assert (len(record), record[:14].hex()) == (1295, "aaaaaa96690508000090" + "01000400")
    assert ask(machine, ADDRESS).hex() == "aaaaaa9669000400009195"


def test_an_empty_plate_fails_each_command_in_its_own_way() -> None:
    assert said(make({}), FIND, SELECT, READ, READ_WITH_FINGERPRINTS, ADDRESS) == ["80", "81", "41", "41", "41"]
    assert said(make({"no_card_code": "52"}), ADDRESS) == ["34"]


def test_commands_in_the_wrong_order_fail() -> None:
    assert said(make({"card": "R"}), SELECT, READ, ADDRESS) == ["81", "41", "41"]
    assert said(make({"card": "R"}), FIND, READ, ADDRESS, SELECT, ADDRESS) == ["9f", "41", "41", "90", "91"]


def test_a_sticky_reader_hides_the_card_it_has_read() -> None:
    machine = make({"card": "R", "mode": "sticky"})
    assert said(machine, FIND, SELECT, READ, FIND, SELECT, READ, ADDRESS) == ["9f", "90", "90", "80", "81", "90", "91"]
    assert said(machine, RESET, FIND) == ["90", "9f"]


def test_a_repeating_reader_finds_it_again() -> None:
    machine = make({"card": "R", "mode": "repeat"})
    assert said(machine, FIND, SELECT, READ, SELECT, READ, FIND, SELECT, READ) == ["9f", "90", "90", "90", "90", "9f", "90", "90"]


def test_a_lifted_card_is_gone_at_any_moment() -> None:
    for before in ([FIND], [FIND, SELECT], [FIND, SELECT, READ]):
        machine = make({"card": "R"})
        said(machine, *before)
        machine.lift()
        assert said(machine, FIND, SELECT, READ, ADDRESS) == ["80", "81", "41", "41"]


def test_a_wrong_request_is_refused_with_its_reason() -> None:
    machine = make({"card": "R"})
    assert said(machine, "0003 11FF EE") == ["10"]  # checksum
    assert said(machine, "0004 11FF 00 EA", "FFFF", "0003 61FF 9D") == ["11", "11", "11"]  # length
    assert said(machine, "0003 7701 75", "0003 2003 20", "0002 00 02") == ["21", "21", "21"]  # command or parameter


def test_a_request_in_pieces_is_one_request() -> None:
    machine = make({"card": "R"})
    request = b"noise" + bytes.fromhex("AAAAAA9669" + STATUS)
    replies = [b"".join(burst.data for burst in machine.receive(bytes([byte]))) for byte in request]
    assert replies[:-1] == [b""] * (len(request) - 1)
    assert replies[-1][9] == 0x90


def test_it_takes_a_new_speed_after_answering_at_the_old_one() -> None:
    bursts = list(make({}).receive(bytes.fromhex("AAAAAA9669" + "0003 6004 67")))
    assert [(burst.data[9:10].hex(), burst.baud) for burst in bursts] == [("", 0), ("90", 0), ("", 9600)]
    assert said(make({}), "0003 6005 66") == ["21"]


def test_the_number_of_radio_bytes_can_be_set() -> None:
    assert said(make({}), "0004 61FF 50 CA") == ["90"]


def test_it_takes_its_time_as_real_modules_do_or_none() -> None:
    def seconds(query: dict[str, str], request: str) -> float:
        return sum(burst.after for burst in make(query).receive(bytes.fromhex("AAAAAA9669" + request)))

    assert seconds({}, FIND) == 0.08
    assert seconds({"card": "R"}, FIND) == 0.03
    assert seconds({"card": "R", "latency": "0.5"}, READ) == 0.3
    assert seconds({"card": "R", "latency": "0"}, READ) == 0.0


def test_the_same_seed_makes_the_same_trouble() -> None:
    def troubled(seed: str) -> str:
        machine = make({"card": "R", "fault": "junk", "seed": seed})
        return hashlib.sha256(ask(machine, STATUS) + ask(machine, FIND)).hexdigest()

    assert troubled("1") == troubled("1") != troubled("2")


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ({"fault": "silnt"}, "silent"),
        ({"fault": "silent:often"}, "silent"),
        ({"fault": "lifted@3001"}, "lifted@3001"),
        ({"crad": "P1"}, "card"),
        ({"card": "P99"}, "P1"),
        ({"mode": "strange"}, "sticky"),
        ({"latency": "slow"}, "slow"),
        ({"card": "P1", "persons": "config/nobody.toml"}, "nobody.toml"),
    ],
)
def test_what_is_not_on_the_menu_is_refused_with_a_hint(query: dict[str, str], hint: str) -> None:
    with pytest.raises(ConfigError, match=hint):
        make(query)
