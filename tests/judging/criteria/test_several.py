"""Targets of several figures: each is asked of the result."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import UNPAIRED, attain, parse_criterion, unread_part


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("≥300人，其中儿童≥50人", "310人，其中儿童60人", True),
        ("≥300人，其中儿童≥50人", "310人，其中儿童40人", False),
        ("≥300人，其中儿童≥50人", "310人", None),
        ("成人≥200人、儿童≥100人", "成人210人、儿童90人", False),
        ("成人200人、儿童100人", "儿童110人、成人210人", True),  # in another order
        ("成人200人、儿童100人", "老人110人、青年210人", None),  # of others
        ("成人200人、儿童100人", "210人、90人", False),  # in their order
        ("90%以上（一级95%以上）", "91%（一级93%）", False),
        ("≥95%，投诉≤3件", "96%，投诉2件", True),
        ("≥95%，投诉≤3件", "96%，投诉5件", False),
        ("培训2次；手册1,200份", "培训2次；手册1,150份", False),
        ("培训2次；手册300份", "已完成", True),
        ("培训2次；手册300份", "培训2次；手册300份", True),
    ],
)
def test_a_target_of_several_figures_is_met_where_all_are(
    target: str, actual: str, attained: bool | None
) -> None:
    found = attain(parse_criterion(target), actual)
    assert found.attained is attained


def test_the_part_that_is_missed_is_named() -> None:
    found = attain(parse_criterion("≥300人，其中儿童≥50人"), "310人，其中儿童40人")
    assert found.reason == "其中“儿童≥50人”没有达到"


def test_a_result_that_answers_other_figures_is_not_judged() -> None:
    assert attain(parse_criterion("第一批100人，第二批200人"), "300人") == UNPAIRED


@pytest.mark.parametrize(
    "target",
    [
        "1200人（上年1000人）",  # one of them is what is compared with
        "高于全国平均水平85%，低于90%",
        "95%~105%",
        "2024年6月、2024年12月",
        "每季度1次，每次≥30人，共2期、4班",
        "产业带动、就业拉动",
    ],
)
def test_what_is_no_list_of_limits_has_no_parts(target: str) -> None:
    assert parse_criterion(target).parts in ((), None)


def test_several_limits_that_are_not_taken_apart_are_told() -> None:
    target = "一季度末25%以上且二季度末50%以上55%以下"
    criterion = parse_criterion(target)
    assert criterion.parts == ()
    assert unread_part(target, criterion) is not None


def test_bare_figures_side_by_side_are_no_parts() -> None:
    assert parse_criterion("100%（95%）").parts == ()
