"""总分: what the points and the scores of a form come to, with the execution's or without them."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION, Entry, Form, Indicator, text_of
from jixiao.core.headings import bare_heading, points_in_name
from jixiao.core.keys import name_key
from jixiao.core.packs import GradesRule, RulePack
from jixiao.core.words import squeezed, unsaid
from jixiao.judging.execution import execution_points, total_row
from jixiao.judging.grouping import first_lines
from jixiao.knowledge.behaviour import names_execution

FULL_MARKS = (HUNDRED, Decimal(1))


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """The points (or scores) of the rows that carry points, and the execution's beside them where
    it has any; ``left_out`` where the total does not count it.
    """

    rows: Decimal
    execution: Decimal | None
    left_out: bool

    @property
    def total(self) -> Decimal:
        """What the total row should say."""
        return self.rows if self.execution is None or self.left_out else self.rows + self.execution


def added(form: Form, pack: RulePack | None, field: str = "points") -> Added | None:
    """The sum of ``points`` or ``score`` as the form has them; None where a row that carries points
    (or the execution, where it counts) has none.
    """
    rows = [each for each in form.indicators if value_of(each.points) is not None]
    values = [value_of(getattr(each, field)) for each in rows]
    known = [value for value in values if value is not None]
    if not rows or len(known) < len(values):
        return None
    left_out, funded = execution_left_out(form, pack), total_row(form)
    points = value_of(execution_points(form))  # in the funding rows, else in a heading
    score = value_of(funded.score) if funded is not None else None
    own = points if field == "points" else score
    if own is None and points is not None and not left_out:
        return None
    return Added(rows=sum(known, Decimal(0)), execution=own, left_out=left_out)


def without_points(form: Form) -> tuple[int, ...]:
    """The rows of a scored form that lack their points: half of the rows or more have points, no merged
    cell has these rows' points for them, and the table has a column of points, as far as is known.
    """
    named = [at for at, row in enumerate(form.indicators) if _filled(row)]
    open_ = [at for at in named if unsaid(text_of(form.indicators[at].points))]
    if form.kind not in (SELF_EVALUATION, DEPARTMENT) or len(open_) * 2 > len(named):
        return ()
    if without_column(form):
        return ()
    left = [at for at in open_ if not form.indicators[at].points_shared]
    return () if first_lines(form, left) else tuple(left)


def without_column(form: Form) -> bool:
    """Whether a print has no column of points, so that they stand in headings and names alone; where
    its columns are not known, whether all points are those of the names.
    """
    if form.columns:
        return all(column.role != "points" for column in form.columns)
    told = [row for row in form.indicators if row.points is not None]
    named = [(points_in_name(text_of(row.name)), text_of(row.points)) for row in told]
    return bool(named) and all(own is not None and own.are(points) for own, points in named)


def _filled(row: Indicator) -> bool:
    """Whether a row holds an indicator: a name, and anything to judge it by."""
    beside = (row.target, row.actual, row.score)
    return bool(name_key(text_of(row.name))) and any(not unsaid(text_of(each)) for each in beside)


def execution_left_out(form: Form, pack: RulePack | None = None) -> bool:
    """Whether 总分 leaves the execution of the money out, as forms do that print 90, or have a row for
    it: by the printed points, where there are any, else by the pack and the rows.
    """
    execution = value_of(execution_points(form))
    if execution is None:
        return False
    printed = value_of(form.total.points) if form.total is not None else None
    if printed is None:
        weights = pack.weights if pack is not None else None
        usual = weights is not None and weights.total_printed_without_execution
        twice = points_of_rows(form) in FULL_MARKS and execution_again(form) is not None
        return usual or twice or _scored_without(form)
    if headed_with_execution(form, printed, execution):
        return False
    return leaves_out(printed, points_of_rows(form), execution)


def headed_with_execution(form: Form, printed: Decimal, execution: Decimal) -> bool:
    """Whether the headings of level 1 and the execution make a printed full mark together: then it
    counts the execution, whatever the rows come to.
    """
    points = [value_of(each.points) for each in form.level_points if each.level == 1]
    known = [each for each in points if each is not None]
    whole = len(known) == len(points) >= 2 and sum(known, execution) == printed
    return whole and printed in FULL_MARKS


def counts_execution(form: Form) -> bool:
    """Whether the printed points of 总分 are those of the rows and of the execution."""
    printed = value_of(form.total.points) if form.total is not None else None
    execution = value_of(execution_points(form))
    return execution is not None and printed == points_of_rows(form) + execution


def execution_again(form: Form) -> int | None:
    """The row under 预算执行 that has what the money has already: its points, or its score where it
    has no points of its own.
    """
    found = [
        (index, row)
        for index, row in enumerate(form.indicators)
        if names_execution(bare_heading(text_of(row.level1)))
    ]
    if len(found) != 1 or (own := value_of(execution_points(form))) is None:
        return None
    index, row = found[0]
    points, score = value_of(row.points), value_of(row.score)
    same = points == own or (points is None and score == execution_score_printed(form))
    return index if same and (points, score) != (None, None) else None


def _scored_without(form: Form) -> bool:
    """Whether the printed total score is that of the rows alone."""
    rows, execution, printed = _scores(form)
    return bool(execution) and rows is not None and printed == rows


def is_scored_with_execution(form: Form) -> bool:
    """Whether the printed total score is that of the rows and of the execution together."""
    rows, execution, printed = _scores(form)
    return bool(execution) and rows is not None and printed == rows + (execution or 0)


def _scores(form: Form) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """What the scores of all rows come to (None where one has none), the execution's and the total's, as
    they are printed.
    """
    printed = value_of(form.total.score) if form.total is not None else None
    scores = [value_of(row.score) for row in form.indicators if value_of(row.points) is not None]
    known = [each for each in scores if each is not None]
    rows = sum(known, Decimal(0)) if known and len(known) == len(scores) else None
    return rows, execution_score_printed(form), printed


def leaves_out(printed: Decimal, rows: Decimal, execution: Decimal) -> bool:
    """Whether a printed total is that of the rows alone: it is their sum, or nearer to it than to
    the sum with the execution's, unless it looks like full marks; where no row has points, the
    execution's make it full.
    """
    if not rows:
        return printed + execution in FULL_MARKS
    if printed == rows:
        return True
    return printed not in FULL_MARKS and abs(printed - rows) < abs(printed - rows - execution)


def points_of_rows(form: Form) -> Decimal:
    """The points of the indicators, the execution's apart."""
    values = [value_of(each.points) for each in form.indicators]
    return sum((value for value in values if value is not None), Decimal(0))


