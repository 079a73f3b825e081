"""Of results that are figures and cannot be held against their targets it is said how to write them."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

HEAD = "name | target | actual | points | score\n甲数 | ≥9人 | 9人 | 10 | 10\n"


@pytest.mark.parametrize(
    ("target", "actual", "wanted"),
    [
        ("≥200份", "187/200", "写成“187份（共200份）”"),
        ("≥90%", "187/200", "写成“93.50%”"),
        ("20次", "11/20次", "写成“11次（共20次）”"),
        ("≥90%", "95%-96%", "写实际的一个数，如“95%”，不写区间"),
        ("≥90%", "96.5.3%", "改成一个数，这样不成数"),
        ("≥90人", "95～96人", "写实际的一个数，如“95人”，不写区间"),
        ("2024年11月底前", "2024年第四季度", "写到月或日，如“11月”"),
        ("2024年11月底前", "187", "写完成的日期，如“11月”"),
        ("≥20场", "甲3场，乙5场", "只写一个数，单位与指标值相同，如“……场”；别的数写在备注里"),
    ],
)
def test_how_it_is_to_be_written(target: str, actual: str, wanted: str) -> None:
    (found,) = findings("S317", Sheet(f"{HEAD}乙事 | {target} | {actual} | 10 | "))
    assert found.message.zh.endswith(f"；这样写不能与指标值“{target}”比，完成值请{wanted}")


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥200份", "187份（共200份）"),
        ("≥90%", "95.5%"),
        ("≥3期", "三期"),
        ("提升", "明显提升"),
        ("2024年12月底前", "2024年第四季度"),
        ("≥90%", "已完成"),
    ],
)
def test_of_what_can_be_judged_and_of_words_nothing_is_said(target: str, actual: str) -> None:
    found = findings("S317", Sheet(f"{HEAD}乙事 | {target} | {actual} | 10 | "))
    assert not any("这样写不能" in each.message.zh for each in found)
