"""Of several forms of one unit, project, year and kind, one is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.errors import fault
from jixiao.core.figures import shown
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.summaries import SummedForm
from jixiao.judging.summing import PLACES
from jixiao.knowledge.labels import kind_of

_MOST_FILES = 10
_MARKS = (("zh", "、"), ("en", ", "))
_COMPARED = (
    ("budget", Text("预算", "budget")),
    ("executed", Text("执行数", "executed")),
    ("score", Text("得分", "score")),
)


class OnePerKey(msgspec.Struct, frozen=True, kw_only=True):
    """The forms that are counted, each with the files of its copies, and what is said of them."""

    forms: tuple[SummedForm, ...]
    findings: tuple[Finding, ...] = ()


def of_one_form_per_key(forms: Sequence[SummedForm]) -> OnePerKey:
    """One form of each key: of several the first of those that have the most of score and amounts.
    Forms that name no unit are copies only where their figures are the same; those that name neither
    unit nor project are each counted.
    """
    alike: dict[str, list[SummedForm]] = defaultdict(list)
    for number, each in enumerate(forms):
        alike[_name(each, number)].append(each)
    kept: list[SummedForm] = []
    findings: list[Finding] = []
    equal: list[SummedForm] = []
    for several in alike.values():
        chosen = max(several, key=_has)
        others = [each for each in several if each is not chosen]
        if others:
            chosen = msgspec.structs.replace(chosen, copies=tuple(each.file for each in others))
            differing = _differing(several)
            findings += [_told(chosen, others, differing)] if differing else []
            equal += [] if differing else others
        kept.append(chosen)
    findings += [_equal(equal)] if equal else []
    return OnePerKey(forms=tuple(kept), findings=(*findings, *_unclear(kept)))


def _name(form: SummedForm, number: int) -> str:
    """What forms that are one have in common, and no others."""
    if form.unit:
        return form.key
    if not form.project:
        return f"#{number}"
    return f"{form.key}#{form.budget}#{form.executed}#{form.score}"


def _has(form: SummedForm) -> int:
    return sum(getattr(form, name) is not None for name, _ in _COMPARED)


def _differing(several: Sequence[SummedForm]) -> list[Text]:
    """What forms that are called one differ in."""
    return [
        label for name, label in _COMPARED if len({getattr(each, name) for each in several}) > 1
    ]


def _equal(copies: Sequence[SummedForm]) -> Finding:
    """That copies with the same figures are not counted, in one line for all of them."""
    files = list(dict.fromkeys(each.file for each in copies))
    named = "、".join(files[:_MOST_FILES]) + ("等" if len(files) > _MOST_FILES else "")
    return fault(
        "E072",
        f"同一单位、项目、年度、表种而数字相同的复本{len(copies)}份，没有重复计：{named}",
        f"{len(copies)} copies with the same unit, project, year, kind and figures are not counted:"
        f" {named}",
        severity=Severity.REMARK,
    )


def _told(chosen: SummedForm, others: Sequence[SummedForm], differing: Sequence[Text]) -> Finding:
    """That further forms are not counted though their figures differ from the one's."""
    several = (chosen, *others)
    files = [each.file for each in others]
    zh, en = (f"{mark.join(one.of(each) for one in differing)}" for each, mark in _MARKS)
    scores = [shown(each.score, PLACES) if each.score is not None else "—" for each in several]
    return fault(
        "E072",
        f"{_called(chosen).zh}有{len(several)}份，只计一次：计入{chosen.file}，未计{'、'.join(files)}；几份的"
        f"{zh}不一样（总得分依次为{'、'.join(scores)}），请核对应计哪一份",
        f"{_called(chosen).en} is there {len(several)} times and counted once: {chosen.file},"
        f" not {', '.join(files)}; they differ in {en} (scores: {', '.join(scores)}): see which holds",
        chosen.key,
        severity=Severity.WARNING,
    )


def _unclear(forms: Sequence[SummedForm]) -> Iterator[Finding]:
    """Forms of one key that name no unit and differ: two units' forms, or two versions of one."""
    same: dict[str, list[SummedForm]] = defaultdict(list)
    for each in forms:
        if not each.unit and each.project:
            same[each.key].append(each)
    for several in same.values():
        if len(several) > 1:
            files = [each.file for each in several]
            yield fault(
                "E072",
                f"{_called(several[0]).zh}有{len(several)}份，都没有写单位，数字不一样，看不出是不是"
                f"同一张表，都计入了：{'、'.join(files)}",
                f"{_called(several[0]).en} is there {len(several)} times without a unit and with"
                f" other figures; all are counted: {', '.join(files)}",
                several[0].key,
                severity=Severity.WARNING,
            )


def _called(form: SummedForm) -> Text:
    kind, year = kind_of(form.kind), f"{form.year}年" if form.year else ""
    zh, en = (
        " ".join(filter(None, (form.unit, form.project))),
        f", {form.year}" if form.year else "",
    )
    return Text(f"“{zh}”{year}{kind.zh}", f"the {kind.en} of “{zh}”{en}")
