"""Rule packs (规则包) as values. Every rule names the source of its parameters; a rule that a pack
lacks is None and its checks do not run.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a parameter comes from. ``kind``: printed (in a form), document (its text was read),
    practice, general (to be confirmed).
    """

    kind: Literal["printed", "document", "practice", "general"]
    text: str = ""
    samples: int | None = None


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: Source


class Weights(_Rule, frozen=True, kw_only=True):
    """Points by level-1 name, as the standard splits them; ``total`` with the execution points."""

    execution: Decimal | None = None
    levels: dict[str, Decimal] = {}
    total: Decimal = Decimal(100)
    indicators_total: Decimal | None = None
    total_printed_without_execution: bool = False


class Bracket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``at_least`` (share of 1) on, ``share`` of the points."""

    at_least: Decimal
    share: Decimal


class ExecutionRule(_Rule, frozen=True, kw_only=True):
    """``method``: linear (points × min(rate, cap)), bracket, floor."""

    method: Literal["linear", "bracket", "floor"] = "linear"
    cap: Decimal = Decimal(1)
    brackets: tuple[Bracket, ...] = ()


class QuantitativeRule(_Rule, frozen=True, kw_only=True):
    """``positive``: ratio (points × actual/target). ``reverse``: inverse (target/actual), linear (1
    - excess/target), ``either`` where both are in use. ``between``: full inside; outside
    ``proportionate`` (actual/lower or upper/actual), ``zero``, or ``either`` where it is not fixed.
    ``exact``: one_sided or two_sided.
    """

    positive: Literal["ratio"] = "ratio"
    reverse: Literal["inverse", "linear", "either"] = "inverse"
    between: Literal["proportionate", "zero", "either"] = "proportionate"
    exact: Literal["one_sided", "two_sided"] = "one_sided"


class Band(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A qualitative band: its name and the shares of the points from ``low`` to ``high``
    (``high_open`` where high is not in it).
    """

    name: str
    low: Decimal
    high: Decimal
    high_open: bool = False


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
    (the majority of the form's own rows). ``overall``: mean. ``no_deviation_within``: percentage
    points within which a form may say 无偏差. After a warning the unit chooses one of ``responses``
    within ``response_days`` working days. ``execution_ranges``: ``by_months`` counts an execution
    rate outside its year's range against what is due of it by the months; None leaves the row
    without a completion.
    """

    completion: Literal["scaled", "plain", "form"] = "form"
    overall: Literal["mean"] = "mean"
    no_deviation_within: Decimal | None = None
    behind_time_progress: Decimal | None = (
        None  # percentage points behind 序时进度 that are a warning
    )
    execution_warnings: dict[
        str, Decimal
    ] = {}  # month → least cumulative execution rate, in percent
    execution_ranges: Literal["by_months"] | None = None
    responses: tuple[str, ...] = ()
    response_days: int | None = None


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
    funds: tuple[str, ...] = ()
    excessive: Decimal | None = None


class MonthsPayableRule(_Rule, frozen=True, kw_only=True):
    """``denominators`` in use, the usual one first: actual, next_budget, year_to_date. ``bands`` by
    fund.
    """

    denominators: tuple[str, ...] = ()
    bands: tuple[RangeRule, ...] = ()


class ReasonRule(_Rule, frozen=True, kw_only=True):
    """When a reason must be written. ``score_below_points``; ``execution_below`` in percent."""

    score_below_points: bool = False
    execution_below: Decimal | None = None


class DeadlineRule(_Rule, frozen=True, kw_only=True):
    """Reporting deadlines in days after the period's end."""

    quarter_days: int | None = None
    year_days: int | None = None
    pay_day: int | None = None


class RulePack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One issuer's rules, dated."""

    id: str
    title: str
    issuer: str
    source: Source
    document_number: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    extends: str | None = None
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
    reasons: ReasonRule | None = None
    deadlines: DeadlineRule | None = None
    notes: tuple[str, ...] = ()
