"""Residence permits that are due, late, early, cancelled; none."""

from datetime import timedelta

from core.secret import Secret
from flows.records.public_security import KnownPhone, ResidenceHere, ResidencePermit
from kiosk.workshop.people import TODAY

NUMBER, ADDRESS = Secret("431021202412110008"), Secret("湖南省桂阳县龙潭街道宝山社区宝山路21号")


def permit(due_in: int, *, cancelled: bool = False) -> ResidencePermit:
    """A permit whose anniversary is in so many days."""
    return ResidencePermit(NUMBER, ADDRESS, TODAY + timedelta(days=due_in), "合法稳定就业", cancelled)


RECORDS = {
    ResidencePermit: (permit(20), permit(-20), permit(200), permit(20, cancelled=True), ResidencePermit(None)),
    ResidenceHere: (ResidenceHere(True), ResidenceHere(False)),
    KnownPhone: (KnownPhone(True), KnownPhone(False)),
}
