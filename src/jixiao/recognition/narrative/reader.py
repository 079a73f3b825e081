"""Reads a passage clause by clause: each figure with its noun, and the changes, rates and parts
that belong to it.
"""

from __future__ import annotations

from jixiao.core.figures import Span, fold, scan
from jixiao.core.regex import regex
from jixiao.knowledge.items import item_of
from jixiao.recognition.narrative.grammar import COMPARE, Role, role_of
from jixiao.recognition.narrative.making import Maker
from jixiao.recognition.narrative.mentions import Mention, Token, compact, sentences, tokens
from jixiao.recognition.narrative.outline import Setting
from jixiao.recognition.narrative.passages import Passage
from jixiao.recognition.narrative.state import Outside, State, Subject, flows_in
from jixiao.recognition.narrative.year_lists import (
    figures_in_turn,
    names_a_time,
    without_turn,
    years_listed,
)

_YEAR_ALONE = regex(r"(?:19|20)\d\d")
_YEARS = regex(r"(?:截[至止])?(?:19|20)\d\d年度?[末底]?")
_KEPT_ASIDE = regex(r"统筹|个人[账帐]户|改革")
_TOPIC = regex(
    r"(?P<noun>[一-龥]{0,200}?(?:收入|支出|结[余存]|人数|人次))(?:[一-龥]{0,6}?)"
    r"(?:增长|增加|上升|下降|减少|降低|提高|回落|变化)[一-龥]{0,4}$",
    needs="增上下减降提回变",
)
_TOGETHER = regex(
    r"(?P<names>[一-龥()、"
    r"和及与]{1,200}?)(?:(?:(?P<same>均|都)|分别|依次|各自?)(?:为|是|达到?|完成|实现|有)|(?P<each>各))$",
    needs="分依各均都",
)
_NO_FIGURE = regex(r"\s{0,3}(?:年|预算|决算)")
_YEAR_OF_LIST = regex(r"\s*[、和及与](?:\s*(?:19|20)\d\d\s*[、和及与]){0,9}\s*(?:19|20)\d\d\s*年")
_BOTH_SIDES = regex(r"收入?[、和及与]?支出?(?P<whole>总计|合计|总额)$")
_SEVERAL = regex(r"[、和及与]")
_COMPOSED = regex(r"组成|构成")
_AHEAD = 70
_REMEMBERED = 200  # characters of the clauses without figures before a figure


