"""The review of documents in which a form stands more than once: its prints are never held against
each other, and what is to say of them stands with the other findings.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import PurePath

import msgspec

from jixiao.application.rounds.versions import (
    Met,
    Written,
    forms_met,
    note,
    notes,
    same_forms,
    together,
    twin,
    unknown_times,
)
from jixiao.checks.identity import called
from jixiao.checks.review import DocumentReview
from jixiao.checks.versions import ALL, SameForm
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, split_address
from jixiao.core.forms import Form
from jixiao.core.keys import numbered, unnumbered
from jixiao.knowledge.drafts import is_copy
from jixiao.starting.shapes import convert

Judge = Callable[[int, DocumentFacts], DocumentReview]
"""Reviews a document, or a part of it, by itself; gives it the index."""


def without(facts: DocumentFacts, forms: Collection[str]) -> DocumentFacts:
    """A document without some of its forms."""
    kept = tuple(form for form in facts.forms if form.id not in forms)
    return msgspec.structs.replace(facts, forms=kept)


def only(facts: DocumentFacts, forms: Collection[str]) -> DocumentFacts:
    """Some forms of a document, without its prose."""
    kept = tuple(form for form in facts.forms if form.id in forms)
    return msgspec.structs.replace(facts, forms=kept, statements=(), claims=())


def emptied(facts: DocumentFacts) -> DocumentFacts:
    """A document that nothing is to be said of, in its place among others."""
    return msgspec.structs.replace(
        facts, forms=(), statements=(), claims=(), head=(), texts=(), year=None, scope=None
    )


class Plan:
    """What of the documents of a call is judged together, what by itself, and what not at all: of
    each form the print that counts is held against the rest, its other prints against nothing.
    """

    def __init__(
        self,
        documents: Sequence[DocumentFacts],
        choice: str = ALL,
        written: Written = unknown_times,
        *,
        submitted: bool = True,
    ) -> None:
        self._documents = documents
        self.twins = dict(_twins(documents)) if submitted else {}
        once = [emptied(each) if at in self.twins else each for at, each in enumerate(documents)]
        self.same: tuple[SameForm, ...] = same_forms(once, choice, written) if submitted else ()
        self._dropped: dict[int, set[str]] = defaultdict(set)
        self._apart: dict[int, set[str]] = defaultdict(set)
        for each in self.same:
            for handing in each.prints:
                if handing in each.left_out:
                    self._dropped[handing.document].add(handing.form)
                elif handing != each.counted:
                    self._apart[handing.document].add(handing.form)

    def is_left_out(self, index: int) -> bool:
        """Whether nothing of a document is reviewed: all its forms were handed in newer, or it is
        another file byte by byte.
        """
        forms = {form.id for form in self._documents[index].forms}
        return index in self.twins or (bool(forms) and forms == self._dropped[index])

    def reviewed_apart(self, index: int) -> bool:
        """Whether all forms of a document are further prints, so that it is reviewed by itself."""
        forms = {form.id for form in self._documents[index].forms}
        return bool(forms) and forms == self._dropped[index] | self._apart[index]

    def kept(self) -> tuple[DocumentFacts, ...]:
        """What is held against each other, every document in its place."""
        return tuple(
            emptied(facts)
            if self.is_left_out(at) or self.reviewed_apart(at)
            else without(facts, self._dropped[at] | self._apart[at])
            for at, facts in enumerate(self._documents)
        )

    def by_itself(self, index: int) -> Iterator[DocumentFacts]:
        """What of a document is reviewed by itself: all that is left of it, where it is apart, else
        each further print.
        """
        facts, again = self._documents[index], self._again(index)
        if self.is_left_out(index):
            return
        if self.reviewed_apart(index):
            yield without(facts, self._dropped[index] | again)
        else:
            again = self._apart[index]
        for form in sorted(again - self._dropped[index]):
            yield only(facts, {form})

    def _again(self, index: int) -> set[str]:
        """The forms of a document that stand in it already."""
        own = ([each.form for each in same.prints if each.document == index] for same in self.same)
        return {form for forms in own for form in forms[1:]}


def _twins(documents: Sequence[DocumentFacts]) -> Iterator[tuple[int, int]]:
    """The documents that are another one byte by byte, with that one: the first that is not named as
    a copy.
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, facts in enumerate(documents):
        if facts.readable and facts.sha256:
            alike[facts.sha256, facts.member or ""].append(index)
    for several in alike.values():
        one = min(several, key=lambda at: (is_copy(_name(documents[at])), at))
        yield from ((each, one) for each in several if each != one)


def _name(facts: DocumentFacts) -> str:
    return PurePath(facts.member or facts.path).name


