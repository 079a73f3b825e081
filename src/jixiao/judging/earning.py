"""What of its points a row earns by the pack: all of them, a share by its number, a band by its
words, or what the rule leaves open. Scores, checks and live formulas go by this one answer.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.packs import QualitativeRule, QuantitativeRule, RulePack
from jixiao.judging.criteria import QUANTITATIVE, Attainment, Criterion, CriterionKind, Stage
from jixiao.judging.results import Earned, EarnedBy
from jixiao.judging.shares import LINEAR, named_method, share_of_points, shares_in_use
from jixiao.knowledge.behaviour import is_standard

_ZERO, _ONE = Decimal(0), Decimal(1)
OPEN = Earned(low=_ZERO, high=_ONE)
FULL = Earned(low=_ONE, high=_ONE, share=_ONE, by="full", formula="完成得满分")
_UNDECIDED = (CriterionKind.NONE, CriterionKind.UNREADABLE)
_IN_WORDS = (Stage.PARTLY, Stage.MISSED)


def earned(
    criterion: Criterion,
    found: Attainment,
    pack: RulePack,
    *,
    name: str = "",
    event_driven: bool = False,
) -> Earned | None:
    """What the pack's rule for this kind of target gives; None where the pack has none. ``name`` is
    the indicator's. Of an ``event_driven`` row it is what its number comes to by the rule; that does
    not settle its score.
    """
    if criterion.kind in _UNDECIDED or found.stage is Stage.NOT_DUE or criterion.doubt:
        return OPEN
    if lacks_number(criterion, found):
        return OPEN
    if criterion.parts:
        return FULL if found.attained and pack.quantitative is not None else OPEN
    if criterion.kind is CriterionKind.QUALITATIVE or (
        found.figure is None and found.stage in _IN_WORDS
    ):
        return _by_band(found, pack.qualitative) if pack.qualitative is not None else None
    rule = pack.quantitative
    if rule is None:
        return None
    attained = _attained(criterion, found, event_driven=event_driven)
    if attained:
        return _departing(criterion, found, rule, name) or FULL
    if attained is None or found.figure is None or found.value is None:
        return OPEN
    return by_number(criterion, found, rule)


def lacks_number(criterion: Criterion, found: Attainment) -> bool:
    """Whether a target in numbers is answered by a word that claims it (已完成 for ≥320人次): there is
    nothing to score by. Of one thing (1份报告) and of the whole (100%) the word says the number.
    """
    figure = criterion.figure
    return (
        criterion.kind in QUANTITATIVE
        and figure is not None
        and figure.value != 1
        and figure.base != 1
        and found.stage is Stage.MET
        and found.figure is None
        and not found.echoed
        and not found.reason
    )


def by_number(criterion: Criterion, found: Attainment, rule: QuantitativeRule) -> Earned:
    """The shares that a rule gives a missed number, over what the printed actual may stand for by
    its rounding. At a limit that does not attain (95% for >95%) the share of the target would be
    full, and the rule says nothing.
    """
    value = found.value
    if value is None or found.figure is None or found.ratio == 1:
        return OPEN
    by = _method(criterion, value, rule)
    share = _ZERO if by == "zero" else share_of_points(criterion, value, named_method(rule))
    ranges = [(min(each), max(each)) for each in shares_in_use(criterion, found, rule)]
    return Earned(
        low=min([share, *(low for low, _ in ranges)]),
        high=max([share, *(high for _, high in ranges)]),
        share=share,
        methods=tuple(ranges),
        by=by,
        formula=_formula(criterion, found, by, share),
    )


def two_sided(rule: QuantitativeRule, name: str) -> bool:
    """Whether an exact target (=) of this name is missed from above too."""
    return rule.exact == "two_sided" or (rule.exact == "standards" and is_standard(name))


def _attained(criterion: Criterion, found: Attainment, *, event_driven: bool) -> bool | None:
    """Whether the target is attained; of an event-driven row, whether its number reaches it."""
    value = found.value
    if found.attained is not None or not event_driven or value is None:
        return found.attained
    at_a_limit = criterion.strict and value in (criterion.low, criterion.high)
    return not at_a_limit and share_of_points(criterion, value) == 1


def _departing(
    criterion: Criterion, found: Attainment, rule: QuantitativeRule, name: str
) -> Earned | None:
    """What an exact target leaves open on the side that attains, where both sides depart from it."""
    if criterion.kind is not CriterionKind.EXACT or not two_sided(rule, name):
        return None
    if found.ratio is None or found.ratio <= 1:
        return None
    side = "高于指标值" if criterion.low is not None else "低于指标值"
    return Earned(low=_ZERO, high=_ONE, formula=side, departs=True)


def _method(criterion: Criterion, value: Decimal, rule: QuantitativeRule) -> EarnedBy:
    if criterion.kind is CriterionKind.BETWEEN and rule.between == "zero":
        return "zero"
    above = criterion.high is not None and value > criterion.high
    return "linear" if above and named_method(rule) == LINEAR else "share"


def _by_band(found: Attainment, rule: QualitativeRule) -> Earned:
    bands = rule.bands
    if found.stage is Stage.MET or found.attained:
        band = bands[0]
    elif found.ratio is not None:
        ratio = found.ratio
        band = next((each for each in bands if each.low <= ratio), bands[-1])
    elif found.stage in _IN_WORDS:
        band = bands[1] if found.stage is Stage.PARTLY and len(bands) > 1 else bands[-1]
    else:
        return OPEN
    return Earned(low=band.low, high=band.high, by="band", formula=band.name)


def _formula(criterion: Criterion, found: Attainment, by: EarnedBy, share: Decimal) -> str:
    if by == "zero":
        return "0"
    if criterion.figure is None or found.figure is None:
        return ""
    actual, bound = found.figure.text, criterion.figure.text
    if found.reason != "高于指标值":
        return f"{actual}/{bound}"
    bound = criterion.upper.text if criterion.upper is not None else bound
    if by != "linear":
        return f"{bound}/{actual}"
    rest = f"1-({actual}-{bound})/{bound}"
    return f"({rest})" if share else f"max(0,{rest})"
