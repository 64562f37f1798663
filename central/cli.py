"""The `central` command: serve, and the few things an operator does at the machine itself.

central serve                    migrate, seed when empty, serve
central enrol-code --kiosk 0007  a one-time code for a new kiosk
central cases                    what was reported: numbers and states, no personal data
central orders                   help orders that are open; --answer, --close NUMBER --reply TEXT, --reveal NUMBER
central tickets                  the same for tickets (办不成事)
central reviews                  cases that wait for a person, and why
central decide CASE              --accept, --reject or --ask DAY, with a --reply for the resident
central supplied CASE            what a case waited for has come
central handed CASE              its holder has fetched a licence that waited at a counter or in a village
central payments                 paid orders without a done case, and what to do
central book ORDER               let a paid case in review take effect
central refund ORDER             give money back that is not booked
central pay ORDER                pay an order as a payer's phone would, for rehearsals
central connector CATEGORY up|down
central revoke --kiosk 0007      shut a kiosk out
central raise-sequence --kiosk 0007 --to N   after a jump of its case numbers
central withdraw NUMBER --why TEXT   declare a certificate void
central users                    accounts of the console; add ACCOUNT --role … --unit …, remove ACCOUNT
central audit                    what operators did
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from central import enrolment
from central.api.payments import find_order
from central.cases.receiving import counted
from central.commands import decisions, money, papers, service, terminals, users
from central.commands.common import CannotDo, Run, opened
from central.config import read_config
from central.payments import orders
from central.platform import CLOCKS
from central.serve import bind, prepare, serve
from central.store.cases import CaseRow
from central.store.migrate import migrate
from central.store.register import ConnectorRow
from central.vault import KeyProblem
from core.command_line import port
from core.config import ConfigError
from flows.item import Category

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code."""
    options = parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        options.run(options)
    except (ConfigError, KeyProblem, CannotDo, OSError, SQLAlchemyError) as error:
        print(f"central: {error}", file=sys.stderr)
        return USAGE_ERROR
    return 0


def parser() -> argparse.ArgumentParser:
    """What the command line may say."""
    root = argparse.ArgumentParser(prog="central", description="The reference central platform.")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, default=Path("config/central.toml"))
    common.add_argument("--db", default="", help="database URL instead of the configured one")
    common.add_argument("--state", type=Path, help="folder of the keys instead of the configured one")
    common.add_argument("--clock", choices=sorted(CLOCKS), help="clock instead of the configured one")

    def command(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text)
        added.set_defaults(run=run)
        return added

    server = command("serve", _serve, "migrate, seed when empty, serve")
    server.add_argument("--host")
    server.add_argument("--port", type=port)
    server.add_argument("--public-url", default="", help="what QR codes point to")
    command("enrol-code", _enrol_code, "a one-time code for a kiosk").add_argument("--kiosk", required=True)
    command("cases", _cases, "what was reported").add_argument("--json", action="store_true")
    command("pay", _pay, "pay an order, for rehearsals").add_argument("order")
    switch = command("connector", _connector, "switch a department's line")
    switch.add_argument("category", choices=[c.value for c in Category])
    switch.add_argument("state", choices=["up", "down"])
    switch.add_argument("--reason", default="维护中")
    command("revoke", _revoke, "shut a kiosk out").add_argument("--kiosk", required=True)
    for desk in (service, decisions, money, papers, terminals, users):
        desk.add(command)
    return root


def _serve(options: argparse.Namespace) -> None:
    config = read_config(options.config)
    host, port = options.host or config.host, config.port if options.port is None else options.port
    listening = bind(host, port)
    url = f"http://{host}:{listening.getsockname()[1]}"
    platform = opened(options, options.public_url or config.public_url or url)
    prepare(platform)
    serve(platform, listening, url)
    platform.store.close()


def _enrol_code(options: argparse.Namespace) -> None:
    if not enrolment.is_terminal(options.kiosk):
        raise CannotDo(f"{options.kiosk!r} is not a kiosk's number: four digits")
    platform = opened(options)
    migrate(platform.store)
    with platform.store.writing() as session:
        print(enrolment.new_code(platform, session, options.kiosk))


def _cases(options: argparse.Namespace) -> None:
    platform = opened(options)
    migrate(platform.store)
    with platform.store.reading() as session:
        times = counted(session)
        rows = [
            {"case_no": c.case_no, "item": c.item, "state": c.state, "times_received": times.get(c.case_no, 0)}
            for c in session.scalars(select(CaseRow).order_by(CaseRow.opened_at, CaseRow.case_no))
        ]
    if options.json:
        print(json.dumps(rows))
        return
    for row in rows:
        print(f"{row['case_no']}  {row['item']:<28} {row['state']:<10} received {row['times_received']}x")


def _pay(options: argparse.Namespace) -> None:
    platform = opened(options)
    with platform.store.writing() as session:
        order = find_order(session, options.order)
        if order is None:
            raise CannotDo("no such order")
        if not orders.pay(platform, session, order):
            raise CannotDo(f"the order is {order.state}")
        print(f"{order.order_no} {order.state}")


def _connector(options: argparse.Namespace) -> None:
    platform = opened(options)
    up = options.state == "up"
    with platform.store.writing() as session:
        session.merge(ConnectorRow(category=options.category, up=up, reason="" if up else options.reason))


def _revoke(options: argparse.Namespace) -> None:
    platform = opened(options)
    with platform.store.writing() as session:
        if not enrolment.revoke(platform, session, options.kiosk):
            raise CannotDo("no such kiosk")


if __name__ == "__main__":
    raise SystemExit(main())
