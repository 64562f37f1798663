"""Certificates in force, expired, cancelled, misspelt, light and missing; subsidies open, received or excluded; devices given or not."""

from datetime import date, timedelta

from core.secret import Secret
from flows.records.disability import Assistance, Delivered, DevicesHad, DisabilityCard, Subsidies, Subsidy
from kiosk.workshop.people import TODAY

NUMBER = Secret("43102119800918999711")
LIVING, NURSING = "困难残疾人生活补贴", "重度残疾人护理补贴"


def subsidies(*, receiving: bool = False, excluded_by: str = "") -> Subsidies:
    """Both subsidies in the same position."""
    both = (Subsidy(LIVING, 7000, receiving, ""), Subsidy(NURSING, 7000, receiving, excluded_by))
    return Subsidies(both, "郴州2021年标准", "太和镇", demo=True)


RECORDS = {
    DisabilityCard: (
        DisabilityCard(NUMBER, "肢体", 1, TODAY + timedelta(days=365), issuer="桂阳县残疾人联合会"),
        DisabilityCard(NUMBER, "视力", 3, None, issuer="桂阳县残疾人联合会"),
        DisabilityCard(NUMBER, "精神", 2, None, issuer="桂阳县残疾人联合会"),
        DisabilityCard(NUMBER, "视力", 1, None, cancelled=True),
        DisabilityCard(NUMBER, "视力", 1, None, name=Secret("颜某")),
        DisabilityCard(NUMBER, "肢体", 1, TODAY - timedelta(days=1)),
        DisabilityCard(None),
    ),
    Assistance: (Assistance(True, date(2020, 1, 1)), Assistance(False)),
    DevicesHad: (
        DevicesHad((Delivered("腋杖", TODAY - timedelta(days=400)), Delivered("手动轮椅", TODAY - timedelta(days=1400))), "太和镇人民政府"),
        DevicesHad((), "太和镇人民政府"),
        DevicesHad(tuple(Delivered(device, TODAY - timedelta(days=90)) for device in ("盲杖", "语音闹钟", "手杖")), "太和镇人民政府"),
    ),
    Subsidies: (subsidies(), subsidies(excluded_by="工伤护理费"), subsidies(receiving=True)),
}
