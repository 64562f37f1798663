"""`central orders` and `central tickets`: what residents asked for and nobody has finished, and the answer that they read behind the slip's code."""

from __future__ import annotations

import argparse

from sqlalchemy.orm import Session

from central import service_desk
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by
from central.platform import Platform
from central.service_desk import Progress
from central.service_orders import CLOSED, KINDS
from central.store.service import ServiceOrder
from core.text import typed_code
from flows import masking
from flows.items import known
from flows.numbers import grouped
from flows.word_back import TICKET


def add(command: Command) -> None:
    """Adds both commands; they differ in what they list only."""
    for name, text in (("orders", "help orders (请人帮我办): list, answer, close"), ("tickets", "tickets (办不成事): list, answer, close")):
        added = command(name, _service, text)
        added.set_defaults(tickets=name == "tickets")
        acts = added.add_mutually_exclusive_group()
        acts.add_argument("--answer", metavar="NUMBER", help="tell the resident how it stands; needs --reply")
        acts.add_argument("--close", metavar="NUMBER", help="it is done; needs --reply")
        acts.add_argument("--reveal", metavar="NUMBER", help="the whole telephone number and the resident's words; written down")
        acts.add_argument("--all", action="store_true", help="closed ones too")
        added.add_argument("--reply", default="", metavar="TEXT", help="what the resident reads on the page behind the slip's code")
        signed_by(added)


def _service(options: argparse.Namespace) -> None:
    platform = migrated(options)
    if options.reveal:
        _reveal(platform, options)
    elif options.answer or options.close:
        _answer(platform, options)
    else:
        _list(platform, options)


def _list(platform: Platform, options: argparse.Namespace) -> None:
    with platform.store.reading() as session:
        orders = service_desk.listed(session, tickets=options.tickets, closed=options.all)
    for order in orders:
        _print(platform, order)
    print(f"{len(orders)} {'in all' if options.all else 'open'}")


def _print(platform: Platform, order: ServiceOrder) -> None:
    private = service_desk.told(platform, order)
    what = [KINDS[order.kind], *([known()[order.item].name] if order.item in known() else []), private.topic]
    late = "  OVERDUE" if order.state != CLOSED and platform.now() > order.reply_by else ""
    print(f"{grouped(order.number)}  {order.state}{late}")
    reached = "  ".join(part for part in (masking.phone(private.phone), service_desk.how_to_reach(order, private)) if part)
    print(f"  {' / '.join(part for part in what if part)}  {reached}  terminal {order.terminal}")
    print(f"  since {order.created_at:%Y-%m-%d %H:%M}, due {order.reply_by:%Y-%m-%d %H:%M}, {order.who}")
    if reply := service_desk.reply_of(platform, order):
        print(f"  answered {order.replied_at:%Y-%m-%d %H:%M}: {reply}")


def _reveal(platform: Platform, options: argparse.Namespace) -> None:
    with platform.store.writing() as session:
        order = _found(session, options.reveal, tickets=options.tickets)
        private = service_desk.reveal(platform, session, order, operator_of(options))
    told = (grouped(order.number), private.phone.reveal(), service_desk.how_to_reach(order, private), private.words.reveal())
    print("  ".join(part for part in told if part))


def _answer(platform: Platform, options: argparse.Namespace) -> None:
    step = Progress.CLOSE if options.close else Progress.ANSWER
    if not options.reply.strip():
        raise CannotDo("say with --reply what the resident reads")
    with platform.store.writing() as session:
        order = _found(session, options.close or options.answer, tickets=options.tickets)
        if order.state == CLOSED:
            raise CannotDo(f"{grouped(order.number)} is closed already")
        service_desk.answer(platform, session, order, step, options.reply, operator_of(options))
    print(f"{grouped(order.number)}  {order.state}")


def _found(session: Session, number: str, *, tickets: bool) -> ServiceOrder:
    order = session.get(ServiceOrder, typed_code(number))
    if order is None or (order.kind == TICKET) is not tickets:
        raise CannotDo(f"no {'ticket' if tickets else 'help order'} of the number {number}")
    return order