def merged(
    main: DocumentReview, others: Iterable[DocumentReview], facts: DocumentFacts
) -> DocumentReview:
    """A document's review with those of its forms that were reviewed by themselves; ``facts`` are all
    that it says.
    """
    for other in others:
        own = {view.form.id for view in other.view.forms}

        def of_it(address: str, own: Collection[str] = own) -> bool:
            return split_address(address)[1] in own

        forms = sorted((*main.view.forms, *other.view.forms), key=lambda each: _number(each.form))
        main = msgspec.structs.replace(
            main,
            view=msgspec.structs.replace(main.view, forms=tuple(forms), document=facts),
            findings=(*main.findings, *(each for each in other.findings if of_it(each.address))),
            verdicts=(*main.verdicts, *(each for each in other.verdicts if of_it(each.address))),
            internal=(*main.internal, *other.internal),
        )
    return main


def _number(form: Form) -> int:
    return int(form.id.removeprefix("form"))


def with_notes(
    found: Sequence[DocumentReview],
    plan: Plan,
    documents: Sequence[DocumentFacts],
) -> tuple[DocumentReview, ...]:
    """The reviews with what is to say of forms that were handed in more than once."""
    told: dict[int, list[Finding]] = defaultdict(list)
    for same in plan.same:
        for index, finding in notes(same, documents):
            told[index].append(_named(finding, documents[index]))
    for index, of in plan.twins.items():
        told[index].append(_twin(index, documents[index], documents[of]))
    return tuple(_with(each, told.get(each.view.index, ())) for each in found)


def _with(reviewed: DocumentReview, told: Sequence[Finding]) -> DocumentReview:
    if not told:
        return reviewed
    ids = (each.replace("#", "-") for each in numbered(each.id for each in told))
    own = [msgspec.structs.replace(each, id=name) for each, name in zip(told, ids, strict=True)]
    return msgspec.structs.replace(reviewed, findings=(*own, *reviewed.findings))


def _named(finding: Finding, facts: DocumentFacts) -> Finding:
    form_id = split_address(finding.address)[1]
    key = next(form.key for form in facts.forms if form.id == form_id)
    return _called(finding, key)


def _called(finding: Finding, key: str) -> Finding:
    """The finding of a form's further print: its id is the form's, whatever its files are called."""
    return called(finding, f"{unnumbered(key)}/versions")


def _twin(index: int, facts: DocumentFacts, of: DocumentFacts) -> Finding:
    told = msgspec.structs.replace(twin(facts, of), address=f"{index}:file")
    return called(told, f"file/{facts.sha256[:12]}")


class Watch:
    """What is to say of forms that were handed in more than once, of reviews that pass one by one: of
    each form it keeps what it prints, packed, and no document.
    """

    def __init__(self, written: Written = unknown_times) -> None:
        self._written = written
        self._met: dict[tuple[str, ...], list[bytes]] = defaultdict(list)
        self._first: dict[tuple[str, str], DocumentFacts] = {}

    def passed(self, reviewed: DocumentReview) -> DocumentReview:
        """The review with what is to say of its forms beside those that passed before; of a file
        that passed already nothing else.
        """
        facts, index = reviewed.view.document, reviewed.view.index
        same = (facts.sha256, facts.member or "")
        first = self._first.get(same)
        if first is not None and facts.readable and facts.sha256:
            return left_out(reviewed, (_twin(index, facts, first),))
        self._first[same] = emptied(facts)
        told = [found for each in forms_met(facts, index) for found in self._told(each)]
        return _with(reviewed, told)

    def _told(self, met: Met) -> Iterator[Finding]:
        kept = self._met[met.name]
        kept_facts = msgspec.structs.replace(emptied(met.facts), sender=met.unit)
        met = msgspec.structs.replace(met, facts=kept_facts, filed_on=met.day)
        before = [_unpacked(each) for each in kept]
        like = [each for each in before if each.is_again(met)]
        kept.append(_packed(met))
        if not like:
            return
        same = together([*like, met], ALL, self._written)
        *before_it, own = same.prints
        other = own if own != same.counted else before_it[-1]
        forms = dict(zip(same.prints, (each.form for each in (*like, met)), strict=True))
        facts = dict(zip(same.prints, (each.facts for each in (*like, met)), strict=True))
        home = facts[same.counted] if other == own else None
        said = note(same, forms[same.counted], other, forms[other], home=home)
        if other != own:  # it passed already: it is told here
            here = f"{met.handing.document}:{met.form.id}.versions"
            said = msgspec.structs.replace(said, address=here, place=met.form.place)
        yield _called(said, met.form.key)


def _packed(met: Met) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(met))


def _unpacked(kept: bytes) -> Met:
    return convert(msgspec.msgpack.decode(zlib.decompress(kept)), Met)


def left_out(reviewed: DocumentReview, told: tuple[Finding, ...] = ()) -> DocumentReview:
    """A document of which nothing but this is said."""
    facts = msgspec.structs.replace(reviewed.view.document, statements=(), claims=())
    view = msgspec.structs.replace(reviewed.view, forms=(), document=facts)
    return msgspec.structs.replace(reviewed, view=view, findings=told, verdicts=(), internal=())
