"""Rule packs (规则包) as values. Every rule names the source of its parameters; a rule that a pack
lacks is None and its checks do not run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.frozen import Frozen


class Ground(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a parameter comes from. ``kind``: printed (in a form), document (its text was read),
    practice, general (to be confirmed).
    """

    kind: Literal["printed", "document", "practice", "general"]
    text: str = ""
    samples: int | None = None

    @property
    def firm(self) -> bool:
        """Whether the parameter stands in a document that was read or in the forms themselves."""
        return self.kind in ("printed", "document")


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: Ground


class Weights(_Rule, frozen=True, kw_only=True):
    """Points by level-1 name and of the execution, 100 together, as the standard splits them."""

    execution: Decimal | None = None
    levels: Mapping[str, Decimal] = {}
    total_printed_without_execution: bool = False

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "levels", Frozen(self.levels))


class Bracket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``at_least`` (share of 1) on, ``share`` of the points."""

    at_least: Decimal
    share: Decimal


class ExecutionRule(_Rule, frozen=True, kw_only=True):
    """``method``: linear (points × min(rate, cap)), bracket (points × the share of the highest of
    ``brackets`` that the rate reaches), floor (linear, cut off to whole points). ``in_use`` are the
    brackets that others score by: a score by them is told more softly. None are those of practice
    (``judging.execution.IN_USE``); where it is empty, no others count.
    """

    method: Literal["linear", "bracket", "floor"] = "linear"
    cap: Decimal = Decimal(1)
    brackets: tuple[Bracket, ...] = ()
    in_use: tuple[Bracket, ...] | None = None


class QuantitativeRule(_Rule, frozen=True, kw_only=True):
    """A positive target gives points × actual/target. ``reverse``: inverse (target/actual), linear
    (1 - excess/target), ``either`` where both are in use. ``between``: full inside; outside
    ``proportionate`` (actual/lower or upper/actual), ``zero``, or ``either`` where it is not fixed.
    ``exact``: one_sided, two_sided, or ``standards`` (two-sided for standards, prices and ratios,
    one-sided else).
    """

    reverse: Literal["inverse", "linear", "either"] = "inverse"
    between: Literal["proportionate", "zero", "either"] = "proportionate"
    exact: Literal["one_sided", "two_sided", "standards"] = "one_sided"


class Band(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A qualitative band: its name and the shares of the points from ``low`` to ``high``. A score
    at the limit of two bands is let pass in both: of points like 3.33 it is neither's for sure.
    """

    name: str
    low: Decimal
    high: Decimal


class QualitativeRule(_Rule, frozen=True, kw_only=True):
    """The bands from best to worst."""

    bands: tuple[Band, ...]


class OverRule(_Rule, frozen=True, kw_only=True):
    """Over-achievement. ``policy``: none (full points), flag (note it above ``threshold``)."""

    policy: Literal["none", "flag"] = "none"
    threshold: Decimal | None = None


class RoundingRule(_Rule, frozen=True, kw_only=True):
    """Places of a score, half up."""

    places: int = 2


