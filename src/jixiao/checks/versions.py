"""Forms that were handed in more than once, as every renderer takes them."""

from __future__ import annotations

import msgspec

from jixiao.core.findings import Text

ALL, NEWEST = "all", "newest"
CHOICES = (NEWEST, ALL)
"""Which prints of one form are reviewed: every one by itself, or the newest alone."""


class Handing(msgspec.Struct, frozen=True, kw_only=True):
    """One print of a form: its document's index, its id there, the file's own name."""

    document: int
    form: str
    file: str


class SameForm(msgspec.Struct, frozen=True, kw_only=True):
    """The prints of one form. ``newest`` is the index of the newest among ``prints``, None where that
    cannot be told; ``why`` says by what it is known. ``equal`` where all print the same;
    ``left_out`` are those that were not reviewed.
    """

    prints: tuple[Handing, ...]
    newest: int | None = None
    why: Text
    equal: bool = False
    left_out: tuple[Handing, ...] = ()

    @property
    def counted(self) -> Handing:
        """The print that is held against other forms: the newest, else the first."""
        return self.prints[self.newest or 0]
