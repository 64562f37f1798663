"""P5's household with a wife and two children; one that somebody left; none; another county's; one whose records contradict; one of five."""

from dataclasses import replace
from datetime import date

from core.id_card import Sex
from core.secret import Secret
from flows.records.household import Change, Former, Household, Member
from kiosk.workshop.people import card

FATHER, MOTHER = card("P5"), card("P6")
BABY = Member(
    Secret("张乐"),
    Secret("431021202312069997"),
    "子",
    Sex.MALE,
    date(2023, 12, 6),
    parents=(FATHER.number, MOTHER.number),
    key="a41c07d9e2b5",
)
GRANDCHILD = Member(Secret("张小满"), Secret("431021202503060004"), "孙女", Sex.FEMALE, date(2025, 3, 6), key="5be81f3360c4")
FAMILY = Household(
    Secret("431021100005"),
    "431021",
    "太和镇",
    "石桥村",
    Secret("湖南省桂阳县太和镇石桥村2组21号"),
    "太和派出所",
    rural=True,
    members=(
        Member(FATHER.name, FATHER.number, "户主", Sex.MALE, FATHER.birth, key="c2f4a85d9010"),
        Member(MOTHER.name, MOTHER.number, "配偶", Sex.FEMALE, MOTHER.birth, key="19de63b7a8f4"),
        BABY,
        GRANDCHILD,
    ),
    former=(
        Former(Secret("张老根"), Secret("431021194801019993"), "父亲", date(2021, 8, 30), "死亡", cancelled=True, key="3d6b92f0e751"),
        Former(Secret("张小妹"), Secret("431021199811020003"), "妹", date(2020, 5, 1), "迁出", key="84e1d7ac2f09"),
    ),
    changes=(Change(FATHER.number, date(2009, 3, 12), "名字", Secret("张大远"), FATHER.name, key="f05a3bc98e26"),),
)
SISTER = Member(
    Secret("张乐乐"),
    Secret("431021202012060003"),
    "女",
    Sex.FEMALE,
    date(2020, 12, 6),
    parents=(FATHER.number, MOTHER.number),
    key="e98d4c1b7a53",
)
ALONE = replace(FAMILY, members=FAMILY.members[:1], former=(), changes=(), rural=False)

RECORDS = {
    Household: (
        FAMILY,
        ALONE,
        Household(None),
        replace(FAMILY, region="431022"),
        replace(FAMILY, conflict=True),
        replace(FAMILY, members=(*FAMILY.members, SISTER)),
    )
}
