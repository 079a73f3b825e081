"""What the words of forms mean: which field a head names, which level a name is, whether a label is
of a kind. The words themselves are data (``knowledge/vocabulary.toml``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.core.regex import regex
from jixiao.core.words import NOTE_LABEL
from jixiao.knowledge.labels import SAYS_PERIOD
from jixiao.knowledge.vocabulary import Heads, funding_heads, heads, words
from jixiao.recognition.forms.stretches import without_stretch
from jixiao.recognition.forms.words import key, squeezed

LEVEL1, LEVEL2, NAME, OPERATOR, TARGET, ACTUAL, UNIT = (
    "level1",
    "level2",
    "name",
    "operator",
    "target",
    "actual",
    "unit",
)
POINTS, SCORE, REVIEW_SCORE, COMPLETION, REASON, EXTRA = (
    "points",
    "score",
    "review_score",
    "completion",
    "reason",
    "extra",
)
INITIAL, BUDGET, ARRIVED, EXECUTED, RATE, SOURCE = (
    "initial_budget",
    "budget",
    "arrived",
    "executed",
    "rate",
    "source",
)
FORECAST = "forecast"

_CORRECTED_TARGET, _OTHER_PERIOD, _FORECAST = (
    words("corrected_target", needs="调"),
    words("other_period"),
    words("forecast"),
)
_LONGEST_TO_DATE = 16
_HEADS, _FUNDING_HEADS = heads(), funding_heads()
_EXPECTED_EXECUTION, _FORECAST_MONEY = words("expected_execution"), words("forecast_money")
_LEVEL1_NAMES, _LEVEL2_NAMES, _CORNER = (
    words("level1_names"),
    words("level2_names"),
    words("corner"),
)

PROJECT, DEPARTMENT_NAME, SUPERVISING, IMPLEMENTING, FILER = (
    words("project"),
    words("department"),
    words("supervising"),
    words("implementing"),
    words("filer"),
)
CYCLE = SAYS_PERIOD
MONITORING_POINT, FILED_ON, OTHER_BASIC = (
    words("monitoring_point"),
    words("filed_on"),
    words("other_basic"),
)
GOAL_EXPECTED, GOAL_ACTUAL, GOAL_ASIDE, GOAL_COMPLETION, GOAL_LABEL = (
    words("goal_expected"),
    words("goal_actual"),
    words("goal_aside"),
    words("goal_completion"),
    words("goal_label"),
)
TOTAL, SUBTOTAL, GRADE_LABEL, GRADE = (
    words("total"),
    words("subtotal", needs="小"),
    words("grade_label"),
    words("grade", needs="ABCD一不中优合好差等良较"),
)
NOTE = regex(
    rf"{NOTE_LABEL}(?:[:：]|\d|[.、]|$)|^\*+|^※",
    needs="*※填备注说",
)
CONCLUSION, MANAGEMENT, SIGNATURE = (
    words("conclusion"),
    words("management"),
    words("signature", needs="人单填联负"),
)
SIGNING = {
    "prepared_by": words("prepared_by"),
    "reviewed_by": words("reviewed_by"),
    "head_of_unit": words("head_of_unit"),
    "telephone": words("telephone"),
    "other_signing": words("other_signing"),
}
"""The labels of a form's foot, by what stands beside them."""
TITLE, NOT_FORMS = words("title"), words("not_forms")
FUND_ROW, FUND_LEVEL, TOTAL_ROW = (
    words("fund_row"),
    words("fund_level", needs="上中其区县同州市本省"),
    words("total_row"),
)

_ORDINALS = frozenset("一二三四五六七八九十0123456789")
_ORDINAL = regex(r"^(?:[一二三四五六七八九十]+[、.]|\d+[、.](?!\d))")
_PLACE = regex(
    r"[一-龥]{1,8}(?:省|市|州|盟|县|旗|区|镇|乡|街道|办事处|苏木|农场|林场|村|社区|开发区)"
)


