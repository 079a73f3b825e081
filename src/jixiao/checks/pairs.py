"""Forms of one project at different stages of the year (target declaration, monitoring,
self-evaluation), and in two years.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks.views import DossierView, FormView
from jixiao.core.figures import fold
from jixiao.core.forms import Entry
from jixiao.core.places import Place
from jixiao.core.regex import regex

_NOISE = regex(r"[\s（）()“”\"《》：:、，,。.]|基金支出项目|支出项目|项目$")


def stages(view: DossierView, earlier: str, later: str) -> Iterator[tuple[FormView, FormView]]:
    """Pairs of forms (earlier kind, later kind) of one project, year and unit; a project is the
    same by its name, or by its fund.
    """
    forms = [form for form in view.forms() if form.form.year is not None]
    for before in forms:
        for after in forms:
            if (
                before.form.kind == earlier
                and after.form.kind == later
                and before.form.year == after.form.year
                and _same_project(before, after)
            ):
                yield before, after


def years(view: DossierView) -> Iterator[tuple[FormView, FormView]]:
    """Pairs of forms (the year before, the year) of one kind, project and unit."""
    forms = [form for form in view.forms() if form.form.year is not None]
    for before in forms:
        for after in forms:
            if (
                before.form.kind == after.form.kind
                and (before.form.year or 0) + 1 == after.form.year
                and _same_project(before, after)
            ):
                yield before, after


def placed(view: DossierView, form: FormView, place: Place) -> Place:
    """A place of a form, naming its document where the dossier has several."""
    if len(view.documents) == 1:
        return place
    document = view.documents[form.index].document
    return place.in_document(document.path, document.shown)


def bare(entry: Entry | None) -> str:
    """A name without spaces, brackets and punctuation."""
    return _NOISE.sub("", fold(entry.text)) if entry is not None else ""


def _same_project(a: FormView, b: FormView) -> bool:
    if not _same_unit(a, b):
        return False
    names = bare(a.form.project), bare(b.form.project)
    if all(names) and names[0] == names[1]:
        return True
    return a.form.fund is not None and a.form.fund == b.form.fund


def _same_unit(a: FormView, b: FormView) -> bool:
    """Equal units, or one of them not stated; 县 and 地区 forms of one fund are different units."""
    units = bare(_unit(a)), bare(_unit(b))
    return not all(units) or units[0] == units[1]


def _unit(form: FormView) -> Entry | None:
    return form.form.implementing_unit or form.form.supervising_department


class Both(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator in both forms, by index."""

    before: int
    after: int
    name: str


def shared_indicators(before: FormView, after: FormView) -> Iterator[Both]:
    """The indicators that stand once in each of two forms, by name."""
    first, second = _by_name(before), _by_name(after)
    for name in first.keys() & second.keys():
        if name and len(first[name]) == 1 and len(second[name]) == 1:
            yield Both(before=first[name][0], after=second[name][0], name=name)


def _by_name(form: FormView) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, indicator in enumerate(form.form.indicators):
        found.setdefault(bare(indicator.name), []).append(index)
    return found
