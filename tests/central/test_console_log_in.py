"""Who gets into the console, who is kept out, and for how long a log-in lasts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from central import accounts
from central.accounts import Role, Unsuitable, User
from central.platform import Platform
from core.clock import ManualClock
from core.secret import Secret
from tests.central.client import Kiosk, card
from tests.central.reviewer import PASSWORDS, At, Reviewer, acts, state
from tests.central.test_longevity_allowance import APPLY, apply


@pytest.mark.parametrize("path", ["/console", "/console/cases/1", "/console/certificates", "/console/acts"])
def test_nobody_sees_anything_before_logging_in(browser: Callable[[], Reviewer], path: str) -> None:
    answer = browser().opens(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/login")


def test_the_cookie_is_for_the_console_alone_and_out_of_reach_of_scripts(browser: Callable[[], Reviewer]) -> None:
    reviewer = browser()
    before = reviewer.opens("/console/login").headers["set-cookie"]
    after = reviewer.logs_in("taihe").headers["set-cookie"]
    for cookie in (before, after):
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Path=/console" in cookie
    assert before.split(";")[0] != after.split(";")[0], "a log-in gets a new one"


def test_a_wrong_password_and_an_unknown_account_are_answered_alike(browser: Callable[[], Reviewer]) -> None:
    wrong, unknown = browser().logs_in("taihe", "not-this-one"), browser().logs_in("nobody", "not-this-one")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert "账号或密码不对" in wrong.text
    assert len(wrong.text) == len(unknown.text)


def test_who_finds_both_hashers_taken_is_sent_away_at_once_and_let_in_later(browser: Callable[[], Reviewer]) -> None:
    reviewer = browser()
    with accounts.HASHERS, accounts.HASHERS:
        answer = reviewer.logs_in("taihe")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "登录的人太多，请5秒后再试。" in answer.text
    assert reviewer.logs_in("taihe").headers["location"] == "/console"


def test_five_wrong_passwords_lock_the_account_for_ten_minutes(
    browser: Callable[[], Reviewer], clock: ManualClock, platform: Platform
) -> None:
    reviewer = browser()
    for _ in range(5):
        assert reviewer.logs_in("taihe", "wrong-wrong").status_code == 401
    assert reviewer.logs_in("taihe").status_code == 401, "the right one too"
    assert ("taihe", "console-locked", "taihe") in acts(platform)
    clock.advance(601)
    assert reviewer.logs_in("taihe").status_code == 303


def test_half_an_hour_without_a_page_ends_the_session(at: At, clock: ManualClock) -> None:
    reviewer = at("taihe")
    clock.advance(29 * 60)
    assert reviewer.opens("/console").status_code == 200
    clock.advance(30 * 60)
    assert reviewer.opens("/console").headers["location"] == "/console/login"


def test_who_logs_out_is_out(at: At) -> None:
    reviewer = at("taihe")
    cookie = reviewer.http.cookies["jinban_console"]
    reviewer.opens("/console")
    reviewer.sends("/console/logout")
    reviewer.http.cookies.set("jinban_console", cookie, domain="kiosk.test", path="/console")
    assert reviewer.opens("/console").status_code == 303, "the old cookie opens nothing"


@pytest.mark.parametrize("path", ["/console/cases/%00", "/console/cases/４", "/console/certificates?n=%00", "/console?done=%00"])
def test_an_address_that_can_be_none_is_answered_all_the_same(at: At, path: str) -> None:
    assert at("admin").opens(path).status_code in (200, 404)


@pytest.mark.parametrize("token", ["", "0" * 32])
def test_a_form_without_the_token_of_the_session_does_nothing(at: At, kiosk: Kiosk, platform: Platform, token: str) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    reviewer = at("taihe")
    reviewer.opens(f"/console/cases/{case_no}")
    fields = {"form_token": token, "act": "agree", "at": reviewer.hidden("at")}
    assert reviewer.http.post(f"/console/cases/{case_no}", data=fields).status_code == 403
    assert state(platform, case_no) == "accepted"
    other = at("taihe")
    other.opens("/console")
    stolen = {**fields, "form_token": other.hidden("form_token")}
    assert reviewer.http.post(f"/console/cases/{case_no}", data=stolen).status_code == 403


def test_shipped_passwords_open_nothing_outside_a_rehearsal(platform: Platform, client: Callable[[Platform], TestClient]) -> None:
    field = dataclasses.replace(platform, config=dataclasses.replace(platform.config, rehearsal=False))
    assert Reviewer(client(field)).logs_in("taihe").status_code == 401
    with field.store.writing() as session:
        user = User("wang", Role.TOWN, "太和镇人民政府", "太和镇")
        with pytest.raises(Unsuitable, match="shipped"):
            accounts.add(field, session, user, Secret(PASSWORDS["taihe"]))
        accounts.add(field, session, user, Secret("a-word-of-her-own"))
    assert Reviewer(client(field)).logs_in("wang", "a-word-of-her-own").status_code == 303


def test_no_accounts_are_made_outside_a_rehearsal(platform: Platform) -> None:
    field = dataclasses.replace(platform, config=dataclasses.replace(platform.config, rehearsal=False))
    with field.store.writing() as session:
        for row in accounts.listed(session):
            accounts.remove(session, row.account)
        assert accounts.seed_users(field, session) == 0
