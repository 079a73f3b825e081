"""What the documents of a call are beside each other: what each is called where files bear one name, and
whose one is that names no unit itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

import msgspec

from jixiao.checks.review import DocumentReview
from jixiao.checks.units import units_of
from jixiao.checks.views import DocumentView
from jixiao.core.facts import DocumentFacts
from jixiao.core.filenames import told_apart
from jixiao.core.findings import Severity
from jixiao.core.unitnames import unit_key
from jixiao.core.words import squeezed
from jixiao.knowledge.vocabulary import words

_NO_FORM = "R130"
_TITLE, _HEAD = words("title"), "指标值"
_SHORTEST = 2  # characters of a unit's name that is looked for in a path


def beside(documents: Sequence[DocumentFacts]) -> list[DocumentFacts]:
    """The documents, each called so that it is told from the others; one without a form that names no
    unit is the unit's that its path names, or whose folder it lies in.
    """
    names = told_apart(each.path for each in documents)
    units = [_units(each) for each in documents]
    folders = dict(_owners(documents, units))
    known = {unit for each in units for unit in each if len(squeezed(unit)) >= _SHORTEST}
    with_forms = {unit_key(unit) for each in documents if each.forms for unit in _units(each)}
    made = []
    for facts, own in zip(documents, units, strict=True):
        sender = ""
        if not own and not facts.forms and facts.paper is None:
            sender = _named_in(_path(facts), known) or folders.get(_path(facts).parent, "")
        called = _called(facts, names[facts.path])
        aside = unit_key(sender) in with_forms if sender else False
        aside = aside and _is_note(facts)
        made.append(msgspec.structs.replace(called, sender=sender, aside=aside))
    return made


def _units(facts: DocumentFacts) -> tuple[str, ...]:
    return units_of(DocumentView(index=0, document=facts, forms=()))


def _is_note(facts: DocumentFacts) -> bool:
    """Whether a document without a form is no form that was not recognised: it has neither the title of
    one nor the head of a table of indicators, and it is no template.
    """
    if facts.statements or facts.template or facts.fact_sheet or not facts.readable:
        return False
    lines = [squeezed(entry.text) for entry in (*facts.head, *facts.texts)]
    return not any(_TITLE.fullmatch(line) or _HEAD in line for line in lines)


def as_note(reviewed: DocumentReview) -> DocumentReview:
    """The review of a note beside a unit's forms: that no form was recognised in it is for whoever
    reviews, and no problem of the unit's.
    """
    if not reviewed.view.document.aside:
        return reviewed
    findings = tuple(
        msgspec.structs.replace(each, severity=Severity.REMARK) if each.code == _NO_FORM else each
        for each in reviewed.findings
    )
    return msgspec.structs.replace(reviewed, findings=findings)


def named(reviewed: DocumentReview, names: Mapping[str, str]) -> DocumentReview:
    """A review that passes by itself, its document called as ``names`` has it, by their paths."""
    facts = reviewed.view.document
    shown = names.get(facts.path, "")
    if shown in ("", PurePath(facts.path).name):
        return reviewed
    view = msgspec.structs.replace(reviewed.view, document=_called(facts, shown))
    return msgspec.structs.replace(reviewed, view=view)


def _called(facts: DocumentFacts, shown: str) -> DocumentFacts:
    known = shown == PurePath(facts.path).name
    return msgspec.structs.replace(facts, shown="" if known else shown)


def _path(facts: DocumentFacts) -> PurePath:
    return PurePath(f"{facts.path}/{facts.member}" if facts.member else facts.path)


def _named_in(path: PurePath, units: set[str]) -> str:
    """The unit that a file's name, else a folder's, has in it; of several the longest."""
    for part in reversed(path.parts):
        text = squeezed(part)
        found = [each for each in units if squeezed(each) in text]
        if found:
            return max(found, key=len)
    return ""


def _owners(
    documents: Sequence[DocumentFacts], units: Sequence[tuple[str, ...]]
) -> Iterator[tuple[PurePath, str]]:
    """The folders of single units: where there are several folders with documents, and each of them
    is of one unit.
    """
    found: Mapping[PurePath, dict[str, str]] = defaultdict(dict)
    for facts, own in zip(documents, units, strict=True):
        if own:
            found[_path(facts).parent].update({unit_key(unit): unit for unit in own})
    of_one = [each for each in found.values() if len(each) == 1]
    distinct = {key for each in of_one for key in each}
    if len(of_one) == len(found) == len(distinct) > 1:
        yield from ((folder, next(iter(each.values()))) for folder, each in found.items())
