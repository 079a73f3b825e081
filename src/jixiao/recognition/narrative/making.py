"""Makes mentions of statements from the readings of figures, one maker for each role."""

from __future__ import annotations

from itertools import takewhile

import msgspec

from jixiao.core.figures import Figure, Span
from jixiao.core.figures.units import DURATION, MONEY
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, TARGET
from jixiao.knowledge.funds import fund_of, funds_in
from jixiao.knowledge.items import (
    EXPENDITURE,
    INCOME,
    MONTHS_PAYABLE,
    TOTALS,
    item_of,
    side_of,
)
from jixiao.knowledge.qualifying import unqualified
from jixiao.recognition.narrative.grammar import Reading, Role, is_norm
from jixiao.recognition.narrative.in_turn import InTurn, nameless
from jixiao.recognition.narrative.making_parts import (
    LONGEST_WORDS,
    OTHER_ACCOUNTS,
    item_of_policy,
    operator_of,
    with_meaning,
)
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.state import WITH_FLOWS, WITHOUT_FLOWS, State, Subject, past_flows

_RANGE = regex(r"^(?:至|到|[-—~])-?\d")
_SPENT = regex(
    r"(?:(?:截[至止])?(?:20\d\d年)?(?:\d{1,2}[-—~至]{1,2})?\d{1,2}月(?:\d{1,2}日)?[底末止份]*|已经?|累计|实际|共计?|全年|本年|当年|目前)*"
    r"(?:执行|支出|使用|支付)(?:数|额|金额|资金|预算)?"
)
_ON_PAPER = regex(
    r"年初$|(?:年初|全年|调整后?|年度|当年)?(?:预算|决算|执行|实际(?:完成|执行)?|(?<!基金)实际(?:支出|收入)|完成)(?:数|安排|额)?$",
    needs="决完实年执预",
)
_ITEM = regex(r"\d+(?:\.\d+)?(?:%|个?百分点)")
_ITEMS = regex(rf"(?:[、,和及与]{{1,2}}{_ITEM.pattern})*")
_FLOWS = regex(r"(?:包?含|包括|计入|加上)?上下级往来(?:收支|收入|支出|资金)?", needs="上")
_OF_THE_FUND = regex(
    r"(?:(?:19|20)\d\d年度?|[全本当]年|[全我本某][省市区州县旗盟]|,)*实际(?:完成|执行)?(?:收入|支出)(?:[为达约]|达到|共计?|合计)*"
)
_STOPS = ("", *",;。!?()")
_OF_A_PLACE = regex(
    r"(?:以[上下])?的[一-龥]{0,6}?(?:[镇乡]|街道|[社小]区|(?<!农)村|[省市州区县旗](?![级直本域内外]|财政|[一-龥]{0,4}(?:资金|补助|补贴))|企业|公司|学校|单位)"
)
_OF_A_SIDE = regex(r"(?:收入|支出)(?:总计|合计|总额)?$")


