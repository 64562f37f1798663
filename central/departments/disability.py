"""Disability: the certificate, the two monthly subsidies, whose amounts are the policy's and not the person's, and assistive devices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.onwards import NEXT, next_step
from core.calendar import months_later
from core.secret import Secret
from flows.item import Category
from flows.numbers import yuan
from flows.records.disability import LIVING, NURSING, Delivered, DevicesHad, DisabilityCard, Subsidies, Subsidy
from flows.records.exchange import CaseState

FIGURES = {LIVING: "disability.living.monthly_fen", NURSING: "disability.nursing.monthly_fen"}


@dataclass(frozen=True)
class SubsidyFile:
    """What the county keeps of one person: the town that decides, what is being paid, and a benefit that excludes the nursing subsidy."""

    town: str = "户籍所在乡镇"
    receiving: tuple[str, ...] = ()
    excluded_by: str = ""


def disability_card(desk: Desk, asked: Asked) -> DisabilityCard:
    """The person's certificate; without number when there is none."""
    return desk.register.get(DisabilityCard, number_of(asked)) or DisabilityCard(None)


def subsidies(desk: Desk, asked: Asked) -> Subsidies:
    """Both subsidies at the rates of the day."""
    file = desk.register.get(SubsidyFile, number_of(asked)) or SubsidyFile()
    figures = {kind: desk.policy.figure(key) for kind, key in FIGURES.items()}
    rows = tuple(
        Subsidy(kind, figure.value, kind in file.receiving, file.excluded_by if kind == NURSING else "") for kind, figure in figures.items()
    )
    source = "；".join(dict.fromkeys(figure.source for figure in figures.values()))
    return Subsidies(rows, source, file.town, any(figure.demo for figure in figures.values()))


def town_of(desk: Desk, number: Secret[str]) -> str:
    """Who decides on the application."""
    return (desk.register.get(SubsidyFile, number) or SubsidyFile()).town


def apply(act: Act) -> Done:
    """Takes the application on for the town; each subsidy may be asked for once until it is decided."""
    wanted = [(kind, act.holder()) for kind in act.answers["which"]]
    claim(act, wanted, None, "您已经申请过这项补贴，正在审核。")
    promise = act.today + timedelta(days=act.desk.policy["disability.review.days"])
    return Done(CaseState.ACCEPTED, {NEXT: next_step(f"{town_of(act.desk, act.holder())}审核")}, promise_date=promise)


def pay(act: Act) -> str:
    """Pays the subsidies that were asked for, beside what is paid already."""
    wanted: tuple[str, ...] = act.answers["which"]
    file = act.desk.register.get(SubsidyFile, act.holder(), to_change=True) or SubsidyFile()
    act.desk.register.put(act.holder(), replace(file, receiving=tuple(dict.fromkeys((*file.receiving, *wanted)))))
    first = months_later(act.today.replace(day=1), 1)
    amounts = {row.kind: row.monthly_fen for row in act.answers["subsidies"].subsidies}
    each = "、".join(f"{kind}每月{yuan(amounts[kind])}元" for kind in wanted)
    return f"从{first:%Y年%-m月}起发放{each}。"


def devices(desk: Desk, asked: Asked) -> DevicesHad:
    """What the person was given; the town is the one that decides on the subsidies too."""
    number = number_of(asked)
    held = desk.register.get(DevicesHad, number) or DevicesHad()
    return held if held.town else replace(held, town=town_of(desk, number))


def fit(act: Act) -> Done:
    """Takes the application on; a device may be asked for once until it is decided."""
    claim(act, [(device, act.holder()) for device in act.answers["devices"]], None, "您已经申请过这种辅具，正在审核。")
    review, wait = act.desk.policy["assistive.review.days"], act.desk.policy["assistive.fit.days"][act.answers["fit"]]
    promise = act.today + timedelta(days=review)
    ready = promise + timedelta(days=wait)
    town = act.answers["delivered"].town
    details = {NEXT: next_step(f"{town}初审，县残联复审"), "预计适配": f"{ready:%Y年%-m月%-d日}前后"}
    return Done(CaseState.ACCEPTED, details, promise_date=promise)


def deliver(act: Act) -> str:
    """Writes the devices into the person's list, so that the years until the next one run from today."""
    wanted: tuple[str, ...] = act.answers["devices"]
    held = act.desk.register.get(DevicesHad, act.holder(), to_change=True) or DevicesHad()
    given = tuple(Delivered(device, act.today) for device in wanted)
    act.desk.register.put(act.holder(), replace(held, delivered=(*held.delivered, *given)))
    wait = act.desk.policy["assistive.fit.days"][act.answers["fit"]]
    return f"配发{'、'.join(wanted)}，{act.today + timedelta(days=wait):%Y年%-m月%-d日}前后适配（{act.answers['fit']}）。"


DEPARTMENT = Department(
    Category.DISABILITY,
    {DisabilityCard: disability_card, Subsidies: subsidies, DevicesHad: devices},
    acts={"dp-two-subsidies-apply": apply, "dp-assistive-device-apply": fit},
    grants={"dp-two-subsidies-apply": pay, "dp-assistive-device-apply": deliver},
    seeds={"disability": DisabilityCard, "subsidies": SubsidyFile, "devices": DevicesHad},
)
