"""Units that go by another name in this round than in the last: those that may be one, and those that are
taken for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from jixiao.checks.problems import Problem
from jixiao.checks.rounds import LastRound, Past, PastForm
from jixiao.core.keys import parts_of, unnumbered
from jixiao.core.unitnames import shortened, unit_key

_OWN = ("actual", "score", "rate", "executed", "grade")
"""What a unit fills in itself; targets, points and heads are often those of all."""


def likely(forms: Sequence[PastForm], last: LastRound, silent: Iterable[str]) -> dict[str, str]:
    """The ``silent`` units of the last round with the one that may be the same under another name: it was
    not there before, and most of its forms have the other's projects.
    """
    projects_then, projects_now = defaultdict(set), defaultdict(set)
    for past in last.forms:
        projects_then[past.unit].add(parts_of(past.key).project)
    for form in forms:
        projects_now[form.unit].add(parts_of(form.key).project)
    known = {unit_key(each) for each in projects_then}
    came = {each: own for each, own in projects_now.items() if each and unit_key(each) not in known}
    found: dict[str, str] = {}
    for unit in dict.fromkeys(silent):
        own = projects_then[unit] - {""}
        like = [each for each, other in came.items() if len(own & other) * 2 > len(other) > 0]
        if unit and len(like) == 1:
            found[unit] = like[0]
    return found


def followed(
    problems: Sequence[Problem], forms: Sequence[PastForm], last: LastRound, here: Collection[str]
) -> dict[str, str]:
    """The likely ones that are taken for one: the one name is short for the other, and a finding stands
    at the same place of the same project with the same print. ``here`` are the units of this round,
    as ``unit_key`` has them. Two hospitals with the same projects are not one.
    """
    silent = [each.unit for each in last.forms if unit_key(each.unit) not in here]
    standing = defaultdict(set)
    for of in problems:
        standing[of.unit].add((of.finding.code, _at(of.finding.field), of.finding.printed))
    taken: dict[str, str] = {}
    for old, new in likely(forms, last, silent).items():
        then = {
            (each.code, _at(each.field), each.printed)
            for each in last.findings
            if each.unit == old and each.printed and each.field.endswith(_OWN)
        }
        if shortened(old, new) and then & standing[new] and new not in taken.values():
            taken[old] = new
    return taken


def under(last: LastRound, names: Mapping[str, str]) -> LastRound:
    """The last round with the units by their new names."""
    if not names:
        return last
    return LastRound(
        findings=tuple(_finding(each, names) for each in last.findings),
        forms=tuple(
            msgspec.structs.replace(each, unit=names.get(each.unit, each.unit))
            for each in last.forms
        ),
    )


def _finding(past: Past, names: Mapping[str, str]) -> Past:
    return msgspec.structs.replace(past, unit=names.get(past.unit, past.unit))


def _at(field: str) -> tuple[str, str, str]:
    """An address by its kind and project, without whose it is."""
    form, _, rest = field.partition("/")
    parts = parts_of(unnumbered(form))
    return parts.kind, parts.project, rest
