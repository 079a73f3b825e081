"""Makes mentions of figures that measure another one: rates, budgets, bases, changes and shares."""

from __future__ import annotations

import msgspec

from jixiao.core.fieldvalues import lost_sign
from jixiao.core.figures import Figure, Span
from jixiao.core.figures.units import MONEY, PERCENTAGE_POINT, RATIO
from jixiao.core.periods import years_in
from jixiao.core.regex import regex
from jixiao.core.statements import (
    ACTUAL,
    BUDGET,
    CHANGE,
    EXECUTION_RATE,
    GROWTH_RATE,
    SHARE,
    TARGET,
)
from jixiao.knowledge.funds import fund_of, parent_of
from jixiao.knowledge.items import EXPENDITURE, INCOME, item_of
from jixiao.recognition.narrative.grammar import Reading, Role
from jixiao.recognition.narrative.making_parts import (
    LONGEST_WORDS,
    TARGET_AFTER,
    MakingParts,
    operator_of,
)
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.state import Subject

_RATE_SIDE = ((INCOME, regex("收入")), (EXPENDITURE, regex("支出|执行")))
_LAST_MONTH = regex(r"环比|上月|上季度|上期|前期")  # no print of the year says what that was


class Comparing(MakingParts):
    """Makes the mentions of rates, budgets, bases, changes and shares, and ties each to its figure."""

    def _rate(self, reading: Reading, span: Span, after: str) -> Mention | None:
        words = reading.words
        side = next((name for name, pattern in _RATE_SIDE if pattern.search(words)), None)
        subject = self._unless_of_a_part(self.state.subject, words)
        named = fund_of(words)
        strange = (
            named is not None
            and subject is not None
            and parent_of(subject.fund or "") != parent_of(named)
        )
        if side is None and subject is not None and subject.about is not None and not strange:
            mention = self._about(span, span.figure, Role.EXECUTION, EXECUTION_RATE, subject, words)
        else:
            same = (
                subject is not None
                and subject.item == side
                and subject.fund == self.state.present_fund()
            )
            mention = self._mention(
                span, span.figure, Role.EXECUTION, side or "预算执行率", EXECUTION_RATE, words
            )
            mention.about = subject.about if subject is not None and same else None
        if self.state.promises() or TARGET_AFTER.match(after):
            mention.basis = TARGET
            mention.item = (
                f"{mention.item}预算执行率"
                if mention.item in (INCOME, EXPENDITURE)
                else mention.item
            )
        mention.operator = operator_of(span)
        self._measure_by_budget(mention)
        return mention

    def _execution(self, reading: Reading, span: Span, after: str) -> Mention | None:
        subject = self._subject(reading.words)
        if subject is None:
            side = EXPENDITURE if self.state.fund else None
            subject = Subject(
                item_of(reading.words) or side or "预算执行率", self.state.present_fund()
            )
        mention = self._about(
            span, span.figure, Role.EXECUTION, EXECUTION_RATE, subject, reading.words
        )
        last = self.mentions[-1] if self.mentions else None
        if (
            last is not None
            and last.role is Role.BUDGET
            and last.sentence == self.sentence
            and last.clause == self.clause
        ):
            mention.compared_with = last
        mention.operator = operator_of(span)
        self._measure_by_budget(mention)
        return mention

    def _measure_by_budget(self, rate: Mention) -> None:
        """收入预算35000万元，完成预算的103.2%: the amount before the rate is its budget; what was
        done stands elsewhere.
        """
        budget = rate.about
        if (
            budget is None
            or budget.basis != BUDGET
            or rate.basis != EXECUTION_RATE
            or rate.compared_with is not None
        ):
            return
        key = (budget.item, budget.fund, budget.period)
        done = (
            one
            for one in reversed(self.mentions)
            if one.role is Role.AMOUNT and one.basis == ACTUAL and one.operator is None
        )
        rate.compared_with = budget
        rate.about = next((one for one in done if (one.item, one.fund, one.period) == key), None)

    def _budget(self, reading: Reading, span: Span, after: str) -> Mention | None:
        subject = self._turned_to(reading.words)
        if subject is None:
            return None
        return self._about(
            span,
            span.figure,
            Role.BUDGET,
            BUDGET,
            msgspec.structs.replace(subject, about=None),
            reading.words,
        )

    def _base(self, reading: Reading, span: Span, after: str) -> Mention | None:
        subject = self._turned_to(reading.words)
        if subject is None:
            return None
        if "预算" in reading.base or "计划" in reading.base or "目标" in reading.base:
            return self._about(
                span,
                span.figure,
                Role.BASE,
                BUDGET,
                msgspec.structs.replace(subject, about=None),
                reading.base,
            )
        mention = self._about(
            span,
            span.figure,
            Role.BASE,
            ACTUAL,
            msgspec.structs.replace(subject, about=None),
            reading.base,
        )
        mention.period = self._period_of(reading.base)
        return mention

    def _change(self, reading: Reading, span: Span, after: str) -> Mention | None:
        figure = span.figure
        ratio = figure.unit is not None and figure.unit.dimension == RATIO
        points = figure.unit == PERCENTAGE_POINT or (
            figure.unit is not None and "百分点" in figure.unit.symbol
        )
        subject = self._unless_of_a_part(self._subject(reading.words, figure), reading.words)
        if subject is None:
            return None
        if figure.unit is None and self._after_change(subject, figure):
            figure, ratio = lost_sign(figure), True
        basis = GROWTH_RATE if ratio and not points else CHANGE
        signed = figure.with_value(-abs(figure.value)) if reading.falls else figure
        if signed is not figure:
            signed = msgspec.structs.replace(signed, text=figure.text)
        if reading.base and (
            "预算" in reading.base or "计划" in reading.base or "目标" in reading.base
        ):
            subject = Subject(f"{subject.item}较{reading.base}", subject.fund, subject.about)
        if _LAST_MONTH.search(reading.base):
            return self._about(
                span,
                signed,
                Role.CHANGE,
                basis,
                Subject(f"{subject.item}环比", subject.fund),
                reading.words,
            )
        mention = self._about(span, signed, Role.CHANGE, basis, subject, reading.words)
        mention.verb = reading.verb
        mention.base_year = next(iter(years_in(reading.base)), None)
        last = self.mentions[-1] if self.mentions else None
        if last is not None and last.role is Role.BASE and last.sentence == self.sentence:
            mention.compared_with = last
        in_passing = reading.words.endswith(("年均", "累计"))  # the next change is the year's
        if not in_passing:
            self.state.subject = subject
        return mention

    def _unless_of_a_part(self, subject: Subject | None, words: str) -> Subject | None:
        """其中工伤医疗支出下降8.2% speaks of a part that has no amount, and not of the total."""
        about = subject.about if subject is not None else None
        if subject is None or about is None or len(words) < 2 or not self.state.marked:
            return subject
        of_the_total = about.part_of is None and words not in about.words
        return Subject(words, subject.fund) if of_the_total else subject

    def _after_change(self, subject: Subject, figure: Figure) -> bool:
        """Whether a bare figure stands behind the change in money of the same thing:
        增加53.2万元、增长3.1 lost its percent sign.
        """
        last = self.mentions[-1] if self.mentions else None
        if (
            last is None
            or last.sentence != self.sentence
            or last.basis != CHANGE
            or last.dimension != MONEY
        ):
            return False
        return last.item == subject.item and last.fund == subject.fund and figure.places > 0

    def _increment(self, reading: Reading, span: Span, after: str) -> Mention | None:
        words = reading.words[-LONGEST_WORDS:]
        figure = span.figure
        if reading.falls:
            figure = msgspec.structs.replace(figure, value=-abs(figure.value))
        mention = self._mention(span, figure, Role.INCREMENT, words, CHANGE, words)
        mention.verb = reading.verb
        self.state.subject = Subject(words, mention.fund)
        return mention

    def _share(self, reading: Reading, span: Span, after: str) -> Mention | None:
        subject = self._subject(reading.words)
        if subject is None:
            return None
        mention = self._about(span, span.figure, Role.SHARE, SHARE, subject, reading.words)
        last = self.mentions[-1] if self.mentions else None
        whole = item_of(reading.base)
        key = (Role.AMOUNT, whole, mention.fund)
        mention.compared_with = next(
            (
                one
                for one in reversed(self.mentions)
                if (one.role, one.item, one.fund) == key and _may_hold(one, subject.about)
            ),
            None,
        )
        near = last is not None and (last.sentence, last.clause) == (self.sentence, self.clause)
        if near and last is not None and last.role is Role.AMOUNT and last is not subject.about:
            mention.compared_with = last
        return mention


def _may_hold(whole: Mention, part: Mention | None) -> bool:
    """Whether an amount may be the whole of another one: of what is called the same (四季度支出，占全年支出的 …),
    that of a stretch that has the other's in it.
    """
    if part is None or part.item != whole.item:
        return True
    if part is whole or part.period is None or whole.period is None:
        return part is not whole
    (first, last), (begin, end) = whole.period.months, part.period.months
    return part.period == whole.period or (first <= begin and end <= last)
