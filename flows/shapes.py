"""The six flow shapes of the catalogue, and the one that comes after. Each function returns an `Item`: the common head, the item's own data, rules and questions, the acts.

    QUERY    consent card face  data rules ask                 submit
    CERT     consent card face  data rules ask                 submit (issues the certificate)
    PAY      consent            data ask  quote  pay_method    pay, submit (the bill is shown before pay_method is asked)
    DECLARE  consent card face  data rules ask                 submit
    AUTH     consent card       data rules  face(turn)  ask    submit
    BOOK     consent card       data rules ask                 submit (takes the slot)
    SERVICE  consent card face  data rules ask                 submit (does something to an earlier case)

All take the same keywords: tile, identity, data, rules, ask, and whatever else `Item` has. Rules that need nothing
but the card are `on_card`: they stand right behind it, before anybody is asked to look into a camera. With `Identity.NONE`
nobody is asked for a card: `data` reads one where the item can use it.

What an item does not say follows from what it is: the category from its id; vouching is offered wherever a face is asked
for (`vouching=False` forbids it); the primary button has its shape's words unless `act_label`, a sentence or a function of the
answers, says it better; what may be done with a case later, to which `after` adds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flows import after as later
from flows import steps
from flows.after import After
from flows.appointments import confirm_words
from flows.eligibility import card_in_force
from flows.fields import choice
from flows.flow import Answers, Gate, Step, When, always
from flows.item import Act, Category, Identity, Item, Row, Shape, Summary, Table
from flows.numbers import yuan
from flows.records.exchange import Quote
from flows.steps import NO_PAPER, PAPER

Rows = Sequence[Step | Gate]


def query(item_id: str, name: str, **about: Any) -> Item:
    """Shows data of the person; printing it is the resident's choice. An expired card may still query."""
    return _headed(Shape.QUERY, item_id, name, in_force=False, **about)


def certificate(item_id: str, name: str, **about: Any) -> Item:
    """Issues a certificate on paper, with number, verify code and QR code."""
    return _headed(Shape.CERT, item_id, name, in_force=True, **about)


def declaration(item_id: str, name: str, **about: Any) -> Item:
    """An application: finished at once or accepted for review."""
    return _headed(Shape.DECLARE, item_id, name, in_force=True, **about)


def booking(item_id: str, name: str, **about: Any) -> Item:
    """Takes a slot at a place and a time; the platform gives it, first come first served."""
    return _headed(Shape.BOOK, item_id, name, in_force=True, **about)


def service(item_id: str, name: str, **about: Any) -> Item:
    """Does something to an earlier case; an expired card may, because the case is there already."""
    return _headed(Shape.SERVICE, item_id, name, in_force=False, category=None, **about)


SEEN = "看完了，结束办理"
"""The button of an item that was only looked at."""

NO_PHONE = "没有手机付款的，可以请家人代付，或到人工窗口。"
"""Everything here is paid by scanning; what is left to somebody who has no smartphone."""
PAY_BY = ["微信扫码", "支付宝扫码", "云闪付扫码"]


def payment(
    item_id: str,
    name: str,
    *,
    data: Rows,
    ask: Rows,
    quoted_with: Callable[[Answers], Mapping[str, Any]],
    facts: Callable[[Answers], tuple[Row, ...]],
    each: str = "项目",
    quantity: str = "数量",
    price: str = "单价",
    **about: Any,
) -> Item:
    """Finds an account, shows the platform's bill, is paid, then posted. Its `data` reads the card itself where one is wanted.

    `facts` are the rows above the bill; `each`, `quantity` and `price` head the bill's first three columns.
    """
    pay_by = choice(steps.PAY_METHOD, "用什么支付", PAY_BY, label="支付方式", note=NO_PHONE)
    row = (steps.consent(False), *data, *ask, steps.quote(quoted_with), pay_by)

    def bill(answers: Answers) -> Summary:
        quote: Quote = answers["quote"]
        lines = tuple((line.label, line.quantity, line.price, yuan(line.fen)) for line in quote.rows)
        table = Table((each, quantity, price, "金额"), lines, (18, -9, -9, -12))
        return Summary("应缴", f"{yuan(quote.total_fen)} 元", facts(answers), (table,), note=quote.source)

    def act_label(answers: Answers) -> str:
        return f"确认缴费 {yuan(answers['quote'].total_fen)} 元"

    acts = (Act.PAY, Act.SUBMIT)
    return _item(Shape.PAY, item_id, name, steps=row, acts=acts, summary=bill, act_label=act_label, **about)


