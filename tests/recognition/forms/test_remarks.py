"""Remarks about a form among the lines of its head: they take none of them away, say nothing that a
head says, and stay among what the form prints. A sentence of a report ends a head that says no
year.
"""

from __future__ import annotations

import pytest

from jixiao import Source, review
from jixiao.checks.review import DocumentReview
from jixiao.core.forms import Form
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.recognition.forms.remarks import remarks_among
from jixiao.writing import made
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Table

FORMATS = ("txt", "html", "docx", "xlsx", "pdf")
HEAD = ("某县项目支出绩效监控表", "（2024年1-6月）", "填报单位：某县医疗保障局", "单位：元")
ROWS = (
    ("项目名称", "", "某项目", "", "", "", "", ""),
    ("项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "年度资金总额", "15", "15", "6", "10", "41%", "9"),
    ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("", "产出指标", "数量指标", "培训人数", "100人", "40人", "90", "50"),
    ("总分", "", "", "", "", "", "100", "54"),
)
REMARKS = (
    ("填表说明：本表由项目实施单位填写，经主管部门审核后报送。",),
    ("本表一式三份。",),
    ("注：1.本表适用于2020年度以后的项目。", "2.得分保留两位小数。", "3.偏差较大的应说明原因。"),
    ("填报说明", "各单位应认真核对，于3月底前报送。"),
    ("（本表须加盖单位公章后报送）", "※带*的为必填项。"),
    ("请如实填写，不得涂改。",),
)


def table(*head: str) -> Table:
    lines = [(line, *[""] * 7) for line in head]
    cells = [
        Cell(row=row, column=column, text=text, column_span=8 if row <= len(head) else 1)
        for row, texts in enumerate([*lines, *ROWS], start=1)
        for column, text in enumerate(texts, start=1)
        if row > len(head) or column == 1
    ]
    return Table(cells=tuple(cells), rows=len(head) + len(ROWS), columns=8)


def reviewed(blocks: list[Block], fmt: str = "txt") -> DocumentReview:
    (found,) = review(
        [Source(f"表.{fmt}", made([Page(name="表", blocks=tuple(blocks))], fmt))]
    ).documents
    return found


def form_of(found: DocumentReview) -> Form:
    assert found.view is not None
    (view,) = found.view.forms
    return view.form


def head_of(form: Form) -> tuple[str | None, ...]:
    entries = (form.title, form.implementing_unit, form.money_unit_entry)
    return (form.key, str(form.as_of), *(entry.text if entry else None for entry in entries))


def printed(form: Form) -> str:
    return "\n".join([*(text.text for text in form.texts), *(note.text for note in form.notes)])


def paragraphs(*lines: str) -> list[Block]:
    return [Paragraph(text=line) for line in lines]


PLAIN = reviewed([*paragraphs(*HEAD), table()])
IDS = {finding.id for finding in PLAIN.findings}


def test_the_head_without_remarks() -> None:
    form = form_of(PLAIN)
    assert (form.kind, form.year, form.money_unit) == ("monitoring", 2024, "元")
    assert head_of(form)[1:] == ("2024-06", "某县项目支出绩效监控表", "某县医疗保障局", "单位：元")
    assert IDS


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_takes_no_line_of_the_head_away(fmt: str, remark: tuple[str, ...]) -> None:
    for at in range(1, len(HEAD) + 1):
        lines = (*HEAD[:at], *remark, *HEAD[at:])
        found = reviewed([*paragraphs(*lines), table()], fmt)
        form = form_of(found)
        assert head_of(form) == head_of(form_of(PLAIN)), at
        assert {finding.id for finding in found.findings} == IDS, at
        assert all(line in printed(form) for line in remark), at


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("remark", [("备注：本表由各单位填写。",), ("本表一式三份。",)])
def test_a_remark_in_a_row_of_its_own(fmt: str, remark: tuple[str, ...]) -> None:
    for at in range(len(HEAD) + 1):
        found = reviewed([table(*HEAD[:at], *remark, *HEAD[at:])], fmt)
        form = form_of(found)
        assert head_of(form) == head_of(form_of(PLAIN)), at
        assert {finding.id for finding in found.findings} == IDS, at
        assert all(line in printed(form) for line in remark), at
    form = form_of(reviewed([*paragraphs(*HEAD), table(*remark)], fmt))
    assert head_of(form) == head_of(form_of(PLAIN))


@pytest.mark.parametrize(
    "lines",
    [
        ("", "", "", "", "", "", "", "", "", ""),
        ("一、项目基本情况",),
        ("注：请如实填写。", "", "", "本表一式三份。"),
        ("填表说明：", *(f"{number}.请按要求填写第{number}栏。" for number in range(1, 20))),
    ],
)
def test_more_lines_between_the_title_and_the_table(lines: tuple[str, ...]) -> None:
    content = "\n".join([*HEAD, *lines]).encode() + b"\n\n"
    body = "\n".join("\t".join(row) for row in ROWS).encode()
    (document,) = read_bytes(content + body, "表.txt")
    (form,) = recognise(document).forms
    assert head_of(form)[1:] == head_of(form_of(PLAIN))[1:]


@pytest.mark.parametrize("line", ["单位：元。", "（单位：元）。", "金额单位：元。"])
def test_the_unit_of_money_may_end_with_a_full_stop(line: str) -> None:
    for lines in ((*HEAD[:-1], line), (line,), ("本级", "注：一式三份。", line)):
        assert form_of(reviewed([*paragraphs(*lines), table()])).money_unit == "元", lines


SENTENCES = (
    "较上年增长5.3%。",
    "生育保险待遇支出0.21亿元。",
    "2020年，工伤保险基金收入1.38亿元。",
    "具体情况见下表。",
    "以下为2022年度对比项目。",
    "现将2023年度项目支出绩效监控表填报如下。",
    "本年度各项工作顺利开展。群众普遍满意。",
    "2023年基金收支情况如下（单位：万元）。",
    "二、绩效目标完成情况",
    "二、2022年已验收。",
    "本表所列支出较上年增长5.3%，主要是待遇水平提高所致。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_a_report_ends_a_head_that_says_no_year(sentence: str) -> None:
    lines = (HEAD[0], *HEAD[2:], sentence)
    for more in (lines, (*lines, "注：本表一式三份。")):
        form = form_of(reviewed([*paragraphs(*more), table()]))
        assert (form.title, form.year, form.as_of) == (None, None, None), more


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("head", [HEAD, ("2024年1-6月某县项目支出绩效监控表", *HEAD[2:])])
def test_no_sentence_takes_a_head_away_that_says_its_year(
    head: tuple[str, ...], sentence: str
) -> None:
    plain = form_of(reviewed([*paragraphs(*head), table()]))
    for lines in (
        (*head, sentence),
        (*head, sentence, "注：一式三份。", sentence, sentence),
        (head[0], sentence, *head[1:]),
        (head[0], sentence, *head[1:], sentence),
    ):
        found = form_of(reviewed([*paragraphs(*lines), table()]))
        assert head_of(found) == head_of(plain), lines


def test_a_sentence_in_the_head_that_reports_figures_is_read_as_prose() -> None:
    said = "2020年，工伤保险基金收入1.38亿元。"
    for lines, told in (((said,), ["1.38亿元"]), (("注：1.如下。", f"2.{said}"), [])):
        found = reviewed([*paragraphs(*HEAD, *lines), table()])
        assert found.view is not None
        assert [each.figure.text for each in found.view.statements()] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度各项工作顺利开展。",
        "本项目表现良好，按时报送各项月报。",
        "该项目始于2023年3月。",
        "根据《某县2021年绩效管理办法》（某财〔2021〕5号）编制",
        "本项目为2021—2023年三年项目的第三年",
        "2022年结转资金不在本表反映",
        *SENTENCES[:4],
    ],
)
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_line_of_something_else_takes_nothing_of_the_head_away(sentence: str, fmt: str) -> None:
    found = reviewed([*paragraphs(*HEAD, sentence), table()], fmt)
    plain = reviewed([*paragraphs(*HEAD), table()], fmt)
    assert head_of(form_of(found)) == head_of(form_of(plain))
    assert {each.id for each in plain.findings} <= {each.id for each in found.findings}


