"""Separate reviews written one by one are what one review of them all is written as."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from jixiao.application.rendering import render, streamed
from jixiao.application.reviewing import review, reviews
from jixiao.application.sources import Source

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = (
    "yanchi-2024.txt",
    "yopurga-monitoring-2020.txt",
    "kashgar-2020/forms.xlsx",
    "kashgar-2020/report.txt",
)


def _sources() -> list[Source]:
    *found, last, before = [Source(name, (EXAMPLES / name).read_bytes()) for name in NAMES]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each in (last, before):
            archive.writestr(each.name, each.content)
    return [*found, Source("表.zip", packed.getvalue()), Source("坏.docx", b"PK\x03\x04")]


def _untimed(data: bytes) -> str:
    return re.sub(r'("seconds": |用时|remarks\. )[\d.]+', r"\1", data.decode())


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("verdicts", [False, True])
def test_one_by_one_or_all_at_once(format: str, verdicts: bool) -> None:
    whole = review(_sources(), separate=True)
    into = io.BytesIO()
    counted = streamed(
        reviews(_sources(), keep_documents=False), into, format, verdicts=verdicts, language="en"
    )
    at_once = render(whole, format, verdicts=verdicts, language="en")
    assert _untimed(into.getvalue()) == _untimed(at_once)
    assert counted == whole.summary()
    assert counted.exit_status() == whole.exit_status() == 2


def test_no_documents_at_all() -> None:
    into = io.BytesIO()
    assert streamed([], into, "json").documents == 0
    assert _untimed(into.getvalue()) == _untimed(render(review([]), "json"))
