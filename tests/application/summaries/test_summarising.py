"""Finished forms and filled templates of many units summed up."""

from __future__ import annotations

import io
import pickle
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.application.data.writing import as_data
from jixiao.application.results import result_bytes, result_of
from jixiao.application.sources import Source
from jixiao.application.summaries.summarising import summarise
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.core.summaries import Summarised
from jixiao.writing.summary.tables import tables_of
from tests.application.summing_data import EMPTY, REPORT, form, project_list


def told(found: Summarised) -> str:
    return "\n".join(each.message.zh for each in found.findings)


def test_units_and_projects_with_sums_in_one_unit_of_money() -> None:
    found = summarise(
        [
            form(),
            form(
                "某县社保中心",
                "待遇认证",
                budget="200000",
                executed="150000",
                unit_line="单位：元\n",
            ),
            form("某县社保中心", "社保卡制发", budget="30", executed="30", score="89"),
        ]
    )
    (group,) = found.groups
    assert (group.kind, group.year, group.whole.forms) == ("self_evaluation", 2024, 3)
    assert [(each.unit, each.forms, each.budget) for each in group.units] == [
        ("某县医保中心", 1, Decimal(100000)),
        ("某县社保中心", 2, Decimal(500000)),
    ]
    assert group.whole.rate == Decimal(540000) / Decimal(600000) * 100
    assert [each.rank_by_score for each in group.units] == [1, 2]
    assert [(each.name.zh, each.forms) for each in group.grades] == [("优", 2), ("良", 1)]


def test_main_problems_are_counted_by_form() -> None:
    wrong = form(project="社保卡制发", executed="5")  # 50% beside a printed 90%, scored 9 of 10
    (group,) = summarise([form(), wrong]).groups
    assert group.whole.errors > 0
    assert group.problems[0].forms == 1
    assert sum(each.count for each in group.problems) == group.whole.errors + group.whole.warnings


def test_another_kind_or_year_is_another_group() -> None:
    found = summarise([form(), form(project="社保卡制发"), form(project="扩面", year=2023)])
    assert [(each.year, len(each.forms)) for each in found.groups] == [(2024, 2), (2023, 1)]


def test_the_year_that_is_asked_for_leaves_others_out_and_that_is_told() -> None:
    found = summarise([form(), form(project="扩面", year=2023, name="旧.txt")], year=2024)
    assert [each.year for each in found.groups] == [2024]
    assert [(each.file, each.why.zh) for each in found.left_out] == [
        ("旧.txt", "是2023年的，不是2024年的")
    ]


def test_a_copy_is_counted_once() -> None:
    found = summarise([form(name="甲.txt"), form(name="甲(2).txt"), form(project="社保卡制发")])
    assert found.groups[0].whole.forms == 2
    assert "复本1份，没有重复计：甲(2).txt" in told(found)


def test_monitoring_forms_have_their_own_figures() -> None:
    path = Path(__file__).resolve().parents[3] / "examples" / "yopurga-monitoring-2020.docx"
    (group,) = summarise([Source(path.name, path.read_bytes())]).groups
    assert (group.kind, group.as_of, group.year) == ("monitoring", "2020-06", 2020)
    assert all(each.completion is not None for each in group.forms)
    tables = {each.name.zh: each for each in tables_of(group, "zh")}
    shown = [each.name for each in tables["项目明细"].columns]
    assert "completion" in shown
    assert "score" not in shown


def test_files_that_cannot_be_read_and_files_without_a_form_are_listed() -> None:
    found = summarise([form(), REPORT, EMPTY])
    assert [each.file for each in found.unread] == ["空.txt"]
    assert [(each.file, each.why.zh) for each in found.left_out] == [("报告.txt", "没有认出绩效表")]
    assert found.files == 3


def test_nothing_to_sum_up_is_told_with_what_became_of_each_file() -> None:
    with pytest.raises(UserError) as caught:
        summarise([REPORT, EMPTY])
    assert [each.code for each in caught.value.findings] == ["E014"] * 3


