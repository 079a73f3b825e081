"""The units of a summary: each once, however its name is written, and names that may be of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.keys import name_key
from jixiao.core.summaries import Group, SummedForm, UnitSum
from jixiao.core.unitnames import may_be_one, own_level, plainest, unit_key
from jixiao.judging.summing import ranks, summed


def units_of(forms: Sequence[SummedForm]) -> tuple[UnitSum, ...]:
    """The sums of each unit in the order of the files, with their ranks."""
    by_unit: dict[str, list[SummedForm]] = {}
    for each in forms:
        by_unit.setdefault(unit_key(each.unit), []).append(each)
    found = [summed(plainest([each.unit for each in own]), own) for own in by_unit.values()]
    named = [each if each.unit else None for each in found]
    scores = ranks([each.mean if each is not None else None for each in named])
    rates = ranks([each.rate if each is not None else None for each in named])
    return tuple(
        msgspec.structs.replace(each, rank_by_score=score, rank_by_rate=rate)
        for each, score, rate in zip(found, scores, rates, strict=True)
    )


def one_name_each(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups with each unit called alike in all of its forms, so that sums by name are of all of
    them: the project of its own level says so where another one of the unit has the name.
    """
    written: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for form in group.forms:
            written[unit_key(form.unit)].append(form.unit)
    names = {key: plainest(each) for key, each in written.items()}
    return tuple(
        msgspec.structs.replace(
            group,
            forms=tuple(_called(group, names)),
            units=tuple(
                msgspec.structs.replace(each, unit=names[unit_key(each.unit)])
                for each in group.units
            ),
        )
        for group in groups
    )


def _called(group: Group, names: dict[str, str]) -> Iterator[SummedForm]:
    projects = Counter((unit_key(each.unit), name_key(each.project)) for each in group.forms)
    for each in group.forms:
        name, level = names[unit_key(each.unit)], own_level(each.unit)
        project = each.project
        if level and not own_level(name) and projects[unit_key(each.unit), name_key(project)] > 1:
            project = f"{project}（{level.strip('() ')}）"
        yield msgspec.structs.replace(each, unit=name, project=project)


def called_alike(groups: Sequence[Group]) -> Iterator[Finding]:
    """Units that may be one under two names, which are summed apart."""
    for full, name in may_be_one(each.unit for group in groups for each in group.units):
        yield fault(
            "E072",
            f"“{full}”和“{name}”可能是同一单位的两种写法，分别作了合计，请核对",
            f"“{full}” and “{name}” may be one unit; they are summed apart",
            severity=Severity.WARNING,
        )
