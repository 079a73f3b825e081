"""Reviews of small examples in every format, compared exactly with what ``snapshots/`` holds.

A case is a folder with the files in ``input/``; the rest of it is written by
``UPDATE_SNAPSHOTS=1 pytest tests/rendering/test_rendering_snapshots.py``. Times, versions and digests are
left out of the snapshots.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import msgspec
import openpyxl
import pytest
from docx.document import Document
from docx.table import Table

from jixiao import review
from jixiao.application.letters.letters import letter_files
from jixiao.application.rendering import render
from jixiao.checks.review import Review
from jixiao.version import __version__
from tests.snapshots import shows

SNAPSHOTS = Path(__file__).parent / "snapshots"
CASES = sorted(path.name for path in SNAPSHOTS.iterdir())
_VARYING = (
    (re.compile(rf'("jixiao": "|Jixiao ){re.escape(__version__)}'), r"\1VERSION"),
    (re.compile(r'("version": ")[\d.]+"'), r'\1VERSION"'),
    (re.compile(r'("digest": ")[0-9a-f]+"'), r'\1DIGEST"'),
    (re.compile(r"(?s)(<style>).*?(</style>)"), r"\1…\2"),
    (re.compile(r"(?s)(<script[^>]*>).*?(</script>)"), r"\1…\2"),
)


def steady(text: str) -> str:
    """Without what changes from one release to the next: versions, digests, style and script."""
    for pattern, shown in _VARYING:
        text = pattern.sub(shown, text)
    return text


def cells(workbook: bytes) -> Iterator[str]:
    """Every filled cell of every sheet, and the comments."""
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook)).worksheets:
        yield f"== {sheet.title} {sheet.dimensions} {sheet.freeze_panes or ''}".rstrip()
        yield from (f"merged {each}" for each in sorted(map(str, sheet.merged_cells.ranges)))
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate} [{cell.number_format}] {cell.value!r}"


def words(letter: bytes) -> Iterator[str]:
    """The paragraphs and tables of a letter."""
    read: Document = docx.Document(io.BytesIO(letter))
    for block in read.iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def letters(found: Review) -> str:
    """All return letters, each under its file's name."""
    made = letter_files(found)
    return "".join(f"== {each.name}\n" + "\n".join(words(each.content)) + "\n" for each in made)


SHOWN: dict[str, Callable[[Review], str]] = {
    "review.txt": lambda found: render(found, width=100, verdicts=True).decode(),
    "review.en.txt": lambda found: render(found, width=100, language="en").decode(),
    "review.json": lambda found: render(found, "json").decode(),
    "review.html": lambda found: render(found, "html").decode(),
    "review.xlsx.txt": lambda found: "\n".join(cells(render(found, "xlsx"))) + "\n",
    "letters.txt": letters,
}


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[str, Review]:
    """A case and the review of its files, named as the user would see them."""
    given = SNAPSHOTS / request.param / "input"
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(given)
        found = review(sorted(Path().iterdir()))
    return request.param, msgspec.structs.replace(found, seconds="0.000")


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_is_what_was_shown(case: tuple[str, Review], name: str) -> None:
    shows(SNAPSHOTS / case[0] / name, steady(SHOWN[name](case[1])))


def test_snapshots_tell_no_times_and_no_folders() -> None:
    for kept in SNAPSHOTS.glob("*/*.*"):
        text = kept.read_text(encoding="utf-8")
        assert not re.search(r"/(?:tmp|home|work|Users)/|site-packages", text), kept.name
        assert not re.search(r"20\d\d-\d\d-\d\dT|\d{2}:\d{2}:\d{2}", text), kept.name
