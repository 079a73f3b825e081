"""The words of a filling template that are one of a few: what a clerk may have meant by another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import DETAIL, PART
from jixiao.core.headings import HEADED
from jixiao.core.words import bare_level, squeezed
from jixiao.knowledge.labels import kind_of, label_of
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.naming import layout_called
from jixiao.knowledge.nearest import is_slip, looks_alike, perhaps
from jixiao.recognition.forms import vocabulary as v
from jixiao.writing.template import BASICS, FUNDING, GOALS, INDICATORS, columns_of

_LEVELS = {"level1": 1, "level2": 2}
_LEVEL1 = ("产出", "效益", "满意度", "成本")
_OF_LEVEL1 = {
    **dict.fromkeys(("数量", "质量", "时效"), "产出"),
    **dict.fromkeys(("经济效益", "社会效益", "生态效益", "可持续影响"), "效益"),
}
"""What stands under one level 1 in every form; costs and satisfaction stand under several."""
_SOURCES = (
    "年度资金总额",
    "当年财政拨款",
    "财政拨款",
    "上年结转资金",
    "其他资金",
    "中央资金",
    "地方资金",
)
_BASICS = {
    "project": v.PROJECT,
    "supervising_department": v.SUPERVISING,
    "implementing_unit": v.IMPLEMENTING,
    "as_of": v.MONITORING_POINT,
}


def field_called(sheet: str, head: str) -> str:
    """The field that the words of a head name as forms print it (实际值 for 完成值), whatever the
    template calls it; empty where they name none.
    """
    if sheet == INDICATORS:
        role = v.indicator_role(head)
    elif sheet == FUNDING:
        role = v.funding_role(head)
    elif sheet == GOALS:
        reached = v.heads_reached_goals(head)
        role = "actual" if reached else "expected" if v.says(v.GOAL_EXPECTED, head) else None
    else:
        own = (name for name, words in _BASICS.items() if v.says(words, head))
        return next(own, "") if sheet == BASICS else ""
    group = {INDICATORS: "indicators", FUNDING: "funding", GOALS: "goals"}[sheet]
    return f"{group}.{role}" if role and role != v.EXTRA else ""


def misspelt_sources(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Sources of money that differ from the usual ones in characters that look or sound alike
    (财政拔款): an error each, as a form would go out so, and its money is no source's.
    """
    for at, row in enumerate(data.funding):
        word = squeezed(row.source)
        meant = next((each for each in _SOURCES if looks_alike(word, each)), None)
        if meant is not None and word not in _SOURCES:
            cell = cells.get(f"funding[{at}].source", "")
            yield fault(
                "E021",
                f"{cell} 资金来源“{word}”：应为“{meant}”".strip(),
                f"{cell} source “{word}”: “{meant}” is expected".strip(),
                address=cell,
                given=word,
            )


def details_of_nothing(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """An error for each source that is said to be a detail where no part of the total stands above it
    which it could be a detail of: it would count in no sum.
    """
    for at, row in enumerate(data.funding):
        if row.role == PART:
            return
        if row.role != DETAIL or not row.source.strip():
            continue
        cell = cells.get(f"funding[{at}].role", "")
        yield fault(
            "E021",
            f"{cell} “{row.source.strip()}”选的是“明细”，上面没有它所属的“部分”，总额里不会加它；"
            "是总额的一项来源的，请改为“部分”".strip(),
            f"{cell} “{row.source.strip()}” is a detail (“明细”) of no part above it and would not"
            " count: make it a part (“部分”) where it is a source of the total".strip(),
            address=cell,
            given="明细",
        )


def layout_id(text: str, layouts: Mapping[str, Layout]) -> str:
    """The id of a layout that a form names by its id or its name; the text where there is none."""
    named = layout_called(text, layouts)
    return text if named is None else named.id


def unlike_layout(
    data: FormData, layouts: Mapping[str, Layout], cells: Mapping[str, str]
) -> Iterator[Finding]:
    """A layout that is for other kinds of forms than the one that the form says it is."""
    layout = layouts.get(data.layout)
    if layout is not None and data.kind not in layout.kinds:
        for_zh = "、".join(kind_of(each).zh for each in layout.kinds)
        for_en = ", ".join(kind_of(each).en for each in layout.kinds)
        own, cell, kind_cell = kind_of(data.kind), cells["layout"], cells.get("kind", "")
        yield fault(
            "E021",
            f"{cell} 样式“{layout.name}”用于{for_zh}，{kind_cell} 表种是{own.zh}：两格请改成一致",
            f"{cell}: the layout {layout.id} is for a {for_en}, {kind_cell} says {own.en}",
            address=cell,
            given=layout.name,
        )


def unknown_levels(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Names of levels that no form has: an error where but one character is another than in a known
    one (产岀指标), so that its points would be lost; else a warning, once for each name.
    """
    known = {column.field: column.choices for column in columns_of(None)[INDICATORS]}
    told: set[tuple[str, str]] = set()
    for at, row in enumerate(data.indicators):
        for name, bit in _LEVELS.items():
            word = squeezed(HEADED.sub("", getattr(row, name)))
            if not word or v.level_of(word) & bit or (name, word) in told:
                continue
            told.add((name, word))
            cell = cells.get(f"indicators[{at}].{name}", "")
            yield _unknown(word, name, cell, known[f"indicators.{name}"])


def under_another(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Names of level 2 that stand under another level 1 than their own (社会效益指标 under 产出指标): a
    warning, once for each pair.
    """
    told: set[tuple[str, str]] = set()
    for at, row in enumerate(data.indicators):
        above, below = (bare_level(HEADED.sub("", each)) for each in (row.level1, row.level2))
        own = _OF_LEVEL1.get(below)
        if own is None or above not in _LEVEL1 or above == own or (above, below) in told:
            continue
        told.add((above, below))
        cell = cells.get(f"indicators[{at}].level2", "")
        yield fault(
            "E021",
            f"{cell} 二级指标“{row.level2.strip()}”属于{own}指标，这一行的一级指标是"
            f"“{row.level1.strip()}”，请核对".strip(),
            f"{cell} “{row.level2.strip()}” is of “{own}指标”, the row stands under"
            f" “{row.level1.strip()}”".strip(),
            given=row.level2,
            severity=Severity.WARNING,
        )


def _unknown(word: str, name: str, cell: str, known: Sequence[str]) -> Finding:
    meant = next((each for each in known if is_slip(word, each)), None)
    label, listed = label_of(f"indicators.{name}"), "、".join(known)
    if meant is not None:
        zh, en = f"应为“{meant}”", f"“{meant}” is expected"
    else:
        near = perhaps(word, known)
        zh = f"不是常用的名称{near.zh or '，'}常用的有 {listed}"
        en = f"no usual name{near.en}; usual are {listed}"
    return fault(
        "E021",
        f"{cell} {label.zh}“{word}”：{zh}".strip(),
        f"{cell} {label.en} “{word}”: {en}".strip(),
        given=word,
        severity=Severity.ERROR if meant is not None else Severity.WARNING,
    )
