"""Training: every item to its end with demo persons, and nothing of it anywhere: not in the store, not on the wire, not on real paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from core.cancel import Cancel, DeadlinePassed
from core.config import ConfigError
from core.secret import Secret
from core.slip import Slip, Text
from devices.kinds import FaceDecision, PrintOutcome
from flows.flow import StepKind
from flows.item import Act, Item
from flows.items import known
from flows.numbers import grouped, is_case_number
from flows.records.exchange import CaseState, PayState
from flows.refusal import Refusal
from flows.walk import LOOKED
from flows.word_back import WordBack
from kiosk.bootstrap import Kiosk
from kiosk.case import Case
from kiosk.screens.paper import wants_paper
from kiosk.slips import Slips
from kiosk.training.desk import TrainingDesk
from kiosk.training.identity import TrainingIdentification
from kiosk.training.lessons import read_lessons
from kiosk.training.persons import Offered, offered
from kiosk.trouble import KioskProblem, Trouble
from kiosk.visit import Visit
from kiosk.workshop import walks
from kiosk.workshop.people import CONFIG, card
from tests.kiosk.fake_platform import FakePlatform, Say
from tests.kiosk.rig import CERTIFICATE, PAYMENT, Rig

ITEMS = sorted(known().values(), key=lambda item: item.id)


@pytest.fixture
def desk(rig: Rig) -> TrainingDesk:
    return TrainingDesk(rig.desk)


def contents(kiosk: Kiosk) -> dict[str, list[Any]]:
    """Every row of every table of the store."""
    with kiosk.store.begin() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: list(connection.exec_driver_sql(f"SELECT * FROM {name}")) for name in names}


def marks(slip: Slip) -> int:
    """How often a slip says that it is training: among its first four blocks and among its last four."""
    return sum(
        any(isinstance(block, Text) and "【演练，不会真的办理" in block.text for block in end)
        for end in (slip.blocks[:4], slip.blocks[-4:])
    )


def ready(desk: TrainingDesk, item_id: str) -> Case:
    """A case answered to its last question: the first person offered, and of what fits the answer with which the item leads on."""
    case = desk.open_case(item_id)
    while (step := case.path().next) is not None:
        if step.kind in LOOKED:
            case.answer(step.id, desk.look(case))
        elif step.kind is StepKind.CARD:
            first = offered(case, step, desk.lessons)[0]
            assert not first.told, f"nobody can do {item_id}"
            case.answer(step.id, first.card)
        else:
            case.answer(step.id, answered(case, step))
    assert case.path().complete, case.path().refused
    return case


def answered(case: Case, step: Any) -> Any:
    """What somebody who wants to get on would choose: the first answer after which no gate says no."""
    before = case.path().answers
    usable = walks.usable(step, before)
    for value in usable:
        case.answer(step.id, value)
        if case.path().refused is None:
            return value
    return usable[0]


def at_the_card(desk: TrainingDesk, item_id: str) -> list[Offered]:
    """Who is offered when the card is asked for."""
    case = desk.open_case(item_id)
    while (step := case.path().next) is not None and step.kind is not StepKind.CARD:
        case.answer(step.id, desk.look(case) if step.kind in LOOKED else answered(case, step))
    return offered(case, step, desk.lessons) if step is not None else []


def done(desk: TrainingDesk, case: Case) -> Case:
    """The acts of a case that is ready."""
    case.agree()
    if Act.PAY in case.item.acts:
        case.payment = desk.payments.start(case, "微信扫码")
        desk.payments.pay(case)
        case.payment = desk.payments.poll(case)
        assert case.paid
    case.outcome = desk.submit(case)
    return case


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_item_is_practised_to_its_end_without_machine_and_platform(desk: TrainingDesk, platform: FakePlatform, item: Item) -> None:
    platform.down()
    case = done(desk, ready(desk, item.id))
    assert case.outcome is not None
    assert case.outcome.state in (CaseState.DONE, CaseState.ACCEPTED)
    if wants_paper(case):
        assert marks(desk.slips.of_case(case)) == 2


def test_an_item_is_practised_first_with_somebody_it_is_for(desk: TrainingDesk) -> None:
    ages = {
        item: at_the_card(desk, item)[0].card.age(desk.policy().today) for item in ("si-benefit-authentication", "fp-childcare-subsidy")
    }
    assert ages["si-benefit-authentication"] >= 60
    assert ages["fp-childcare-subsidy"] < 40


def test_after_them_comes_one_person_for_each_no_with_what_they_will_be_told(desk: TrainingDesk) -> None:
    people = at_the_card(desk, "ps-id-card-renewal-appointment")
    assert [(one.person, one.told) for one in people] == [
        ("P12", ""),
        ("P1", "您的身份证长期有效，不用换。"),
        ("P3", "您的身份证2035年7月6日才到期，还不用换。"),
    ]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_whoever_is_offered_is_told_what_was_said_of_them(desk: TrainingDesk, item: Item) -> None:
    for one in at_the_card(desk, item.id):
        case = desk.open_case(item.id)
        while (step := case.path().next) is not None and step.kind is not StepKind.CARD:
            case.answer(step.id, desk.look(case) if step.kind in LOOKED else answered(case, step))
        case.answer(str(step and step.id), one.card)
        while (step := case.path().next) is not None:
            usual = offered(case, step, desk.lessons)[0].card if step.kind is StepKind.CARD else None
            case.answer(step.id, usual or (desk.look(case) if step.kind in LOOKED else answered(case, step)))
        refused = case.path().refused
        assert (refused.sentences[0] if refused else "") == one.told


def test_every_person_and_item_of_the_table_is_there(desk: TrainingDesk) -> None:
    named = {(step, item): people for step, table in desk.lessons.items() for item, people in table.items()}
    assert {item for _, item in named} <= set(known())
    assert all(known()[item].step(step).kind is StepKind.CARD for step, item in named)
    for item in {item for step, item in named if step == "card"}:
        assert [one.person for one in at_the_card(desk, item) if not one.told] == list(named["card", item])


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A configuration of one's own, with everything that is shipped in it."""
    return Path(shutil.copytree(CONFIG, tmp_path / "county"))


