"""Which row of a blank each indicator goes into, and the rows that are added for those without one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.blanks import Blank, BlankRow
from jixiao.core.findings import Text
from jixiao.core.formdata import IndicatorData
from jixiao.core.headings import bare_heading
from jixiao.core.words import squeezed
from jixiao.filling.placing.cells import Sheet
from jixiao.filling.placing.given import same_level
from jixiao.knowledge.labels import label_of

_LEVELS = ("level1", "level2")


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the blank (``copy`` 0) or a copy of it, what is ``given`` for it (None where nothing
    is), what it prints itself, and the levels that are written into it.
    """

    number: int
    row: BlankRow
    shown: IndicatorData
    given: IndicatorData | None = None
    copy: int = 0
    levels: tuple[str, ...] = ()


class _Group(msgspec.Struct):
    """Rows of the blank below one name of level 2."""

    level1: str
    level2: str
    rows: list[int]


def slots_for(
    given: Sequence[IndicatorData],
    blank: Blank,
    shown: Sequence[IndicatorData],
    sheet: Sheet,
) -> list[Slot]:
    """The rows of the blank in their order, with the indicators that go into each and the copies
    that were made for the others.
    """
    return _Places(given, blank, shown, sheet).slots()


class _Places:
    def __init__(
        self,
        given: Sequence[IndicatorData],
        blank: Blank,
        shown: Sequence[IndicatorData],
        sheet: Sheet,
    ) -> None:
        self._given, self._rows, self._shown = list(given), blank.indicators, shown
        self._sheet = sheet
        self._taken: dict[int, IndicatorData] = {}
        self._added: dict[int, list[Slot]] = {}
        self._groups: list[_Group] = []
        for number, row in enumerate(shown):
            last = self._groups[-1] if self._groups else None
            if (
                last is not None
                and (last.level1, last.level2) == (row.level1, row.level2)
                and number - 1 in last.rows
            ):
                last.rows.append(number)
            else:
                self._groups.append(_Group(row.level1, row.level2, [number]))

    def slots(self) -> list[Slot]:
        """All rows and copies in their order."""
        left = self._by_name()
        for (first, second), runs in _runs(left).items():
            groups = self._of(first, second)
            if not groups:
                self._anew(first, second, [row for run in runs for row in run])
                continue
            shares: list[list[IndicatorData]] = [[] for _ in groups]
            for at, run in enumerate(runs):  # of two blocks of one name the second is the second
                shares[min(at, len(groups) - 1)].extend(run)
            for group, share in zip(groups, shares, strict=True):
                self._into(group, share)
        found: list[Slot] = []
        for number, row in enumerate(self._rows):
            levels = _LEVELS if self._is_free(number) else ()
            found.append(
                Slot(
                    number=number,
                    row=row,
                    shown=self._shown[number],
                    given=self._taken.get(number),
                    levels=levels,
                )
            )
            found.extend(self._added.get(number, ()))
        return found

    def _by_name(self) -> list[IndicatorData]:
        """Indicators whose names the blank prints go into those rows; gives the others."""
        left: list[IndicatorData] = []
        for row in self._given:
            name = bare_heading(row.name)
            at = next(
                (
                    number
                    for number, shown in enumerate(self._shown)
                    if number not in self._taken and name and bare_heading(shown.name) == name
                ),
                None,
            )
            if at is None:
                left.append(row)
            else:
                self._taken[at] = row
        return left

    def _is_free(self, number: int) -> bool:
        """Whether a row prints no levels: those of its indicator are written into it."""
        return not self._shown[number].level1 and not self._shown[number].level2

    def _of(self, first: str, second: str) -> list[_Group]:
        """The groups of the blank that a level-2 group of the data belongs to, more than one where
        it has several blocks of the name.
        """
        exact = [each for each in self._groups if _is_group(each, first, second, squeezed)]
        alike = [each for each in self._groups if _is_group(each, first, second, None)]
        return exact or (alike if len(alike) == 1 else [])

    def _into(self, group: _Group, rows: Sequence[IndicatorData]) -> None:
        """The rows into the free ones of a group, the others into copies of its last row."""
        free = [
            number
            for number in group.rows
            if number not in self._taken and not self._shown[number].name
        ]
        for number, row in zip(free, rows, strict=False):
            self._taken[number] = row
        last = group.rows[-1]
        is_free = self._is_free(last)
        levels = _LEVELS if is_free or self._rows[last].repeats else ()
        for row in rows[len(free) :]:
            copy = self._sheet.copy(self._rows[last].at, self._rows[last].own, _called(row))
            names = (row.level1, row.level2) if is_free else (group.level1, group.level2)
            self._add(last, row, copy, levels, names)

    def _anew(self, first: str, second: str, rows: Sequence[IndicatorData]) -> None:
        """A group that the blank lacks, behind the last of its level 1, else behind all."""
        above = [each for each in self._groups if same_level(each.level1, first)]
        is_new = not above
        last = (above or self._groups)[-1].rows[-1]
        row = self._rows[last]
        own, levels = (*row.own, *row.ending), ["level2"]
        fresh = [row.level2] + ([row.level1] if is_new else [])
        if is_new:
            levels.insert(0, "level1")
        own = (*own, *(place for place in fresh if place is not None and place not in own))
        if row.repeats:
            levels = list(_LEVELS)
        for number, each in enumerate(rows):
            cells = own if not number else row.own
            copy = self._sheet.copy(row.at, cells, _called(each))
            said = tuple(levels) if not number or row.repeats else ()
            top = each.level1 if is_new else above[-1].level1
            self._add(last, each, copy, said, (top, each.level2))

    def _add(
        self,
        number: int,
        given: IndicatorData,
        copy: int,
        levels: tuple[str, ...],
        names: tuple[str, str],
    ) -> None:
        self._added.setdefault(number, []).append(
            Slot(
                number=number,
                row=self._rows[number],
                shown=IndicatorData(level1=names[0], level2=names[1]),
                given=given,
                copy=copy,
                levels=levels,
            )
        )


def _runs(
    rows: Sequence[IndicatorData],
) -> dict[tuple[str, str], list[list[IndicatorData]]]:
    """The rows by their levels, those that follow each other together."""
    found: dict[tuple[str, str], list[list[IndicatorData]]] = {}
    before = None
    for row in rows:
        levels = _levels(row)
        runs = found.setdefault(levels, [])
        if levels != before:
            runs.append([])
        runs[-1].append(row)
        before = levels
    return found


def _levels(row: IndicatorData) -> tuple[str, str]:
    return bare_heading(row.level1), bare_heading(row.level2)


def _is_group(group: _Group, first: str, second: str, alike: object) -> bool:
    own = bare_heading(group.level1), bare_heading(group.level2)
    if not own[0] and not own[1]:
        return True  # a blank without levels takes all
    if alike is not None:
        return _bare(own[0]) == _bare(first) and _bare(own[1]) in (_bare(second), "")
    if own[0] and first and not same_level(own[0], first):
        return False
    return not own[1] or same_level(own[1], second or own[1])


def _called(row: IndicatorData) -> Text:
    """What a row is one more of: its level."""
    level = bare_heading(row.level2) or bare_heading(row.level1)
    return Text(level, level) if level else label_of("indicators")


def _bare(name: str) -> str:
    return name.removesuffix("指标")
