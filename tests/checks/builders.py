"""Forms for the tests of checks, written as the tables that a finance officer would read, and what
one check says of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jixiao.api import review
from jixiao.checks.registry import all_checks
from jixiao.checks.views import DocumentView, DossierView, FormView
from jixiao.core.facts import DocumentFacts, Dossier
from jixiao.core.fieldvalues import rate_figure
from jixiao.core.figures import Unit, parse
from jixiao.core.figures.units import WAN_YUAN
from jixiao.core.findings import Finding
from jixiao.core.forms import Entry, Form, FundingRow, Goal, Indicator, LevelPoints, Total
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from jixiao.reading import read_bytes

NATIONAL, XINJIANG, MONITORING_PACK, NINGXIA = (
    "cn-2020",
    "xinjiang-si-2020",
    "xinjiang-monitoring-2020",
    "ningxia-2024",
)
_COLUMNS = {
    "source": 2,
    "initial_budget": 3,
    "budget": 4,
    "arrived": 5,
    "executed": 6,
    "rate": 7,
    "points": 8,
    "score": 9,
}
_ROW_COLUMNS = {
    "level1": 1,
    "level2": 2,
    "name": 3,
    "operator": 4,
    "target": 5,
    "unit": 6,
    "actual": 7,
    "points": 8,
    "score": 9,
    "review_score": 10,
    "completion": 11,
    "reason": 12,
}
_MONEY = ("initial_budget", "budget", "arrived", "executed")


class Sheet(NamedTuple):
    """A form as its tables. ``rows`` and ``funding`` have a first line that names the columns, then
    ``|`` between cells; the words of ``goal`` stand in 实际完成情况; ``levels`` are (level, name,
    points, indexes of rows, parent).
    """

    rows: str = "name | target | actual\n参保人数 | ≥100人 | 110人"
    funding: str = ""
    kind: str = "self_evaluation"
    pack: str | RulePack = NATIONAL
    fund: str | None = None
    year: int | None = 2020
    month: int | None = None
    goal: str = ""
    expected: str = ""
    project: str = ""
    title: str = "绩效自评表"
    overall: str = ""
    conclusion: str = ""
    levels: tuple[tuple[int, str, str, tuple[int, ...], int | None], ...] = ()
    total: tuple[str, ...] = ("", "")  # points, score, review score
    grade: str = ""
    notes: tuple[str, ...] = ()
    money_unit: str | None = "万元"
    filed_on: str = ""


class Case(NamedTuple):
    """One check, a form that breaks it, what the finding must point at (the printed text), and a
    form that it leaves alone.
    """

    code: str
    wrong: Sheet
    printed: str
    right: Sheet


def findings(code: str, *sheets: Sheet, texts: tuple[str, ...] = ()) -> list[Finding]:
    """What one check says of the forms, standing in one document with paragraphs of prose."""
    dossier = view_of(*sheets, texts=texts)
    check = next(each for each in all_checks() if each.code == code)
    subjects: list[object] = {
        "form": list(dossier.forms()),
        "document": list(dossier.documents),
        "dossier": [dossier],
    }[check.over]
    found: list[Finding] = []
    for subject in subjects:
        if isinstance(subject, FormView) and not _applies(
            check.kinds, check.needs, check.insurance_only, subject
        ):
            continue
        found.extend(
            verdict.finding for verdict in check.run(subject) if verdict.finding is not None
        )
    return found


def printed(code: str, *sheets: Sheet) -> list[str]:
    """What the findings of one check point at, in words."""
    return [finding.printed for finding in findings(code, *sheets)]


def prose(code: str, text: str) -> list[Finding]:
    """What one check says of a report on a county's funds in 2020."""
    head = "甲地区本级社会保险基金绩效评价报告\n\n（2020年度）\n\n"
    reviewed = review(read_bytes((head + text).encode(), "case.txt"))
    return [
        finding
        for document in reviewed.documents
        for finding in document.findings
        if finding.code == code
    ]


def view_of(*sheets: Sheet, texts: tuple[str, ...] = ()) -> DossierView:
    """The dossier of one document with the forms."""
    forms = tuple(
        form_of(sheet, f"form{number}", 100 * number) for number, sheet in enumerate(sheets, 1)
    )
    lines = tuple(
        Entry(text=text, place=Place(line=line, text=text)) for line, text in enumerate(texts, 1)
    )
    facts = DocumentFacts(path="case.txt", format="txt", forms=forms, head=lines, texts=lines)
    views = tuple(
        FormView(
            index=0,
            form=form,
            pack=pack_of(sheet.pack),
            pack_reason="",
            result=score_form(form, pack_of(sheet.pack)),
            document=facts,
        )
        for form, sheet in zip(forms, sheets, strict=True)
    )
    return DossierView(
        dossier=Dossier(documents=(facts,)),
        documents=(DocumentView(index=0, document=facts, forms=views),),
    )


