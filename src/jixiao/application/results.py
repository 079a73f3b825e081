"""Results as bytes and back: what a program keeps of a review, a fill, a report and everything else
that the API gives or takes as a value, and reads again with a later version of this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded, written
from jixiao.starting.shapes import known

if TYPE_CHECKING:
    from jixiao.application.acceptance import Accepted
    from jixiao.application.converting import Converted
    from jixiao.application.explaining import Explanation
    from jixiao.application.filling import Filled
    from jixiao.application.marks.marking import Annotated, Corrected
    from jixiao.application.monitoring.monitoring import Monitored
    from jixiao.application.reports.reporting import Reported
    from jixiao.application.surveying import Surveyed
    from jixiao.application.templates.for_units import UnitTemplates
    from jixiao.checks.review import DocumentReview, Review
    from jixiao.core.findings import Finding
    from jixiao.core.formdata import FormData
    from jixiao.core.matching import Matched
    from jixiao.core.packs import RulePack
    from jixiao.core.summaries import Summarised
    from jixiao.drafting.model import ReportData
    from jixiao.knowledge.indicators import KnownIndicator
    from jixiao.knowledge.layouts import Layout
    from jixiao.knowledge.shelf import Knowledge

    One = DocumentReview | Finding | FormData | Explanation | KnownIndicator
    Single = (
        One
        | Review
        | Filled
        | Monitored
        | Reported
        | Converted
        | Surveyed
        | UnitTemplates
        | Annotated
        | Corrected
        | Matched
        | ReportData
        | RulePack
        | Layout
        | Knowledge
        | Accepted
        | Summarised
    )
    Kept = Single | Sequence[One] | Mapping[str, bytes | RulePack]

SCHEMA = 1
STEPS: Mapping[int, Upgrade] = {}
"""What brings results of each earlier schema to the next."""
_SINGLE: Mapping[str, str] = {
    "review": "checks.review.Review",
    "document": "checks.review.DocumentReview",
    "finding": "core.findings.Finding",
    "fill": "application.filling.Filled",
    "monitor": "application.monitoring.monitoring.Monitored",
    "report": "application.reports.reporting.Reported",
    "convert": "application.converting.Converted",
    "survey": "application.surveying.Surveyed",
    "templates": "application.templates.for_units.UnitTemplates",
    "annotate": "application.marks.marking.Annotated",
    "correct": "application.marks.marking.Corrected",
    "summary": "core.summaries.Summarised",
    "match": "core.matching.Matched",
    "explanation": "application.explaining.Explanation",
    "indicator": "knowledge.indicators.KnownIndicator",
    "form": "core.formshapes.FormData",
    "report_data": "drafting.model.ReportData",
    "pack": "core.packs.RulePack",
    "layout": "knowledge.layouts.layout.Layout",
    "knowledge": "knowledge.shelf.Knowledge",
    "accepted": "application.acceptance.Accepted",
}
"""The class of each kind of result, loaded where one is read."""
_SEVERAL: Mapping[str, str] = {
    "documents": "document",
    "findings": "finding",
    "forms": "form",
    "explanations": "explanation",
    "indicators": "indicator",
}
"""Kinds of lists, and the kind of what stands in them."""
_NOTHING, _FILES, _PACKS = "nothing", "files", "packs"
_OF_CLASS: Mapping[str, str] = {path: kind for kind, path in _SINGLE.items()}
_OF_MEMBERS: Mapping[str, str] = {each: kind for kind, each in _SEVERAL.items()}
_ONE = "DocumentReview | Finding | FormData | Explanation | KnownIndicator"
_KEPT = (
    f"{_ONE} | Review | Filled | Monitored | Reported | Converted | Surveyed | Annotated | Corrected"
    " | UnitTemplates | Matched | ReportData | RulePack | Layout | Knowledge | Accepted | Summarised"
    f" | Sequence[{_ONE}] | Mapping[str, bytes | RulePack]"
)


KINDS = (*_SINGLE, *_SEVERAL, _FILES, _PACKS, _NOTHING)
"""All kinds of results."""


def type_of(kind: str) -> Any:
    """What a result of one of KINDS is."""
    if kind in _SEVERAL:
        return tuple[type_of(_SEVERAL[kind]), ...]  # type: ignore[misc]
    if kind == _NOTHING:
        return tuple[()]
    if kind == _FILES:
        return dict[str, bytes]
    if kind == _PACKS:
        return dict[str, type_of("pack")]  # type: ignore[misc]
    room, _, name = _SINGLE[kind].rpartition(".")
    return getattr(import_module(f"jixiao.{room}"), name)


@typed(Kept=_KEPT)
def result_bytes(result: Kept) -> bytes:
    """A result, a list of results or a value that the API takes, as JSON with its kind and the
    version of its shape; content of files is in base64. A review of many documents is better written
    record by record (``records_of``). Raises UserError (E006) for a list of several kinds.
    """
    return msgspec.json.encode({"schema": SCHEMA, "kind": _kind_of(result), "result": result})


@typed()
def result_of(content: bytes) -> Kept:
    """The result that ``result_bytes`` wrote, of an earlier version brought to today's; lists are
    tuples. Raises UserError (E012) for a later version, and (E011) for what is no result.
    """
    try:
        raw = written(content)
        if not isinstance(raw, dict) or raw.get("kind") not in KINDS:
            raise msgspec.ValidationError("no result")
        today = upgraded(raw, SCHEMA, STEPS)
        made: Kept = _read(raw["kind"], today.get("result"))
    except msgspec.MsgspecError as error:
        raise user_error(
            "E011", "不是保存下来的结果", f"this is no result that was kept: {error}"
        ) from error
    return made


def _kind_of(result: object) -> str:
    if isinstance(result, Mapping):
        held = {type(each) for each in result.values()}
        return _PACKS if held and bytes not in held else _FILES
    if not isinstance(result, (list, tuple)):
        return _kind_of_one(result)
    several = {_kind_of_one(each) for each in result}
    if len(several) > 1:
        raise user_error(
            "E006",
            f"result_bytes(result) 里有几种值（{'、'.join(sorted(several))}），请分开保存",
            f"result_bytes(result): values of several kinds ({', '.join(sorted(several))}) are kept"
            " each kind for itself",
            "result",
        )
    return _OF_MEMBERS[several.pop()] if several else _NOTHING


def _kind_of_one(result: object) -> str:
    kind = type(result)
    return _OF_CLASS[f"{kind.__module__}.{kind.__name__}".removeprefix("jixiao.")]


def _read(kind: str, raw: Any) -> Any:
    """A result of a kind. What has a version of its own is brought to today's by its own steps."""
    if kind in _SEVERAL and isinstance(raw, list):
        return tuple(_read(_SEVERAL[kind], each) for each in raw)
    own = _OWN_STEPS.get(kind)
    return own(raw) if own is not None else msgspec.convert(raw, known(type_of(kind)))


def _form(raw: Any) -> FormData:
    from jixiao.core.formdata import form_data

    return form_data(raw)


def _knowledge(raw: Any) -> Knowledge:
    from jixiao.knowledge.shelf import knowledge_of

    return knowledge_of(msgspec.json.encode(raw))


_OWN_STEPS: Mapping[str, Callable[[Any], Any]] = {"form": _form, "knowledge": _knowledge}
