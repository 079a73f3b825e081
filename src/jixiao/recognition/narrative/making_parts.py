"""The parts that all makers of mentions share: what a figure speaks of, its item and basis, and its
place in a list.
"""

from __future__ import annotations

import msgspec

from jixiao.core.figures import Figure, Span, Unit
from jixiao.core.figures.units import COUNT, DURATION, MONEY, RATIO
from jixiao.core.periods import Period, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, TARGET
from jixiao.knowledge.funds import account_of, parent_of
from jixiao.knowledge.items import (
    CUMULATIVE_BALANCE,
    CURRENT_BALANCE,
    MONTHS_PAYABLE,
    OPENING_BALANCE,
    SUBSIDY,
    TOTALS,
    group_in,
    is_stock,
    item_of,
    side_of,
)
from jixiao.recognition.narrative.grammar import Role
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.parts import chief_part_of, closes_list, repeated_total, total_of
from jixiao.recognition.narrative.state import State, Subject

_AT_LEAST = {"以上", "不低于", "不少于", "不小于", "至少", "最低", "大于等于", "≥", ">="}
_AT_MOST = {
    "以下",
    "以内",
    "之内",
    "不高于",
    "不超过",
    "不大于",
    "不多于",
    "控制在",
    "最多",
    "小于等于",
    "≤",
    "<=",
}
_ABOVE, _BELOW = {"高于", "大于", "超过", "突破", ">"}, {"低于", "小于", "少于", "<"}
_ROUGHLY = {"近", "约", "左右", "上下", "余", "多"}
_PERSON_NOUN = regex(r"人员?$|职工$|居民$|人口$|群众$|人数$|人次$")
OTHER_ACCOUNTS = regex(
    r"(?:一般)?公共预算|公共财政(?:预算)?|政府性?基金(?:预算)?|国有资本经营(?:预算)?|全口径(?:预算)?",
    needs="全公国政",
)
TARGET_AFTER = regex(r"^的?(?:预算|年度|绩效|工作|预期)?目标")
_YEARS_END = regex(r"年度?[末底]", needs="末底")
LONGEST_WORDS = 32


