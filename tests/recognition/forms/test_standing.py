"""Words in a column of figures are what that column says wherever the tabs of a text stand as its
header does, as in a table that shows its cells; where a row moved they are put back as before.
"""

from __future__ import annotations

from itertools import product

import msgspec
import pytest
from layout_tables import document, tabbed

from jixiao import FormData, Source, load_forms
from jixiao.core.forms import Form
from jixiao.knowledge.layouts import layouts
from jixiao.recognition.forms import recognise_forms
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of

WORDS = ("见附件", "达成", "1O", "50人", "≥90%", "80%~90%", "1,234.5万元", "2023年12月")
ROWS = (
    ("产出指标", "数量指标", "购置电脑", "≥30台", "30台", "50", "50"),
    ("", "", "安装电脑", "≥30台", "30台", "10", "10"),
    ("效益指标", "社会效益指标", "设备使用率", "≥90%", "95%", "30", "30"),
)
FUNDS = (
    {"source": "年度资金总额", "role": "total", "budget": "100", "executed": "90"},
    {"source": "当年财政拨款", "budget": "60", "executed": "50"},
    {"source": "其他资金", "budget": "40", "executed": "40"},
)


def form_of(layout: str) -> FormData:
    names = ("level1", "level2", "name", "target", "actual", "points", "score")
    kind = layouts()[layout].kinds[0]
    title = "项目支出绩效运行监控表" if kind == "monitoring" else "项目支出绩效自评表"
    data = {"kind": kind, "title": title, "year": 2024, "as_of": "2024-06", "project": "办公设备"}
    rows = [dict(zip(names, row, strict=True)) | {"completion": "100%"} for row in ROWS]
    return msgspec.convert(data | {"funding": FUNDS, "indicators": rows}, FormData)


def read(data: FormData, layout: str, fmt: str, *, trimmed: bool = False) -> FormData:
    content = made([pages_of(data, layouts()[layout])], fmt)
    if trimmed:
        content = b"\n".join(line.rstrip(b"\t") for line in content.splitlines())
    (form,) = load_forms(Source(f"表.{fmt}", content))
    return form


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("field", ["points", "score", "completion"])
def test_words_among_the_figures_of_indicators(layout: str, field: str) -> None:
    data = form_of(layout)
    for words, at in product(WORDS, range(len(ROWS))):
        rows = list(data.indicators)
        rows[at] = msgspec.structs.replace(rows[at], **{field: words})
        changed = msgspec.structs.replace(data, indicators=tuple(rows))
        shown = read(changed, layout, "html")
        assert read(changed, layout, "txt") == shown, (words, at)
        trimmed = read(changed, layout, "txt", trimmed=True)
        assert trimmed.indicators == shown.indicators, (words, at)


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("field", ["budget", "executed", "rate", "score"])
def test_words_among_the_amounts(layout: str, field: str) -> None:
    data = form_of(layout)
    for words, at in product(WORDS, range(len(FUNDS))):
        rows = list(data.funding)
        rows[at] = msgspec.structs.replace(rows[at], **{field: words})
        changed = msgspec.structs.replace(data, funding=tuple(rows))
        assert read(changed, layout, "txt") == read(changed, layout, "html"), (words, at)


def texts(form: Form, *fields: str) -> list[tuple[str, ...]]:
    found = [tuple(getattr(row, field) for field in fields) for row in form.indicators]
    return [tuple(entry.text if entry else "" for entry in row) for row in found]


