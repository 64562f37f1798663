"""The public pages: without script, with strict headers, masked, and telling nothing to whoever only guesses."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from markupsafe import escape
from sqlalchemy import update

from central.cases import certificates
from central.platform import Platform
from central.store.cases import Certificate
from core.clock import ManualClock
from core.language import Language
from flows.guide import HEADINGS
from flows.guides import Guides
from flows.items import known
from flows.records.exchange import Outcome
from kiosk.settings import read_site
from tests.central.client import INSURED, POWER, ROOT, SUBSIDIES, Kiosk, insured, power, subsidies
from tests.central.test_payments import P1_ACCOUNT

PAGES = [
    "/",
    "/g/ut-electricity-pay",
    "/g/ut-electricity-pay?lang=en",
    "/v",
    "/v?c=AAAAAAAAAAAAAAAA",
    "/p",
    "/p?n=1&c=1",
    "/h/T1",
    "/pay/1",
    "/nothing",
]


class Tags(HTMLParser):
    """Collects tags and their attributes, and complains about what is left open."""

    VOID = ("meta", "link", "input", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_script_no_style_of_its_own_and_strict_headers(http: TestClient, path: str) -> None:
    page = http.get(path)
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    tags = Tags(page.text).tags
    assert not [
        tag for tag, attributes in tags if tag in ("script", "style") or any(a == "style" or a.startswith("on") for a in attributes)
    ]
    assert ("link", {"rel": "stylesheet", "href": "/assets/style.css"}) in tags
    assert all((a.get("href") or a.get("src") or "/").startswith("/") for _, a in tags)


@pytest.mark.parametrize("name", ["colours", "style", "console"])
def test_a_stylesheet_is_there_and_asks_nobody_else(http: TestClient, name: str) -> None:
    sheet = http.get(f"/assets/{name}.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert "url(" not in sheet.text
    assert "@import" not in sheet.text


@pytest.mark.parametrize("item", sorted(known()))
def test_a_guide_shows_all_13_elements(http: TestClient, platform: Platform, item: str) -> None:
    text = http.get(f"/g/{item}").text
    elements = platform.guides[item].elements()
    assert len(elements) == 13
    assert all(heading in text and content.replace("本终端", "自助终端") in text for heading, content in elements)


def test_whoever_read_the_code_at_a_kiosk_reads_the_hours_that_the_kiosk_tells(http: TestClient) -> None:
    site = read_site(ROOT / "config", "taihe")
    page = http.get(f"/g/{POWER}?at=0007").text
    assert site.hours in page
    assert site.name in page
    assert "随场所开放" not in page
    assert "本终端" not in page
    english = http.get(f"/g/{POWER}?at=0007&lang=en").text
    assert site.opening.told(Language.ENGLISH) in english
    assert ("a", {"href": f"/g/{POWER}?at=0007&lang=zh", "lang": "zh"}) in Tags(english).tags
    assert re.sub("[^\u4e00-\u9fff]", "", english) == "中文"


@pytest.mark.parametrize("at", ["9999", "", "../taihe", "公"])
def test_a_kiosk_that_nobody_knows_has_no_hours(http: TestClient, at: str) -> None:
    assert "随场所开放" in http.get(f"/g/{POWER}", params={"at": at}).text


@pytest.mark.parametrize("item", sorted(known()))
def test_a_guide_is_there_in_english_and_each_leads_to_the_other(http: TestClient, platform: Platform, item: str) -> None:
    english = http.get(f"/g/{item}?lang=en").text
    assert ("html", {"lang": "en"}) in Tags(english).tags
    told = platform.guides.in_language(item, Language.ENGLISH).elements(Language.ENGLISH)
    assert all(escape(text) in english for _, text in told)
    assert all(heading not in english for heading in HEADINGS)
    assert re.sub("[^\u4e00-\u9fff]", "", english) == "中文", "only the link back is Chinese"
    assert ("a", {"href": f"/g/{item}?lang=zh", "lang": "zh"}) in Tags(english).tags
    assert ("a", {"href": f"/g/{item}?lang=en", "lang": "en"}) in Tags(http.get(f"/g/{item}?lang=zh").text).tags


def test_a_guide_that_nobody_has_translated_is_shown_in_chinese_without_a_link(http: TestClient, platform: Platform) -> None:
    object.__setattr__(platform, "guides", Guides({POWER: platform.guides[POWER]}))
    page = http.get(f"/g/{POWER}?lang=en").text
    assert platform.guides[POWER].conditions in page
    assert "lang=" not in page.replace('html lang="zh"', "")


@pytest.fixture
def paper(kiosk: Kiosk) -> Outcome:
    return kiosk.done(INSURED, insured("P6"))


def verified(http: TestClient, outcome: Outcome) -> str:
    assert outcome.document
    return http.get("/v", params={"c": outcome.document.verify_code}).text


def test_a_genuine_paper_is_verified_with_masked_facts(http: TestClient, paper: Outcome) -> None:
    text = verified(http, paper)
    assert "核验通过" in text
    assert paper.document
    assert paper.document.number in text
    assert "欧阳*" in text
    assert "欧阳静" not in text
    assert "431***********0003" in text
    assert "431021198708050003" not in text


def test_the_code_may_be_typed_in_groups_and_small_letters(http: TestClient, paper: Outcome) -> None:
    assert paper.document
    code = paper.document.verify_code.lower()
    assert "核验通过" in http.get("/v", params={"c": f" {code[:4]} {code[4:]} "}).text


def test_what_looks_like_a_digit_on_thermal_paper_is_read_as_its_letter(http: TestClient, kiosk: Kiosk) -> None:
    assert certificates.code_as_typed("a0 1２ ８7") == "AOI2B7"
    for _ in range(2):
        document = kiosk.done(INSURED, insured("P6")).document
        assert document
        assert "核验通过" in http.get("/v", params={"c": document.verify_code.translate(str.maketrans("OIB", "018"))}).text


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
"""What a Chinese keyboard on a telephone writes."""


def test_full_width_letters_and_digits_are_read_as_what_they_are(http: TestClient, paper: Outcome) -> None:
    assert paper.document
    assert "核验通过" in http.get("/v", params={"c": paper.document.verify_code.lower().translate(WIDE)}).text
    wide = {"n": paper.case_no.translate(WIDE), "c": paper.query_code.translate(WIDE) + "\u3000"}
    assert http.get("/p", params=wide).status_code == 200


def test_an_expired_paper_says_so_from_the_day_after_its_last(http: TestClient, paper: Outcome, clock: ManualClock) -> None:
    clock.advance(30 * 86400)
    assert "核验通过" in verified(http, paper)
    clock.advance(86400)
    assert "已过有效期" in verified(http, paper)


def test_a_withdrawn_paper_says_so(http: TestClient, paper: Outcome, platform: Platform) -> None:
    assert paper.document
    with platform.store.writing() as session:
        assert certificates.withdraw(platform, session, paper.document.number)
        assert not certificates.withdraw(platform, session, paper.document.number)
    assert "已作废" in verified(http, paper)


def test_a_paper_whose_row_was_changed_no_longer_verifies(http: TestClient, kiosk: Kiosk, platform: Platform) -> None:
    one, two = kiosk.done(INSURED, insured("P6")), kiosk.done(INSURED, insured("P3"))
    assert one.document
    assert two.document
    with platform.store.writing() as session:
        other = session.get_one(Certificate, two.document.number)
        session.execute(update(Certificate).where(Certificate.number == one.document.number).values(sealed=other.sealed))
    assert "没有查到" in verified(http, one)


@pytest.mark.parametrize("code", ["A" * 16, "A" * 15, "<script>alert(1)</script>", "Ａ" * 16, "'; DROP TABLE", "%00", "1" * 5000])
def test_an_unknown_code_is_unknown_and_never_echoed(http: TestClient, code: str) -> None:
    page = http.get("/v", params={"c": code})
    assert page.status_code == 200
    assert "没有查到" in page.text
    assert "<script" not in page.text


def test_number_and_code_show_where_the_case_stands(http: TestClient, kiosk: Kiosk) -> None:
    outcome = kiosk.done(SUBSIDIES, subsidies("P7"))
    text = http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    assert "已受理" in text
    assert "2025-12-01前给结果" in text
    assert "雷" not in text


def test_five_wrong_codes_lock_the_case_for_ten_minutes(http: TestClient, paper: Outcome, clock: ManualClock) -> None:
    wrong = f"{(int(paper.query_code) + 1) % 10**6:06}"
    for _ in range(5):
        assert http.get("/p", params={"n": paper.case_no, "c": wrong}).status_code == 404
    assert http.get("/p", params={"n": paper.case_no, "c": paper.query_code}).status_code == 429
    clock.advance(600)
    assert http.get("/p", params={"n": paper.case_no, "c": paper.query_code}).status_code == 200


def test_an_unknown_case_and_a_wrong_code_read_the_same(http: TestClient, paper: Outcome) -> None:
    wrong = http.get("/p", params={"n": paper.case_no, "c": "x"})
    unknown = http.get("/p", params={"n": "43102100072511210009990", "c": "x"})
    assert (wrong.status_code, wrong.text) == (unknown.status_code, unknown.text)


def test_the_cashier_shows_payee_item_amount_and_bill_and_takes_the_money_once(http: TestClient, kiosk: Kiosk) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)))
    path = f"/pay/{order.order_no}"
    text = http.get(path).text
    for words in ("演示收银台", "国网湖南桂阳县供电公司", "电费查询缴纳", "82.32", "10月 一档(200度内)", "-5.88", "确认支付", "取消"):
        assert words in text
    assert http.post(path, data={"act": "pay"}).status_code == 303
    after = http.get(path).text
    assert "支付成功" in after
    assert "确认支付" not in after
    http.post(path, data={"act": "cancel"})
    assert kiosk.payment(order.order_no).state.value == "paid"


def test_cancelling_at_the_cashier_closes_the_order(http: TestClient, kiosk: Kiosk) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)))
    http.post(f"/pay/{order.order_no}", data={"act": "cancel"})
    assert "订单已关闭" in http.get(f"/pay/{order.order_no}").text
    http.post(f"/pay/{order.order_no}", data={"act": "pay"})
    assert kiosk.payment(order.order_no).state.value == "closed"


def test_a_form_larger_than_one_mebibyte_is_refused(http: TestClient) -> None:
    assert http.post("/pay/" + "1" * 24, data={"act": "x" * (3 << 20)}).status_code == 413


@pytest.mark.parametrize("data", [{}, {"act": "x" * 17}, {"act": "other"}])
def test_an_odd_form_changes_nothing(http: TestClient, kiosk: Kiosk, data: dict[str, str]) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)))
    assert http.post(f"/pay/{order.order_no}", data=data).status_code == 303
    assert kiosk.payment(order.order_no).state.value == "qr_shown"


def test_what_a_kiosk_sent_is_escaped(http: TestClient, kiosk: Kiosk) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)), "<script>x</script>")
    text = http.get(f"/pay/{order.order_no}").text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_county_words_in_a_guide_are_escaped(http: TestClient, platform: Platform) -> None:
    guides = Guides({**platform.guides, POWER: replace(platform.guides[POWER], fee="<b>免费</b>")})
    object.__setattr__(platform, "guides", guides)
    assert re.search("&lt;b&gt;免费", http.get(f"/g/{POWER}").text)
