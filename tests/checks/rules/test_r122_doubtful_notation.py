"""R122: which damage of a target is recognised, and what it may have been."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

ROW = "name | target | actual | points | score\n{} | {} | {} | 10 | 10"


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        # ≥ read as 2: from 60% to 100%
        ("259%", None),
        ("260%", "≥60%"),
        ("290%", "≥90%"),
        ("2 90%", "≥90%"),
        ("２９０％", "≥90%"),
        ("299%", "≥99%"),
        ("2100%", "≥100%"),
        ("2101%", None),
        ("290人", None),
        ("≥290%", None),
        ("增长290%", None),
        # ≥1 read as one letter
        ("工5%", "≥15%"),
        ("I5%", "≥15%"),
        ("l5%", "≥15%"),
        ("15%", None),
        # figures read as letters
        ("IO", "10"),
        ("1O", "10"),
        ("l0人", "10人"),
        ("10", None),
        ("M.5%", "14.5%"),
        ("%=95", "≥95"),
        ("%=95%", "≥95%"),
        ("95$", "95%"),
        # the keys of > and < among Chinese signs
        ("》1000人", "≥1000人"),
        ("《5天", "≤5天"),
        ("》=95%", None),
        ("95%", None),
    ],
)
def test_what_a_damaged_target_may_have_been(target: str, meant: str | None) -> None:
    found = findings("R122", Sheet(ROW.format("满意度", target, "95%")))
    assert [(each.printed, each.expected, each.severity) for each in found] == (
        [(target, meant, Severity.WARNING)] if meant else []
    )


def test_results_and_rows_without_a_name_are_not_asked() -> None:
    assert printed("R122", Sheet(ROW.format("满意度", "≥90%", "290%"))) == []
    assert printed("R122", Sheet(ROW.format("", "290%", "95%"))) == []


@pytest.mark.parametrize(("target", "told"), [("290%", []), ("250%", ["10"])])
def test_nobody_is_docked_for_a_target_that_seems_damaged(target: str, told: list[str]) -> None:
    assert printed("S307", Sheet(ROW.format("满意度", target, "95%"))) == told


@pytest.mark.parametrize(("target", "told"), [("290%", []), ("工5%", ["工5%"])])
def test_an_operator_in_a_cell_of_its_own_was_not_lost(target: str, told: list[str]) -> None:
    rows = (
        f"name | operator | target | actual | points | score\n满意度 | ≥ | {target} | 95% | 10 | 10"
    )
    assert printed("R122", Sheet(rows)) == told


def test_the_words_ask_to_look_at_the_original() -> None:
    (found,) = findings("R122", Sheet(ROW.format("满意度", "290%", "95%")))
    assert "满意度的指标值“290%”疑似“≥90%”之误" in found.message.zh
    assert found.correction is not None
    assert found.correction.text == "≥90%"


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("培训人数", "1000-", "1050", "里的“-”没有读懂，照“≥1000”核对"),
        ("培训人数", "≥1000人以下", "900人", "里的“≥…以下”没有读懂"),
        ("培训人数", "100人/95%", "100人", "没有读懂，没有核对"),
        ("合格率", "97个百分点", "97%", "百分点是两个率的差"),
        ("合格率", "≥97个百分点", "98个百分点", "百分点是两个率的差"),
        ("合格率", "≥5个百分点", "5%", "百分点是两个率的差"),
        ("合格率", "提高5个百分点", "5%", None),
        ("报销比例提高", "5个百分点", "5%", None),
        ("执行率偏差", "≤5个百分点", "3%", None),
        ("合格率", "≥5个百分点", "5个百分点", None),
        ("合格率", "≥97%", "98%", None),
        ("完成时间", "1月5日（2025年）", "2025年1月3日", None),
    ],
)
def test_a_target_that_is_understood_in_part_is_told(
    name: str, target: str, actual: str, said: str | None
) -> None:
    found = findings("R122", Sheet(ROW.format(name, target, actual)))
    assert [each.severity for each in found] == ([Severity.REMARK] if said else [])
    assert all(said in each.message.zh for each in found if said)


@pytest.mark.parametrize(
    ("actual", "told"),
    [("310人", True), ("310人，其中儿童60人", False), ("已完成", False), ("", False)],
)
def test_a_result_that_answers_one_of_several_figures_is_told(actual: str, told: bool) -> None:
    found = findings("R122", Sheet(ROW.format("康复人数", "≥300人，其中儿童≥50人", actual)))
    assert [each.severity for each in found] == ([Severity.REMARK] if told else [])
    if told:
        assert "有2个数，完成值“310人”没有逐个对上，没有核对" in found[0].message.zh


def test_the_part_of_a_target_that_was_missed_is_named() -> None:
    rows = ROW.format("康复人数", "≥300人，其中儿童≥50人", "310人，其中儿童40人")
    (found,) = findings("S307", Sheet(rows))
    assert "其中“儿童≥50人”没有达到，却得满分10" in found.message.zh
