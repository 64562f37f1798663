"""Certificates in force, expired, light and missing; both subsidies open, received or excluded."""

from datetime import date, timedelta

from core.secret import Secret
from flows.records.disability import Assistance, DisabilityCard, Subsidies, Subsidy
from tests.flows.people import TODAY

NUMBER = Secret("43102119800918999711")
LIVING, NURSING = "困难残疾人生活补贴", "重度残疾人护理补贴"


def subsidies(*, receiving: bool = False, excluded_by: str = "") -> Subsidies:
    """Both subsidies in the same position."""
    both = (Subsidy(LIVING, 7000, receiving, ""), Subsidy(NURSING, 7000, receiving, excluded_by))
    return Subsidies(both, "郴州2021年标准", "太和镇", demo=True)


RECORDS = {
    DisabilityCard: (
        DisabilityCard(NUMBER, "肢体", 1, TODAY + timedelta(days=365)),
        DisabilityCard(NUMBER, "视力", 3, None),
        DisabilityCard(NUMBER, "肢体", 1, TODAY - timedelta(days=1)),
        DisabilityCard(None),
    ),
    Assistance: (Assistance(True, date(2020, 1, 1)), Assistance(False)),
    Subsidies: (subsidies(), subsidies(excluded_by="工伤护理费"), subsidies(receiving=True)),
}
