"""Medical insurance: who is insured where, what was paid and reimbursed, what a year costs a household, and filings."""

from __future__ import annotations

from dataclasses import replace

from central.departments.acts import Act, Done
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.medical_dues import medical_dues, pay_medical, price_medical
from central.departments.medical_file import MedicalFile, account
from flows.item import Category
from flows.records.medical_insurance import Filing, Filings, MedicalAccount, MedicalDues

PAY = "mi-resident-pay"


def medical_account(desk: Desk, asked: Asked) -> MedicalAccount:
    """The person's insurance."""
    return account(desk, number_of(asked))


def filings(desk: Desk, asked: Asked) -> Filings:
    """The filings that have not ended."""
    held = desk.register.get(Filings, number_of(asked)) or Filings(())
    return Filings(tuple(filing for filing in held.filings if filing.last is None or filing.last >= desk.policy.today))


def file_remote(act: Act) -> Done:
    """Keeps the filing; the hospitals there settle directly from its first day on."""
    held = act.desk.register.get(Filings, act.holder(), to_change=True) or Filings(())
    answers, number = act.answers, _number(act)
    filing = Filing(number, answers["kind"], answers["place"].names[0], answers["place"].name, answers["from_day"], answers.get("to_day"))
    act.desk.register.put(act.holder(), replace(held, filings=(*held.filings, filing)))
    return Done(details={"备案号": number})


def cancel_filing(act: Act) -> None:
    """The hospitals there no longer settle directly."""
    held = act.desk.register.get(Filings, act.holder(), to_change=True) or Filings(())
    act.desk.register.put(act.holder(), replace(held, filings=tuple(filing for filing in held.filings if filing.number != _number(act))))


def _number(act: Act) -> str:
    return f"B{act.case_no}"


DEPARTMENT = Department(
    Category.MEDICAL_INSURANCE,
    {MedicalAccount: medical_account, MedicalDues: medical_dues, Filings: filings},
    {PAY: price_medical},
    {PAY: pay_medical, "mi-remote-filing": file_remote},
    cancels={"mi-remote-filing": cancel_filing},
    seeds={"medical": MedicalFile, "filings": Filings},
)