TABLE = """
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
|产出指标|数量指标|培训人数|≥100人|100人|20|20|
|||培训期数|≥2期|2期|20|20|
{rows}
"""


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        # a row that lost its level is put back, one with words stays
        (
            "|满意度指标|学员满意度|≥90%|95%|10|10||\n|效益指标|社会效益指标|覆盖率|≥9%|9%|40|见附件|",
            ("覆盖率", "9%", "40", "见附件", ""),
        ),
        # what moved as a whole is put back, words of its own among it
        (
            "||质量指标|合格率|≥90%|95%|见附件|40|",
            ("合格率", "95%", "见附件", "40", ""),
        ),
        ("|质量指标|合格率|≥90%|95%|40|40||", ("合格率", "95%", "40", "40", "")),
        ("|||质量指标|合格率|≥90%|95%|40|40", ("合格率", "95%", "40", "40", "")),
        # a name may be a figure alone
        ("|满意度指标|满意度指标|95|≥9期|9期|40|见附件|", ("95", "9期", "40", "见附件", "")),
    ],
)
def test_a_row_with_words_stays_and_one_that_moved_is_put_back(
    rows: str, last: tuple[str, ...]
) -> None:
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(TABLE.format(rows=rows))))
    assert texts(form, "name", "actual", "points", "score", "reason")[-1] == last


def test_where_text_drops_its_empty_cells_words_after_the_points_are_the_reason() -> None:
    table = """
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|数量指标|培训人数|≥100人|100人|40|40|无偏差情况
产出指标|数量指标|培训期数|≥2期|2期|20|20|无偏差情况
效益指标|社会效益指标|覆盖率|≥90%|80%|40|因疫情推迟
"""
    rows = [row.split("|") for row in table.strip().splitlines()]
    text = "项目支出绩效自评表\n" + "\n".join("\t".join(row) for row in rows)
    (form,) = load_forms(Source("表.txt", text.encode()))
    assert (form.indicators[2].score, form.indicators[2].reason) == ("", "因疫情推迟")


def test_where_the_header_lost_a_cell_the_rows_stand_one_to_the_right() -> None:
    table = """
一级指标|二级指标|三级指标|年度指标值|实际完成值|完成率|偏差原因||
产出指标|数量指标|培训人数||100人|90人|90%|
||培训期数||2期|2期|100%|
"""
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    assert texts(form, "target", "actual", "completion") == [
        ("100人", "90人", "90%"),
        ("2期", "2期", "100%"),
    ]


@pytest.mark.parametrize(
    ("row", "amounts"),
    [
        ("|上年结转|40|10|100%|10|||", ("", "40", "10", "100%", "10")),
        ("|上年结转|40|40|见附件|10|100%|10|", ("40", "见附件", "10", "100%", "10")),
        ("|上年结转||40|40|见附件|100%|10|", ("", "40", "见附件", "100%", "10")),
    ],
)
def test_amounts_that_lost_cells_are_put_back(row: str, amounts: tuple[str, ...]) -> None:
    funds = f"""
项目资金||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|100|100|90|10|90%|9|
|其中：财政拨款|60|60|50|—|—|—|
{row}"""
    table = funds + TABLE.format(rows="总分||||||40|40|")
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    found = form.funding[-1]
    entries = (found.initial_budget, found.executed, found.points, found.rate, found.score)
    assert tuple(entry.text if entry else "" for entry in entries) == amounts


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize(
    ("level", "name", "target", "actual"),
    [
        ("服务对象满意度指标", "服务对象满意度", "90%以上", "95%"),
        ("服务对象满意度指标", "服务对象满意度", "90%以上", "满意"),
        ("可持续影响指标", "可持续影响", "长期", "长期"),
        ("社会效益指标", "社会效益", "明显", "明显"),
    ],
)
@pytest.mark.parametrize("score", ["5", ""])
def test_a_second_row_that_is_named_as_its_level(
    layout: str, level: str, name: str, target: str, actual: str, score: str
) -> None:
    """Its own level is empty, since it is that of the row above."""
    data = form_of(layout)
    rows = [
        {
            "level1": "效益指标",
            "level2": level,
            "name": "群众评价",
            "target": "≥95%",
            "actual": "96%",
        },
        {"name": name, "target": target, "actual": actual},
    ]
    given = [row | {"points": "5", "score": score} for row in rows]
    more = msgspec.convert(given, tuple[type(data.indicators[0]), ...])
    changed = msgspec.structs.replace(data, indicators=(*data.indicators, *more))
    assert read(changed, layout, "txt") == read(changed, layout, "html")
