"""Power accounts owing, paid up, unknown, of an enterprise; one, several or none on the card."""

from core.secret import Secret
from flows.records.utilities import BoundAccount, BoundAccounts, PowerAccount, PowerBill

OWNER, ADDRESS = Secret("罗建国"), Secret("湖南省桂阳县太和镇石桥村2组21号")
FIRST = BoundAccount("4310210000035", OWNER, ADDRESS)
SECOND = BoundAccount("4310210000042", Secret("李小梅"), Secret("湖南省桂阳县龙潭街道宝山路66号"))

RECORDS = {
    BoundAccounts: (BoundAccounts((FIRST,)), BoundAccounts((FIRST, SECOND)), BoundAccounts(())),
    PowerAccount: (
        PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS, bills=(PowerBill("2025-10", 140),)),
        PowerAccount("4310210000035", True, owner=OWNER, address=ADDRESS, balance_fen=2_000),
        PowerAccount("4310210000099", True, enterprise=True),
        PowerAccount("4310210000099", False),
    ),
}