def authentication(
    item_id: str,
    name: str,
    *,
    identity: Identity,
    data: Rows,
    summary: Callable[[Answers], Summary],
    rules: Rows = (),
    ask: Rows = (),
    present: When = always,
    **about: Any,
) -> Item:
    """Shows what is due first (its summary, before the camera too), then makes sure that the person is here and alive.

    `present` says whether the person has come; for somebody who cannot, the camera stays off and the act must not confirm.
    """
    face = steps.face(turn=identity is Identity.CARD_AND_LIVE_FACE, intro=summary, when=present)
    row = (steps.consent(True), steps.card(), card_in_force(), *data, *rules, face, *ask)
    return _item(Shape.AUTH, item_id, name, identity=identity, steps=row, summary=summary, **about)


def _headed(
    shape: Shape,
    item_id: str,
    name: str,
    *,
    in_force: bool,
    identity: Identity,
    data: Rows,
    on_card: Rows = (),
    rules: Rows = (),
    ask: Rows = (),
    **about: Any,
) -> Item:
    faced = identity.faced
    head: list[Step | Gate] = [steps.consent(faced)]
    if identity is not Identity.NONE:
        head += [steps.card(), card_in_force()] if in_force else [steps.card()]
    head += on_card
    if faced:
        head.append(steps.face(turn=identity is Identity.CARD_AND_LIVE_FACE))
    row = (*head, *data, *rules, *ask)
    return _item(shape, item_id, name, identity=identity, steps=row, **about)


Words = str | Callable[[Answers], str]


def _item(
    shape: Shape,
    item_id: str,
    name: str,
    *,
    identity: Identity,
    steps: tuple[Step | Gate, ...],
    acts: tuple[Act, ...] = (Act.SUBMIT,),
    act_label: Words | None = None,
    **about: Any,
) -> Item:
    """The item with what follows from what it is."""
    words = _BUTTONS[shape] if act_label is None else act_label
    about.setdefault("vouching", identity.faced)
    category = about.pop("category") if "category" in about else Category.of(item_id)
    own = about.pop("after", ())
    return Item(
        item_id,
        name,
        category=category,
        shape=shape,
        identity=identity,
        steps=steps,
        acts=acts,
        act_label=words if callable(words) else lambda _: words,
        after=_after(shape, bool(about.get("review")), own) if category else (),
        **about,
    )


_AFTER: Mapping[Shape, tuple[After, ...]] = {
    Shape.QUERY: (later.PRINT,),
    Shape.CERT: (later.PRINT_AGAIN,),
    Shape.PAY: (later.PRINT,),
    Shape.DECLARE: (later.PRINT,),
    Shape.AUTH: (later.PRINT,),
    Shape.BOOK: (later.PRINT, later.REBOOK, later.cancel("取消预约")),
}


def _after(shape: Shape, reviewed: bool, own: tuple[After, ...]) -> tuple[After, ...]:
    """What may come after a case: that of its shape, what waits for a person may be withdrawn, then the item's own, and a doubt always."""
    withdrawn = (later.WITHDRAW,) if reviewed else ()
    return (*_AFTER[shape], *withdrawn, *own, later.DOUBT)


def _printed_or_seen(answers: Answers) -> str:
    """The button of an item that asks whether to print at all."""
    return PAPER if answers.get("paper", NO_PAPER) == PAPER else SEEN


_BUTTONS: Mapping[Shape, Words] = {
    Shape.QUERY: _printed_or_seen,
    Shape.CERT: "确认打印证明",
    Shape.DECLARE: "确认提交申请",
    Shape.AUTH: "确认提交认证",
    Shape.BOOK: confirm_words,
}
"""What the primary button of the check page says; a payment names its amount."""
