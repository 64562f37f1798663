"""Accounts of power, water and gas owing, paid up, unknown, of an enterprise, locked; one, several or none on the card."""

from core.secret import Secret
from flows.records.utilities import IC_CARD, Account, Bill, BoundAccount, BoundAccounts, GasAccount, PowerAccount, WaterAccount

OWNER, ADDRESS = Secret("罗建国"), Secret("湖南省桂阳县太和镇石桥村2组21号")
FIRST = BoundAccount("4310210000035", OWNER, ADDRESS)
SECOND = BoundAccount("4310210000042", Secret("李小梅"), Secret("湖南省桂阳县龙潭街道宝山路66号"))
OWING = Bill("2025-10", 140, late_fen=120, year_before=350)


def accounts(kind: type[Account]) -> tuple[Account, ...]:
    """What every utility can have."""
    return (
        kind("4310210000035", True, owner=OWNER, address=ADDRESS, bills=(OWING,)),
        kind("4310210000035", True, owner=OWNER, address=ADDRESS, balance_fen=2_000),
        kind("4310210000099", True, enterprise=True),
        kind("4310210000035", True, locked=True, owner=OWNER, address=ADDRESS, bills=(OWING,)),
        kind("4310210000099", False),
    )


FILLED = GasAccount("2200000042", True, owner=OWNER, address=ADDRESS, meter=IC_CARD, subsistence=True, year=2025, year_volume=35000)

AT_HOME = PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS)
SHARED = PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS, kind="合表")
GRANTED = PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS, many_from="2025-01", many_until="2026-12")
ENDING = PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS, many_from="2023-12", many_until="2025-11")
ELSEWHERE = PowerAccount("4310210000042", True, owner=OWNER, address=Secret("湖南省桂阳县龙潭街道宝山路66号"))

RECORDS = {
    BoundAccounts: (BoundAccounts((FIRST,)), BoundAccounts((FIRST, SECOND)), BoundAccounts(())),
    PowerAccount: (*accounts(PowerAccount), AT_HOME, SHARED, GRANTED, ENDING, ELSEWHERE),
    WaterAccount: accounts(WaterAccount),
    GasAccount: (*accounts(GasAccount), FILLED),
}