def test_a_form_without_an_amount_counts_and_its_money_does_not() -> None:
    found = summarise([form(), form(project="社保卡制发", executed="")])
    whole = found.groups[0].whole
    assert (whole.forms, whole.paid, whole.budget) == (2, 1, Decimal(100000))
    assert "1张表缺预算数或执行数" in told(found)


def test_amounts_without_a_unit_are_not_summed_and_that_is_told() -> None:
    found = summarise([form(), form(project="社保卡制发", unit_line="")])
    assert found.groups[0].whole.paid == 1
    assert "没有写单位" in told(found)


def test_two_names_that_may_be_one_unit_are_summed_apart_and_told() -> None:
    found = summarise([form("某县医保中心"), form("医保中心", "扩面")])
    assert len(found.groups[0].units) == 2
    assert "可能是同一单位的两种写法" in told(found)


DATA = FormData(
    kind="self_evaluation",
    year=2024,
    project="职业技能培训补贴",
    implementing_unit="某县就业中心",
    supervising_department="某县人社局",
    funding=(
        FundingData(
            source="年度资金总额",
            role="total",
            initial_budget="40",
            budget="40",
            executed="36",
            points="10",
        ),
    ),
    indicators=(
        IndicatorData(
            level1="产出指标",
            level2="数量指标",
            name="培训人数",
            target="≥100人",
            actual="120人",
            points="50",
        ),
        IndicatorData(
            level1="效益指标",
            level2="社会效益指标",
            name="就业率",
            target="≥60%",
            actual="70%",
            points="40",
        ),
    ),
)


def test_data_are_completed_before_they_are_summed_up() -> None:
    found = summarise([Source("数据.yaml", as_data([DATA], "yaml")), form()])
    assert not found.unread
    own = next(each for each in found.forms() if each.unit == "某县就业中心")
    assert (own.score, own.rate, own.file) == (Decimal(99), Decimal(90), "数据.yaml")


