"""Which form of the last round is which in this one, though its key or its file is another: by unit and
rows, and where no unit is named by file and project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from jixiao.checks.rounds import PastForm
from jixiao.core.keys import parts_of
from jixiao.core.matching import Alike, aligned, alike_rows, common_share, share_of_characters
from jixiao.core.unitnames import unit_key
from jixiao.knowledge.drafts import without_draft

_LIKE, _ONE_BEFORE_AND_AFTER = 50, 2  # per cent in common; forms with the same rows
_WHOLE, _OF_FILE = 100, 25


def name_of(key: str, unit: str, file: str) -> str:
    """What tells a form from others in a round: its key; of one that names no unit also whose it is,
    else its file.
    """
    if parts_of(key).unit:
        return key
    return f"{key}\n{unit_key(unit) if unit else file_name(file)}"


def file_name(shown: str) -> str:
    """A file as it is shown, of a zip the member."""
    return shown.rpartition(" › ")[2].replace("\\", "/")


def one_file(one: str, other: str) -> bool:
    """Whether two files may be one: the names are, whichever drafts and formats they say, and the
    folders as far as both show them.
    """
    first, second = PurePath(file_name(one)), PurePath(file_name(other))
    shared = min(len(first.parts), len(second.parts)) - 1
    above = [each.parts[len(each.parts) - 1 - shared : -1] for each in (first, second)]
    return without_draft(first.name) == without_draft(second.name) and above[0] == above[1]


def renamed(
    old: Sequence[PastForm], now: Sequence[tuple[str, PastForm]]
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The forms of the last round by their names with those that they go by now, and their rows
    likewise. A form is only ever one of the same unit. Where one of both names none, it is one of the
    same file, or the only one of its project in both rounds: many units call theirs 自评表.docx.
    """
    desk = _Desk(old, now)
    pairs = aligned(list(desk.before), list(desk.after), desk.likest).pairs
    forms = {pair.old: pair.new for pair in pairs}
    return forms, dict(_renamed_rows(forms, desk.rows_before, desk.rows_after, alike_rows))


class _Desk:
    """The forms of both rounds, and how alike they are."""

    def __init__(self, old: Sequence[PastForm], now: Sequence[tuple[str, PastForm]]) -> None:
        self.before = {name_of(each.key, each.unit, each.file): each for each in old}
        self.after = {name_of(form.key, form.unit, form.file): (own, form) for own, form in now}
        self.rows_before = {name: Counter(form.rows) for name, form in self.before.items()}
        self.rows_after = {name: Counter(form.rows) for name, (_, form) in self.after.items()}
        rows = (*self.rows_before.values(), *self.rows_after.values())
        self._profiles = Counter(map(_profile, rows))
        self._of_project = (
            Counter(_project(each.key) for each in self.before.values()),
            Counter(_project(form.key) for _, form in self.after.values()),
        )

    def likest(self, one: str, other: str) -> int:
        """By the rows, then by the name; rows that several forms have say nothing of which it is."""
        past, (own, form) = self.before[one], self.after[other]
        rows, name = common_share(self.rows_before[one], self.rows_after[other]), _alike(past, form)
        if parts_of(past.key).kind != parts_of(form.key).kind or rows < _LIKE:
            return 0
        if not past.unit or not form.unit:
            return self._without_unit(past, form, rows + name)
        known = (
            self._profiles[_profile(self.rows_before[one])],
            self._profiles[_profile(self.rows_after[other])],
        )
        rare = max(known) <= _ONE_BEFORE_AND_AFTER
        return 100 + rows + name if unit_key(past.unit) == own and (rare or name >= _LIKE) else 0

    def _without_unit(self, past: PastForm, form: PastForm, share: int) -> int:
        """How alike two forms are of which one names no unit, or neither; 0 where nothing says that
        they are one.
        """
        name, of_file = _alike(past, form), one_file(past.file, form.file)
        then, now = self._of_project
        only = then[_project(past.key)] == now[_project(form.key)] == 1
        enough = _WHOLE if past.unit or form.unit else _LIKE
        if _project(past.key) == _project(form.key) and (only or of_file):
            return 100 + share + _OF_FILE * of_file
        return 100 + share if of_file and name >= enough else 0


def _project(key: str) -> tuple[str, ...]:
    return tuple(parts_of(key)[:4])


def _profile(rows: Mapping[str, int]) -> frozenset[tuple[str, int]]:
    return frozenset(rows.items())


def _alike(one: PastForm, other: PastForm) -> int:
    """Per cent of the characters that the names of two forms' projects have in common; all where one
    holds the other.
    """
    first, second = parts_of(one.key).project, parts_of(other.key).project
    if first and second and (first in second or second in first):
        return _WHOLE
    return share_of_characters(first, second)


def _renamed_rows(
    forms: Mapping[str, str],
    before: Mapping[str, Mapping[str, int]],
    after: Mapping[str, Mapping[str, int]],
    alike: Alike,
) -> Iterator[tuple[tuple[str, str], str]]:
    for old, new in forms.items():
        if before[old].keys() - after[new].keys():
            for pair in aligned(list(before[old]), list(after[new]), alike).pairs:
                yield (old, pair.old), pair.new