class MakingParts:
    """Holds the mentions of a passage and the state they are made in."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.mentions: list[Mention] = []
        self.sentence = 0
        self.clause = self.half = 0
        self.enclosing: list[Mention | None] = []
        self.in_turn = False

    def _mention(
        self, span: Span, figure: Figure, role: Role, item: str, basis: str, words: str
    ) -> Mention:
        state = self.state
        mention = Mention(
            start=span.start,
            end=span.end,
            figure=figure,
            role=role,
            item=item,
            basis=basis,
            words=words[-LONGEST_WORDS:],
            fund=state.present_fund(),
            period=self._moment_of(item),
            area=state.area or state.setting.scope,
            flows=state.flows,
            sentence=self.sentence,
            clause=self.clause,
            half=self.half,
            in_turn=self.in_turn,
        )
        state.years_back, state.opening = 0, False
        return mention

    def _moment_of(self, item: str) -> Period | None:
        """The period; what stood at last year's end (上年末参保人数) is last year's, the opening
        balance apart, which is this year's.
        """
        period = self.state.period()
        before = (
            self.state.opening
            and not self.state.years_back
            and is_stock(item)
            and item != OPENING_BALANCE
        )
        return period.opening if before and period is not None else period

    def _about(
        self, span: Span, figure: Figure, role: Role, basis: str, subject: Subject, words: str
    ) -> Mention:
        """A mention that speaks of a subject: its item, fund, period and scope are the subject's."""
        mention = self._mention(span, figure, role, subject.item, basis, words)
        mention.fund, mention.about = subject.fund, subject.about
        about = subject.about
        if about is not None:
            mention.period, mention.area, mention.flows = about.period, about.area, about.flows
        return mention

    def _subject(self, words: str, figure: Figure | None = None) -> Subject | None:
        """What a change, rate or share speaks of: its own noun, else what the sentence spoke of
        last.
        """
        state = self.state
        named = item_of(words) or (words if len(words) >= 2 else None)
        if named is None:
            return self._fitting(figure) if figure is not None else state.subject
        fund = state.present_fund()
        present = state.subject
        about = present.about if present is not None else None
        elsewhen = about is not None and state.is_of_another_year(about.period)
        if present is not None and (present.item, present.fund) == (named, fund) and not elsewhen:
            return present
        key = (named, fund, state.period())
        known = next(
            (
                mention
                for mention in reversed(self.mentions)
                if mention.role is Role.AMOUNT
                and (mention.item, mention.fund, mention.period) == key
            ),
            None,
        )
        return Subject(named[-LONGEST_WORDS:], fund, known)

    def _turned_to(self, words: str) -> Subject | None:
        """The subject of a figure that others are measured against; a noun of its own is what they
        speak of, too.
        """
        subject = self._subject(words)
        if subject is not None and item_of(words) is not None:
            self.state.subject = subject
        return subject

    def _fitting(self, figure: Figure) -> Subject | None:
        """The subject, if a change in this unit can be its change; else the last amount of the
        sentence that it fits.
        """
        subject = self.state.subject
        unit = figure.unit
        if subject is None or unit is None or unit.dimension == RATIO:
            return subject
        if (
            subject.about is None
            or subject.about.figure.unit is None
            or unit.comparable(subject.about.figure.unit)
        ):
            return subject
        for mention in reversed(self.mentions):
            if (
                mention.sentence == self.sentence
                and mention.role is Role.AMOUNT
                and mention.figure.unit is not None
                and unit.comparable(mention.figure.unit)
            ):
                return Subject(mention.item, mention.fund, mention)
        return None

    def _item(self, words: str, dimension: str, figure: Figure) -> str | None:
        item = item_of(words, dimension or None)
        if (
            self.state.opening
            and dimension in (MONEY, "")
            and (item == CUMULATIVE_BALANCE or (item is None and regex(r"结[余存]$").search(words)))
        ):
            return OPENING_BALANCE
        enclosing = self.enclosing[-1] if self.enclosing else None
        if item is None and regex(r"结[余存]$").search(words):
            total = enclosing or self.state.head
            item = (
                total.item
                if total is not None and total.item in (CUMULATIVE_BALANCE, CURRENT_BALANCE)
                else None
            )
        if item == SUBSIDY and not words.endswith("收入") and figure.factor == 1:
            item = None  # 财政补助 580元: a rate per head
        if item is not None:
            return self._group_of_head() + item if item == words else item
        return (
            words[-LONGEST_WORDS:]
            if len(words) >= 2 and regex(r"[一-龥]{2}").search(words)
            else None
        )

    def _group_of_head(self) -> str:
        """困难群众参保人数3.56万人，参保率100%: the rate is that of the people before it."""
        head = self.state.head
        return (
            group_in(head.words)
            if head is not None and head.sentence == self.sentence and head.dimension == COUNT
            else ""
        )

    def _basis(self, dimension: str, words: str, after: str) -> str:
        state = self.state
        if dimension == DURATION:
            return TARGET if state.setting.targets else ACTUAL
        later = (
            state.year is not None
            and state.setting.year is not None
            and state.year > state.setting.year
        )
        if TARGET_AFTER.match(after):
            return TARGET
        planned = "预算" in OTHER_ACCOUNTS.sub("", words)
        if dimension in (MONEY, ""):
            promised = state.setting.targets or state.budgeted or planned or words.endswith("年初")
            return (
                BUDGET
                if (promised and "决算" not in words) or (later and "月均" in words)
                else ACTUAL
            )
        promised = state.promises() or state.budgeted or planned or words.endswith("目标")
        return TARGET if promised else ACTUAL

    def _is_told_of_the_plan(self, mention: Mention) -> bool:
        """支出预算2.90亿元，支出2.80亿元: once the budget is told, the amount that follows without
        the word is what was spent of it.
        """
        if mention.basis != BUDGET or mention.item not in TOTALS or "预算" in mention.words:
            return False
        if self.state.setting.targets or self.enclosing or mention.period is None:
            return False
        plans = [
            each
            for each in self.mentions
            if each.basis == BUDGET and _of_one_year(each) == _of_one_year(mention)
        ]
        return any("预算" in each.words for each in plans) and not any(
            each.figure.base == mention.figure.base for each in plans
        )

    def _place(self, mention: Mention) -> None:
        """Put an amount into its list, and make it what the next change speaks of."""
        state = self.state
        if (
            state.fresh
            and account_of(mention.fund)
            and mention.item not in TOTALS
            and mention.item != MONTHS_PAYABLE
            and not state.accounts
        ):
            mention.fund = parent_of(mention.fund or "")
        if state.list_at is not None:
            self._list(mention)
        if not self._beside(mention):
            state.subject = Subject(mention.item, mention.fund, mention)
        state.head, state.fresh = mention, False
        if mention.part_of is None and not self.enclosing:
            state.main = mention

    def _beside(self, mention: Mention) -> bool:
        """累计结余4亿元，上年末累计结余3亿元，增加1亿元: it is the balance that grew, not the one
        that it began with.
        """
        main = self.state.subject.about if self.state.subject is not None else None
        return (
            mention.item == OPENING_BALANCE
            and main is not None
            and (main.item, main.sentence) == (CUMULATIVE_BALANCE, self.sentence)
        )

    def _list(self, mention: Mention) -> None:
        state = self.state
        anchor = self.enclosing[-1] if self.enclosing else None
        before = self.mentions[: state.list_at]
        if state.marked and not self.enclosing and _planned_with(mention, state.head):
            mention.basis = BUDGET
        if (
            state.marked
            and not self.enclosing
            and (whole := repeated_total(mention, before)) is not None
        ):
            mention.item, mention.part_of = chief_part_of(whole), whole
            return
        mention.part_of = total_of(
            mention, before, anchor, marked=state.marked, enclosed=bool(self.enclosing)
        )
        if mention.part_of is None and not self.enclosing and closes_list(mention, before):
            state.list_at, state.marked = None, False

    def _period_of(self, base: str) -> Period | None:
        years = years_in(base)
        present = self.state.period()
        at_end = bool(_YEARS_END.search(base))
        if years:
            if present is None or at_end:
                return Period(years[0])
            return msgspec.structs.replace(present, year=years[0])
        if present is None or base.startswith("年初"):
            return None
        if base.startswith("前年"):
            present = present.before()
        return Period(present.year - 1) if at_end else present.before()