def filled_template() -> Source:
    """The template with the form above typed in, as a clerk does."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("自评表", None, None)))
    rows = {
        "基本情况": {
            "序号": "1",
            "表种": "自评表",
            "项目名称": DATA.project,
            "实施单位": "某县就业中心",
            "年度": 2024,
            "金额单位": "万元",
        },
        "资金": {
            "序号": "1",
            "总额或部分": "总额",
            "资金来源": "年度资金总额",
            "全年预算数": 40,
            "年初预算数": 40,
            "全年执行数": 36,
            "分值": 10,
        },
    }
    for sheet, values in rows.items():
        _typed(book[sheet], 0, values)
    for number, row in enumerate(DATA.indicators):
        names = {"序号": "1", "一级指标": row.level1, "二级指标": row.level2, "三级指标": row.name}
        values = {"指标值": row.target, "完成值": row.actual, "分值": row.points}
        _typed(book["指标"], number, names | values)
    out = io.BytesIO()
    book.save(out)
    return Source("填写模板.xlsx", out.getvalue())


def _typed(sheet, number: int, values: dict[str, object]) -> None:
    """Type values into a row of a sheet of the template, by the heads of their columns."""
    head = next(row for row in sheet.iter_rows() if any(cell.value == "序号" for cell in row))
    for cell in head:
        if cell.value in values:
            sheet.cell(cell.row + 1 + number, cell.column, values[cell.value])


def test_a_filled_template_is_completed_too() -> None:
    found = summarise([filled_template(), form()])
    assert not found.unread
    own = next(each for each in found.forms() if each.unit == "某县就业中心")
    assert (own.score, own.rate, own.budget) == (Decimal(99), Decimal(90), Decimal(400000))


@pytest.mark.parametrize("fund", [None, "工伤保险"])
def test_an_empty_form_is_not_counted_and_that_is_told(fund: str | None) -> None:
    found = summarise([Source("空模板.xlsx", template_for("自评表", None, fund)), form()])
    assert found.groups[0].whole.forms == 1
    assert [(each.file, each.why.zh) for each in found.left_out] == [
        ("空模板.xlsx", "是空表，没有填完成情况")
    ]


def test_data_with_faults_are_unread_with_all_of_them() -> None:
    wrong = Source("错.yaml", b"kind: self_evaluation\nyaer: 2024\nprojekt: x\n")
    (unread,) = summarise([wrong, form()]).unread
    assert unread.file == "错.yaml"
    assert "yaer" in unread.why.zh
    assert "projekt" in unread.why.zh


def test_results_are_kept_and_read_again() -> None:
    found = summarise([form(), REPORT], listed=project_list("1\t参保扩面经费\t某县医保中心\t10"))
    assert pickle.loads(pickle.dumps(found)) == found
    assert result_of(result_bytes(found)) == found


def test_a_list_of_projects_says_what_is_missing() -> None:
    found = summarise(
        [form(), form(project="社保卡制发")],
        listed=project_list("1\t参保扩面经费\t某县医保中心\t10", "2\t异地核查\t某县医保中心\t30"),
    )
    assert found.against is not None
    assert [each.name for each in found.against.missing] == ["异地核查"]
    assert [each.project for each in found.against.unlisted] == ["社保卡制发"]
    assert found.against.whole.by_amount == Decimal(25)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2024年度项目支出绩效自评表\n（2023年度）", "两个年度"),
        ("项目支出绩效自评表", "没有写年度"),
    ],
)
@pytest.mark.parametrize("year", [None, 2024])
def test_a_form_that_may_be_of_the_year_is_in_doubt_on_the_list(
    written: str, why: str, year: int | None
) -> None:
    whole = form(project="扩面")
    text = whole.content.decode().replace("项目支出绩效自评表\n（2024年度）", written)
    found = summarise(
        [form(), form(project="认证"), Source("扩面.txt", text.encode())],
        year=year,
        listed=project_list("1\t扩面\t某县医保中心\t10", "2\t认证\t某县医保中心\t10"),
    )
    assert found.against is not None
    if year and "没有" in why:  # what states no year is of the one that is asked for
        assert found.against.whole.handed_in == 2
        return
    assert found.against.missing == ()
    assert [each.project.name for each in found.against.doubtful] == ["扩面"]
    assert why in found.against.doubtful[0].why.zh


@pytest.mark.parametrize(
    ("given", "doubts"),
    [
        ({"executed": "102.6"}, ["执行率1026.00%"]),
        ({"executed": "-3"}, ["执行数-3是负数"]),
        ({"score": "118"}, ["总得分118高于满分100"]),
        ({"executed": "10.5"}, []),  # more than the budget: a check warns of it
    ],
)
def test_figures_that_cannot_be_are_marked_and_neither_summed_nor_ranked(
    given: dict[str, str], doubts: list[str]
) -> None:
    found = summarise([form(), form("某县社保中心", **given)])
    (group,) = found.groups
    other = next(each for each in group.units if each.unit == "某县社保中心")
    assert [each.zh for form in group.forms for each in form.doubts] == doubts
    assert (group.whole.forms, group.whole.paid) == (2, 1 if doubts else 2)
    assert (other.rank_by_score is None) == bool(doubts)
    assert ("不计入合计、平均、名次" in told(found)) == bool(doubts)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("清河县教育局", "教育局", True),
        ("清河县教育局", "清河教育局", False),  # neither ends with the other
        ("清河县环境卫生局", "卫生局", False),
        ("某县医保中心", "医保中心", True),
    ],
)
def test_which_names_may_be_one_unit(one: str, other: str, alike: bool) -> None:
    found = summarise([form(one), form(other, "扩面")])
    assert ("可能是同一单位的两种写法" in told(found)) == alike


def test_a_fact_sheet_is_told_for_what_it_is() -> None:
    path = Path(__file__).resolve().parents[3] / "examples" / "report-2020-facts.xlsx"
    found = summarise([form(), Source(path.name, path.read_bytes())])
    assert [each.why.zh.partition("，")[0] for each in found.left_out] == ["是收支事实表"]