def form_of(sheet: Sheet, name: str = "form1", top: int = 100) -> Form:
    """The form that a sheet describes; its first line is ``top``."""
    goal = Goal(
        place=Place(line=top + 1),
        expected=_optional(sheet.expected, top + 1, 2),
        actual=_entry(sheet.goal, top + 1, 5) if sheet.goal else None,
        completion=_cell("completion", sheet.overall, top + 1, 7) if sheet.overall else None,
    )
    point = _entry(f"{sheet.year}年{sheet.month}月", top, 6) if sheet.month else None
    total = Total(
        place=Place(line=top + 90),
        points=_optional(sheet.total[0], top + 90, 8),
        score=_optional(sheet.total[1], top + 90, 9),
        review_score=_optional("".join(sheet.total[2:]), top + 90, 10),
    )
    return Form(
        id=name,
        kind=sheet.kind,
        project=_optional(sheet.project, top, 2),
        place=Place(line=top),
        title=_entry(sheet.title, top, 1),
        year=sheet.year,
        fund=sheet.fund,
        money_unit=sheet.money_unit,
        as_of=Period(sheet.year or 2020, sheet.month) if sheet.month else None,
        as_of_entry=point,
        funding=_funding(sheet, top + 10),
        goals=(goal,) if sheet.goal or sheet.overall else (),
        indicators=_rows(sheet.rows, top + 20),
        level_points=tuple(_level(level, top + 20) for level in sheet.levels),
        total=total if any(sheet.total) else None,
        grade=_optional(sheet.grade, top + 91, 3),
        notes=tuple(_entry(note, top + 95, 1) for note in sheet.notes),
        conclusion=_optional(sheet.conclusion, top + 92, 2),
        filed_on=_optional(sheet.filed_on, top, 8),
    )


def _funding(sheet: Sheet, top: int) -> tuple[FundingRow, ...]:
    rows = []
    for line, cells in enumerate(_cells(sheet.funding), top):
        entries = {
            name: _cell(name, cells[name], line, column, sheet)
            for name, column in _COLUMNS.items()
            if name != "source" and cells.get(name)
        }
        source = cells["source"]
        whole = any(word in source for word in ("总额", "合计", "预算数"))
        rows.append(
            FundingRow(
                source=source,
                role="total" if whole else "part",
                place=Place(line=line, text=source),
                **entries,
            )
        )
    return tuple(rows)


def _cell(name: str, text: str, line: int, column: int, sheet: Sheet | None = None) -> Entry:
    """A cell of a column as recognition reads it: rates, amounts in the form's unit, else what is
    printed.
    """
    if name in ("rate", "completion"):
        place = Place(line=line, column=column, text=text)
        return Entry(text=text, place=place, figure=rate_figure(text))
    money = name in _MONEY and sheet is not None and sheet.money_unit
    return _entry(text, line, column, WAN_YUAN if money else None)


def _rows(table: str, top: int) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            place=Place(line=line),
            **{
                name: _cell(name, cells[name], line, column)
                for name, column in _ROW_COLUMNS.items()
                if cells.get(name)
            },
        )
        for line, cells in enumerate(_cells(table), top)
    )


def _cells(table: str) -> list[dict[str, str]]:
    lines = [
        [cell.strip() for cell in line.split("|")]
        for line in table.strip().splitlines()
        if line.strip()
    ]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _level(level: tuple[int, str, str, tuple[int, ...], int | None], top: int) -> LevelPoints:
    number, name, points, indexes, parent = level
    line = top + (indexes[0] if indexes else 60)
    return LevelPoints(
        level=number,
        name=name,
        points=_entry(points, line, number),
        indicators=indexes,
        parent=parent,
    )


def _optional(text: str, line: int, column: int) -> Entry | None:
    return _entry(text, line, column) if text else None


def _entry(text: str, line: int, column: int, unit: Unit | None = None) -> Entry:
    return Entry(
        text=text, place=Place(line=line, column=column, text=text), figure=parse(text, unit)
    )


@lru_cache(maxsize=1)
def _packs() -> dict[str, RulePack]:
    return dict(load_packs())


def pack_of(name: str | RulePack) -> RulePack:
    """A pack by its name, or itself."""
    return _packs()[name] if isinstance(name, str) else name


def _applies(
    kinds: tuple[str, ...], needs: tuple[str, ...], insurance_only: bool, view: FormView
) -> bool:
    if kinds and view.form.kind not in kinds:
        return False
    return not (insurance_only and view.form.fund is None) and all(
        getattr(view.pack, need) is not None for need in needs
    )


def assert_case(case: Case) -> None:
    """The wrong form is reported at the printed text (as place or, in groups, as related place);
    the right one is left alone.
    """
    wrong = findings(case.code, case.wrong)
    assert wrong, f"{case.code} does not see the wrong form"
    assert any(
        case.printed in (finding.printed, finding.place.text, finding.quote)
        or case.printed in finding.place.text
        for finding in wrong
    ), [(finding.printed, finding.place.text) for finding in wrong]
    assert all(
        finding.code == case.code and finding.message.zh and finding.message.en for finding in wrong
    )
    assert findings(case.code, case.right) == []
