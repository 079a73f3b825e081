"""Which grids are one form: a sheet with a head of its own is another form, whatever its title is
called; what has none goes on.
"""

from __future__ import annotations

import layouts
import msgspec
import pytest
from layout_tables import document, merged

from jixiao.core.documents import Cell, Grid
from jixiao.core.forms import Form
from jixiao.recognition.forms import recognise_forms

TITLES = ("附件2", "社保基金支出绩效情况表（2024年）", "表二", "")
FORM = """
{title} | < | < | < | < | <
（2024年度） | < | < | < | < | <
项目名称 | {project} | < | < | < | <
主管部门 | 某局 | < | < | < | <
预算执行情况（万元） | 预算数： | < | {budget} | 执行数： | {budget}
^ | 其中：财政资金 | < | {budget} | 其中：财政资金 | {budget}
年度目标完成情况 | 预期目标 | < | < | 实际完成目标 | <
^ | 保障待遇。 | < | < | 任务按期完成。 | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
^ | 产出指标 | 质量指标 | {name} | ≥90% | 92%
"""
HEADED = """
{title} | < | < | < | < | <
单位名称 | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成值
{last} | 效益指标 | 社会效益指标 | 群众知晓率 | ≥90% | 92%
"""
GOES_ON = """
 | 效益指标 | 社会效益指标 | 群众知晓率 | ≥90% | 92%
 | 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95%
"""


def written(title: str, project: str, budget: str, name: str) -> str:
    return FORM.format(title=title, project=project, budget=budget, name=name)


FIRST = written("社会保险支出绩效自评表", "甲项目", "100", "待遇发放准确率")


def sheet(table: str, number: int) -> Grid:
    grid = merged(table)

    def placed(cell: Cell) -> Cell:
        place = msgspec.structs.replace(
            cell.place, table=None, sheet=f"表{number}", cell=f"R{cell.row}C{cell.column}"
        )
        return msgspec.structs.replace(cell, place=place)

    return msgspec.structs.replace(
        grid, sheet=f"表{number}", cells=tuple(placed(cell) for cell in grid.cells)
    )


def forms(*tables: str) -> tuple[Form, ...]:
    grids = [sheet(table, number) for number, table in enumerate(tables, start=1)]
    return recognise_forms(document(*grids, format="xlsx"))


def budgets(form: Form) -> list[str]:
    return [row.budget.text for row in form.funding if row.budget]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("project", ["乙项目", ""])
def test_a_sheet_with_its_own_head_is_a_form_of_its_own(title: str, project: str) -> None:
    one, two = forms(FIRST, written(title, project, "50", "验收合格率"))
    assert [budgets(one), budgets(two)] == [["100", "100"], ["50", "50"]]
    assert [len(form.indicators) for form in (one, two)] == [1, 1]
    assert two.project is None or two.project.text == project


@pytest.mark.parametrize("title", TITLES)
def test_forms_below_each_other_in_one_table_are_parted_alike(title: str) -> None:
    below = written(title, "", "50", "验收合格率")
    one, two = recognise_forms(document(merged(FIRST + below)))
    assert [budgets(one), budgets(two)] == [["100", "100"], ["50", "50"]]
    assert [len(form.indicators) for form in (one, two)] == [1, 1]


@pytest.mark.parametrize("title", ["附件2", "表二 指标完成情况"])
def test_a_title_over_heads_of_indicators_makes_a_sheet_a_form(title: str) -> None:
    one, two = forms(FIRST, HEADED.format(title=title, last="某局"))
    assert [len(form.indicators) for form in (one, two)] == [1, 1]


@pytest.mark.parametrize(
    "rest",
    [
        GOES_ON,
        HEADED.format(title="（续表）", last="某局"),
        HEADED.format(title="", last="某局"),
        HEADED.format(title="附件2", last="某局") + "总分 | < | < | < | 100 | 98",
    ],
)
def test_a_sheet_without_a_head_of_its_own_goes_on_with_the_form_before(rest: str) -> None:
    (form,) = forms(FIRST, rest)
    assert budgets(form) == ["100", "100"]
    assert len(form.indicators) > 1


def test_indicators_on_a_sheet_of_their_own_belong_to_the_head_before() -> None:
    head, _, rows = FIRST.partition("绩效指标 |")
    (form,) = forms(head, f"绩效指标 |{rows}")
    assert (len(form.indicators), budgets(form)) == (1, ["100", "100"])


def test_no_layout_is_parted_within() -> None:
    for family in (name for name in dir(layouts) if name.isupper()):
        assert len(forms(getattr(layouts, family))) <= 1, family