class PassageReader:
    """One passage; ``read`` gives its mentions, unlinked."""

    def __init__(self, passage: Passage, setting: Setting, sentence: int) -> None:
        self.passage = passage
        self.folded = fold(passage.text)
        self.spans = tuple(span for span in scan(passage.text) if _is_figure(self.folded, span))
        self.state = State(setting, fund=setting.fund)
        self.maker = Maker(self.state)
        self.sentence = sentence
        self.lead = ""
        self.previous: Role | None = None
        self.consumed = ""
        self.unfigured = ""
        self.years: tuple[int, ...] = ()
        self.stack: list[tuple[str, Outside]] = []

    @property
    def mentions(self) -> list[Mention]:
        """What has been read so far."""
        return self.maker.mentions

    def read(self) -> list[Mention]:
        """Every mention of the passage, in order."""
        for start, end in sentences(self.folded):
            self.state.begin()
            self.lead, self.previous, self.consumed = "", None, ""
            self.unfigured, self.years = "", ()
            self.stack.clear()
            self.maker.sentence = self.sentence
            for token in tokens(self.folded, self.spans, start, end):
                self._take(token)
            self._leave_clause()
            self.maker.finish_sentence()
            self.sentence += 1
        return self.mentions

    def _take(self, token: Token) -> None:
        words = self.folded[token.start : token.end]
        if token.kind == "text":
            self.lead += compact(words)
        elif token.kind == "figure" and token.span is not None:
            self._figure(token.span)
        elif token.kind == "aside":
            self._aside(compact(words))
        elif token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        else:
            self._separator(words)

    def _figure(self, span: Span) -> None:
        lead, self.lead = self.lead, ""
        if self.consumed and lead.removeprefix("的").startswith(self.consumed):
            lead = lead.removeprefix("的")[len(self.consumed) :]
        before = self.state.moment()
        self.state.hear(lead, len(self.mentions))
        self._names(lead)
        lead = self._years(lead, span)
        after = compact(self.folded[span.end : span.end + _AHEAD])
        reading = role_of(lead, after, span, self.previous)
        self.previous = self.maker.take(reading, span, lead, after)
        self.consumed = reading.counted
        if reading.role is Role.FROM and regex(r"\d{4}年").search(reading.base):
            self.state.year = before[0]
        self.state.recall(lead, before)

    def _names(self, lead: str) -> None:
        names, same = _names_together(lead)
        if len(names) > 1:
            self.maker.name_together(names, same=same)

    def _years(self, lead: str, span: Span) -> str:
        """2022年、2023年支出分别为 …: as many figures as the sentence lists years are of them in turn,
        where they are of one thing; the words without years and 分别.
        """
        before = len(self.unfigured)
        words, self.unfigured = self.unfigured + lead, ""
        self.state.said = words
        listed = years_listed(words, self._year_of_report())
        if listed is not None:
            self.years = () if listed.measures else listed.years
        elif names_a_time(COMPARE.sub("", words)):
            self.years = ()
        if listed is None and (not self.years or self.maker.enclosing):
            return lead
        rest = lead if listed is None else lead[max(0, listed.end - before) :]
        head = "" if listed is None else lead[: max(0, listed.start - before)]
        turn = without_turn(rest)
        count = figures_in_turn(self.folded, self.spans, span)
        one = len(_names_together(lead)[0]) < 2 and (turn != rest or not _SEVERAL.search(rest))
        if one and count == len(self.years) and self.state.months is None:
            self.maker.date_in_turn(self.years)
            return head + turn
        if listed is not None and turn != rest:
            self.maker.leave_out(count)
        return lead

    def _year_of_report(self) -> int | None:
        """The year that 近三年 ends with: the document's, where it tells what was."""
        setting = self.state.setting
        return setting.year if not setting.targets and self.state.year == setting.year else None

    def _separator(self, mark: str) -> None:
        if mark == ":":
            if self.lead:
                self.lead += ":"
            return
        self._leave_clause()
        said = f"{self.unfigured}{self.lead}," if mark == "," and self.lead else ""
        self.unfigured = said[-_REMEMBERED:]
        self.lead, self.previous, self.consumed = "", None, ""
        self.maker.clause += 1
        if mark == ";":
            self.maker.half += 1
            self.maker.close_count_list()

    def _leave_clause(self) -> None:
        """Words that no figure follows still set fund, year and topic."""
        if not self.lead:
            return
        if _COMPOSED.search(self.lead[:6]):
            self.maker.complete_list()
        self.state.hear(self.lead, len(self.mentions), told=False)
        topic = _TOPIC.search(self.lead)
        item = item_of(topic["noun"]) if topic else None
        if item is not None:
            self.state.subject = Subject(item, self.state.present_fund())

    def _aside(self, words: str) -> None:
        flows = flows_in(words)
        if flows is not None:
            if not self.lead and self.state.head is not None:
                self.state.head.flows = flows
            else:
                self.state.flows = flows
        elif _KEPT_ASIDE.search(words) and len(words) <= 10:
            self.lead += words

    def _open(self) -> None:
        state = self.state
        anchored = not self.lead and self.previous is not None
        self.stack.append((self.lead, state.outside()))
        state.list_at, state.marked = len(self.mentions), False
        self.maker.enclosing.append(state.head if anchored else None)
        self.lead, self.previous = "", None
        self.maker.clause += 1

    def _close(self) -> None:
        self._leave_clause()
        self.lead, self.previous = "", None
        self.maker.clause += 1
        if not self.stack:
            return
        self.lead, outside = self.stack.pop()
        self.state.go_back(outside)
        self.maker.enclosing.pop()


def _names_together(lead: str) -> tuple[list[str], bool]:
    """The names that 收入、支出分别为 gives its figures, and whether one figure is that of each (均为)."""
    match = _TOGETHER.search(_YEARS.sub("", lead))
    if match is None:
        return [], False
    printed = _BOTH_SIDES.sub(
        lambda sides: f"收入{sides['whole']}、支出{sides['whole']}", match["names"]
    )
    names = [name for name in regex(r"[、和及与]").split(printed) if name]
    return names, bool(match["same"] or match["each"])


def _is_figure(folded: str, span: Span) -> bool:
    """A bare year before 预算, or in a list of years, is none."""
    figure = span.figure
    if figure.unit is None and figure.places == 0 and _YEAR_ALONE.fullmatch(figure.text.strip()):
        return not (_NO_FIGURE.match(folded, span.end) or _YEAR_OF_LIST.match(folded, span.end))
    return True
