"""The questionnaire of satisfaction (``survey.toml``): its grades and its questions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.frozen import Frozen
from jixiao.knowledge.tables import table

SURVEYS = Frozen({"fund": "基金", "project": "项目"})
"""What a questionnaire may be of, with its word."""


class SurveyGrade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer, its ``weight`` in points of a hundred, and whether it counts as satisfied."""

    name: str
    weight: Decimal
    satisfied: bool = False


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question; the ``overall`` one gives the satisfaction."""

    text: str
    overall: bool = False


class _Survey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    grades: tuple[SurveyGrade, ...]
    questions: dict[str, tuple[Question, ...]]


@lru_cache(maxsize=1)
def _known() -> _Survey:
    return table("survey", _Survey)


def grades() -> tuple[SurveyGrade, ...]:
    """The answers, the best first."""
    return _known().grades


def questions() -> Mapping[str, tuple[Question, ...]]:
    """The questions by what they are of, in their order."""
    return Frozen(_known().questions)
