"""What becomes of a form that follows the advice: clean forms with one slip, each proposed value put
where its finding says, one by one, and the form reviewed again.

    .venv/bin/python bench/advice.py [--every N] [FILE …]

Advice is sound where its finding is gone and no error or warning is new. Beside it the count of cells
that two findings give different values. Without files the clean forms of examples/clean, and the
examples with their own mistakes as they stand; ``--every 7`` takes each seventh slip.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

from jixiao.api import review
from jixiao.application.marks.marking import change_of
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.figures import parse
from jixiao.core.findings import Correction, Finding, Severity
from jixiao.core.places import Place
from jixiao.reading import read_path
from jixiao.rendering.words import amount
from mutations import LOUD, clean_forms, slips, slips_of_forms, with_slip

ROOT = Path(__file__).resolve().parent.parent


class Offence(msgspec.Struct, frozen=True):
    """Advice that did not do: what it was, and why it was none."""

    code: str
    kind: str
    told: str

    def line(self) -> str:
        """In one line."""
        return f"{self.code} {self.kind}: {self.told}"


def offences(documents: Sequence[Document]) -> Iterator[Offence | None]:
    """Each advice of a review of the documents, followed by itself: None where it is sound."""
    before = review(documents)
    yield from contradictions(before)
    known = _loud(before)
    for number, reviewed in enumerate(before.documents):
        for finding in reviewed.findings:
            for value, how in proposed(finding):
                done = followed(documents, number, finding, value)
                if done is None:
                    continue
                after = _with_following(done, number, finding, known)
                yield _judged(finding, value, how, known, after)


def contradictions(reviewed: Review) -> Iterator[Offence]:
    """Cells that two findings give different values."""
    given: dict[object, tuple[Finding, str]] = {}
    for finding in _findings(reviewed):
        for value, how in proposed(finding):
            if how == "expected" and finding.severity is Severity.REMARK:
                continue
            place = (_spot(finding.place), finding.printed)
            other = given.setdefault(place, (finding, value))
            if not _agree(other[1], value):
                told = f"{other[0].code} {other[1]} / {value}: {finding.message.zh}"
                yield Offence(finding.code, "two values for one cell", told)


def _agree(one: str, other: str) -> bool:
    """Whether two values are one, or one of them within what the other allows."""
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return True  # 不高于10 is no value: the form that follows the other is looked at again
    return first == second


def _number(text: str) -> Decimal | None:
    """The number of a text that is one figure and no more."""
    found = parse(text)
    if found is None or not _FIGURE.fullmatch(text.strip()):
        return None
    return found.value


_FIGURE = re.compile(r"[-−－+]?[\d,，.]+(?:\s?[^\d\s]{1,4})?")


def proposed(finding: Finding) -> Iterator[tuple[str, str]]:
    """The values that a finding proposes for its place, and as what; of a correction that is what it
    expects one.
    """
    if finding.correction is not None:
        yield finding.correction.text, "safe" if finding.correction.safe else "correction"
    elif finding.expected is not None and finding.printed and _number(finding.expected) is not None:
        yield amount(finding.expected, finding.unit), "expected"


def _judged(
    finding: Finding, value: str, how: str, known: dict[str, Finding], after: Review
) -> Offence | None:
    left = {each.id for each in _findings(after) if each.place.key() == finding.place.key()}
    after_it = (
        {each.address for each in finding.correction.following} if finding.correction else set()
    )
    beside = {each.place.key() for each in finding.related}
    new = [
        each
        for name, each in _loud(after).items()
        if name not in known
        and not (each.field in after_it and each.group in known)
        and not (each.code == finding.code and each.place.key() in beside)
    ]
    told = f"{finding.printed}→{value}｜{finding.message.zh}"
    if finding.id in left:
        again = next(each for each in _findings(after) if each.id in left and each.id == finding.id)
        return Offence(finding.code, f"{how} does not mend", f"{told}｜{again.message.zh}")
    if new:
        codes = "+".join(sorted({each.code for each in new}))
        return Offence(finding.code, f"{how} brings {codes}", f"{told}｜{new[0].message.zh}")
    return None


def _with_following(
    documents: Sequence[Document], number: int, finding: Finding, known: dict[str, Finding]
) -> Review:
    """The review of documents that follow a finding, with what it says has to be computed again
    computed again: at each of these figures what the review then expects there.
    """
    fields = [each.address for each in finding.correction.following] if finding.correction else []
    after = review(documents)
    for field in fields * 2:  # one may be computed from another that comes later
        for each in after.documents[number].findings:
            if each.field == field and each.id not in known:
                done = [followed(documents, number, each, value) for value, _ in proposed(each)]
                if done and done[0] is not None:
                    documents = done[0]
                    after = review(documents)
                    break
    return after


def followed(
    documents: Sequence[Document], number: int, finding: Finding, value: str
) -> list[Document] | None:
    """The documents with a value in the place of what a finding says is printed; None where its place
    does not print that.
    """
    advised = msgspec.structs.replace(finding, correction=Correction(text=value))
    change = change_of(advised, documents[number], "zh")
    if change is None:
        return None
    text = change.place.text
    new = text[: change.place.start] + change.new + text[change.place.end :]
    blocks = tuple(_replaced(each, change.place, new) for each in documents[number].blocks)
    done = list(documents)
    done[number] = msgspec.structs.replace(documents[number], blocks=blocks)
    return done


def _replaced(block: Block, place: Place, new: str) -> Block:
    whole = msgspec.structs.replace(place.whole(), text=new)
    if isinstance(block, Paragraph):
        if block.place.whole().key() != place.whole().key():
            return block
        return msgspec.structs.replace(block, text=new, place=whole)
    if not any(each.place.whole().key() == place.whole().key() for each in block.cells):
        return block
    cells = tuple(_cell(each, whole, new) for each in block.cells)
    return Grid(
        cells=cells,
        rows=block.rows,
        columns=block.columns,
        place=block.place,
        merged_known=block.merged_known,
        sheet=block.sheet,
    )


def _cell(cell: Cell, place: Place, new: str) -> Cell:
    if cell.place.whole().key() != place.key():
        return cell
    return msgspec.structs.replace(cell, text=new, place=place, stored=None)


def _findings(reviewed: Review) -> list[Finding]:
    return [each for document in reviewed.documents for each in document.findings]


def _loud(reviewed: Review) -> dict[str, Finding]:
    return {each.id: each for each in _findings(reviewed) if each.severity in LOUD}


def _spot(place: Place) -> tuple[object, ...]:
    return place.key()


def slipped(documents: Sequence[Document], clean: Review, every: int) -> Iterator[list[Document]]:
    """The documents with one slip in one cell, each ``every``-th of the slips."""
    at = 0
    for number, document in enumerate(documents):
        own: DocumentReview = clean.documents[number]
        for slip in (*slips(document), *slips_of_forms(document, own)):
            if at % every == 0:
                yield with_slip(documents, number, slip)
            at += 1


def main(arguments: Sequence[str]) -> int:
    """Run over the files given; prints what is unsound, by kind."""
    every = int(arguments[arguments.index("--every") + 1]) if "--every" in arguments else 1
    paths = [Path(each) for each in arguments if Path(each).is_file()]
    counts: Counter[str] = Counter()
    bad: dict[tuple[str, str], list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in paths or [each for each in clean_forms(Path(folder)) if each.suffix == ".txt"]:
            documents = read_path(path)
            states = [list(documents), *slipped(documents, review(documents), every)]
            for state in states:
                for each in offences(state):
                    counts["advice"] += 1
                    if each is not None:
                        counts["unsound"] += 1
                        bad.setdefault((each.code, each.kind), []).append(
                            f"{path.name} {each.told}"
                        )
            print(path.name, dict(counts), flush=True)
    for (code, kind), told in sorted(bad.items(), key=lambda each: -len(each[1])):
        print(f"\n{len(told):5} {code} {kind}")
        for line in told[: 40 if "-v" in arguments else 3]:
            print(f"      {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
