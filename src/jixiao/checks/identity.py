"""Names of findings that do not depend on the files beside, on order or on format: addresses made of
keys, and the ids that hang on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.checks.belonging import area_at
from jixiao.checks.review import DocumentReview
from jixiao.checks.views import DocumentView
from jixiao.core.findings import (
    FACT,
    RELATION,
    Correction,
    Finding,
    OperandShown,
    Related,
    Text,
    split_address,
)
from jixiao.core.keys import (
    fact_key,
    field_address,
    keyed_forms,
    numbered,
    unnumbered,
    words_key,
)
from jixiao.core.places import Place
from jixiao.core.statements import Statement
from jixiao.core.words import one_line

_Key = tuple[object, ...]
_NOWHERE = Place().spot()


def identified(reviews: Sequence[DocumentReview]) -> list[DocumentReview]:
    """The documents of one dossier, their findings with ids, keyed addresses and groups. An id is
    a hash of the code and the address of the relation's own result; of several equal ones in a
    document the later are counted: ``…-2``.
    """
    names = Names([each.view for each in reviews])
    named = [
        _with_ids([names.finding(each, review.view) for each in review.findings])
        for review in reviews
    ]
    leaders = {f"{each.code}@{each.address}": each.id for own in reversed(named) for each in own}
    return [
        _settled(review, _in_groups(own, leaders))
        for review, own in zip(reviews, named, strict=True)
    ]


def unmarked_id(finding: Finding) -> str:
    """The id that a finding of a row would have if no other row bore the row's name."""
    form, slash, rest = finding.field.partition("/")
    row, dot, field = rest.partition("/")
    bare = unnumbered(row.partition("@")[0])
    return _hashed(finding.code, f"{form}{slash}{bare}{dot}{field}")


def called(finding: Finding, field: str) -> Finding:
    """A finding that is of no check, with the id of its code and the ``field`` that it is told of."""
    return msgspec.structs.replace(finding, field=field, id=_hashed(finding.code, field))


def _hashed(code: str, about: str) -> str:
    return hashlib.sha256(f"{code}|{about}".encode()).hexdigest()[:12]


