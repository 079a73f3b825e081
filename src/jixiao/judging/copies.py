"""When two forms are one form handed in twice, and wherein its prints differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from jixiao.core.figures import Figure, fold
from jixiao.core.filers import unit_of_form
from jixiao.core.findings import Text
from jixiao.core.formdata import data_of, filled_in
from jixiao.core.forms import DEPARTMENT, Form, entries, printed_words
from jixiao.core.keys import field_address, name_key, parts_of
from jixiao.core.places import Place
from jixiao.core.words import blank, squeezed, unsaid
from jixiao.knowledge.labels import in_form

_HALF = 50
_BESIDE = ("title", "as_of_entry", "money_unit_entry")  # what names a form is no cell that differs
_OF_GOALS = "goals"
_AS_TYPED = ("/target", "/actual")
"""What people write and no print rounds: 96% for 95.5% is another result."""
_BESIDE_FIELDS = ("texts", "notes")
_WORDS = Text("表上的其他文字", "other words of the form")


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a form as it is printed: its address made of keys, what it is called in words,
    its text and figure, its place.
    """

    field: str
    words: Text
    text: str
    figure: Figure | None
    place: Place

    @property
    def shown(self) -> str:
        """The figure with its unit, else the text."""
        return self.figure.in_words if self.figure is not None else squeezed(self.text)


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field that two prints of a form give differently; None where one does not give it."""

    one: Print | None
    other: Print | None

    @property
    def words(self) -> Text:
        """What the field is called."""
        given = self.one or self.other
        return given.words if given is not None else Text("", "")


def one_form(form: Form, unit: str = "", year: int | None = None) -> tuple[str, ...]:
    """What the prints of one form have in common: kind, year, monitoring point, project, fund, scope
    and unit (``unit`` is the one of its cover and ``year`` its document's, where the form names
    none); the title besides where no unit is known. All that is filled in, where the form names no
    project either and is not of a whole department.
    """
    key = parts_of(form.key)
    whose = key.unit or name_key(unit_of_form(form) or unit)
    head = (key.kind, key.year or str(year or ""), key.point)
    common = (*head, key.project, name_key(form.fund or ""), form.scope or "", whose)
    if key.project or (whose and form.kind == DEPARTMENT):
        return common if whose else (*common, _title(form))
    return (*common, _all_of(form))


def alike(one: Form, other: Form) -> bool:
    """Whether two forms of one name have at least half of their rows in common: two that share a
    project's name and nothing else are not one.
    """
    ours, theirs = _rows(one), _rows(other)
    together = sum(ours.values()) + sum(theirs.values())
    both = sum(min(count, theirs[key]) for key, count in ours.items())
    return not (ours and theirs) or 200 * both >= _HALF * together


def prints(form: Form) -> dict[str, Print]:
    """What a form prints in its fields, by their addresses within the form."""
    found: dict[str, Print] = {}
    for field, entry in entries(form):
        address, group = field_address(form, field), field.partition("[")[0].partition(".")[0]
        if address is None or group in (*_BESIDE, "notes"):
            continue
        # goals are called by their words, which are what may differ
        name = field if group == _OF_GOALS else address.removeprefix(form.key)
        found[name] = Print(
            field=address,
            words=in_form(form, field),
            text=entry.text,
            figure=entry.figure,
            place=entry.place,
        )
    return found


def differing(one: Form, other: Form) -> tuple[Difference, ...]:
    """Wherein two prints of a form differ: its fields in the order of the first, then the words beside
    them that only one of both has.
    """
    ours, theirs = prints(one), prints(other)
    found = []
    for key in dict.fromkeys([*ours, *theirs]):
        a, b = ours.get(key), theirs.get(key)
        if a is not None and b is not None:
            if _differ(a, b):
                found.append(Difference(one=a, other=b))
        elif any(each is not None and _says(each) for each in (a, b)):
            found.append(Difference(one=a, other=b))
    found += [Difference(one=each, other=None) for each in _words_apart(one, other)]
    found += [Difference(one=None, other=each) for each in _words_apart(other, one)]
    return tuple(found)


def _words_apart(form: Form, other: Form) -> Iterator[Print]:
    """The notes and other words of a form that stand nowhere in the other one, however they are cut
    into lines and cells there.
    """
    all_of = squeezed(fold("".join(entry.text for _, entry in printed_words(other))))
    for field, entry in printed_words(form):
        own = squeezed(fold(entry.text))
        if field.startswith(_BESIDE_FIELDS) and not blank(own) and own not in all_of:
            yield Print(field=field, words=_WORDS, text=entry.text, figure=None, place=entry.place)


def figures_differ(one: Figure, other: Figure) -> bool:
    """Whether two prints cannot be of one value. A unit that one copy does not say holds for both."""
    if one.unit is None or other.unit is None:
        one, other = (each.with_unit(None) for each in (one, other))
    if one.exact and other.exact:
        return one.base != other.base
    return not one.printed_interval.meets(other.printed_interval)


def _differ(one: Print, other: Print) -> bool:
    if one.figure is not None and other.figure is not None:
        typed = one.field.endswith(_AS_TYPED)
        if typed and one.figure.unit is not None and other.figure.unit is not None:
            return one.figure.base != other.figure.base
        return figures_differ(one.figure, other.figure)
    if not _says(one) and not _says(other):
        return False  # a dash, a slash and 无 all say that there is nothing
    return squeezed(fold(one.text)) != squeezed(fold(other.text))


def _says(one: Print) -> bool:
    """Whether a field says anything: a figure, or more than a dash or 无."""
    return one.figure is not None or not unsaid(one.text)


def _title(form: Form) -> str:
    return squeezed(form.title.text) if form.title is not None else ""


def _all_of(form: Form) -> str:
    return str(msgspec.structs.replace(filled_in(data_of(form)), layout="", rules="", notes=()))


def _rows(form: Form) -> Counter[str]:
    return Counter(row.key for row in form.indicators)
