"""Forms that were handed in more than once, as every renderer takes them."""

from __future__ import annotations

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text

ALL, NEWEST = "all", "newest"
CHOICES = (NEWEST, ALL)
"""Which prints of one form are reviewed: every one by itself, or the newest alone."""

DIFFERENCES_SHOWN = 5
"""How many fields that differ are named in a sentence; a list names all."""


def held_choice(versions: str | None) -> str | None:
    """``newest`` or ``all``, or None where nothing is chosen. Raises UserError (E004) for another word."""
    if versions is not None and versions not in CHOICES:
        raise user_error(
            "E004",
            f"versions 应为 {' 或 '.join(CHOICES)}，给的是 {versions}",
            f"versions must be {' or '.join(CHOICES)}, not {versions!r}",
            "versions",
        )
    return versions


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
