"""Cases that wait for a person: they are listed, decided once, and the resident reads the reply where the slip's code leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from fastapi.testclient import TestClient
from sqlalchemy import text

from central.cases import waiting
from central.cases.why import Reason, Why
from central.platform import Platform
from central.store.engine import Store
from central.store.migrate import migrate
from central.store.register import SlotRow
from core.plain import from_plain
from core.secret import Secret
from flows.records.exchange import CaseState, Outcome
from tests.central.client import INSURED, MARRIAGE, ROOT, SUBSIDIES, Kiosk, Stopped, insured, marriage, subsidies
from tests.central.operator import Operator
from tests.central.test_reconciling import in_review

SLOT = "gy-hall-20251125-1"


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def applied(kiosk: Kiosk) -> Outcome:
    outcome = from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())
    assert outcome.state is CaseState.ACCEPTED
    return outcome


def page(http: TestClient, outcome: Outcome) -> str:
    return http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text


def test_an_application_is_granted_and_its_page_says_so(kiosk: Kiosk, operator: Operator, http: TestClient) -> None:
    outcome = applied(kiosk)
    assert operator.does("reviews") == 0
    assert "1 cases wait" in operator.said
    assert operator.does("decide", outcome.case_no, "--accept", "--reply", "审核通过，12月起发放", "--by", "王主任") == 0
    text = page(http, outcome)
    assert "可取件" in text
    assert "残疾人两项补贴审核告知单已经可以领取" not in text, "what was granted is said instead"
    assert "从2025年12月起发放" in text
    assert "审核通过，12月起发放" in text
    operator.does("reviews")
    assert "0 cases wait" in operator.said
    operator.does("audit")
    assert "王主任" in operator.said


def test_what_was_refused_says_why_and_may_be_asked_for_again(kiosk: Kiosk, operator: Operator, http: TestClient) -> None:
    outcome = applied(kiosk)
    assert operator.does("decide", outcome.case_no, "--reject", "--reply", "户口已迁出本县") == 0
    text = page(http, outcome)
    assert "不予办理" in text
    assert "户口已迁出本县" in text
    assert applied(kiosk).case_no != outcome.case_no


def test_what_was_granted_is_not_granted_twice(kiosk: Kiosk, operator: Operator) -> None:
    operator.does("decide", applied(kiosk).case_no, "--accept", "--reply", "审核通过")
    with pytest.raises(Stopped, match="E-DUP"):
        kiosk.fill(SUBSIDIES, subsidies("P7"))


def test_material_is_asked_for_and_noted_when_it_has_come(kiosk: Kiosk, operator: Operator, http: TestClient) -> None:
    outcome = applied(kiosk)
    assert operator.does("decide", outcome.case_no, "--ask", "2025-12-05", "--reply", "残疾人证照片") == 0
    assert "请在2025年12月5日前补充：残疾人证照片" in page(http, outcome)
    operator.does("reviews")
    assert "supplement" in operator.said
    assert operator.does("decide", outcome.case_no, "--accept", "--reply", "好") == 2
    assert operator.does("supplied", outcome.case_no) == 0
    assert operator.said.endswith("accepted")
    assert operator.does("supplied", outcome.case_no) == 2


def test_nothing_is_decided_twice(kiosk: Kiosk, operator: Operator) -> None:
    outcome = applied(kiosk)
    operator.does("decide", outcome.case_no, "--accept", "--reply", "审核通过")
    assert operator.does("decide", outcome.case_no, "--reject", "--reply", "算错了") == 2
    assert "does not wait" in operator.complained


def test_a_certificate_in_review_is_issued_when_it_is_accepted(kiosk: Kiosk, operator: Operator) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")), records={})
    assert kiosk.report(report).json()["state"] == "reviewing"
    operator.does("reviews")
    assert "records changed since" in operator.said
    assert operator.does("decide", report.case_no, "--accept", "--reply", "已核对") == 0
    assert operator.said.endswith("done")


def test_a_refused_appointment_gives_its_place_back(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    where = {"site": "gy-hall", "date": "2025-11-25", "slot": SLOT, "phone": Secret("13800000103")}
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where))
    before = taken(platform)
    report = kiosk.report_of(case, records={})
    assert kiosk.report(report).json()["state"] == "reviewing"
    assert taken(platform) == before + 1
    assert operator.does("decide", report.case_no, "--reject", "--reply", "登记处那天不办公") == 0
    assert taken(platform) == before


def taken(platform: Platform) -> int:
    with platform.store.reading() as session:
        return session.get_one(SlotRow, SLOT).taken


def test_money_that_waits_is_settled_first(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    outcome, _ = in_review(kiosk, platform)
    assert operator.does("decide", outcome.case_no, "--reject", "--reply", "不行") == 2
    assert "central payments" in operator.complained


def test_a_case_that_nobody_knows_is_said_to_be_none(operator: Operator, kiosk: Kiosk) -> None:
    assert operator.does("decide", "43102100072511210009996", "--accept", "--reply", "好") == 2
    assert "does not wait" in operator.complained


def test_reasons_kept_as_sentences_are_read_as_kinds_after_an_update(tmp_path: Path) -> None:
    store, config = Store(f"sqlite:///{tmp_path}/old.db"), AlembicConfig()
    config.set_main_option("script_location", str(ROOT / "central/store"))
    sentences = ("item wording unknown", "records changed since: benefits, contact", "a draft, to be answered: 器具、账户")
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        for sentence in sentences:
            connection.execute(
                text("INSERT INTO reviews (case_no, reason, created_at) VALUES ('1', :reason, '2025-11-21')"), {"reason": sentence}
            )
    migrate(store)
    with store.reading() as session:
        assert waiting.reasons(session, "1") == (
            Reason(Why.WORDING),
            Reason(Why.CHANGED, ("benefits", "contact")),
            Reason(Why.DRAFT, ("器具", "账户")),
        )
    store.close()