def test_a_year_in_a_name_is_not_the_forms() -> None:
    lines = ("某县项目支出绩效自评表（2023年度）", "编制单位：某县2021年机构改革后的医保局")
    assert form_of(reviewed([*paragraphs(*lines), table()])).year == 2023


@pytest.mark.parametrize(
    "remark", ["注：本表适用于2020年度以后的项目。", "说明：2019年度起填写本表。"]
)
def test_a_remark_says_no_year(remark: str) -> None:
    title = "某县项目支出绩效自评表"
    for lines, year in (((title, remark), None), ((title, "（2024年度）", remark), 2024)):
        assert form_of(reviewed([*paragraphs(*lines), table()])).year == year


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["填表说明：", "1.请如实填写。", "2.数据同决算。", "本级", "3.其他"], {0, 1, 2}),
        (["说明", "数据来自部门决算。", "支出较上年下降。"], {0, 1}),
        (["（注：满意度由第三方调查取得）", "（2024年度）"], {0}),
        (["1.基金收入增长5%。", "2.基金支出增长6%。"], set()),
        (["备注：", "", "(1)口径同决算", "", "(2)四舍五入"], {0, 2, 4}),
        (["附件1", "本年度表彰先进集体。", "本单位代表某县参加。"], set()),
    ],
)
def test_which_lines_are_remarks(lines: list[str], told: set[int]) -> None:
    assert remarks_among(lines) == told


@pytest.mark.parametrize("remark", ["注：请如实填写。", "本表一式三份。", "公开14表"])
def test_lines_of_the_head_side_by_side_below_a_remark(remark: str) -> None:
    line = ("（2024年1-6月）", "", "", "填报单位：某县医疗保障局", "", "", "", "单位：元")
    blank = ("",) * 7
    rows = ((HEAD[0], *blank), (remark, *blank), line, *ROWS)
    content = "\n".join("\t".join(row) for row in rows).encode()
    (document,) = read_bytes(content, "表.txt")
    (form,) = recognise(document).forms
    assert head_of(form)[1:] == head_of(form_of(PLAIN))[1:]


@pytest.mark.parametrize(
    "line",
    [
        "附件：1.某县2022年度项目支出绩效监控表",
        "2.某县2022年度项目支出绩效监控表",
        "附件2：某县2022年度项目支出绩效监控表",
        "某县2022年度项目支出绩效监控表……12",
    ],
)
def test_a_line_of_a_list_is_no_title_of_a_table_sentences_below(line: str) -> None:
    below = ("全年各项工作顺利开展。群众普遍满意。", "资金及时拨付到位。")
    form = form_of(reviewed([*paragraphs(line, *below), table()]))
    assert (form.title, form.year) == (None, None)
