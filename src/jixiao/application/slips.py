"""Rows that were put where they do not belong, and rows that may stand there twice: what a clerk slips
into among the rows of a form's data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.core.errors import fault
from jixiao.core.fieldvalues import MONEY_FIELDS, value_figure
from jixiao.core.figures import parse_unit
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, IndicatorData, form_of
from jixiao.core.forms import MONITORING, PART, TARGET_DECLARATION, TOTAL
from jixiao.core.headings import bare_heading
from jixiao.core.regex import regex
from jixiao.core.words import beginning, squeezed, unmarked, unsaid
from jixiao.filling.completing import says_total
from jixiao.judging.emptiness import reports_nothing
from jixiao.judging.monitoring.forecast import CERTAIN, IMPOSSIBLE, POSSIBLE
from jixiao.knowledge.behaviour import names_execution, says
from jixiao.knowledge.labels import label_of

_LEVELS = ("level1", "level2", "name")
_IS_TOTAL = Text(
    "是合计行，不是指标，请删去这一行；总分填在“总分分值”“总分得分”，空着的会算出",
    "is a total and no indicator: delete the row, totals are computed",
)
_IS_NOTE = Text(
    "是表下的注，不是{0}，请移到“注”里", "is a note below the table, no {0}: put it among the notes"
)
_IS_UNIT = Text(
    "是金额单位，不是资金来源，请填在“基本情况”的“金额单位”里，删去这一行",
    "is the unit of money and no source: put it into its own field and delete the row",
)
_UNIT = regex(r"(?:金额)?单位[:：].{0,6}元")
_IS_FOOT = Text(
    "是表下的落款，不是{0}，请移到“基本情况”里的那一栏",
    "is of the foot of the form, no {0}: put it into its own field",
)
_CHANCES = (CERTAIN, POSSIBLE, IMPOSSIBLE)
_NOT_TICKED = ("", "否", "×", "✗", "□", "☐", "/", "-", "—")
_TICKED = regex(r"[√✓✔☑■]")
_BESIDE_TARGETS = ("points", "score", "review_score", "completion")
_INDICATOR, _SOURCE = Text("指标", "indicator"), Text("资金来源", "source of money")


def misplaced_rows(data: FormData) -> Iterator[Finding]:
    """Totals, notes and lines of the foot among the indicators and the money: an error each, as they
    would be printed and counted as rows. Of a form that was read from a print its reader judged that.
    """
    if data.columns:
        return
    for at, row in enumerate(data.indicators):
        for field in _LEVELS:
            text = getattr(row, field)
            why = _is_total(text) or _is_beside(text, _INDICATOR)
            if why is not None:
                yield _misplaced(f"indicators[{at}].{field}", text, why)
                break
    for at, source in enumerate(row.source for row in data.funding):
        why = _IS_UNIT if _UNIT.fullmatch(squeezed(source)) else _is_beside(source, _SOURCE)
        if why is not None:
            yield _misplaced(f"funding[{at}].source", source, why)
    yield from _totals_as_parts(data)
    yield from _ticked_twice(data)


def _is_total(text: str) -> Text | None:
    from jixiao.recognition.forms import vocabulary as v  # where forms are filled in alone

    totals = (v.TOTAL, v.SUBTOTAL)
    return _IS_TOTAL if text and any(v.says(each, text) for each in totals) else None


def _is_beside(text: str, row: Text) -> Text | None:
    """Why a text is none of a row's, but of what stands below the table; None where it may be one."""
    from jixiao.recognition.forms import vocabulary as v
    from jixiao.recognition.forms.remarks import has_label
    from jixiao.recognition.forms.signing import signs

    if not text.strip():
        return None
    foot = signs(text) or any(v.says(each, text) for each in v.SIGNING.values())
    said = _IS_FOOT if foot else _IS_NOTE if has_label(text) else None
    return None if said is None else Text(said.zh.format(row.zh), said.en.format(row.en))


def _misplaced(address: str, text: str, why: Text) -> Finding:
    shown = beginning(text.strip(), 30)
    return fault("E012", f"“{shown}”{why.zh}", f"“{shown}” {why.en}", address, text)


def _totals_as_parts(data: FormData) -> Iterator[Finding]:
    """Sums of the money that count as one of its parts, so that they would be added once more."""
    from jixiao.recognition.forms import vocabulary as v

    totals = [
        at
        for at, row in enumerate(data.funding)
        if row.role == TOTAL or (row.role == PART and says_total(row))
    ]
    known = next((at for at in totals if data.funding[at].role == TOTAL), None)
    own = known if known is not None else totals[0] if totals else None
    for at, row in enumerate(data.funding):
        is_sum = at in totals or v.says(v.SUBTOTAL, row.source)
        if row.role == PART and at != own and is_sum:
            why = Text(
                "是合计，又算作总额的一部分，会重复相加：请删去这一行，或把“总额或部分”改为“另列”",
                "is a sum and counts as a part of the total once more: delete the row, or make it"
                " aside (“另列”)",
            )
            yield _misplaced(f"funding[{at}].source", row.source, why)


