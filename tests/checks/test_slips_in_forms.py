"""A clerk's slips in whole forms: those of three published documents, with their own mistakes, and
error-free ones of other layouts. ``slips/forms/NAME.txt`` keeps what the review says more and what
no longer; the longer documents in several parts.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from jixiao.api import review
from jixiao.checks.review import Review
from jixiao.reading import read_bytes
from make_examples import CLEAN, examples, write
from tests.checks.slipping import slipped, told
from tests.snapshots import holds

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).resolve().parent / "slips" / "forms"
PRINTED = [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "examples").glob("*/*.txt"))]
MOST, PARTS = 48, 6


@cache
def clean(folder: Path) -> dict[str, str]:
    paths = [path for each in examples(CLEAN) for path in write(each, folder, ("txt",))]
    return {path.stem: path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_slips_in_published_documents(path: Path, part: int) -> None:
    holds(KEPT / f"{path.stem}-{part + 1}.txt", said(path.read_text("utf-8"), part, PARTS))


@pytest.mark.parametrize("name", sorted(path.stem for path in CLEAN.glob("*.yaml")))
def test_slips_in_clean_forms(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    forms = clean(tmp_path_factory.getbasetemp())
    for stem, text in forms.items():
        if stem == name or stem.startswith(f"{name}-"):
            holds(KEPT / f"{stem}.txt", said(text, 0, 2))


def said(text: str, part: int, parts: int) -> list[str]:
    before = Counter(told(review_of(text)))
    lines = sorted(before.elements()) if part == 0 else []
    for slip, edited in slipped(text, 0, len(text), MOST)[part::parts]:
        after = Counter(told(review_of(edited)))
        lines.append(f"## {slip}")
        lines += [f"+ {each}" for each in sorted((after - before).elements())]
        lines += [f"- {each}" for each in sorted((before - after).elements())]
    return lines


def review_of(text: str) -> Review:
    return review(read_bytes(text.encode(), "表.txt"))
