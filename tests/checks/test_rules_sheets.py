"""Forms with one block varied: the execution and its score, scores of rows, points of headings,
completions at a month, sources of funds, words, units. ``sheets/*.txt`` keeps, form by form, what all
checks together say of it; a form of which nothing is said keeps its title alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from jixiao.checks.registry import run_checks
from jixiao.checks.suspicion import resolve
from jixiao.rendering.words import severity_word
from tests.checks.builders import MONITORING_PACK, NATIONAL, NINGXIA, XINJIANG, Sheet, view_of
from tests.checks.slipping import spot
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "sheets"
Sheets = Iterator[tuple[str, Sheet]]
PACKS = (NATIONAL, NINGXIA, XINJIANG)
FUNDED = "source | initial_budget | budget | arrived | executed | rate | points | score\n"
SCORED = "level1 | level2 | name | target | actual | points | score | reason\n"


def executions() -> Sheets:
    amounts = (
        ("100", "94.07"),
        ("100", "100"),
        ("100", "104"),
        ("0", "0"),
        ("100", ""),
        ("15", "14"),
    )
    rates = ("", "94.07%", "94.06%", "94.1%", "0.94", "1", "93.33%", "93%", "104%", "940.7%")
    for (budget, executed), rate in product(amounts, rates):
        for points, score in (
            ("10", "9.41"),
            ("10", "9.4"),
            ("10", "10"),
            ("10", "9"),
            ("10", "8"),
            ("20", "10"),
        ):
            if (budget, rate) in (("0", "1"), ("15", "94.1%")) or (
                rate != "" and score not in ("9.41", "10")
            ):
                continue
            line = (
                f"年度资金总额 | {budget} | {budget} | | {executed} | {rate} | {points} | {score}"
            )
            yield line, Sheet(funding=FUNDED + line)
    for pack, score in product(PACKS, ("9.33", "9.3", "9", "10", "5", "6", "7", "8", "0")):
        line = f"年度资金总额 | 15 | 15 | 15 | 14 | | 10 | {score}"
        yield f"{pack} {line}", Sheet(funding=FUNDED + line, pack=pack)
    for share, score in product(
        ("49", "50", "60", "70", "80", "90", "95", "100"), ("5", "6", "7", "8", "9", "10")
    ):
        line = f"年度资金总额 | 100 | 100 | | {share} | | 10 | {score}"
        yield line, Sheet(funding=FUNDED + line)


def row_scores() -> Sheets:
    results = (("≥100人", "110人"), ("≥100人", "90人"), ("≥100人", "160人"), ("≤100万元", "150万元"), ("≤100万元", "90万元"),
               ("≤3%", "0"), ("100%", "100%"), ("95%~105%", "94%"), ("12月底前", "2021年3月"), ("有所提升", "部分达成预期指标并具有一定效果"),
               ("有所提升", "未达成预期指标且效果较差"), ("≥95%", "≥95%"), ("≥95%", ""), ("30日内", "40日"))  # fmt: skip
    for (target, actual), score in product(
        results, ("10", "9", "9.5", "8.99", "6.67", "5", "0", "11", "")
    ):
        for pack in PACKS if score in ("9", "10", "5") else (NATIONAL,):
            line = f"产出指标 | 数量指标 | 甲项 | {target} | {actual} | 10 | {score} |"
            yield f"{pack} {line}", Sheet(SCORED + line, pack=pack)


def headings() -> Sheets:
    for first, second, third in product(
        ("5", "10", "3.3", "0.5"), ("5", "10", "3.3"), ("5", "3.4", "")
    ):
        rows = SCORED + "\n".join(
            f"产出指标 | {level2} | {name} | ≥1个 | 1个 | {points} | {points} |"
            for level2, name, points in (("数量指标", "甲数", first), ("数量指标", "乙数", second), ("质量指标", "丙率", third))
        )  # fmt: skip
        for one, two in (("10", "15"), ("20", "30"), ("15", "20")):
            levels = (
                (1, "产出指标", two, (0, 1, 2), None),
                (2, "数量指标", one, (0, 1), 0),
                (2, "质量指标", "5", (2,), 0),
            )
            title = f"{first}+{second}+{third} 数量{one} 产出{two}"
            yield title, Sheet(rows, levels=levels, total=("15", "15"))
    for total, score, grade in product(
        ("100", "90", "20", ""),
        ("100", "90", "95.5", "20", "19", "10"),
        ("优", "良", "中", "差", "优□ 良☑", ""),
    ):
        rows = (
            SCORED
            + "产出指标 | 数量指标 | 甲数 | ≥1个 | 1个 | 10 | 10 |\n效益指标 | 社会效益指标 | 乙数 | ≥1个 | 1个 | 10 | 10 |"
        )
        if grade and score in ("20", "19"):
            continue
        yield (
            f"总分{total} 得分{score} {grade}",
            Sheet(
                rows,
                FUNDED + "年度资金总额 | 1 | 1 | 1 | 1 | 100% | 10 | 10",
                total=(total, score),
                grade=grade,
            ),
        )


def completions() -> Sheets:
    head = "level2 | name | target | actual | completion | reason\n"
    rows = (("参保人数", "≥100人", "50人"), ("培训场次", "≥100场", "120场"), ("发放率", "≥95%", "100%"), ("支出预算执行率", "≥95%或≤105%", "45%"),
            ("差错率", "≤3%", "6%"), ("安享晚年", "充分发挥", "未达成预期指标且效果较差"), ("满意度", "≥90%", "未达监控节点"))  # fmt: skip
    printed = (
        "50%",
        "50.00%",
        "25%",
        "100%",
        "120%",
        "105.26%",
        "95%",
        "45%",
        "47.37%",
        "5%",
        "0%",
        "/",
        "",
        "10%",
    )
    for (name, target, actual), completion in product(rows, printed):
        for pack, month in ((NATIONAL, 6), (MONITORING_PACK, 6), (MONITORING_PACK, 12)):
            line = f"数量指标 | {name} | {target} | {actual} | {completion} |"
            others = (
                "\n数量指标 | 乙数 | ≥10个 | 5个 | 50% |\n数量指标 | 丙数 | ≥10个 | 5个 | 25% |"
            )
            sheet = Sheet(head + line + others, "source | budget | executed | rate\n年度资金总额 | 1200 | 540 | 45%",
                          kind="monitoring", pack=pack, month=month, overall="41.67%", goal="按月发放")  # fmt: skip
            yield f"{pack} {month}月 {line}", sheet
    for overall, executed, words in product(("50%", "50.00%", "37.50%", "41.67%", ""), ("300", "540", "700", ""),
                                            ("", "无偏差", "偏差率为5%", "执行偏慢，下半年加快", "偏差率为-5.00%，主要是招标推迟")):  # fmt: skip
        sheet = Sheet(head + "数量指标 | 乙数 | ≥10个 | 5个 | 50% |\n数量指标 | 丙数 | ≥10个 | 3个 | 30% | 进度慢",
                      f"source | budget | executed\n年度资金总额 | 1200 | {executed}", kind="monitoring", pack=MONITORING_PACK,
                      month=6, overall=overall, goal="完成全年任务", conclusion=words)  # fmt: skip
        yield f"总体{overall} 执行{executed} {words}", sheet


def funds() -> Sheets:
    cells = (("15", "15", "15", "14"), ("15", "20", "20", "20"), ("15", "15", "10", "14"), ("15", "15", "16", "16"), ("", "15", "", "14"), ("12", "12", "12", "12"),
             ("15", "15", "15", "150"), ("1.5", "1.5", "1.5", "1.4"), ("15", "30", "15", "14"), ("15", "15", "15", "0"))  # fmt: skip
    parts = (
        (("12", "12", "12", "11"), ("3", "3", "3", "3")),
        (("12", "12", "12", "12"), ("0", "0", "0", "0")),
        (("12", "12", "10", "11"), None),
        (None, None),
    )
    for total, (one, two), reason in product(cells, parts, ("", "年中追加")):
        lines = [f"年度资金总额 | {' | '.join(total)} | | |"]
        lines += [f"其中：财政拨款 | {' | '.join(one)} | | |"] if one else []
        lines += [f"其他资金 | {' | '.join(two)} | | |"] if two else []
        if reason and total[0] == total[1]:
            continue
        yield (
            " ； ".join([*lines, reason]),
            Sheet(funding=FUNDED + "\n".join(lines), conclusion=reason),
        )
    for unit, amounts in product(
        ("万元", "元", None),
        (("150000", "140000"), ("15", "14"), ("15万元", "14"), ("0.0015", "0.0014")),
    ):
        line = f"年度资金总额 | {amounts[0]} | {amounts[0]} | | {amounts[1]} | | |"
        yield f"{unit} {line}", Sheet(funding=FUNDED + line, money_unit=unit)


def words() -> Sheets:
    rows = (("≥100人", "90人"), ("≥100人", "100人"), ("≥100人", "210人"),
        ("≥100人", "150人"),
        ("≥100人", "130人"),
        ("≥100人", "131人"), ("≥95%", "≥95%"), ("≥95%", ""), ("", "95%"), ("有所提升", "有所提升"), ("2020年12月底前", "2021年1月"),
            ("2019年12月底前", "2019年12月"), ("≥100人", "100人次"), ("≥100万元", "100元"), ("≥100", "100人"), ("100%", "1"), ("≤15元/人", "16元/人"), ("290%", "95%"))  # fmt: skip
    reasons = ("", "疫情影响", "无", "/", "已完成", "超额完成，预算偏低", "填写未完成原因")
    for (target, actual), reason in product(rows, reasons):
        line = f"产出指标 | 数量指标 | 甲项 | {target} | {actual} | 10 | 10 | {reason}"
        yield (
            line,
            Sheet(SCORED + line + "\n产出指标 | 质量指标 | 乙率 | ≥90% | 91% | 10 | 10 | 无"),
        )
    goals = (
        "全面完成目标任务，培训110人",
        "完成全部任务",
        "未完成目标",
        "培训110人，执行率100%，收入增长5%",
        "培训100人以上",
        "XX单位完成培训",
        "2019年完成培训90人",
        "同预期目标",
    )
    for expected, goal, actual in product(
        ("培训100人", "同预期目标", "（目标1：……）", ""), goals, ("110人", "90人", "")
    ):
        line = f"产出指标 | 数量指标 | 培训人数 | ≥100人 | {actual} | 10 | 10 |"
        yield (
            f"{expected}／{goal}／{actual}",
            Sheet(
                SCORED + line,
                FUNDED + "年度资金总额 | 15 | 15 | 15 | 14 | 93.33% | 10 | 9.33",
                expected=expected,
                goal=goal,
                conclusion="无偏差",
            ),
        )


def costs() -> Sheets:
    head = "level2 | name | target | actual | unit | points | score\n"
    for price, count, cost in product(
        ("≤100元/人", "≤0.01万元/人", "≤1000元/人"),
        ("≥1000人", "≥100人次"),
        ("≤10万元", "≤100万元", "≤9万元", ""),
    ):
        rows = f"数量指标 | 培训教师人数 | {count} | {count[1:]} | | 10 | 10\n成本指标 | 培训教师人均成本 | {price} | {price[1:]} | | 10 | 10"
        rows += f"\n成本指标 | 培训教师总成本 | {cost} | {cost[1:]} | | 10 | 10" if cost else ""
        for budget in ("10", "15", "100"):
            yield (
                f"{price} {count} {cost} 预算{budget}",
                Sheet(
                    head + rows, f"source | budget | executed\n年度资金总额 | {budget} | {budget}"
                ),
            )


FAMILIES = {
    each.__name__: each
    for each in (executions, row_scores, headings, completions, funds, words, costs)
}
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("family", FAMILIES)
def test_what_all_checks_say_of_a_form(family: str, part: int) -> None:
    lines = []
    for title, sheet in list(FAMILIES[family]())[part::PARTS]:
        lines += [f"# {title}", *told(sheet)]
    holds(KEPT / f"{family}-{part + 1}.txt", lines)


def told(sheet: Sheet) -> list[str]:
    verdicts, broken = run_checks(view_of(sheet))
    found = [
        each.finding
        for each in resolve(verdicts)
        if each.finding is not None and each.code != "R131"  # no sheet has a head
    ]
    return [
        *broken,
        *sorted(
            f"{each.code} {severity_word(each.severity, 'zh')}：{each.message.zh}"
            f"｜{each.printed}｜{each.expected or ''}｜{spot(each.place)}"
            f"｜{'、'.join(cause.kind for cause in each.causes)}"
            f"｜{each.correction.text if each.correction else ''}"
            for each in found
        ),
    ]
