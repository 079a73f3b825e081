"""The same document as txt, docx, xlsx and pdf gives the same forms, statements and findings;
error-free forms stay silent.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import jixiao
import make_examples
from examples_model import Example

SEEDED = make_examples.examples()
CLEAN = make_examples.examples(make_examples.CLEAN)
PLACED = {"place", "related", "operands", "derivation"}


def reviewed(path: Path) -> dict[str, Any]:
    """The review's JSON for one file."""
    documents = json.loads(jixiao.render(jixiao.review([path]), "json"))["documents"]
    assert len(documents) == 1
    document: dict[str, Any] = documents[0]
    return document


def told(value: Any) -> Any:
    """A JSON value without what differs by format: places, and what carries them."""
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items() if key not in PLACED}
    return [told(each) for each in value] if isinstance(value, list) else value


def findings(document: dict[str, Any]) -> list[tuple[str, str, str, str | None, str | None]]:
    return sorted(
        (each["id"], each["code"], each["severity"], each["printed"], each["expected"])
        for each in document["findings"]
    )


def written(example: Example, folder: Path) -> dict[str, Path]:
    return {path.suffix[1:]: path for path in make_examples.write(example, folder)}


@pytest.mark.parametrize("example", SEEDED + CLEAN, ids=lambda example: example.name)
def test_every_format_says_the_same(example: Example, tmp_path: Path) -> None:
    paths = written(example, tmp_path)
    text = reviewed(paths.pop("txt"))
    for path in paths.values():
        other = reviewed(path)
        assert told(other["forms"]) == told(text["forms"]), path.suffix
        assert [told(each) for each in other["statements"]] == [
            told(each) for each in text["statements"]
        ], path.suffix
        assert findings(other) == findings(text), path.suffix
        assert other["internal"] == []


@pytest.mark.parametrize("example", CLEAN, ids=lambda example: example.name)
def test_error_free_documents_have_no_error_and_no_warning(
    example: Example, tmp_path: Path
) -> None:
    (path,) = make_examples.write(example, tmp_path, ["txt"])
    assert [
        each["message"] for each in reviewed(path)["findings"] if each["severity"] != "remark"
    ] == []


@pytest.mark.parametrize("example", SEEDED, ids=lambda example: example.name)
def test_published_documents_have_their_mistakes(example: Example, tmp_path: Path) -> None:
    (path,) = make_examples.write(example, tmp_path, ["txt"])
    assert any(each["severity"] == "error" for each in reviewed(path)["findings"])
