"""A rate printed as 96.32%, 96.32 or 0.9632 is one rate, wherever a document holds it: the same is
found, exported and drawn.
"""

from __future__ import annotations

import csv
import io
import random
import re
from decimal import Decimal

import msgspec
import pytest

from jixiao.api import (
    FormData,
    FundingData,
    Source,
    check,
    convert,
    dashboard,
    fill,
    load_forms,
    monitor,
    review,
)
from jixiao.core.findings import Finding

ROWS = (
    ("产出指标", "数量指标", "培训人数", "≥100人", "100人"),
    ("产出指标", "数量指标", "支出预算执行率", "≥95%", "96.32%"),
    ("效益指标", "社会效益指标", "覆盖率", "≥95%", "95%"),
    ("满意度指标", "满意度", "群众满意度", "≥90%", "90%"),
)
ABOUT_THE_PRINT = {"U502"}
"""What speaks of a missing unit and not of the rate."""


def printed(percent: Decimal) -> tuple[str, str, str]:
    """The rate as it may be printed."""
    return f"{percent:f}%", f"{percent:f}", f"{percent.scaleb(-2):f}"


def form(
    rate: str = "96.32%",
    target: str = "≥95%",
    actual: str = "96.32%",
    unit: str = "",
    executed: str = "96.32",
) -> FormData:
    rows = [
        {
            "level1": one,
            "level2": two,
            "name": name,
            "target": aim,
            "actual": done,
            "points": points,
        }
        | {"score": points}
        for (one, two, name, aim, done), points in zip(ROWS, ("40", "10", "30", "10"), strict=True)
    ]
    rows[1] |= {"target": target, "actual": actual, "unit": unit}
    funds = {"source": "年度资金总额", "role": "total", "budget": "100", "executed": executed}
    return msgspec.convert(
        {
            "kind": "self_evaluation",
            "year": 2024,
            "project": "某培训项目",
            "implementing_unit": "某单位",
            "supervising_department": "某局",
            "title": "项目支出绩效自评表",
            "funding": [funds | {"rate": rate, "points": "10", "score": "9.63"}],
            "indicators": rows,
            "total_points": "100",
            "total_score": "99.63",
            "goals": [{"expected": "完成培训100人次的全年任务", "actual": "已经培训100人次"}],
        },
        FormData,
    )


def monitored(completions: tuple[str, ...], overall: str = "") -> FormData:
    names = (("培训人数", "≥100人", "100人"), ("发放册数", "≥100册", "80册"))
    rows = [
        {"level1": "产出指标", "level2": "数量指标", "name": name, "target": aim, "actual": done}
        | {"completion": completion}
        for (name, aim, done), completion in zip(names, completions, strict=True)
    ]
    funds = {"source": "年度资金总额", "role": "total", "budget": "100", "executed": "95"}
    return msgspec.convert(
        {
            "kind": "monitoring",
            "year": 2024,
            "as_of": "2024-12",
            "project": "某培训项目",
            "title": "绩效运行监控表",
            "funding": [funds | {"rate": "95%"}],
            "indicators": rows,
            "goals": [{"expected": "培训", "actual": "已培训100人次", "completion": overall}],
        },
        FormData,
    )


def told(data: FormData) -> list[tuple[str, str]]:
    return of_findings(each for document in check(data).documents for each in document.findings)


def of_findings(findings: object) -> list[tuple[str, str]]:
    assert isinstance(findings, list) or hasattr(findings, "__iter__")
    return sorted(
        (each.code, each.severity.value)
        for each in findings
        if isinstance(each, Finding) and each.code not in ABOUT_THE_PRINT
    )


def percents(seed: int) -> list[Decimal]:
    chosen = random.Random(seed)
    return [
        Decimal("96.32"),
        *(Decimal(chosen.randint(1000, 14_900)).scaleb(-2) for _ in range(2)),
        Decimal(chosen.randint(200, 14_900)).scaleb(-2),
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("target", "unit"), [("≥95%", ""), ("≥95", "%"), ("≥0.95", ""), ("≥95", ""), ("95%～105%", "")]
)
def test_a_row_that_repeats_the_execution_rate(seed: int, target: str, unit: str) -> None:
    for percent in percents(seed):
        said = [told(form(target=target, unit=unit, actual=text)) for text in printed(percent)]
        assert said[1:] == said[:-1], (percent, said)
    assert told(form(target=target, unit=unit, actual="0.9632")) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("executed", ["96.32", ""])
def test_the_rate_of_the_funding(seed: int, executed: str) -> None:
    for percent in percents(seed):
        said = [told(form(rate=text, executed=executed)) for text in printed(percent)]
        assert said[1:] == said[:-1], (percent, said)


def test_a_rate_below_one_percent_is_what_its_amounts_say() -> None:
    for text in ("0.96%", "0.96", "0.0096"):
        assert "T201" not in {code for code, _ in told(form(rate=text, executed="0.96"))}
    assert ("T201", "error") in told(form(rate="0.96", executed="50"))


