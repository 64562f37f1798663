"""住房公积金账户查询: the face is compared, the balance stands on the screen, paper comes only when it was chosen."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_query_shows_its_result_after_three_taps_and_prints_nothing(visit: Visit) -> None:
    town = visit(faces=True)
    town.camera.show("P6")
    town.begin("住房公积金", "住房公积金账户查询")
    town.sees("请放身份证")
    town.lay("P6")
    town.face("P6", "查询结果")
    town.sees("47,912.16 元")
    assert town.taps == 3
    number = town.shell.sitting.visit.case.number
    town.tap("看完了，结束办理")
    town.sees("这次办得怎么样")
    assert not town.printer.slips
    town.held_once(number, "done")


def test_whoever_wants_paper_gets_it(visit: Visit) -> None:
    town = visit()
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P5")
    town.vouched()
    town.sees("查询结果")
    town.tap("打印凭条")
    town.sees("凭条已打印，请取走")
    assert "住房公积金账户查询单" in town.paper


def test_another_face_is_not_let_in_and_three_tries_lead_to_a_person(visit: Visit) -> None:
    town = visit(faces=True)
    town.camera.show("P3")
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P6")
    for left in (2, 1):
        town.sees(f"还可以再试 {left} 次", 60)
        town.tap("开始核对")
    town.sees("本机没有核对上人脸", 60)
    town.sees("请工作人员放身份证")
