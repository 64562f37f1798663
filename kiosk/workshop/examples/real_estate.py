"""Applications on time, late, finished, archived, several, none, locked; homes free, burdened, none, on paper, asked too often."""

from dataclasses import replace
from datetime import date

from core.secret import Secret
from flows.records.real_estate import Holding, Holdings, Property, Registration, Registrations, RegistrationStep
from kiosk.workshop.examples.household import BABY
from kiosk.workshop.people import card

RUNNING = Registration(
    "202511030012",
    "转移登记",
    date(2025, 11, 3),
    date(2025, 11, 24),
    "桂阳县政务服务中心二楼",
    (RegistrationStep("受理", date(2025, 11, 3)), RegistrationStep("审核"), RegistrationStep("登簿")),
)
LATE = replace(RUNNING, number="202510090031", expected=date(2025, 11, 14))
DONE = replace(
    RUNNING, number="202511010003", stages=(RegistrationStep("受理", date(2025, 11, 1)), RegistrationStep("登簿", date(2025, 11, 4)))
)
ARCHIVED = replace(DONE, number="202203150007", archived=True)

HOME = Property(
    Secret("湘（2020）桂阳县不动产权第0002618号"), Secret("桂阳县鹿峰街道蓉峰路18号502室"), "住宅", "108.36", "单独所有", ("抵押",)
)
SHOP = Property(Secret("湘（2018）桂阳县不动产权第0000417号"), Secret("桂阳县龙潭街道宝山路7号"), "商业", "45.00", "按份共有 50%")
OWNED = Holdings((Holding(card("P5").number, (HOME, SHOP)), Holding(card("P6").number, (SHOP,)), Holding(BABY.number, ())))

RECORDS = {
    Registrations: (
        Registrations((RUNNING,)),
        Registrations((LATE, RUNNING, ARCHIVED)),
        Registrations((DONE,)),
        Registrations((ARCHIVED,)),
        Registrations((), tries_left=4),
        Registrations((), locked=True),
    ),
    Holdings: (OWNED, Holdings(()), Holdings((), on_paper=True), Holdings((), limited=True)),
}