def _of_one_year(mention: Mention) -> tuple[object, ...]:
    year = mention.period.year if mention.period is not None else None
    return mention.sentence, mention.item, mention.fund, mention.area, year


def _planned_with(part: Mention, head: Mention | None) -> bool:
    """Whether a part named after a budget (经费预算…其中，中央资金…) is planned money too."""
    if (
        head is None
        or head.basis != BUDGET
        or part.basis != ACTUAL
        or part.dimension != MONEY
        or head.dimension != MONEY
    ):
        return False
    return head.sentence >= part.sentence - 1 and not regex(r"执行|实际|决算|支出|收入|已").search(
        part.words
    )


def operator_of(span: Span) -> str | None:
    """The operator that the words at the figure's sides state."""
    for words in (span.trail, span.lead):
        for found, names in (
            ("≥", _AT_LEAST),
            ("≤", _AT_MOST),
            (">", _ABOVE),
            ("<", _BELOW),
            ("约", _ROUGHLY),
        ):
            if words in names:
                return found
    return None


def with_meaning(figure: Figure, words: str) -> Figure:
    """A bare 万 or 亿 takes its noun from the words: persons, or money."""
    unit = figure.unit
    if unit is None or unit.base:
        return figure
    if _PERSON_NOUN.search(words):
        return msgspec.structs.replace(
            figure, unit=Unit(unit.symbol + "人", "人", unit.factor, COUNT), exact=False
        )
    if (
        side_of(item_of(words, MONEY) or "")
        or item_of(words, MONEY) in TOTALS
        or words.endswith(("资金", "金额", "经费"))
    ):
        return msgspec.structs.replace(
            figure, unit=Unit(unit.symbol + "元", "元", unit.factor, MONEY), exact=False
        )
    return figure


def item_of_policy(words: str, figure: Figure) -> str:
    """The item of an old and a new value: amounts in plain 元 are rates per head, not items of the
    accounts.
    """
    unit = figure.unit
    if unit is not None and unit.dimension == MONEY and unit.factor == 1:
        return words
    return item_of(words, unit.dimension if unit else None) or words
