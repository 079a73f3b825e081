"""A form that is printed over two pages or tables under its own title is one form."""

from __future__ import annotations

import pytest

from jixiao import Source, convert, review
from jixiao.core.documents import Grid, Paragraph
from jixiao.core.forms import Form
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

TITLE = "某县项目支出绩效自评表"
HEADS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
BASICS = "项目名称\t{project}\t\t\t\t\t\t\n主管部门\t某局\t\t\t实施单位\t某中心\t\t\n"
MONEY = (
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t100.00\t100.00\t95.20\t10\t95.20%\t9.52\n"
)
FIRST = "产出指标\t数量指标\t培训人次\t≥100人次\t120人次\t50\t50\t\n"
SECOND = (
    "效益指标\t社会效益指标\t政策知晓率\t≥85%\t88.6%\t30\t30\t\n"
    "满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t93.5%\t10\t10\t\n"
)
TOTAL = "总分\t\t\t\t\t100\t99.52\t\n"
HEAD = f"{TITLE}\n（2023年度）\n" + BASICS.format(project="甲项目") + MONEY
AGAIN = (
    f"{TITLE}（续）\n",
    f"{TITLE}（续表）\n（2023年度）\n",
    f"续表：{TITLE}\n",
    f"第2页\n{TITLE}\n（2023年度）\n单位：万元\n",
    f"{TITLE}\n",
)


def forms_of(text: str, fmt: str = "txt") -> list[Form]:
    source = Source("表.txt", text.encode())
    content = source.content if fmt == "txt" else convert(source, fmt).content
    return [form for each in read_bytes(content, f"表.{fmt}") for form in recognise(each).forms]


def names(form: Form) -> list[str]:
    return [row.name.text for row in form.indicators if row.name is not None]


@pytest.mark.parametrize("fmt", ["txt", "docx", "xlsx", "html", "pdf"])
@pytest.mark.parametrize("again", AGAIN)
def test_rows_below_the_title_once_more_are_of_the_form(again: str, fmt: str) -> None:
    for heads in (HEADS, ""):
        text = HEAD + HEADS + FIRST + again + heads + SECOND + TOTAL
        (form,) = forms_of(text, fmt)
        assert names(form) == ["培训人次", "政策知晓率", "群众满意度"]
        assert (form.title.text if form.title else None, form.year) == (TITLE, 2023)


@pytest.mark.parametrize("again", AGAIN)
def test_the_indicators_may_begin_and_the_total_stand_below_the_title(again: str) -> None:
    for text in (
        HEAD + again + HEADS + FIRST + SECOND + TOTAL,
        HEAD + HEADS + FIRST + SECOND + again + TOTAL,
    ):
        (form,) = forms_of(text)
        assert len(form.indicators) == 3
        assert form.total is not None


def test_a_form_that_goes_on_has_no_findings() -> None:
    text = HEAD + HEADS + FIRST + AGAIN[0] + HEADS + SECOND + TOTAL
    assert not review(Source("表.txt", text.encode())).documents[0].findings


@pytest.mark.parametrize("again", AGAIN)
@pytest.mark.parametrize(
    "rest",
    [
        BASICS.format(project="乙项目") + MONEY + HEADS + FIRST + SECOND + TOTAL,
        BASICS.format(project="") + HEADS + SECOND,
        MONEY + HEADS + SECOND + TOTAL,
    ],
)
@pytest.mark.parametrize("total", ["", TOTAL])
def test_a_form_of_the_same_title_with_a_head_of_its_own_is_another(
    again: str, rest: str, total: str
) -> None:
    one, two = forms_of(HEAD + HEADS + FIRST + total + again + rest)
    assert names(one) == ["培训人次"]
    assert "政策知晓率" in names(two)


def test_a_form_that_has_its_total_is_at_an_end() -> None:
    one, two = forms_of(HEAD + HEADS + FIRST + TOTAL + f"{TITLE}\n" + HEADS + SECOND)
    assert (len(one.indicators), len(two.indicators)) == (1, 2)


def test_forms_without_heads_of_their_own_are_parted_by_a_title_without_a_mark() -> None:
    one = f"{TITLE}\n" + HEADS + FIRST
    assert len(forms_of(one + f"{TITLE}\n" + HEADS + SECOND)) == 2
    assert len(forms_of(one + f"{TITLE}（续）\n" + HEADS + SECOND)) == 1


@pytest.mark.parametrize("heads", [HEADS, ""])
def test_the_title_once_more_may_be_a_row_of_the_table(heads: str) -> None:
    (document,) = read_bytes(
        (HEAD + HEADS + FIRST + f"{TITLE}（续）\t\t\t\t\t\t\t\n" + heads + SECOND).encode(),
        "表.txt",
    )
    assert [type(each) for each in document.blocks] == [Paragraph, Paragraph, Grid]
    (form,) = recognise(document).forms
    assert names(form) == ["培训人次", "政策知晓率", "群众满意度"]


