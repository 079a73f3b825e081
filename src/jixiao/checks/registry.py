"""The registry of checks: one rule one file, declared by a decorator, explained by its docstring."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from jixiao.checks.belonging import is_of_the_fund
from jixiao.checks.views import DocumentView, DossierView, FormView
from jixiao.core.errors import traced
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.emptiness import reports_nothing

Scope = Literal["form", "document", "dossier"]
SUBMITTED, DRAFTING, FINISHED = "submitted", "drafting", "finished"
"""How far a form has come: handed in; still being filled in; about to be handed in."""
SECTIONS = ("查什么", "为什么", "依据", "已知例外")
_HEADINGS = regex(rf"^({'|'.join(SECTIONS)})[：:]\s*", re.M)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A registered check. ``needs`` names the rules of the pack without which it does not run;
    ``source`` is the kind of its ground: arithmetic, printed (in the form), document, practice.
    ``of_absence``: it tells what is missing, which is no more than a remark while a form is being
    drafted; where it warns of it, or is about fields of the names in ``stops_drafting``, a finished form
    cannot be handed in for it. Of another check ``stops_drafting`` are fields in which it tells what
    nothing can be computed with, an error before a form is handed in. ``may_stand_open``: what it
    misses is a person's to judge, and no more than warned of.

    Checks of one ``relation`` judge the same of a statement and of sentences; ``alike`` of the
    figures that they show are printed the same way in both, the first ones (all where it is None).
    """

    code: str
    title: Text
    over: Scope
    run: Callable[[Any], Iterator[Verdict]]
    source: str
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    insurance_only: bool = False
    of_absence: bool = False
    stops_drafting: tuple[str, ...] = ()
    may_stand_open: bool = False
    relation: str = ""
    alike: int | None = None

    def sections(self) -> dict[str, str]:
        """The docstring's sections by heading."""
        import inspect

        text = inspect.getdoc(self.run) or ""
        parts = _HEADINGS.split(text)
        return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


_CHECKS: dict[str, Check] = {}


def check(
    code: str,
    zh: str,
    en: str,
    *,
    over: Scope,
    source: str,
    kinds: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    insurance_only: bool = False,
    of_absence: bool = False,
    stops_drafting: tuple[str, ...] = (),
    may_stand_open: bool = False,
    relation: str = "",
    alike: int | None = None,
) -> Callable[[Callable[[Any], Iterator[Verdict]]], Callable[[Any], Iterator[Verdict]]]:
    """Register a generator of verdicts under a code. Raises ValueError where the code is taken."""

    def register(run: Callable[[Any], Iterator[Verdict]]) -> Callable[[Any], Iterator[Verdict]]:
        if code in _CHECKS and _CHECKS[code].run.__module__ != run.__module__:
            raise ValueError(f"check code {code} is taken by {_CHECKS[code].run.__module__}")
        _CHECKS[code] = Check(
            code=code,
            title=Text(zh, en),
            over=over,
            run=run,
            source=source,
            kinds=kinds,
            needs=needs,
            insurance_only=insurance_only,
            of_absence=of_absence,
            stops_drafting=stops_drafting,
            may_stand_open=may_stand_open,
            relation=relation,
            alike=alike,
        )
        return run

    return register


def all_checks() -> tuple[Check, ...]:
    """Every check of the package, by code."""
    _load()
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))


def check_of(code: str) -> Check | None:
    """The check of a code; None for a code of something else (E055)."""
    _load()
    return _CHECKS.get(code)


@cache
def _load() -> None:
    package = importlib.import_module("jixiao.checks.rules")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


def run_checks(view: DossierView, *, stage: str = SUBMITTED) -> tuple[list[Verdict], list[str]]:
    """All verdicts, and the tracebacks of checks that crashed (our defects, never the user's).
    ``stage``: before a form is handed in, what nothing can be computed with is an error; what is
    missing is a remark while it is being drafted, since it may still come.
    """
    verdicts: list[Verdict] = []
    crashed: list[str] = []
    for each in all_checks():
        for subject in _subjects(each, view):
            try:
                verdicts.extend(_at_stage(each, each.run(subject), stage, subject))
            except Exception:  # a crash of one check must not silence the others
                crashed.append(f"{each.code}: {traced()}")
    return verdicts, crashed


def _at_stage(
    of: Check, found: Iterator[Verdict], stage: str, subject: FormView | DocumentView | DossierView
) -> Iterator[Verdict]:
    """The verdicts of a check at a stage. A form that reports nothing is begun, not finished."""
    if stage == SUBMITTED or not (of.of_absence or of.stops_drafting):
        return found
    begun = isinstance(subject, FormView) and reports_nothing(subject.form)
    if of.of_absence and (stage == DRAFTING or begun):
        return (_as(Severity.REMARK, each) for each in found)
    return (_as(Severity.ERROR, each) if _stops(of, each) else each for each in found)


def _stops(of: Check, verdict: Verdict) -> bool:
    in_those = bool(of.stops_drafting) and verdict.address.endswith(of.stops_drafting)
    return in_those or (of.of_absence and not of.may_stand_open and _is_warning(verdict))


def _is_warning(verdict: Verdict) -> bool:
    return verdict.finding is not None and verdict.finding.severity is Severity.WARNING


def _as(severity: Severity, verdict: Verdict) -> Verdict:
    if verdict.finding is None:
        return verdict
    changed = msgspec.structs.replace(verdict.finding, severity=severity)
    return msgspec.structs.replace(verdict, finding=changed)


def _subjects(each: Check, view: DossierView) -> Iterator[FormView | DocumentView | DossierView]:
    if each.over == "dossier":
        yield view
    elif each.over == "document":
        yield from view.documents
    else:
        yield from (form for form in view.forms() if _applies(each, form))


def _applies(each: Check, view: FormView) -> bool:
    if each.kinds and view.form.kind not in each.kinds:
        return False
    if each.insurance_only and (view.form.fund is None or not is_of_the_fund(view)):
        return False
    return all(getattr(view.pack, need) is not None for need in each.needs)