def full_mark(points: Decimal, form: Form) -> Decimal:
    """What a score out of ``points`` is measured against: the printed full mark, where it is within
    a point of them.
    """
    printed = value_of(form.total.points) if form.total is not None else None
    return printed if printed and abs(printed - points) <= 1 else points


def printed_total(form: Form, pack: RulePack) -> tuple[Decimal, Decimal] | None:
    """The printed 总得分 and what it is out of, both with the execution's where the total leaves it
    out: the printed points, else those of the rows where they leave room for it, else a hundred.
    None where no score is printed, or not that of the execution.
    """
    score = value_of(form.total.score) if form.total is not None else None
    if form.total is None or score is None:
        return None
    points = value_of(form.total.points) or _of_rows(form, pack, score)
    if points <= 1 < score:  # weights printed as shares of 1, scored out of a hundred
        points = HUNDRED
    if not execution_left_out(form, pack) or execution_again(form) is not None:
        return score, points
    own, most = execution_score_printed(form), value_of(execution_points(form))
    if own is None or most is None:
        return None
    return score + (own if score <= points else 0), points + most  # above them it has it already


def _of_rows(form: Form, pack: RulePack, score: Decimal) -> Decimal:
    found = added(form, pack)
    return found.total if found is not None and found.total >= score and found.total else HUNDRED


def execution_score_printed(form: Form) -> Decimal | None:
    """The printed score of the execution: in the total row, else in the first row that has one."""
    row = total_row(form)
    rows = ([row] if row is not None else []) + list(form.funding)
    return next((each for each in (value_of(row.score) for row in rows) if each is not None), None)


def grade(score: Decimal, points: Decimal, form: Form, pack: RulePack) -> str | None:
    """The grade of a score out of ``points``, the execution's among both; a total near the printed
    full mark is measured against that mark.
    """
    if pack.grades is None or points <= 0:
        return None
    return grade_at(score * HUNDRED / full_mark(points, form), pack.grades)


def grade_printed(form: Form, pack: RulePack) -> str | None:
    """The grade that a form states, by the pack's name for it where it is one of them (优秀 is 优);
    where it states none, or several to choose from, that of its printed total. None where neither is
    known.
    """
    stated = grade_stated(form, pack)
    if stated is not None:
        return stated
    total = printed_total(form, pack)
    return grade(*total, form, pack) if total is not None else None


def grade_stated(form: Form, pack: RulePack) -> str | None:
    """The grade that a form states, as ``grade_printed`` has it; None where it states none."""
    stated = squeezed(text_of(form.grade))
    known = pack.grades.grades if pack.grades is not None else ()
    named = [each.name for each in known if each.name in stated]
    if len(named) > 1 or unsaid(stated):
        return None
    return named[0] if named else stated


def grade_at(of_hundred: Decimal, rule: GradesRule) -> str | None:
    """The grade of a score out of a hundred."""
    return next((each.name for each in rule.grades if of_hundred >= each.at_least), None)


def value_of(entry: Entry | None) -> Decimal | None:
    """The printed value of points or a score."""
    return entry.figure.value if entry is not None and entry.figure is not None else None
