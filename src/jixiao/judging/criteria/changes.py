"""How far something rose or fell (较上年下降5%), in a target and in an actual value."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import Figure
from jixiao.core.figures.units import RATIO
from jixiao.core.regex import regex
from jixiao.judging.criteria.values import Change, Criterion

_BY = r"(?:了|约|近|超过?|幅度|率|幅)*[≥≤<>=:：\s约]*$"
_FELL = regex(
    rf"(?:下降|降低|减少|下滑|减低|压减|压缩|缩减|缩短|回落|减幅|降幅|降){_BY}",
    needs="降减下压缩回",
)
_ROSE = regex(rf"(?:增长|上升|增加|提高|提升|上涨|增幅|增速|涨幅|升高|增){_BY}", needs="增上提涨升")
_FIGURE = regex(r"[-+]?\d")
_NAMES_FALL = regex(r"(?:下降|降低|减少|缩短|压减)(?:率|幅度|比例|比率)|降幅|减幅")
_NAMES_RISE = regex(r"(?:增长|上升|增加|提高|提升)(?:率|幅度|比例|比率)|增幅|增速|涨幅")


def told_of(before: str) -> Change:
    """What the words right before a figure say of it: 下降 of 下降5%, nothing of 下降至5%."""
    if _FELL.search(before):
        return "fall"
    return "rise" if _ROSE.search(before) else ""


def told_in(text: str) -> Change:
    """What a text says of its first figure: 较上年下降12% fell, 增长率5% rose."""
    found = _FIGURE.search(text)
    return told_of(text[: found.start()]) if found else ""


def change_of(before: str, name: str, figure: Figure) -> Change:
    """Whether a target's figure is how far something rose or fell, by the words before it, else, of
    a rate, by the indicator's name.
    """
    told = told_of(before)
    if told or figure.unit is None or figure.unit.dimension != RATIO:
        return told
    falls, rises = _NAMES_FALL.search(name) is not None, _NAMES_RISE.search(name) is not None
    if falls == rises:
        return ""
    return "fall" if falls else "rise"


def along(criterion: Criterion, value: Decimal, told: Change) -> Decimal | None:
    """An actual value in the direction that its target counts in: a rise of 2% falls short of a
    fall of 3% by five points. ``told`` is what the words before the value say. None where a fall by
    the indicator's name alone is given as a negative number.
    """
    if not criterion.change or told == criterion.change:
        return value
    if told:
        return -value
    if criterion.change == "fall" and value < 0:
        return -value if told_in(criterion.text) else None
    return value