@lru_cache(maxsize=1024)
def indicator_role(text: str) -> str | None:
    """The field that a header cell of the indicator table names; EXTRA for known columns that are
    no field; None for other words.
    """
    word = _plain(text)
    reached = _role_to_date(word, _HEADS, (ACTUAL, COMPLETION))
    role = reached or (_role(word, _HEADS) if len(word) <= 30 else None)
    return EXTRA if role in (TARGET, ACTUAL) and _FORECAST.search(word) else role


def long_term(text: str) -> bool:
    """Whether a label heads what is meant for longer than the year (长期绩效指标, 实施期指标)."""
    return (
        regex(r"(?:中期|中长期|长期|实施期|总体)(?:绩效)?(?:目标|指标)").match(key(text))
        is not None
    )


@lru_cache(maxsize=1024)
def corrected_target(text: str) -> bool:
    """Whether a header names the target as corrected during the year (调整指标值)."""
    return _CORRECTED_TARGET.fullmatch(_plain(text)) is not None


@lru_cache(maxsize=1024)
def other_period(text: str) -> bool:
    """Whether a header speaks of the medium term, a forecast or another year."""
    return _OTHER_PERIOD.search(_plain(text)) is not None


@lru_cache(maxsize=1024)
def funding_role(text: str) -> str | None:
    """The field that a header cell of the funding block names."""
    word = _plain(text)
    if _EXPECTED_EXECUTION.fullmatch(word):
        return FORECAST
    if _FORECAST_MONEY.search(word):
        return None
    reached = _role_to_date(word, _FUNDING_HEADS, (EXECUTED, RATE, ARRIVED))
    return reached or (_role(word, _FUNDING_HEADS) if len(word) <= 24 else None)


def _role(word: str, known: Heads) -> str | None:
    return (
        next((role for role, pattern in known if pattern.fullmatch(word)), None) if word else None
    )


def _role_to_date(word: str, known: Heads, roles: tuple[str, ...]) -> str | None:
    """The field of what a stretch of the year has reached (截至7月底执行数); targets and budgets are
    of the year.
    """
    bare = without_stretch(word)
    role = _role(bare, known) if bare != word and len(bare) <= _LONGEST_TO_DATE else None
    return role if role in roles else None


def heads_reached_goals(text: str) -> bool:
    """Whether a label heads what the goals have come to (实际完成情况, 1-7月目标完成情况)."""
    return says(GOAL_ACTUAL, text) or says(GOAL_ACTUAL, without_stretch(text))


@lru_cache(maxsize=1024)
def level_of(text: str) -> int:
    """1 for a level-1 name only, 2 for a level-2 name only, 3 for a name of either level
    (满意度指标, 成本指标), 0 for other words.
    """
    word = _ORDINAL.sub("", key(text))
    if not word or len(word) > 22:
        return 0
    first, second = (
        _LEVEL1_NAMES.fullmatch(word) is not None,
        _LEVEL2_NAMES.fullmatch(word) is not None,
    )
    if word in ("产出指标", "效益指标"):
        return 1
    return (1 if first else 0) + (2 if second else 0)


@lru_cache(maxsize=1024)
def is_corner(text: str) -> bool:
    """Whether a cell is the label of the whole indicator block (绩效指标,
    四、年度绩效指标完成情况).
    """
    word = key(text)
    return (
        bool(word)
        and len(word) <= 30
        and _CORNER.fullmatch(word) is not None
        and level_of(text) == 0
    )


def is_place(text: str) -> bool:
    """Whether a short cell names a township, county or street."""
    return _PLACE.fullmatch(key(text)) is not None


@lru_cache(maxsize=1024)
def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the label is fully one of the words of a pattern."""
    word = key(text)
    if not word or len(word) > 40:
        return False
    return pattern.fullmatch(word) is not None or (
        word[0] in _ORDINALS and pattern.fullmatch(_ORDINAL.sub("", word)) is not None
    )


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """The label, a bracket kept where nothing else would be left."""
    return key(text) or squeezed(text).strip("()（）")