@pytest.mark.parametrize("seed", range(4))
def test_completions_of_rows_and_of_the_form(seed: int) -> None:
    for percent in percents(seed):
        said = [
            told(monitored((full, text), text))
            for full, text in zip(("100%", "100", "1"), printed(percent), strict=True)
        ]
        assert said[1:] == said[:-1], (percent, said)


TABLE = """2023年社会保险基金收支情况表

单位：万元

{}
"""
DOWN = "项目\t支出预算数\t支出本年数\t支出预算执行率\n工伤保险基金\t100\t{}\t{}\n失业保险基金\t200\t{}\t{}\n"
ACROSS = "项目\t工伤保险基金\t失业保险基金\n支出预算数\t100\t200\n支出本年数\t{0}\t{2}\n支出预算执行率\t{1}\t{3}\n"
GROWN = "项目\t支出上年数\t支出本年数\t支出增长率\n工伤保险基金\t100\t{}\t{}\n失业保险基金\t200\t{}\t{}\n"


def of_text(text: str) -> list[tuple[str, str]]:
    reviewed = review(Source("表.txt", text.encode()))
    return of_findings(each for document in reviewed.documents for each in document.findings)


@pytest.mark.parametrize("table", [DOWN, ACROSS])
@pytest.mark.parametrize(("second", "wrong"), [("192.64", ""), ("150.00", "T224")])
def test_the_rates_of_a_fund_table(table: str, second: str, wrong: str) -> None:
    said = [
        of_text(TABLE.format(table.format("96.32", text, second, text)))
        for text in printed(Decimal("96.32"))
    ]
    assert said[1:] == said[:-1]
    assert [code for code, _ in said[0] if code == "T224"] == [wrong] * bool(wrong)


def test_a_small_rate_of_a_fund_table_is_what_its_amounts_say() -> None:
    for texts in (("0.96%", "1.2%"), ("0.96", "1.2"), ("0.0096", "0.012")):
        for table, first, second in ((DOWN, "0.96", "2.4"), (GROWN, "100.96", "202.4")):
            text = TABLE.format(table.format(first, texts[0], second, texts[1]))
            assert {"T223", "T224"}.isdisjoint(code for code, _ in of_text(text)), text


def test_a_fund_table_and_a_sentence_print_one_rate() -> None:
    sentence = "2023年，工伤保险基金支出96.32万元，完成预算的96.32%。\n"
    for text in printed(Decimal("96.32")):
        table = TABLE.format(DOWN.format("96.32", text, "192.64", text))
        assert "X401" not in {code for code, _ in of_text(table + sentence)}


@pytest.mark.parametrize(
    "completions", [("100%", "80%"), ("100", "80"), ("1", "0.8"), ("100%", "80")]
)
def test_the_dashboard_and_the_data_package_show_what_is_judged(
    completions: tuple[str, ...],
) -> None:
    seen = monitor(monitored(completions))
    assert seen.forms[0].monitoring.result.overall_completion == 90
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", dashboard(seen).decode()))
    assert "绿灯 培训人数 100.00% 绿灯 发放册数 80.00%" in page
    assert exported(completions) == [100, 80]


def test_a_factor_among_percentages_is_one_percent_everywhere() -> None:
    assert exported(("1", "80%")) == [1, 80]
    data = monitored(("1", "80%"))
    assert ("M901", "error") in told(data)
    page = re.sub(
        r"\s+",
        " ",
        re.sub(r"<[^>]+>", " ", dashboard(monitor(data)).decode()),
    )
    assert "培训人数 1.00% 绿灯 发放册数 80.00%" in page


def exported(completions: tuple[str, ...]) -> list[Decimal]:
    filled = fill(monitored(completions), "docx", draft=True)
    package = convert(Source("监控表.docx", filled.files[0].content), "package")
    (name,) = (each for each in package.files if "indicator" in each and each.endswith(".csv"))
    rows = csv.DictReader(io.StringIO(package.files[name].decode()))
    return [Decimal(row["completion_percent"]) for row in rows]


READ_BACK = [
    (executed, rate, layout, fmt)
    for executed, rate in (("50", "0.95"), ("50", "60"), ("50", "50%"), ("", "60"), ("50", ""))
    for layout in ("national-monitoring-2019", "xinjiang-monitoring-2020")
    for fmt in ("docx", "xlsx", "html", "pdf", "txt")
]


@pytest.mark.parametrize(("executed", "rate", "layout", "fmt"), READ_BACK)
def test_a_rate_is_read_back_as_the_rate(executed: str, rate: str, layout: str, fmt: str) -> None:
    """It was read as a forecast, or as the amount executed where that is empty."""
    total = FundingData(
        source="年度资金总额", role="total", budget="100", executed=executed, rate=rate
    )
    data = msgspec.structs.replace(monitored(("50%", "50%")), funding=(total,), layout=layout)
    made = fill(data, fmt, layout=layout, draft=True)
    (filled,) = made.forms
    (again,) = load_forms(Source(f"监控表.{fmt}", made.files[0].content))
    rows = [each for each in again.funding if each.budget]
    kept = filled.data.funding[0]
    assert [(each.executed, each.rate, each.forecast) for each in rows[:1]] == [
        (kept.executed, kept.rate, kept.forecast)
    ]
