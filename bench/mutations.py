"""The mutation bench: clean forms, one slip in one cell, and what the review makes of it.

    .venv/bin/python bench/mutations.py [FILE …]

For each clean form it prints how many slips make a tie of the form impossible, how many of those
are found as an error or a warning, how often the true cell is the place or among the first two
related places where the ties single it out, and the false alarms on the clean forms per 1,000 ties.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from jixiao.api import review
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.figures import Figure, parse, scan
from jixiao.core.findings import Finding, Severity
from jixiao.core.forms import entries
from jixiao.core.places import Place
from jixiao.core.ties import Judged, Operand, Outcome, Tie, judge
from jixiao.reading import read_path
from slips import slips_of

ROOT = Path(__file__).resolve().parent.parent
OF_THE_SEEDS = ("national", "xinjiang", "monitoring", "report", "ningxia")
LOUD = (Severity.ERROR, Severity.WARNING)


class Slip(msgspec.Struct, frozen=True):
    """One slip: the cell before, its new text, and what kind of slip it is."""

    cell: Cell
    text: str
    kind: str


def main(paths: Sequence[str]) -> int:
    """Run the bench over the files given, else over examples/clean; prints a table."""
    totals: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {
        "layouts of the seeds": Counter(),
        "other layouts": Counter(),
    }
    with tempfile.TemporaryDirectory() as folder:
        for file in [Path(path) for path in paths] or clean_forms(Path(folder)):
            counts = bench(file)
            totals.update(counts)
            groups[
                (
                    "layouts of the seeds"
                    if file.stem.partition("-")[0] in OF_THE_SEEDS
                    else "other layouts"
                )
            ].update(counts)
            print(row(file.name, counts), flush=True)
    for name, counts in (*groups.items(), ("all", totals)):
        print(row(name, counts))
    for kind in sorted(
        kind.removeprefix("breaking ") for kind in totals if kind.startswith("breaking ")
    ):
        print(
            f"  {kind:20} {_share(totals[f'found {kind}'], totals[f'breaking {kind}'])} of"
            f" {totals[f'breaking {kind}']}"
        )
    print("slips that break no tie, found by other checks:")
    for kind in sorted(
        kind.removeprefix("untied ")
        for kind in totals
        if kind.startswith("untied ") and not kind.startswith("untied found ")
    ):
        print(
            f"  {kind:20} {_share(totals[f'untied found {kind}'], totals[f'untied {kind}'])} of"
            f" {totals[f'untied {kind}']}"
        )
    return 0


def clean_forms(folder: Path) -> list[Path]:
    """The clean forms of examples/clean, written as text (merged cells lost) and as xlsx (merged
    cells kept).
    """
    sys.path.insert(0, str(ROOT / "tools"))
    import make_examples

    written = [
        path
        for each in make_examples.examples(make_examples.CLEAN)
        for path in make_examples.write(each, folder, ("txt", "xlsx"))
    ]
    return sorted(written)


def bench(file: Path) -> Counter[str]:
    """The counts of one clean file."""
    documents = read_path(file)
    clean = review(documents)
    counts: Counter[str] = Counter(ties=len(_ties(clean)), alarms=len(_loud(clean)))
    quiet = {_key(finding) for finding in _loud(clean)}
    for number, document in enumerate(documents):
        for slip in (*slips(document), *slips_of_forms(document, clean.documents[number])):
            _count(
                counts,
                _broken(clean, slip),
                slip,
                review(with_slip(documents, number, slip)),
                quiet,
            )
    return counts


def slips(document: Document) -> Iterator[Slip]:
    """Every slip in every cell of a document that holds one figure or begins with one; and the
    neighbour's figure copied.
    """
    for grid in document.blocks:
        if not isinstance(grid, Grid):
            continue
        above: dict[int, Cell] = {}
        for cell in grid.cells:
            if len(scan(cell.text)) != 1 or len(cell.text) > 24:
                continue
            for kind, text in slips_of(cell.text):
                yield Slip(cell, text, kind)
            neighbour = above.get(cell.column)
            if (
                neighbour is not None
                and neighbour.text != cell.text
                and parse(neighbour.text) is not None
                and parse(cell.text) is not None
            ):
                yield Slip(cell, neighbour.text, "neighbour copied")
            above[cell.column] = cell


def slips_of_forms(document: Document, reviewed: DocumentReview) -> Iterator[Slip]:
    """Slips that know the form: a total off by one, a score above its points, last year in a date."""
    cells = {
        _spot(cell.place): cell
        for block in document.blocks
        if isinstance(block, Grid)
        for cell in block.cells
    }
    for view in reviewed.view.forms:
        for field, entry in entries(view.form):
            cell = cells.get(_spot(entry.place))
            if cell is None or cell.text.strip() != entry.text.strip():
                continue
            if field in ("total.points", "total.score") and entry.figure is not None:
                yield Slip(cell, str(entry.figure.value + 1), "total off")
            if field.endswith(".score") and field != "total.score" and entry.figure is not None:
                points = view.entry(field.removesuffix("score") + "points")
                if points is not None and points.figure is not None:
                    yield Slip(cell, str(points.figure.value + 1), "score above points")
            year = view.form.year
            if (
                year is not None
                and field.endswith((".target", ".actual"))
                and str(year) in entry.text
            ):
                yield Slip(cell, entry.text.replace(str(year), str(year - 1)), "year")


def _count(
    counts: Counter[str], broken: list[Judged], slip: Slip, review: Review, quiet: set[object]
) -> None:
    new = [finding for finding in _loud(review) if _key(finding) not in quiet]
    counts["slips"] += 1
    if not broken:
        counts["no tie, found"] += bool(new)
        counts["no tie"] += 1
        counts[f"untied {slip.kind}"] += 1
        counts[f"untied found {slip.kind}"] += bool(new)
        return
    counts["breaking"] += 1
    counts[f"breaking {slip.kind}"] += 1
    counts["found"] += bool(new)
    counts[f"found {slip.kind}"] += bool(new)
    if not new:
        counts[f"missed {slip.kind}"] += 1
        if "-v" in sys.argv:
            print(
                "   missed",
                slip.kind,
                repr(slip.cell.text),
                "->",
                repr(slip.text),
                _spot(slip.cell.place),
                broken[0].tie.owner,
            )
    if new and _singled_out(broken, slip.cell.place):
        counts["singled out"] += 1
        if any(_points_at(finding, slip.cell.place) for finding in new):
            counts["placed"] += 1
        elif "-v" in sys.argv:
            print(
                "   astray",
                slip.kind,
                repr(slip.cell.text),
                "->",
                repr(slip.text),
                _spot(slip.cell.place),
                [f.code for f in new],
            )


def _broken(clean: Review, slip: Slip) -> list[Judged]:
    """The ties of the clean form that the slip makes impossible."""
    found: list[Judged] = []
    spans = scan(slip.text)
    for tie in _ties(clean):
        swap = {
            member.address: msgspec.structs.replace(
                member.figure, value=spans[0].figure.value, places=spans[0].figure.places
            )
            for member in tie.members()
            if spans and _spot(member.place) == _spot(slip.cell.place)
        }
        if not swap:
            continue
        after = judge(_swapped(tie, swap))
        if after is not None and after.outcome is Outcome.IMPOSSIBLE:
            found.append(after)
    return found


def _swapped(tie: Tie, swap: dict[str, Figure]) -> Tie:
    def put(operand: Operand) -> Operand:
        figure = swap.get(operand.address)
        return msgspec.structs.replace(operand, figure=figure) if figure is not None else operand

    return msgspec.structs.replace(
        tie, result=put(tie.result), operands=tuple(put(each) for each in tie.operands)
    )


def _singled_out(broken: list[Judged], place: Place) -> bool:
    """Whether the slip's cell is the only one that all broken ties share, and there is more than
    one of them.
    """
    shared = set.intersection(
        *({_spot(member.place) for member in each.tie.members()} for each in broken)
    )
    return len(broken) > 1 and shared == {_spot(place)}


def _points_at(finding: Finding, place: Place) -> bool:
    return _spot(place) in {
        _spot(each) for each in (finding.place, *(one.place for one in finding.related[:2]))
    }


def _spot(place: Place) -> tuple[object, ...]:
    return place.whole().key()[1:]


def _ties(review: Review) -> list[Tie]:
    return [
        verdict.tie
        for document in review.documents
        for verdict in document.verdicts
        if verdict.tie is not None
    ]


def _loud(review: Review) -> list[Finding]:
    return [
        finding
        for document in review.documents
        for finding in document.findings
        if finding.severity in LOUD
    ]


def _key(finding: Finding) -> object:
    return finding.code, finding.address


def with_slip(documents: Sequence[Document], number: int, slip: Slip) -> list[Document]:
    return [
        _slipped(document, slip) if n == number else document
        for n, document in enumerate(documents)
    ]


def _slipped(document: Document, slip: Slip) -> Document:
    return msgspec.structs.replace(
        document,
        blocks=tuple(
            _in_grid(block, slip) if isinstance(block, Grid) else block for block in document.blocks
        ),
    )


def _in_grid(grid: Grid, slip: Slip) -> Grid:
    if not any(cell is slip.cell for cell in grid.cells):
        return grid
    place = msgspec.structs.replace(slip.cell.place, text=slip.text)
    changed = msgspec.structs.replace(slip.cell, text=slip.text, place=place, stored=None)
    cells = tuple(changed if cell is slip.cell else cell for cell in grid.cells)
    return Grid(
        cells=cells,
        rows=grid.rows,
        columns=grid.columns,
        place=grid.place,
        merged_known=grid.merged_known,
        sheet=grid.sheet,
    )


def row(name: str, counts: Counter[str]) -> str:
    """One line of the table."""
    return (
        f"{name:34} ties {counts['ties']:4}  false alarms {counts['alarms']}  slips"
        f" {counts['slips']:5}  breaking a tie {counts['breaking']:5}  found"
        f" {_share(counts['found'], counts['breaking'])}  placed"
        f" {_share(counts['placed'], counts['singled out'])} of {counts['singled out']}  without a"
        f" tie {counts['no tie']:4}, found {_share(counts['no tie, found'], counts['no tie'])}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part * 1000 // whole / 10}%" if whole else "—"


if __name__ == "__main__":
    sys.exit(main([argument for argument in sys.argv[1:] if not argument.startswith("-")]))