def write(path: Path, before: str, after: str) -> None:
    """One change of one file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_the_county_has_settled_holds_in_its_lessons(tmp_path: Path, platform: FakePlatform, county: Path) -> None:
    write(county / "policy" / "ageing.toml", 'key = "longevity.age"\nvalue = 80', 'key = "longevity.age"\nvalue = 79')
    write(county / "training.toml", 'dp-assistive-device-apply = ["P7", "P16"]', 'dp-assistive-device-apply = ["P16"]')
    rig = Rig(tmp_path / "state", platform, config=county)
    desk = TrainingDesk(rig.desk)
    assert [one.policy()["longevity.age"] for one in (rig.desk, desk)] == [79, 79]
    assert desk.open_case(CERTIFICATE).policy["longevity.age"] == 79
    assert [one.person for one in at_the_card(desk, "dp-assistive-device-apply") if not one.told] == ["P16"]
    rig.kiosk.close()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("[card]\nno-such-item = ['P1']", "no item 'no-such-item'"),
        (f"[partner]\n{CERTIFICATE} = ['P1']", "asks for no card there"),
        (f"[card]\n{CERTIFICATE} = 'P1'", "a list of persons is wanted"),
        ("card = 1", "a table of items is wanted"),
    ],
)
def test_a_lesson_that_nobody_can_have_is_named(county: Path, wrong: str, told: str) -> None:
    (county / "training.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        read_lessons(county, known())


def test_nothing_of_it_is_in_the_store_and_nothing_on_the_wire(rig: Rig, desk: TrainingDesk, platform: FakePlatform) -> None:
    before, asked = contents(rig.kiosk), len(platform.requests)
    for item in ITEMS:
        case = done(desk, ready(desk, item.id))
        desk.paper.print(case, desk.slips.preview(case))
        desk.paper.seen(case, printed=True)
        desk.evaluate(case, 4)
        desk.count_use(item.id)
        desk.end(Visit(card=card("P5"), cases=[case]))
    desk.order_help(CERTIFICATE, "", "不会用", "onsite", Secret("13873512345"))
    desk.open_ticket(CERTIFICATE, "", "E-ACCOUNT", Secret("13873512345"), Secret("查不到"))
    desk.messages_for(card("P5"))
    rig.report()
    assert contents(rig.kiosk) == before
    assert len(platform.requests) - asked == len([path for path, _ in platform.requests[asked:] if path == "/v1/heartbeats"])
    assert rig.desk.open_case(CERTIFICATE).number[16:22] == "000001"


def test_its_numbers_can_never_be_taken_for_case_numbers(desk: TrainingDesk) -> None:
    numbers = [desk.open_case(CERTIFICATE).number for _ in range(3)]
    assert numbers == ["演练0001", "演练0002", "演练0003"]
    assert [grouped(number) for number in numbers] == numbers
    assert not any(map(is_case_number, numbers))
    assert desk.order_help("", "", "", "onsite", Secret("13873512345")).number == "演练0004"


def test_a_real_visit_afterwards_is_real(rig: Rig, desk: TrainingDesk, platform: FakePlatform) -> None:
    done(desk, ready(desk, CERTIFICATE))
    case = rig.open(CERTIFICATE)
    assert is_case_number(case.number)
    rig.desk.submit(case)
    assert [report["case_no"] for report in platform.case_reports] == [case.number]
    assert marks(rig.desk.slips.preview(case)) == 0


def test_without_a_printer_the_slip_counts_as_printed_and_the_screen_says_where_it_is(desk: TrainingDesk) -> None:
    case = done(desk, ready(desk, CERTIFICATE))
    assert desk.paper.print(case, desk.slips.of_case(case)).outcome is PrintOutcome.PRINTED
    assert desk.paper.only_shown


def test_a_code_that_nobody_tapped_is_closed_unpaid(desk: TrainingDesk) -> None:
    case = ready(desk, PAYMENT)
    case.payment = desk.payments.start(case, "微信扫码")
    assert desk.payments.poll(case).state is PayState.QR_SHOWN
    assert desk.payments.close(case).state is PayState.CLOSED
    assert "127.0.0.1" not in case.payment.cashier_url


def test_a_mistyped_pin_can_be_practised(desk: TrainingDesk) -> None:
    case = desk.open_case(CERTIFICATE)
    with pytest.raises(Trouble) as wrong:
        desk.identity.vouch(case, card("P14"), Secret("000000"))
    assert wrong.value.explained is KioskProblem.WRONG_PIN
    assert desk.identity.vouch(case, card("P14"), Secret("123456")).verified_by == "演练"


def test_what_was_laid_before_anybody_waited_is_not_taken() -> None:
    identity = TrainingIdentification()
    identity.verdicts.lay(FaceDecision.SAME)
    with pytest.raises(DeadlinePassed):
        identity.verdicts.take(Cancel(0.1))


def public(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.startswith("_")}


def test_training_has_whatever_a_screen_may_ask_for(rig: Rig, desk: TrainingDesk) -> None:
    assert public(vars(desk)) == public(vars(rig.desk))


@pytest.mark.parametrize("part", ["", "identity", "payments", "paper", "readiness"])
def test_training_answers_every_act_itself(rig: Rig, desk: TrainingDesk, part: str) -> None:
    real, training = (type(getattr(one, part) if part else one) for one in (rig.desk, desk))
    harmless = {"now", "settle", "stop"}
    """The clock, what only the reporter asks for, and letting go of a camera that is not there."""
    acts = {name for name in public(dir(real)) - harmless if callable(getattr(real, name)) or isinstance(getattr(real, name), property)}
    assert {name for name in acts if getattr(training, name) is getattr(real, name)} == set()


def test_the_slips_of_training_are_marked_whatever_they_say(desk: TrainingDesk) -> None:
    case = done(desk, ready(desk, PAYMENT))
    registered = desk.open_ticket("", "", "", Secret("13873512345"), Secret(""))
    of: Slips = desk.slips
    for slip in (
        of.preview(case),
        of.of_payment(case),
        of.of_guide(PAYMENT, ""),
        of.of_registered("办不成事", (), registered, WordBack.ASK),
    ):
        assert marks(slip) == 2


def test_the_platform_says_who_of_the_staff_it_is(rig: Rig, platform: FakePlatform) -> None:
    platform.next.append(Say(200, {"staff": "太和-03-01", "name": "向*"}))
    assert rig.desk.identity.check_staff(card("P14"), Secret("251121")).staff == "太和-03-01"


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (422, {"error": "wrong-pin", "happened": "员工卡或密码不对。", "do": "请再试一次。", "left": 4}, KioskProblem.WRONG_PIN),
        (422, {"error": "E-LOCKED"}, Refusal.LOCKED),
        (200, {"portal": "please accept"}, KioskProblem.PLATFORM_ERROR),
    ],
)
def test_a_wrong_pin_a_locked_card_and_an_answer_of_nonsense_let_nobody_in(
    rig: Rig, platform: FakePlatform, status: int, body: dict[str, Any], problem: Any
) -> None:
    platform.next.append(Say(status, body))
    with pytest.raises(Trouble) as no:
        rig.desk.identity.check_staff(card("P14"), Secret("000000"))
    assert no.value.explained is problem
