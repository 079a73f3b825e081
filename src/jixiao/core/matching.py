"""Two versions of forms aligned: which form and which row of the one is which of the other, though it
was renamed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from jixiao.core.forms import Form
from jixiao.core.keys import keyed_forms

Alike = Callable[[str, str], int]
"""How alike what two keys name is, in per cent."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A form or row of both versions, by its keys."""

    old: str
    new: str

    @property
    def renamed(self) -> bool:
        """Whether it goes by another key now, so that ids and acceptances of the old one move."""
        return self.old != self.new


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the keys: the pairs in the order of the new version, those that went and those
    that came.
    """

    pairs: tuple[Pair, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """The forms aligned, and the rows of each pair of forms by the new form's key."""

    forms: Aligned
    rows: dict[str, Aligned]

    def renamed(self) -> Iterator[tuple[str, str]]:
        """(old, new) for everything that goes by another key: forms, then rows as ``<form
        key>/<row key>``. A row of a renamed form is one too.
        """
        yield from ((pair.old, pair.new) for pair in self.forms.pairs if pair.renamed)
        for form in self.forms.pairs:
            for row in self.rows[form.new].pairs:
                if form.renamed or row.renamed:
                    yield f"{form.old}/{row.old}", f"{form.new}/{row.new}"


def matched(old: Iterable[Form], new: Iterable[Form]) -> Matched:
    """Align two versions of the forms of a document. Equal keys are one; of what is left, forms of
    one kind are paired by most rows in common, rows of one group by most of their name in common
    (at least half). What is like nothing is gone or added.
    """
    before = {form.key: form for form in keyed_forms(old)}
    after = {form.key: form for form in keyed_forms(new)}
    old_rows = {key: _rows(form) for key, form in before.items()}
    new_rows = {key: _rows(form) for key, form in after.items()}

    def alike(one: str, other: str) -> int:
        if before[one].kind != after[other].kind:
            return 0
        return common_share(old_rows[one], new_rows[other])

    forms = aligned(list(before), list(after), alike)
    rows = {
        pair.new: aligned(list(old_rows[pair.old]), list(new_rows[pair.new]), alike_rows)
        for pair in forms.pairs
    }
    return Matched(forms=forms, rows=rows)


def _rows(form: Form) -> Mapping[str, int]:
    groups = (form.funding, form.indicators, form.level_points, form.lines)
    return Counter(row.key for group in groups for row in group)


def aligned(old: Sequence[str], new: Sequence[str], alike: Alike) -> Aligned:
    """Keys of two versions: equal ones first, then the likest pairs (``alike`` in per cent, at least
    half), of equally like ones the first.
    """
    pairs = {key: key for key in new if key in set(old)}
    left = [key for key in old if key not in pairs]
    came = [key for key in new if key not in pairs]
    ranked = sorted(
        ((alike(one, other), -i, -j) for i, one in enumerate(left) for j, other in enumerate(came)),
        reverse=True,
    )
    taken: set[str] = set()
    for share, i, j in ranked:
        one, other = left[-i], came[-j]
        if share >= 50 and one not in taken and other not in pairs:
            pairs[other] = one
            taken.add(one)
    return Aligned(
        pairs=tuple(Pair(old=pairs[key], new=key) for key in new if key in pairs),
        gone=tuple(key for key in left if key not in taken),
        added=tuple(key for key in came if key not in pairs),
    )


def alike_rows(one: str, other: str) -> int:
    """Per cent of the characters in common; rows of different groups (``fund:``, ``1:``) never."""
    groups = [key.rpartition(":")[0] for key in (one, other)]
    return share_of_characters(one, other) if groups[0] == groups[1] else 0


def share_of_characters(one: str, other: str) -> int:
    """Per cent of the characters of two names that both have."""
    return common_share(Counter(one), Counter(other))


def common_share(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Twice what both have of what they have together, per cent."""
    both = sum(min(count, other.get(each, 0)) for each, count in one.items())
    together = sum(one.values()) + sum(other.values())
    return 200 * both // together if together else 0
