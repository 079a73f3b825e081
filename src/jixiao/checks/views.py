"""What a check looks at: a form, a document or the dossier, with addresses, operands, the pack and
the recomputed result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Self, TypeVar, TypeVarTuple

import msgspec

from jixiao.core.facts import DocumentFacts, Dossier
from jixiao.core.figures import Figure
from jixiao.core.forms import Entry, Form, entries, printed_words
from jixiao.core.packs import RulePack
from jixiao.core.regex import regex
from jixiao.core.statements import Statement
from jixiao.core.ties import Operand
from jixiao.judging.results import FormResult

_STEP = regex(r"(\w+)(?:\[(\d+)\])?")
_T = TypeVar("_T")
_Given = TypeVarTuple("_Given")


class _View(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is made of a view once, and kept beside it."""

    def once(self, of: Callable[[Self, *_Given], _T], *given: *_Given) -> _T:
        """What a function makes of the view (and of what else it is given), made when it is first
        asked for and then kept beside the view: dozens of checks look at the same rows. It must not
        be changed by who takes it.
        """
        made: dict[object, _T] = self.__dict__.setdefault("_made", {})
        key = (of, *given)
        if key not in made:
            made[key] = of(self, *given)
        return made[key]


class FormView(_View, frozen=True, kw_only=True):
    """A form of document ``index`` of the dossier, the pack that it is judged by, and what it
    should score. ``document`` is what the form stands in.
    """

    index: int
    form: Form
    pack: RulePack
    pack_reason: str
    result: FormResult
    document: DocumentFacts

    def address(self, field: str) -> str:
        """The dossier-wide address of a field (``indicators[3].score``)."""
        return f"{self.index}:{self.form.id}.{field}"

    def entries(self) -> tuple[tuple[str, Entry], ...]:
        """Every entry of the form with its field address."""
        return self.once(_entries)

    def words(self) -> tuple[tuple[str, Entry], ...]:
        """Everything that the form prints with its field address, as ``printed_words``."""
        return self.once(_words)

    def entry(self, field: str) -> Entry | None:
        """The entry at a field address."""
        value: object = self.form
        for step in field.split("."):
            match = _STEP.fullmatch(step)
            if match is None or value is None:
                return None
            value = getattr(value, match.group(1))
            if match.group(2) is not None and isinstance(value, tuple):
                value = value[int(match.group(2))]
        return value if isinstance(value, Entry) else None

    def operand(self, field: str, name: str, figure: Figure | None = None) -> Operand | None:
        """The figure at a field address as an operand; None where there is none. ``figure``
        replaces the entry's own reading.
        """
        entry = self.entry(field)
        taken = figure or (entry.figure if entry else None)
        if entry is None or taken is None:
            return None
        return Operand(name=name, figure=taken, place=entry.place, address=self.address(field))


def _entries(view: FormView) -> tuple[tuple[str, Entry], ...]:
    return tuple(entries(view.form))


def _words(view: FormView) -> tuple[tuple[str, Entry], ...]:
    return tuple(printed_words(view.form))


class DocumentView(_View, frozen=True, kw_only=True):
    """One document of the dossier."""

    index: int
    document: DocumentFacts
    forms: tuple[FormView, ...]

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the prose."""
        return self.document.statements

    def address(self, statement: Statement) -> str:
        """The dossier-wide address of a statement of the prose."""
        return f"{self.index}:{statement.address}"

    def operand(self, statement: Statement, name: str | None = None) -> Operand:
        """A statement of the prose as an operand."""
        return Operand(
            name=name or statement.words or statement.item,
            figure=statement.figure,
            place=statement.place,
            address=self.address(statement),
        )


class DossierView(_View, frozen=True, kw_only=True):
    """All documents of the call."""

    dossier: Dossier
    documents: tuple[DocumentView, ...]

    def forms(self) -> Iterator[FormView]:
        """Every form of every document."""
        for document in self.documents:
            yield from document.forms

    def facts(self) -> Iterator[tuple[Statement, Operand]]:
        """Every statement, of prose and of fund statements, with its operand; places of other
        documents name them.
        """
        for document in self.documents:
            for statement in document.statements():
                yield statement, self.placed(document, document.operand(statement))
            for view in document.forms:
                for line in view.form.lines:
                    operand = Operand(
                        name=line.words or line.item,
                        figure=line.figure,
                        place=line.place,
                        address=view.address(line.address),
                    )
                    yield line, self.placed(document, operand)

    def placed(self, document: DocumentView, operand: Operand) -> Operand:
        """The operand of a document, its place naming that where there are several."""
        if len(self.documents) == 1:
            return operand
        facts = document.document
        place = operand.place.in_document(facts.path, facts.shown)
        return msgspec.structs.replace(operand, place=place)
