"""Somebody looks at an earlier case: a ticket that knows item and case, and of a paid one the payment."""

from __future__ import annotations

from sqlalchemy import select

from central import service_orders
from central.after.past import Change
from central.departments.acts import Done
from central.store.payments import Order
from flows.after import RESULT
from flows.numbers import grouped, terminal_of, yuan
from flows.word_back import TICKET


def ask_somebody(change: Change) -> Done:
    """A ticket that knows the case, and of a paid one the payment."""
    platform, act, case, after = change.platform, change.act, change.case, change.after
    words = f"{case.item.name}，办件编号 {grouped(case.row.case_no)}"
    paid = act.desk.session.scalar(select(Order).filter(Order.case_no == case.row.case_no, Order.paid_at.is_not(None)))
    if paid is not None:
        words += f"，支付单号 {paid.order_no}，{yuan(paid.fen)} 元"
    private = {"phone": act.answers["phone"].reveal(), "topic": after.topic, "words": words}
    wanted = service_orders.Wanted(f"case-{act.case_no}", TICKET, case.item.id, "after", private)
    made = service_orders.open_ticket(platform, act.desk.session, terminal_of(act.case_no), wanted, f"{case.row.case_no} {after.topic}")
    told = {"登记编号": grouped(made.number), "由谁负责": made.who, "最迟答复": f"{made.reply_by:%Y年%-m月%-d日 %H:%M}"}
    payment = {"支付单号": paid.order_no} if paid is not None else {}
    return Done(details={**case.about(), "登记事项": after.topic, **payment, **told, RESULT: "已经登记，由专人处理"}, progress_url=made.url)
