"""Machines due and not due; licences in every position; farmers, grades, serials and estimates on both sides of each rule."""

from dataclasses import replace
from datetime import date, timedelta

from core.secret import Secret
from flows.records.agri_machinery import (
    Estimate,
    Farmer,
    FarmMachine,
    FarmMachines,
    Grade,
    MachineCatalogue,
    MachineLicence,
    MachineSerial,
)
from kiosk.workshop.people import TODAY

DUE = FarmMachine("湘10-00035", "轮式拖拉机 东方红-904", TODAY + timedelta(days=30))
OVERDUE = FarmMachine("湘10-00036", "履带式联合收割机 4LZ-6.0", TODAY - timedelta(days=5))
LATER = FarmMachine("湘10-00037", "手扶拖拉机 工农-12", TODAY + timedelta(days=200))
LICENCE = MachineLicence(Secret("431021198009189990"), ("G1", "R"), TODAY + timedelta(days=60))
ESTIMATE = Estimate(280_000, date(2023, 8, 1), 280_000, 560_000, 0, fund_left=True, source="湘农联〔2023〕58号")

RECORDS = {
    FarmMachines: (FarmMachines((DUE, LATER)), FarmMachines((DUE, OVERDUE)), FarmMachines((LATER,)), FarmMachines(())),
    MachineLicence: (
        LICENCE,
        replace(LICENCE, expires=TODAY - timedelta(days=10)),
        replace(LICENCE, expires=TODAY + timedelta(days=91)),
        replace(LICENCE, expires=TODAY - timedelta(days=400)),
        replace(LICENCE, status="暂扣"),
        replace(LICENCE, violations=2),
        replace(LICENCE, health_proof=TODAY - timedelta(days=30)),
        MachineLicence(None),
    ),
    Farmer: (Farmer(), Farmer(fields_here=True), Farmer(blacklisted=True)),
    MachineCatalogue: (
        MachineCatalogue((Grade("ridger", "筑埂机", 280_000), Grade("rotary_tiller", "旋耕机", 130_000))),
        MachineCatalogue(()),
    ),
    MachineSerial: (MachineSerial(taken=False), MachineSerial(taken=True)),
    Estimate: (
        ESTIMATE,
        replace(ESTIMATE, fund_left=False),
        replace(ESTIMATE, quota_fen=300_000, above_ratio=30),
    ),
}
