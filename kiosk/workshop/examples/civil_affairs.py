"""Single; married to P6; every day on which a divorce can stand; assistance to a family, to one alone, in review, none; relief."""

from dataclasses import replace
from datetime import date, timedelta

from core.secret import Secret
from flows.records.civil_affairs import Aid, AidMember, Marriage, Relief, Reliefs
from flows.relief import KINDS
from kiosk.workshop.people import TODAY, card

SPOUSE = card("P6").number

MEMBERS = (AidMember(card("P5").name, card("P5").number, "户主"), AidMember(card("P6").name, SPOUSE, "配偶"))
FAMILY_AID = Aid(Secret("D431021100005"), "低保", date(2020, 5, 1), date(2026, 4, 30), unit="桂阳县民政局", members=MEMBERS)

RECORDS = {
    Marriage: (
        Marriage(married=False),
        Marriage(married=True, spouse=SPOUSE),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY - timedelta(days=35)),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY - timedelta(days=90)),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY),
    ),
    Reliefs: (
        Reliefs((), "太和镇人民政府", "0735-0000311"),
        Reliefs(tuple(Relief(kind, TODAY - timedelta(days=100)) for kind in KINDS), "太和镇人民政府", "0735-0000311"),
    ),
    Aid: (FAMILY_AID, replace(FAMILY_AID, kind="特困", members=FAMILY_AID.members[:1]), replace(FAMILY_AID, reviewing=True), Aid(None)),
}
