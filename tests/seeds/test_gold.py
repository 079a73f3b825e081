"""Every error that careful readers found in the real documents is found; what is right stays
silent.
"""

from __future__ import annotations

import functools

import pytest

from jixiao.api import review
from jixiao.checks.review import Review
from tests.seeds.gold import GOLD, SEEDS, Known, known, loud, matches

pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="the real documents (../shared) are not beside this checkout"
)


@functools.lru_cache
def reviewed(document: str) -> Review:
    return review([SEEDS / document])


@pytest.mark.parametrize(
    "entry",
    [each for each in (known() if GOLD.exists() else []) if each.severity == "error"],
    ids=lambda each: each.id,
)
def test_error_is_found(entry: Known) -> None:
    assert any(loud(finding) for finding in matches(entry, reviewed(entry.document))), (
        f"{entry.quote}: {entry.explanation}"
    )


def test_warnings_are_found() -> None:
    warnings = [each for each in known() if each.severity == "warning"]
    missed = [
        each.id
        for each in warnings
        if not any(True for _ in matches(each, reviewed(each.document)))
    ]
    assert len(missed) <= 2, missed


def test_no_defect_of_ours() -> None:
    for document in sorted({each.document for each in known()}):
        assert [each.internal for each in reviewed(document).documents] == [()]
