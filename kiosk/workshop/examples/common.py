"""Phones, accounts, places and slots, as many departments serve them."""

from datetime import timedelta

from core.secret import Secret
from flows.records.common import BankAccount, BankAccounts, Contact, Place, Places, Slot, Slots
from kiosk.workshop.people import TODAY

CARD_ACCOUNT = BankAccount("惠农“一卡通”账户", "桂阳农商银行", "1234")
OTHER_ACCOUNT = BankAccount("社保卡金融账户", "中国农业银行", "5678")
HALL = Place("guiyang-marriage", "桂阳县民政局婚姻登记处", "桂阳县城关镇蓉城路1号", "0735-1111111", 12)
TOWN = Place("taihe-marriage", "太和镇婚姻登记点", "太和镇新街2号", "0735-2222222", 1)

RECORDS = {
    Contact: (Contact(Secret("13873512345")), Contact(None)),
    BankAccounts: (BankAccounts((CARD_ACCOUNT, OTHER_ACCOUNT)), BankAccounts((CARD_ACCOUNT,)), BankAccounts(())),
    Places: (Places((TOWN, HALL)),),
    Slots: (
        Slots(
            (
                Slot("s1", TODAY + timedelta(days=3), "09:00-10:00", 2),
                Slot("s2", TODAY + timedelta(days=3), "10:00-11:00", 0),
                Slot("s3", TODAY + timedelta(days=6), "09:00-10:00", 1),
                Slot("s4", TODAY + timedelta(days=7), "09:00-10:00", 0),
            )
        ),
    ),
}