def _ticked_twice(data: FormData) -> Iterator[Finding]:
    """Rows that say more than one of what can be but one: whether the target will be reached."""
    for at, row in enumerate(data.indicators):
        ticked = [each for each in _CHANCES if row.extra.get(each, "").strip() not in _NOT_TICKED]
        boxes = [head for head, text in row.extra.items() if len(_TICKED.findall(text)) > 1]
        if len(ticked) > 1:
            head, said = ticked[1], "”“".join(ticked)
        elif boxes:
            head, said = boxes[0], row.extra[boxes[0]].strip()
        else:
            continue
        yield fault(
            "E012",
            f"“{row.name.strip()}”勾了不止一项（“{said}”），完成目标可能性只能选一项",
            f"“{row.name.strip()}”: more than one is ticked ({said}), one is expected",
            f"indicators[{at}].extra.{head}",
            row.extra[head],
        )


def doubtful_rows(data: FormData) -> tuple[Finding, ...]:
    """A warning for sources of money of one name that are added up, and for indicators of one name
    below one heading whose targets differ; an error for rows that are not filled in but in part. Of a
    form read from a print it is no slip of typing.
    """
    if data.columns:
        return ()
    return (*_same_sources(data), *_same_indicators(data), *_rows_in_part(data))


def _rows_in_part(data: FormData) -> Iterator[Finding]:
    """Points without an indicator, and indicators without anything where the others have targets, in forms
    whose rows have points those without these too (of the others L705 tells). In a form that reports
    nothing yet they may still come.
    """
    severity = Severity.REMARK if _is_begun(data) else Severity.ERROR
    named = [row for row in data.indicators if row.name.strip()]
    wanted = sum(not unsaid(row.target) for row in named) * 2 > len(named)
    alone = data.kind not in (TARGET_DECLARATION, MONITORING)  # of those with points L705 tells
    for at, row in enumerate(data.indicators):
        given = {name: getattr(row, name).strip() for name in _BESIDE_TARGETS}
        said = next((name for name, text in given.items() if text), None)
        if row.target.strip() or row.actual.strip() or names_execution(row.level1 or row.level2):
            continue
        if not row.name.strip() and said is not None:
            label = label_of(f"indicators.{said}")
            zh = f"这一行有{label.zh}{given[said]}，没有填指标名称、指标值"
            en = f"a row has {label.en} {given[said]} and neither name nor target"
            field = "name"
        elif row.name.strip() and said in (None, "points") and wanted and not _scores_process(row):
            if alone and said is not None:
                continue
            more = "、完成值、分值；不用的行请整行删去" if alone else ""
            zh = f"“{row.name.strip()}”没有填指标值{more}"
            en = f"“{row.name.strip()}”: no target is given"
            en += ", nor result nor points; delete the row where it is not used" if alone else ""
            field = "target"
        else:
            continue
        yield fault("E066", zh, en, f"0:form1.indicators[{at}].{field}", severity=severity)


def _is_begun(data: FormData) -> bool:
    return data.kind != TARGET_DECLARATION and reports_nothing(form_of(data))


def _scores_process(row: IndicatorData) -> bool:
    """Whether a row may do without a target: how a project was decided or managed, the execution."""
    return says("processes", row.level1) or names_execution(row.name)


def _same_sources(data: FormData) -> Iterator[Finding]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(data.funding):
        if row.role == PART and any(getattr(row, field).strip() for field in MONEY_FIELDS):
            found[unmarked(row.source)].append(at)
    for rows in found.values():
        if len(rows) > 1:
            name = data.funding[rows[0]].source.strip()
            yield fault(
                "E064",
                f"有{len(rows)}行资金来源都叫“{name}”，总额把它们都加上了；是同一笔的请删去一行，"
                "不是的请写清各是什么",
                f"{len(rows)} sources are called “{name}” and all are added to the total: delete one,"
                " or say what each is",
                f"0:form1.funding[{rows[1]}].source",
                name,
                Severity.WARNING,
            )


def _same_indicators(data: FormData) -> Iterator[Finding]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    level1 = level2 = ""
    for at, row in enumerate(data.indicators):
        level1, level2 = row.level1.strip() or level1, row.level2.strip() or level2
        if row.name.strip():
            under = (bare_heading(level1), bare_heading(level2), unmarked(bare_heading(row.name)))
            found[under].append(at)
    for rows in found.values():
        targets = {squeezed(_target(data.indicators[at])): at for at in rows}
        if len(targets) > 1 and _comparable([data.indicators[at] for at in rows]):
            name = data.indicators[rows[0]].name.strip()
            listed = [data.indicators[at].target.strip() for at in targets.values()]
            yield fault(
                "E064",
                f"有{len(rows)}行都叫“{name}”，指标值却不同（{'、'.join(listed)}）；是同一个指标的请留一行，"
                "不是的请写清各是什么",
                f"{len(rows)} indicators are called “{name}” with different targets"
                f" ({', '.join(listed)}): keep one, or say what each is",
                f"0:form1.indicators[{rows[1]}].name",
                name,
                Severity.WARNING,
            )


def _target(row: IndicatorData) -> str:
    return row.operator + row.target + row.unit


def _comparable(rows: list[IndicatorData]) -> bool:
    """Whether all rows have targets that are figures of one kind: such of different kinds (100人,
    95%) are no two targets of one thing.
    """
    kinds = set()
    for row in rows:
        unit = parse_unit(row.unit) if row.unit else None
        bare = row.target.strip().lstrip("≥≤=＝＞＜><")
        figure = value_figure(bare, unit, target=True)
        if figure is None:
            return False
        kinds.add(figure.unit.dimension if figure.unit is not None else "")
    return len(kinds) == 1
