"""L703: which rows need a reason, what is said of each, and an execution below the pack's rate."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.api import review
from jixiao.core.packs import RulePack
from jixiao.reading import read_bytes
from tests.checks.builders import NATIONAL, Sheet, findings, pack_of, printed

HEAD = "name | target | actual | points | score | reason\n"
GIVEN = "宣传次数 | ≥9次 | 9次 | 9 | 9 | 按计划开展\n"
SPENT = "source | budget | executed | rate\n年度资金总额 | 100 | {} | {}"


def with_reasons(**rule: object) -> RulePack:
    pack = pack_of(NATIONAL)
    return msgspec.structs.replace(pack, reasons=msgspec.structs.replace(pack.reasons, **rule))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("参保人数 | ≥9人 | 9人 | 9 | 8.9 | ", None),  # the score is to be mended (S306)
        ("参保人数 | ≥9人 | 8人 | 9 | 8 | ", "参保人数（9分得8）"),
        ("参保人数 | ≥9人 | 8人 | 9 | 9 | ", "参保人数（≥9人→8人）"),
        ("参保人数 | ≥9人 | 8人 | 9 | | ", "参保人数（≥9人→8人）"),
        ("参保人数 | 9人 | 8人 | 9 | 9 | ", None),
        ("参保人数 | ≥9人 | 9人 | 9 | 9 | ", None),
        ("参保人数 | ≥9人 | 8人 | 9 | 8 | 受疫情影响", None),
        ("参保人数 | ≥9人 | 8人 | 9 | 8 | 无", "参保人数（9分得8，填的是“无”）"),
        ("参保人数 | ≥9人 | 8人 | 9 | 9 | 已完成。", "参保人数（≥9人→8人，填的是“已完成。”）"),
        ("参保人数 | ≥9人 | 9人 | 9 | 9 | 无", None),
        ("参保人数 | ≥9人 | 8人 | 9 | 8 | 未完成，受疫情影响", None),
    ],
)
def test_points_lost_or_a_stated_limit_missed(row: str, said: str | None) -> None:
    found = findings("L703", Sheet(HEAD + GIVEN + row))
    assert [each.message.zh.split("：")[-1] for each in found] == [said] * (said is not None)


def test_it_points_at_the_empty_cell_and_says_what_goes_there() -> None:
    head = "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t未完成原因\n"
    text = f"绩效自评表\n{head}产出指标\t数量指标\t参保人数\t≥9人\t8人\t90\t80\t\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    (found,) = [each for each in document.findings if each.code == "L703"]
    assert (found.printed, found.place.line, found.place.column) == ("", 3, 8)
    assert found.advice is not None
    assert found.advice.zh == "请在“未完成原因”栏逐项写明原因和改进措施"
    assert found.prints == ("80",)  # what is accepted, if it is


def test_six_rows_are_named_and_all_are_pointed_at() -> None:
    rows = "".join(f"{name}类人数 | ≥9人 | 8人 | 9 | 8 | \n" for name in "甲乙丙丁戊己庚")
    (found,) = findings("L703", Sheet(HEAD + GIVEN + rows))
    assert (len(found.related), "己类" in found.message.zh) == (6, True)
    assert "庚类" not in found.message.zh


def test_a_pack_may_ask_for_reasons_of_missed_rows_only() -> None:
    docked = Sheet(HEAD + GIVEN + "参保人数 | 9人 | 8人 | 9 | 8 | ")
    assert printed("L703", docked) == [""]
    assert printed("L703", docked._replace(pack=with_reasons(score_below_points=False))) == []


def test_monitoring_asks_elsewhere() -> None:
    rows = HEAD + GIVEN + "参保人数 | ≥9人 | 8人 | 9 | 8 | "
    assert printed("L703", Sheet(rows, kind="monitoring", month=6)) == []


@pytest.mark.parametrize(
    ("executed", "rate", "reason", "told"),
    [
        ("79.5", "79.5%", "", ["79.5%"]),
        ("79.5", "", "", ["79.5"]),
        ("80", "80%", "", []),
        ("79", "79%", "招标推迟", []),
        ("", "", "", []),
    ],
)
def test_an_execution_below_the_packs_rate_needs_a_reason(
    executed: str, rate: str, reason: str, told: list[str]
) -> None:
    sheet = Sheet(
        HEAD + f"参保人数 | ≥9人 | 9人 | 9 | 9 | {reason or '/'}",
        SPENT.format(executed, rate),
        pack=with_reasons(execution_below=Decimal(80)),
    )
    assert printed("L703", sheet) == told
    assert printed("L703", sheet._replace(pack=NATIONAL)) == []


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [("100%", "99.2%", 1), ("100%", "100%", 0), ("95%", "93%", 0), ("100人", "99人", 0)],
)
def test_a_hundred_percent_can_only_be_missed_from_below(
    target: str, actual: str, told: int
) -> None:
    rows = f"name | target | actual | reason\n待遇按时发放率 | {target} | {actual} | \n甲率 | ≥9% | 9% | 无"
    assert len(findings("L703", Sheet(rows))) == told