class Maker(InTurn):
    """Makes the mentions that the readings of a passage ask for."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._names: list[str] = []
        self._group: list[Mention] = []
        self._alike = False
        self._spread: tuple[Reading, list[Mention]] | None = None
        self._old: list[Mention] = []
        self._new: list[Mention] = []
        self._range: Mention | None = None
        self._listed: Mention | None = None

    def take(self, reading: Reading, span: Span, lead: str, after: str) -> Role:
        """Make what the reading asks for; returns the role that the next figure of the clause sees."""
        if self._range is not None and regex(r"(?:至|到|[-—~])?").fullmatch(lead):
            return self._end_of_range(span, after)
        if self._is_undatable():
            self.state.subject = None
            return Role.NONE
        makers = {
            Role.AMOUNT: self._amount,
            Role.RATE: self._rate,
            Role.EXECUTION: self._execution,
            Role.BUDGET: self._budget,
            Role.BASE: self._base,
            Role.CHANGE: self._change,
            Role.INCREMENT: self._increment,
            Role.SHARE: self._share,
            Role.FROM: self._from,
            Role.TO: self._to,
            Role.LISTED: self._next_of_list,
        }
        lost = self._share_out(reading, lead, after)
        reading = self._of_the_next_year(reading)
        maker = makers.get(reading.role) if not lost else None
        mention = maker(reading, span, after) if maker else None
        if mention is None:
            if reading.role is Role.NONE:
                self.state.subject = None
            return Role.NONE
        self.mentions.append(mention)
        self._date(mention)
        if self._alike:
            self._say_again(mention)
        if _RANGE.match(after) and mention.basis in (ACTUAL, TARGET):
            mention.operator, self._range = "≥", mention
        return mention.role

    def name_together(self, names: list[str], *, same: bool = False) -> None:
        """收入、支出分别为 …: the figures that follow take the names in turn; with ``same`` (均为)
        one figure is that of every one.
        """
        item = item_of(names[-1])
        named = [
            (
                name
                if item is None or item_of(name) is not None
                else f"{name}{'' if funds_in(name) else '保险'}{item}"
            )
            for name in names
        ]
        if same and not all(_OF_A_SIDE.search(name) for name in named):
            return
        self._names, self._alike = named, same
        self._group = []

    def _say_again(self, mention: Mention) -> None:
        """收支总计均为 …: the figure is that of every name left."""
        for name in self._names:
            self.mentions.append(
                msgspec.structs.replace(
                    mention,
                    item=item_of(name) or name,
                    fund=fund_of(name) or mention.fund,
                    words=name,
                )
            )
        self._names, self._alike = [], False

    def complete_list(self) -> None:
        """由 … 组成: the parts were all of the total."""
        for mention in self.mentions:
            if mention.part_of is not None and mention.sentence == self.sentence:
                mention.part_of.parts_complete = True

    def close_count_list(self) -> None:
        """A semicolon ends a list of persons or pieces, not one of money."""
        if (
            not self.enclosing
            and self.state.head is not None
            and self.state.head.dimension != MONEY
        ):
            self.state.list_at, self.state.marked = None, False

    def finish_sentence(self) -> None:
        """Pair old and new values, and forget what holds in one sentence only."""
        self._pair()
        self._names, self._group, self._spread, self._alike = [], [], None, False
        self._range, self._listed = None, None
        self._forget_years()
        self.enclosing.clear()

    def _pair(self) -> None:
        if self._old and len(self._old) == len(self._new):
            for old, new in zip(self._old, self._new, strict=True):
                new.compared_with = old
        self._old, self._new = [], []

    # one maker for each role

    def _amount(self, reading: Reading, span: Span, after: str) -> Mention | None:
        if _OF_A_PLACE.match(after):
            return None
        named = bool(self._names) and not reading.counted
        words = self._names.pop(0) if named else reading.words
        figure = with_meaning(span.figure, reading.counted or words)
        dimension = figure.unit.dimension if figure.unit else ""
        noun = past_flows(_ON_PAPER.sub("", words))
        noun = "" if _FLOWS.fullmatch(noun) and self._exceeds(figure) else noun
        item = self._item(noun, dimension, figure)
        planned = self._planned(words) if dimension == MONEY else None
        if planned is not None:
            item = planned.item
        elif item is None and not noun and self.state.subject is not None:
            item = self._other_side(words) or self._again(self.state.subject)
        elif item is None and not noun and dimension == MONEY:
            item = self._of_the_fund(words) if after[:1] in _STOPS else None
        if item is None or (not dimension and side_of(item) == "" and item not in TOTALS):
            return None
        if dimension == DURATION and item != MONTHS_PAYABLE:
            return None
        mention = self._mention(
            span, figure, Role.AMOUNT, item, self._basis(dimension, words, after), words
        )
        if self._is_told_of_the_plan(mention):
            mention.basis = ACTUAL
        mention.operator = operator_of(span)
        if planned is not None:
            mention.basis, mention.fund = ACTUAL, planned.fund
        elif OTHER_ACCOUNTS.search(words):
            mention.fund = None
        if named:
            mention.fund = fund_of(words) or mention.fund
            self._group.append(mention)
        self._place(mention)
        return mention

    def _other_side(self, words: str) -> str | None:
        """收入预算…、支出预算…；实际收入…: the side that the words name, where the other was spoken of,
        or the same reckoned otherwise (剔除补发后支出…，实际支出…).
        """
        named, subject = item_of(words), self.state.subject
        if subject is None or named not in (INCOME, EXPENDITURE):
            return None
        other = subject.item in (INCOME, EXPENDITURE) and subject.item != named
        plain = unqualified(subject.item)
        return named if other or (plain != subject.item and item_of(plain) == named) else None

    def _of_the_fund(self, words: str) -> str | None:
        """2023年实际支出 … with nothing before it that it could be the spending of is the fund's."""
        state = self.state
        alone = not self.mentions and state.fresh and _OF_THE_FUND.fullmatch(state.said)
        whole = state.fund is not None and not state.setting.part
        named = item_of(words) if alone and whole else None
        return named if named in (INCOME, EXPENDITURE) else None

    def _again(self, subject: Subject) -> str:
        """The item of another print of the same: with or without the flows between levels, the
        first print is the other way.
        """
        first = subject.about
        if (
            self.state.flows is not None
            and first is not None
            and first.flows is None
            and first.sentence == self.sentence
        ):
            first.flows = WITHOUT_FLOWS if self.state.flows == WITH_FLOWS else WITH_FLOWS
        return subject.item

    def _exceeds(self, figure: Figure) -> bool:
        """Whether a figure is more than the amount spoken of: 4.5亿元，含上下级往来5.1亿元 is the
        amount again, 0.6亿元 a part of it.
        """
        first = self.state.subject.about if self.state.subject is not None else None
        if (
            first is None
            or first.sentence != self.sentence
            or first.figure.unit is None
            or figure.unit is None
        ):
            return False
        return figure.unit.comparable(first.figure.unit) and figure.base > first.figure.base

    def _planned(self, words: str) -> Mention | None:
        """The budget of an undertaking that 已执行, 1-6月支出 … tells the spending of."""
        if not _SPENT.fullmatch(words):
            return None
        here = takewhile(lambda each: each.sentence == self.sentence, reversed(self.mentions))
        fitting = (
            mention
            for mention in here
            if mention.basis == BUDGET
            and mention.role is Role.AMOUNT
            and mention.dimension == MONEY
            and mention.item not in TOTALS
            and mention.part_of is None
        )
        return next(fitting, None)

    def _share_out(self, reading: Reading, lead: str, after: str) -> bool:
        """同比分别增长 3.2%、5.81%: the changes, shares or rates go to the amounts named together, or
        to as many side by side, in turn. True where they are a list and nobody can say whose.
        """
        if reading.role is Role.LISTED:
            return False
        self._spread = None
        dated = bool(self._years) and self._dated is None
        if not (dated or "分别" in lead) or reading.role not in (
            Role.CHANGE,
            Role.SHARE,
            Role.EXECUTION,
        ):
            return False
        further = _ITEMS.match(after)
        count = 1 + (len(_ITEM.findall(further.group())) if further is not None else 0)
        named = self._group if reading.role is Role.CHANGE and len(self._group) > 1 else []
        turn = self._measured_in_turn(reading, len(self._years) if dated else count)
        group = turn or ([] if dated else named or self._side_by_side(count))
        if not group:
            return count > 1 and not dated
        self._years = []
        first, *rest = group
        self._speak_of(first)
        self._spread = (nameless(reading) if turn else reading, rest)
        return False

    def _side_by_side(self, count: int) -> list[Mention]:
        """The amounts of the sentence that stand beside the last one, where there are as many."""
        spoken = [
            each
            for each in self.mentions
            if each.sentence == self.sentence and each.role is Role.AMOUNT
        ]
        last = spoken[-1] if spoken else None
        found = [
            each
            for each in spoken
            if last is not None
            and (each.part_of, each.basis, each.dimension)
            == (last.part_of, last.basis, last.dimension)
        ]
        return found if len(found) == count > 1 else []

    def _from(self, reading: Reading, span: Span, after: str) -> Mention | None:
        words = reading.words[-LONGEST_WORDS:]
        item = item_of_policy(words, span.figure)
        if len(item) < 2:
            return None
        self._pair()
        mention = self._mention(span, span.figure, Role.FROM, item, ACTUAL, words)
        mention.period = (
            self._period_of(reading.base) if regex(r"年").search(reading.base) else None
        )
        self._old.append(mention)
        self._listed = mention
        self.state.subject = Subject(item, mention.fund)
        return mention

    def _to(self, reading: Reading, span: Span, after: str) -> Mention | None:
        words = reading.words[-LONGEST_WORDS:]
        item = item_of_policy(words, span.figure)
        if self._old:
            item = self._old[0].item if len(item) < 2 else item
        if len(item) < 2:
            if self.state.subject is None:
                return None
            item = self.state.subject.item
        mention = self._mention(span, span.figure, Role.TO, item, ACTUAL, words)
        mention.verb = reading.verb
        self._new = [mention]
        self._listed = mention
        self.state.subject = Subject(item, mention.fund, mention)
        return mention

    def _next_of_list(self, reading: Reading, span: Span, after: str) -> Mention | None:
        if self._names:
            return self._amount(reading, span, after)
        if self._spread is not None and self._spread[1]:
            said, rest = self._spread
            head = rest.pop(0)
            self.state.subject = Subject(head.item, head.fund, head)
            makers = {Role.SHARE: self._share, Role.EXECUTION: self._execution}
            return makers.get(said.role, self._change)(said, span, after)
        model = self._listed
        if model is None or model.sentence != self.sentence:
            return None
        mention = msgspec.structs.replace(
            model, start=span.start, end=span.end, figure=span.figure, clause=self.clause
        )
        (self._old if model.role is Role.FROM else self._new).append(mention)
        return mention

    def _end_of_range(self, span: Span, after: str) -> Role:
        first, self._range = self._range, None
        if first is None:
            return Role.NONE
        norm = is_norm(after)
        if first.figure.unit is None and span.figure.unit is not None:
            first.figure = first.figure.with_unit(span.figure.unit, stated=True)
        if norm:
            first.basis = TARGET
        second = msgspec.structs.replace(
            first, start=span.start, end=span.end, figure=span.figure, operator="≤"
        )
        self.mentions.append(second)
        return second.role