@pytest.mark.parametrize("fmt", ["txt", "xlsx", "docx"])
@pytest.mark.parametrize(
    ("above", "count"),
    [
        ("填报单位：某中心\n", 1),
        ("填报单位：第二中心\n", 2),
        ("填报单位：第二中心　　　　单位：万元\n", 2),
    ],
)
@pytest.mark.parametrize("again", [AGAIN[0], AGAIN[4]])
def test_whose_form_it_is_may_be_told_above_the_title(
    again: str, above: str, count: int, fmt: str
) -> None:
    forms = forms_of(HEAD + HEADS + FIRST + above + again + HEADS + SECOND, fmt)
    assert [names(each) for each in forms][-count:] == (
        [["培训人次"], ["政策知晓率", "群众满意度"]]
        if count == 2
        else [["培训人次", "政策知晓率", "群众满意度"]]
    )
    assert all(each.title is not None for each in forms)


def as_rows(text: str) -> str:
    """The lines of a head as rows of a table of eight columns."""
    return "".join(line + "\t" * (7 - line.count("\t")) + "\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "head", [f"{TITLE}（续）\n（2022年度）\n", f"填报单位\t第二中心\n{TITLE}\n"]
)
def test_another_year_or_unit_in_rows_of_the_table_begins_another_form(head: str) -> None:
    one, two = forms_of(HEAD + HEADS + FIRST + as_rows(head) + HEADS + SECOND)
    assert (names(one), names(two)) == (["培训人次"], ["政策知晓率", "群众满意度"])


MONITORED = "某县项目支出绩效监控表"
MONITORING_HEADS = "一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\n"
MONITORING = (
    "{title}\n（2023年度）\n项目名称\t甲\t\t\t\t\n主管部门\t某局\t\t\t实施单位\t某中心\n"
    "资金情况（万元）\t\t年初预算数\t1-7月执行数\t1-7月执行率\t全年预计执行数\n"
    "\t年度资金总额\t100\t60\t60%\t100\n"
    + MONITORING_HEADS
    + "产出指标\t数量指标\t培训人次\t≥100人次\t60人次\t120人次\n"
)
REST = MONITORING_HEADS + "效益指标\t社会效益指标\t设备使用率\t≥85%\t86%\t88%\n"


@pytest.mark.parametrize("fmt", ["txt", "docx", "xlsx", "pdf"])
@pytest.mark.parametrize(
    "again",
    [
        "{title}\n（2023年度）\n项目名称：乙\n",
        "{title}（续）\n（2023年度）\n项目名称：乙\n",
        "{title}\n（2023年度）\n填报单位：某县第二中心\n",
        "{title}\n填报单位：某县第二中心　　　　单位：万元\n",
        "{title}\n（2022年度）\n",
        "{title}\n二〇二二年度\n",
        "{title}\n（2023年1-9月）\n",
        "乙镇项目支出绩效监控表（续表）\n（2023年度）\n",
        "某县部门整体支出绩效监控表（续）\n（2023年度）\n",
    ],
)
def test_what_names_another_project_unit_year_or_point_is_another_form(
    again: str, fmt: str
) -> None:
    for title in (MONITORED, f"2023年度{MONITORED}"):
        one, two = forms_of(MONITORING.format(title=title) + again.format(title=title) + REST, fmt)
        assert (names(one), names(two)) == (["培训人次"], ["设备使用率"])
        assert (one.project.text if one.project else None, one.year) == ("甲", 2023)


@pytest.mark.parametrize("fmt", ["txt", "docx", "xlsx", "pdf"])
@pytest.mark.parametrize(
    "below",
    [
        "",
        "（2023年度）\n项目名称：甲\n",
        "填报单位：某中心　　　　单位：万元\n",
        "二〇二三年度\n金额单位：万元\n",
        "（2023年1-7月）\n实施单位（盖章）：某中心\n",
    ],
)
def test_what_names_the_same_again_is_the_same_form(below: str, fmt: str) -> None:
    for mark in ("", "（续）", "（续表）"):
        text = MONITORING.format(title=MONITORED) + f"{MONITORED}{mark}\n" + below + REST
        (form,) = forms_of(text, fmt)
        assert names(form) == ["培训人次", "设备使用率"]


def test_a_line_above_the_title_once_more_may_name_another_project() -> None:
    text = HEAD + "项目名称：乙项目\n" + AGAIN[0] + HEADS + FIRST + SECOND + TOTAL
    one, two = forms_of(text)
    assert (len(one.indicators), len(two.indicators)) == (0, 3)


@pytest.mark.parametrize("again", AGAIN)
def test_rows_that_begin_with_a_level_left_behind_are_of_another_form(again: str) -> None:
    one, two = forms_of(HEAD + HEADS + FIRST + SECOND + again + HEADS + FIRST + SECOND + TOTAL)
    assert (len(one.indicators), len(two.indicators)) == (3, 3)
    (form,) = forms_of(HEAD + HEADS + FIRST + again + HEADS + FIRST + SECOND + TOTAL)
    assert len(form.indicators) == 4
