"""Makes the mentions of lists whose figures are of the years before them in turn."""

from __future__ import annotations

import msgspec

from jixiao.knowledge.items import item_of
from jixiao.recognition.narrative.comparing import Comparing
from jixiao.recognition.narrative.grammar import Reading, Role
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.state import State, Subject

_MEASURES = (Role.CHANGE, Role.SHARE, Role.EXECUTION)


class InTurn(Comparing):
    """Dates the figures of a list by its years (2022年、2023年支出分别为 …)."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._years: list[int] = []
        self._latest: int | None = None
        self._dated: Reading | None = None
        self._turn: list[Mention] = []
        self._undatable = 0

    def date_in_turn(self, years: tuple[int, ...]) -> None:
        """The figures that follow are of the years in turn."""
        self._years, self._dated, self._latest = [*years], None, max(years)

    def leave_out(self, count: int) -> None:
        """Nobody can say of which years the next figures are: they say nothing."""
        self._undatable = count

    def _is_undatable(self) -> bool:
        self._undatable, left = max(0, self._undatable - 1), self._undatable
        return left > 0

    def _of_the_next_year(self, reading: Reading) -> Reading:
        """The reading of the next figure of such a list: that of its first, in a year of its own."""
        if not self._years or self._inside():
            return reading
        if self._dated is None:
            self._dated, self._turn = reading, []
        elif reading.role is not Role.LISTED:
            self._years, self._dated, self.in_turn = [], None, False
            return reading
        self.state.year, self.in_turn = self._years.pop(0), True
        return self._dated

    def _inside(self) -> bool:
        """Whether a parenthesis behind a figure of the list is being read."""
        return self._dated is not None and bool(self.enclosing)

    def _date(self, mention: Mention) -> None:
        """What speaks of another year's amount does not do so; behind the list the latest year goes
        on.
        """
        if self._dated is None or self._inside():
            return
        if mention.about is not None and mention.about.period != self.state.period():
            mention.about, mention.period = None, self.state.period()
        if mention.role is Role.AMOUNT:
            self._turn.append(mention)
        if not self._years:
            self.state.year, self._dated, self.in_turn = self._latest, None, False
            self.state.listed = True

    def _measured_in_turn(self, reading: Reading, count: int) -> list[Mention]:
        """The amounts of the list before, whose changes or rates such a list tells in turn."""
        turn = self._turn
        if len(turn) != count or reading.role not in _MEASURES:
            return []
        same = len(reading.words) < 2 or item_of(reading.words) == turn[0].item
        return turn if same and turn[0].sentence == self.sentence else []

    def _speak_of(self, mention: Mention) -> None:
        self.state.subject = Subject(mention.item, mention.fund, mention)

    def _forget_years(self) -> None:
        self._years, self._dated, self._turn, self._undatable = [], None, [], 0
        self.in_turn = False


def nameless(reading: Reading) -> Reading:
    """The reading of a measure whose amount is known."""
    return msgspec.structs.replace(reading, words="")
