"""Stretches of words in a Word part: runs split at their ends, so that marks can stand exactly
around them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Protocol

from jixiao.core.places import Place
from jixiao.core.tags import local
from jixiao.writing.marks.parts import Element, made, namespace

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRANSPARENT = frozenset(
    (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
    )
)


class Spot(Protocol):
    """A cell or paragraph as the reader finds it."""

    @property
    def paragraphs(self) -> tuple[Element, ...]:
        """Its paragraph elements."""

    @property
    def characters(self) -> tuple[tuple[str, Element | None, int], ...]:
        """Its characters, each with the element and the offset that hold it."""


Finder = Callable[[Element, Sequence[Place]], Sequence[Spot | None]]
"""Finds the spots of places in a main part (the reader's own walk)."""


class Words:
    """The characters of a spot; the map of where they stand is kept true while runs are split."""

    def __init__(self, spot: Spot) -> None:
        self.paragraphs = spot.paragraphs
        self._held = list(spot.characters)

    @property
    def text(self) -> str:
        """The spot's text."""
        return "".join(char for char, _, _ in self._held)

    def holders(self, start: int, end: int) -> list[Element | None]:
        """The elements that hold the characters of a stretch; None for a break between paragraphs."""
        return [element for _, element, _ in self._held[start:end]]

    def first_unit(self, start: int, end: int) -> Element | None:
        """The run-level element that begins with the first character of the stretch, split off
        where needed; None in an empty stretch.
        """
        for index in range(start, end):
            element = self._held[index][1]
            if element is not None:
                self._split_before(index)
                return unit_of(self._held[index][1])
        return None

    def last_unit(self, start: int, end: int) -> Element | None:
        """The run-level element that ends with the last character of the stretch."""
        for index in range(end - 1, start - 1, -1):
            element = self._held[index][1]
            if element is not None:
                self._split_after(index)
                return unit_of(self._held[index][1])
        return None

    def units(self, start: int, end: int) -> list[Element]:
        """The run-level elements of a stretch that was split off at both ends, each once."""
        found: list[Element] = []
        for element in self.holders(start, end):
            unit = unit_of(element) if element is not None else None
            if unit is not None and (not found or found[-1] is not unit):
                found.append(unit)
        return found

    def in_place(self, start: int, end: int, text: str) -> bool:
        """Put a text in place of a stretch without parting its runs, as in a text box; False where the
        stretch, or where it is empty what stands before it, is no plain words that cannot be parted.
        """
        taken = self._held[start:end] or self._held[max(start - 1, 0) : start]
        plain = all(held is not None and local(held) == "t" for _, held, _ in taken)
        if not taken or not plain or any(splittable(held) is not None for _, held, _ in taken):
            return False
        for held in reversed(list(dict.fromkeys(held for _, held, _ in taken))):
            assert held is not None
            offsets = [at for _, other, at in taken if other is held]
            first, last = min(offsets), max(offsets) + 1
            new, words = text if held is taken[0][1] else "", held.text or ""
            held.text = words[: first if start < end else last] + new + words[last:]
            held.set(_SPACE, "preserve")
        return True

    def _split_before(self, index: int) -> None:
        _, element, offset = self._held[index]
        run = splittable(element)
        if run is None or element is None:
            return
        if offset > 0:
            self._cut(run, element, offset)
        elif any(local(each) not in ("rPr", "") for each in element.itersiblings(preceding=True)):
            _new_run(run, [element, *element.itersiblings()])

    def _split_after(self, index: int) -> None:
        _, element, offset = self._held[index]
        run = splittable(element)
        if run is None or element is None:
            return
        if offset + 1 < len(element.text or ""):
            self._cut(run, element, offset + 1)
        elif element.getnext() is not None:
            _new_run(run, list(element.itersiblings()))

    def _cut(self, run: Element, element: Element, offset: int) -> None:
        """Cut a text element in two and move the second half, with what follows it, into a run of
        its own.
        """
        text = element.text or ""
        rest = copy.copy(element)
        rest.text, element.text = text[offset:], text[:offset]
        rest.tail = element.tail
        for half in (element, rest):
            half.set(_SPACE, "preserve")
        _new_run(run, [rest, *element.itersiblings()])
        self._held = [
            (char, rest, at - offset) if held is element and at >= offset else (char, held, at)
            for char, held, at in self._held
        ]


def splittable(element: Element | None) -> Element | None:
    """The run that an element is a direct part of, where the run is a direct part of a paragraph;
    None for all else (formulas, guides).
    """
    run = element.getparent() if element is not None else None
    return run if run is not None and local(run) == "r" and run is unit_of(element) else None


def unit_of(element: Element | None) -> Element | None:
    """The run-level element around a piece of text; for words in a text box the run that draws the
    box: comments cannot stand in boxes.
    """
    if element is None:
        return None
    path = [element, *element.iterancestors()]
    boxes = [at for at, each in enumerate(path) if local(each) == "txbxContent"]
    lowest = boxes[-1] if boxes else 0
    top = next(
        (
            at
            for at in range(lowest + 1, len(path))
            if local(path[at]) == "p" and namespace(path[at]) == namespace(path[-1])
        ),
        None,
    )
    if top is None:
        return None
    at = top - 1
    while at > 0 and local(path[at]) in _TRANSPARENT and namespace(path[at]) == namespace(path[-1]):
        at -= 1
    return path[at]


def in_box(element: Element) -> bool:
    """Whether an element stands in a text box."""
    return any(local(each) == "txbxContent" for each in element.iterancestors())


def properties_of(run: Element) -> Element | None:
    """A copy of the run's properties."""
    return next((copy.deepcopy(child) for child in run if local(child) == "rPr"), None)


def _new_run(run: Element, content: Sequence[Element]) -> Element:
    """A run behind another one, with the same properties and with this content."""
    fresh = made(run.tag, dict(run.attrib), run.nsmap)
    stated = properties_of(run)
    if stated is not None:
        fresh.append(stated)
    fresh.extend(content)
    fresh.tail = run.tail
    run.tail = None
    run.addnext(fresh)
    return fresh
