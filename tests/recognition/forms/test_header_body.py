"""An empty cell of a text table whose rows all stand in their columns is empty: nothing is moved into
it. Where a row moved, it is read as before.
"""

from __future__ import annotations

from itertools import product

import msgspec
import pytest
from layout_tables import document, tabbed

from jixiao import FormData, Source, load_forms, review
from jixiao.knowledge.layouts import layouts
from jixiao.recognition.forms import recognise_forms
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of

FIELDS = ("name", "target", "actual", "points", "score", "completion")
VALUES = (
    ("2024年12月底前", "2024年11月"),
    ("满意", "基本满意"),
    ("100", "100"),
)
LEVELS = ({"level1": "效益指标", "level2": "社会效益指标"}, {})


def row(level1: str, level2: str, name: str, target: str, actual: str) -> dict[str, str]:
    row = {"level1": level1, "level2": level2, "name": name, "target": target, "actual": actual}
    return row | {"points": "30", "score": "30", "completion": "50.00%"}


FIRST = row("产出指标", "数量指标", "印发份数", "≥1000份", "1000份")
LAST = row("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%")


def in_text(layout: str, *rows: dict[str, str], fmt: str = "txt") -> Source:
    kind = layouts()[layout].kinds[0]
    data = {"kind": kind, "year": 2024, "as_of": "2024-06", "project": "培训经费"}
    data |= {"title": "项目支出绩效运行监控表" if kind == "monitoring" else "项目支出绩效自评表"}
    data |= {"funding": [{"source": "年度资金总额", "role": "total", "budget": "100"}]}
    page = pages_of(msgspec.convert(data | {"indicators": rows}, FormData), layouts()[layout])
    return Source(f"表.{fmt}", made([page], fmt))


def read(source: Source) -> list[tuple[str, ...]]:
    (form,) = load_forms(source)
    return [tuple(getattr(each, field) for field in FIELDS) for each in form.indicators]


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("levels", LEVELS)
def test_a_row_without_a_name_is_read_in_its_columns(layout: str, levels: dict[str, str]) -> None:
    for (target, actual), chosen in product(VALUES, product((True, False), repeat=3)):
        texts = ({"target": target}, {"actual": actual}, {"points": "5", "score": "10"})
        rows = [FIRST, dict(levels), LAST]
        for text, there in zip(texts, chosen, strict=True):
            rows[1] |= text if there else {}
        assert read(in_text(layout, *rows)) == read(in_text(layout, *rows, fmt="html")), rows[1]


@pytest.mark.parametrize("trimmed", [False, True])
def test_a_score_above_the_points_of_a_row_without_a_name_is_told(trimmed: bool) -> None:
    """It was read one column to the left, with a false sum of points."""
    nameless = {"level2": "时效指标", "target": "2024年12月底前", "actual": "2024年11月"}
    nameless |= {"points": "5", "score": "10"}
    source = in_text("national-2020", FIRST | {"points": "55", "score": "55"}, nameless, LAST)
    text = source.content.decode()
    if trimmed:
        text = "\n".join(line.rstrip("\t") for line in text.splitlines())
    (reviewed,) = review(Source("表.txt", text.encode())).documents
    told = {each.code: each.printed for each in reviewed.findings}
    assert told["S304"] == "10"
    assert not {"S303", "S313", "S317"} & told.keys()


MOVED = """
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
|产出指标|数量指标|培训人数|≥100人|100人|50|50
||{nameless}
|满意度指标|{moved}
"""


@pytest.mark.parametrize(
    ("nameless", "moved", "last"),
    [
        ("质量指标||合格|合格|40|40", "满意度指标|群众满意度|≥90%|95%|10|10", ("", "合格", "合格")),
        ("质量指标||合格|合格|40|40", "群众满意度|≥90%|95%|10|10|", ("合格", "合格", "40")),
    ],
)
def test_where_a_row_moved_a_row_without_a_name_may_have_too(
    nameless: str, moved: str, last: tuple[str, str, str]
) -> None:
    table = MOVED.format(nameless=nameless, moved=moved)
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    first, second, third = form.indicators
    entries = (second.name, second.target, second.actual)
    assert tuple(entry.text if entry else "" for entry in entries) == last
    assert [each.name.text for each in (first, third) if each.name] == ["培训人数", "群众满意度"]


OTHER_HEADS = """
项目名称|康复服务||||||
绩效指标|{heads}
|产出指标|数量指标|康复服务人数|≥300人|310人|20|20
|||服务合格率|≥95%|96%|30|30
|效益指标|社会效益指标|服务覆盖率|≥90%|92%|30|30
|满意度指标|服务对象满意度指标|残疾人满意度|≥90%|93%|20|20
"""


@pytest.mark.parametrize(
    "heads",
    [
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "指标类别|指标分类|考核内容|目标数|实绩|满分|评分",
        "指标维度|指标类型|指标|绩效目标|完成结果|标准分|得分情况",
        "类|款|项|年度目标值|全年实际值|分数|实得分",
        "大类|中类|内容|计划|完成数|赋分|打分",
    ],
)
def test_levels_are_known_by_what_stands_in_them(heads: str) -> None:
    table = OTHER_HEADS.format(heads=heads)
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    first = form.indicators[0]
    fields = ("level1", "level2", "name", "target", "actual", "points", "score")
    read = [getattr(first, field).text for field in fields]
    assert read == ["产出指标", "数量指标", "康复服务人数", "≥300人", "310人", "20", "20"]
    assert [row.name.text for row in form.indicators if row.name] == [
        "康复服务人数",
        "服务合格率",
        "服务覆盖率",
        "残疾人满意度",
    ]