class Grade(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade and the score (of 100) that it begins at."""

    name: str
    at_least: Decimal


class GradesRule(_Rule, frozen=True, kw_only=True):
    """Grades from best to worst."""

    grades: tuple[Grade, ...]


class MonitoringRule(_Rule, frozen=True, kw_only=True):
    """``completion``: scaled (min(actual/target, 1) × months/12), plain (actual/target), ``form``
    (the majority of the form's own rows); their mean is the form's. ``no_deviation_within``: percentage
    points within which a form may say 无偏差. After a warning the unit chooses one of ``responses``
    within ``response_days`` working days. ``execution_ranges``: ``by_months`` counts an execution
    rate outside its year's range against what is due of it by the months; None leaves the row
    without a completion. ``missed_below``: the completion, in percent, that a row said to be 未达成
    stays below; None is the lowest qualitative band, and 60 at least (``limits.missed_below``).
    """

    completion: Literal["scaled", "plain", "form"] = "form"
    no_deviation_within: Decimal | None = None
    behind_time_progress: Decimal | None = (
        None  # percentage points behind 序时进度 that are a warning
    )
    # month → least cumulative execution rate, in percent
    execution_warnings: Mapping[str, Decimal] = {}
    execution_ranges: Literal["by_months"] | None = None
    responses: tuple[str, ...] = ()
    response_days: int | None = None
    missed_below: Decimal | None = None

    def __post_init__(self) -> None:
        warnings = Frozen(self.execution_warnings)
        msgspec.structs.force_setattr(self, "execution_warnings", warnings)


class LampRule(_Rule, frozen=True, kw_only=True):
    """Lamps of monitoring (红黄绿蓝灯), the limits in percent of what is due by the monitoring
    point.

    Below ``red_below`` red, below ``yellow_below`` yellow, from ``blue_from`` on blue (indicators
    alone). ``timed``: what is due grows with the months for ``all`` rows with a number, or for
    ``flows`` alone, which accumulate over the year (not rates, prices and heads at a moment).
    ``timed_levels`` are level-2 names; where they are given, time counts for them alone, and rows
    of other levels are green inside, red outside.
    """

    red_below: Decimal = Decimal(60)
    yellow_below: Decimal = Decimal(80)
    blue_from: Decimal | None = Decimal(120)
    timed: Literal["all", "flows"] = "flows"
    timed_levels: tuple[str, ...] = ()


class RangeRule(_Rule, frozen=True, kw_only=True):
    """A closed range for a quantity: execution rate at year's end in percent, months payable in
    months.
    """

    low: Decimal | None = None
    high: Decimal | None = None

    def limits(self) -> dict[str, Decimal | None]:
        """Its limits by their names, from the lowest."""
        return {"low": self.low, "high": self.high}


class BandRule(RangeRule, frozen=True, kw_only=True):
    """The range of months payable of some funds, of all where none is named; below ``insufficient``
    it is far too little, above ``excessive`` far too much.
    """

    funds: tuple[str, ...] = ()
    insufficient: Decimal | None = None
    excessive: Decimal | None = None

    def limits(self) -> dict[str, Decimal | None]:
        """Its limits by their names, from the lowest."""
        inner = {"low": self.low, "high": self.high}
        return {"insufficient": self.insufficient, **inner, "excessive": self.excessive}


class MonthsPayableRule(_Rule, frozen=True, kw_only=True):
    """``denominators`` in use, the usual one first: actual, next_budget, year_to_date. ``bands`` by
    fund.
    """

    denominators: tuple[Literal["actual", "next_budget", "year_to_date"], ...] = ()
    bands: tuple[BandRule, ...] = ()


POOLING_LEVELS = ("county", "prefecture", "province", "nation")
"""Where a fund can be pooled, from below."""


class PooledAt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The funds are pooled at ``level`` from ``since`` on; in ``regions`` alone where some are
    named.
    """

    funds: tuple[str, ...]
    level: Literal["prefecture", "province", "nation"]
    since: date | None = None
    regions: tuple[str, ...] = ()


class PoolingRule(_Rule, frozen=True, kw_only=True):
    """At which level funds are pooled (统筹层次): balance and months payable belong to that level."""

    levels: tuple[PooledAt, ...]


class ReasonRule(_Rule, frozen=True, kw_only=True):
    """When a reason must be written. ``score_below_points``; ``execution_below`` in percent;
    ``budget_changed_by``: more than this, in percent of the first budget, that a budget was changed
    by in the year. None is 20 (``execution.change_to_explain``).
    """

    score_below_points: bool = False
    execution_below: Decimal | None = None
    budget_changed_by: Decimal | None = None


class RulePack(msgspec.Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """One issuer's rules, dated. ``version`` (2026.1) changes with every change of a rule;
    ``title_en`` is the title for readers of English.
    ``without`` names the rules of the pack that it ``extends`` that it does not take over.
    """

    id: str
    version: str
    title: str
    issuer: str
    title_en: str = ""
    source: Ground
    document_number: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    extends: str | None = None
    without: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    insurance_funds: bool = False
    weights: Weights | None = None
    execution: ExecutionRule | None = None
    quantitative: QuantitativeRule | None = None
    qualitative: QualitativeRule | None = None
    over: OverRule | None = None
    rounding: RoundingRule | None = None
    grades: GradesRule | None = None
    monitoring: MonitoringRule | None = None
    lamps: LampRule | None = None
    execution_range: RangeRule | None = None
    months_payable: MonthsPayableRule | None = None
    pooling: PoolingRule | None = None
    reasons: ReasonRule | None = None
    notes: tuple[str, ...] = ()


class PackName(msgspec.Struct, frozen=True):
    """The pack that something was judged by: ``digest`` tells two packs of one version apart."""

    id: str
    version: str
    digest: str


DESCRIPTIVE = frozenset(
    {
        "id",
        "version",
        "title",
        "title_en",
        "issuer",
        "document_number",
        "extends",
        "without",
        "notes",
        "text",
        "samples",
    }
)
"""Fields that say what a pack or a rule is and where it comes from; no judgement turns on them."""


_SAYING_NONE = frozenset({"in_use"})
"""Lists that say something when they are empty."""


def name_of(pack: RulePack) -> PackName:
    """The pack's id, version and digest; computed once, since it is asked for with every form."""
    made: PackName | None = pack.__dict__.get("_name")
    if made is None:
        made = pack.__dict__["_name"] = PackName(pack.id, pack.version, digest_of(pack))
    return made


def digest_of(pack: RulePack) -> str:
    """SHA-256 (hexadecimal) over everything in the pack that a judgement turns on.

    What is not set is left out, so that a rule that packs may have one day changes no digest;
    0.8 and 0.80 are one value.
    """
    encoded = msgspec.json.encode(_canonical(msgspec.structs.asdict(pack)), order="sorted")
    return hashlib.sha256(encoded).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, Mapping):
        pairs = ((key, _canonical(each)) for key, each in value.items() if key not in DESCRIPTIVE)
        return {
            key: each
            for key, each in pairs
            if each is not None
            and each is not False
            and each != {}
            and (each != [] or key in _SAYING_NONE)
        }
    if isinstance(value, tuple):
        return [_canonical(each) for each in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value
