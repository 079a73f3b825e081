"""D604: which places of a head state its year, which of them is told, and how loudly."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding, Severity
from jixiao.reading import read_bytes

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FORM = """{head}

项目名称\t医保宣传经费\t{label}\t{cell}
一级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t宣传活动场次\t≥20场\t22场
\t宣传完成时间\t{year}年11月底前\t{year}年10月
\t资料印制时间\t{year}年5月底前\t{year}年5月
"""
SELF = "2024年度项目支出绩效自评表"


def form(head: str, label: str = "实施单位", cell: str = "某县医保中心", year: int = 2024) -> str:
    """A form under some lines; a cell beside a label; the year that its dates are of."""
    lines = "\n\n".join(head.split("|"))
    return FORM.format(head=lines, label=label, cell=cell, year=year)


def told(text: str) -> list[Finding]:
    (document,) = review(read_bytes(text.encode(), "form.txt")).documents
    return [each for each in document.findings if each.code == "D604"]


def shown(text: str) -> list[tuple[str, str | None, Severity]]:
    return [(each.printed, each.expected, each.severity) for each in told(text)]


@pytest.mark.parametrize(
    ("head", "wrong", "right", "severity"),
    [
        (f"{SELF}|（2024年度）", None, None, None),
        # the line that the form's dates do not bear out
        (f"{SELF}|（2023年度）", "（2023年度）", "（2024年度）", ERROR),
        ("2023年度项目支出绩效自评表|（2024年度）", "2023年度项目支出绩效自评表", SELF, ERROR),
        # a title's year without 年度 may be the one in which it was written: the next, no other
        ("2025年项目支出绩效自评表|（2024年度）", None, None, None),
        (
            "2026年项目支出绩效自评表|（2024年度）",
            "2026年项目支出绩效自评表",
            "2024年项目支出绩效自评表",
            WARNING,
        ),
        (
            "2023年项目支出绩效自评表|（2024年度）",
            "2023年项目支出绩效自评表",
            "2024年项目支出绩效自评表",
            WARNING,
        ),
        # targets are written in the year before
        ("2023年项目支出绩效目标申报表|（2024年度）", None, None, None),
        (
            "2025年项目支出绩效目标申报表|（2024年度）",
            "2025年项目支出绩效目标申报表",
            "2024年项目支出绩效目标申报表",
            WARNING,
        ),
        # years that a head is not of
        ("2023—2025年项目支出绩效自评表|（2024年度）", None, None, None),
        ("项目支出绩效自评表（2021年版）|（2024年度）", None, None, None),
        ("项目支出绩效自评表（财预〔2021〕5号）|（2024年度）", None, None, None),
        (f"{SELF}|填报日期：2025年3月1日", None, None, None),
        # a line before the title counts where nothing else states a year
        ("（2023年度）|项目支出绩效自评表", "（2023年度）", "（2024年度）", WARNING),
        (f"（2023年度）|{SELF}", None, None, None),
    ],
)
def test_the_title_and_the_lines_around_it(
    head: str, wrong: str | None, right: str | None, severity: Severity | None
) -> None:
    assert shown(form(head)) == ([(wrong, right, severity)] if wrong else [])


def test_a_year_in_words_differs_like_one_in_figures() -> None:
    (found,) = told(form(f"{SELF}|二〇二三年度"))
    assert (found.printed, found.severity) == ("二〇二三年度", ERROR)
    assert told(form(f"{SELF}|二〇二四年度")) == []


@pytest.mark.parametrize("kind", ["自评", "监控", "目标申报"])
@pytest.mark.parametrize(
    ("label", "cell", "right"),
    [
        ("项目周期", "2024年度", None),
        ("项目周期", "2020年度", "2024年度"),
        ("项目周期", "2020年", "2024年"),
        ("评价年度", "2020年度", "2024年度"),
        ("项目周期", "2020—2024年", None),
        ("项目周期", "1年", None),
        ("实施单位", "2020年度", None),
    ],
)
def test_the_cell_beside_the_cycle_against_the_title(
    kind: str, label: str, cell: str, right: str | None
) -> None:
    title = f"2024年度项目支出绩效{kind}表"
    found = told(form(title, label, cell))
    assert [(each.place.text, each.expected, each.severity) for each in found] == (
        [(cell, right, ERROR)] if right else []
    )
    assert all([each.place.text for each in one.related] == [title] for one in found)


def test_where_the_dates_bear_out_the_cell_the_title_is_told() -> None:
    assert shown(form(SELF, "项目周期", "2020年度", year=2020)) == [
        (SELF, "2020年度项目支出绩效自评表", ERROR)
    ]


ONE_DATE = form("项目支出绩效自评表|（2023年度）").replace("2024年5月底前\t2024年5月", "≥1次\t1次")
NO_RESULT = (
    form("项目支出绩效自评表|（2023年度）")
    .replace("前\t2024年10月", "前\t完成")
    .replace("前\t2024年5月", "前\t完成")
)


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (form("项目支出绩效自评表|（2023年度）"), ["（2023年度）"]),
        (form("项目支出绩效自评表|（2024年度）"), []),
        (form("项目支出绩效自评表|（2025年度）"), []),  # last year's copied: D601
        (ONE_DATE, []),  # one row of another year may be its own slip: D602
        (NO_RESULT, []),  # deadlines alone may lie in the next year
    ],
)
def test_dates_that_all_lie_in_a_later_year_speak_against_the_head(
    text: str, told_of: list[str]
) -> None:
    assert [each.printed for each in told(text)] == told_of
    assert all(each.severity is WARNING for each in told(text))


@pytest.mark.parametrize(
    ("heading", "year", "count"),
    [
        ("依据2022年度绩效自评表调整。", 2023, 0),
        ("现将2022年度绩效自评情况报告如下：", 2023, 0),
        ("某县医保局2024年度绩效自评报告", 2023, 1),
        ("某县医保局2023年度绩效自评报告", 2023, 0),
        ("某县医保局2024年度工作总结", 2023, 0),
    ],
)
def test_the_documents_heading_is_of_another_year(heading: str, year: int, count: int) -> None:
    found = told(form(f"{heading}|自评表|（{year}年度）", year=year))
    assert len(found) == count
    for each in found:
        assert (each.printed, each.expected, each.severity) == (f"（{year}年度）", None, WARNING)
        assert [other.place.text for other in each.related] == [heading]


@pytest.mark.parametrize(("year", "count"), [(2024, 0), (2023, 2)])
def test_the_heading_may_be_that_of_another_form_of_the_document(year: int, count: int) -> None:
    first = form("某县医保局2024年度绩效自评报告|甲自评表|（2023年度）", year=2023)
    second = form(f"乙自评表|（{year}年度）", year=year).replace("医保宣传", "医保稽核")
    assert len(told(f"{first}\n\n{second}")) == count


def test_a_year_in_words_has_no_correction_of_its_own() -> None:
    assert shown(form(f"{SELF}|二〇二三年度")) == [("二〇二三年度", None, ERROR)]


@pytest.mark.parametrize(
    "remark",
    [
        "依据2022年度绩效自评表调整。",
        "依据2022年度绩效自评表调整",
        "本表参照2022年度绩效自评报告编制；",
        "填报说明：2022年度绩效自评表另报",
        "注：2022年度绩效自评表另报",
        "参照2022年度绩效自评表填报",
        "根据2022年度绩效自评报告编制",
        "2022年度绩效自评情况如下：",
    ],
)
def test_a_remark_that_names_another_form_is_no_heading(remark: str) -> None:
    assert told(form(f"某县项目支出绩效自评表|（2024年度）|{remark}")) == []


@pytest.mark.parametrize(
    "title",
    [
        "注册会计师行业监管项目2022年度绩效自评报告",
        "参照公务员法管理单位2022年度部门整体支出绩效自评报告",
        "结合医院2022年度绩效自评报告",
        "按揭贷款贴息项目2022年度绩效自评报告",
        "根据地纪念馆2022年度绩效自评报告",
        "说明书编印项目2022年度绩效自评报告",
        "2022年度项目支出绩效自评表：",
    ],
)
def test_a_title_that_begins_as_a_remark_may_is_a_heading(title: str) -> None:
    (found,) = told(form(f"{title}|某县项目支出绩效自评表|（2024年度）"))
    assert [other.place.text for other in found.related] == [title]