class Names:
    """The keyed addresses of a dossier's fields, by locator (``0:form1.indicators[3].score``) and
    by place.
    """

    def __init__(self, views: Sequence[DocumentView]) -> None:
        self._forms = {
            (view.index, form.id): form
            for view in views
            for form in keyed_forms(each.form for each in view.forms)
        }
        self._facts = {
            f"{view.index}:{each.address}": each for view in views for each in view.statements()
        }
        self._views = {view.index: view for view in views}
        self._places: dict[int, dict[_Key, str]] = {}
        self._known: dict[str, str] = {}
        self._by_path = {
            _file(view): view for view in reversed(views)
        }  # of two with one path the first

    def address(self, locator: str, place: Place | None = None) -> str:
        """The keyed address of a locator. What is no field is called by the words in its brackets,
        where a number stands in them by those at ``place``, figures apart.
        """
        if locator.startswith((FACT, RELATION)) or not locator:
            return locator
        known = self._known.get(locator)
        if known is not None:
            return known
        index, form_id, field = split_address(locator)
        form = self._forms.get((index, form_id or ""))
        bare, mark, tail = field.partition("#")
        if form is not None:
            found = field_address(form, bare)
            root, group = form.key, bare.partition("[")[0]
        else:
            fact = self._facts.get(f"{index}:{bare}")
            spot = fact.place if fact is not None else place
            root = f"text|{area_at(self._views[index], spot) or ''}"
            group = bare.partition("[")[0]
            found = f"{root}/{fact.key}/value" if fact is not None else None
            if field == "file" or (found is None and group == bare):
                found = field if field == "file" else f"{root}/{bare}"
        if found is None:
            words = bare.partition("[")[2].removesuffix("]")
            if words.isdecimal() and place is not None:
                words = words_key(place.text)
            return f"{root}/{group}:{words}{mark}{tail}"
        self._known[locator] = found + mark + tail
        return found + mark + tail

    def about(self, finding: Finding) -> str:
        """What a finding's id hangs on: the fact alone for a conflict of facts, else the address of
        the relation's own result; of a fact that is printed several times, whichever print it is.
        """
        if finding.about:
            return self.address(finding.about)
        fact = self._fact(finding.address)
        if fact is not None and finding.code.startswith("X4"):
            return FACT + fact_key(fact)
        address = self.address(finding.address, finding.place)
        return address if fact is None else address.replace(fact.key, unnumbered(fact.key), 1)

    def finding(self, finding: Finding, view: DocumentView) -> Finding:
        """The finding with its id, its field and the addresses of all that it shows, its words on
        one line each; as it is where it has them.
        """
        if finding.id:
            return finding
        about = self.about(finding)
        return msgspec.structs.replace(
            finding,
            message=_on_one_line(finding.message),
            causes=tuple(
                msgspec.structs.replace(each, text=_on_one_line(each.text))
                for each in finding.causes
            ),
            id=_hashed(finding.code, about),
            field=self.address(finding.address, finding.place),
            related=tuple(self._related(each, view) for each in finding.related),
            operands=tuple(self._operand(each, view) for each in finding.operands),
            correction=self._correction(finding, view),
        )

    def at(self, place: Place, view: DocumentView) -> str:
        """The keyed address of the field that stands at a place; empty where none does."""
        home = self._by_path.get((place.document, place.member)) if place.document else view
        home = home or self._by_path.get((place.document or "", None))
        if home is None:
            return ""
        index = self._places.get(home.index)
        if index is None:
            index = self._places[home.index] = dict(_by_place(_fields(home)))
        found = index.get(place.spot()) or index.get(place.whole().spot())
        return self.address(found) if found is not None else ""

    def _fact(self, locator: str) -> Statement | None:
        index, form_id, field = split_address(locator)
        if form_id is None:
            return self._facts.get(locator)
        form = self._forms.get((index, form_id))
        lines = form.lines if form is not None else ()
        return next((line for line in lines if line.address == field), None)

    def _related(self, related: Related, view: DocumentView) -> Related:
        address = self.address(related.address) or self.at(related.place, view)
        return msgspec.structs.replace(related, address=address)

    def _correction(self, finding: Finding, view: DocumentView) -> Correction | None:
        found = finding.correction
        if found is None or not found.following:
            return found
        following = tuple(self._operand(each, view) for each in found.following)
        return msgspec.structs.replace(found, following=following)

    def _operand(self, operand: OperandShown, view: DocumentView) -> OperandShown:
        address = self.address(operand.address) or self.at(operand.place, view)
        return msgspec.structs.replace(operand, address=address)


def _fields(view: DocumentView) -> Iterator[tuple[Place, str]]:
    """The places of a document with the locators of what stands there."""
    for statement in view.statements():
        yield statement.place, view.address(statement)
    for form in view.forms:
        for line in form.form.lines:
            yield line.place, form.address(line.address)
        for field, entry in form.entries():
            yield entry.place, form.address(field)


def _on_one_line(text: Text) -> Text:
    """Names and values that messages quote have their cells' line breaks."""
    return Text(one_line(text.zh), one_line(text.en))


def _by_place(fields: Iterator[tuple[Place, str]]) -> Iterator[tuple[_Key, str]]:
    """Of two fields in one cell the first; forms that are data have no places."""
    seen: set[_Key] = set()
    for place, locator in fields:
        for key in (place.spot(), place.whole().spot()):
            if key not in seen and key != _NOWHERE:
                seen.add(key)
                yield key, locator


def _file(view: DocumentView) -> tuple[str, str | None]:
    return view.document.path, view.document.member


def _with_ids(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    ids = (each.replace("#", "-") for each in numbered(finding.id for finding in findings))
    return tuple(
        msgspec.structs.replace(each, id=name) for each, name in zip(findings, ids, strict=True)
    )


def _in_groups(findings: Sequence[Finding], leaders: dict[str, str]) -> tuple[Finding, ...]:
    return tuple(
        each if each.group is None else msgspec.structs.replace(each, group=leaders.get(each.group))
        for each in findings
    )


def _settled(review: DocumentReview, findings: tuple[Finding, ...]) -> DocumentReview:
    """The review with the findings named, in its verdicts too."""
    named = {id(old): new for old, new in zip(review.findings, findings, strict=True)}
    verdicts = tuple(
        verdict
        if verdict.finding is None
        else msgspec.structs.replace(
            verdict, finding=named.get(id(verdict.finding), verdict.finding)
        )
        for verdict in review.verdicts
    )
    return msgspec.structs.replace(review, findings=findings, verdicts=verdicts)
