"""The examples under review: every format gives the same forms and findings, and the clean forms
stay silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

import make_examples
from examples_model import Example, truth_of
from jixiao.api import review
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.findings import Severity
from jixiao.core.forms import Form, entries
from jixiao.rendering.contract import ReviewOut
from jixiao.rendering.json import as_json

SEEDED = make_examples.examples()
CLEAN = make_examples.examples(make_examples.CLEAN)
FEWEST_ROWS = 5


def by_name(example: Example) -> str:
    return example.name


def reviewed(
    example: Example, folder: Path, formats: Sequence[str] = ()
) -> dict[str, DocumentReview]:
    """The example's review in each of its formats, or in the given ones."""
    found = {}
    for ending in formats or example.formats:
        path = folder / f"文件.{ending}"
        path.write_bytes(make_examples.render(example, ending))
        (found[ending],) = review([path]).documents
    return found


def said(document: DocumentReview) -> set[tuple[str | None, ...]]:
    """What the findings say, their places apart."""
    return {
        (name, each.code, each.severity.value, each.message.zh, each.printed, each.expected)
        for name, each in document.identified()
    }


def forms(document: DocumentReview) -> object:
    """The document's forms and statements as the JSON has them, without their places."""
    written = as_json(Review(documents=(document,), seconds="0"))
    shown = msgspec.json.decode(written, type=ReviewOut).documents[0]
    return without_places(msgspec.to_builtins([shown.forms, shown.statements]))


def without_places(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: without_places(each)
            for key, each in value.items()
            if key not in ("place", "related")
        }
    return [without_places(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("example", SEEDED + CLEAN, ids=by_name)
def test_every_format_gives_the_same_forms_and_findings(example: Example, tmp_path: Path) -> None:
    found = reviewed(example, tmp_path)
    first, *others = found.values()
    assert first.view.forms
    for other in others:
        assert said(other) == said(first)
        assert forms(other) == forms(first)


@pytest.mark.usefixtures("writing_fonts")
@pytest.mark.parametrize(
    "example", [each for each in SEEDED + CLEAN if "pdf" in each.formats], ids=by_name
)
def test_pdfs_in_other_fonts_give_the_same_forms_and_findings(
    example: Example, tmp_path: Path
) -> None:
    other = next(each for each in example.formats if each != "pdf")
    found = reviewed(example, tmp_path, [other, "pdf"])
    assert said(found["pdf"]) == said(found[other])
    assert forms(found["pdf"]) == forms(found[other])


@pytest.mark.parametrize("example", CLEAN, ids=by_name)
def test_what_is_right_stays_silent(example: Example, tmp_path: Path) -> None:
    found = reviewed(example, tmp_path)
    for document in found.values():
        assert [
            (each.code, each.message.zh)
            for each in document.findings
            if each.severity is not Severity.REMARK
        ] == []


@pytest.mark.parametrize("example", SEEDED, ids=by_name)
def test_published_documents_have_their_mistakes(example: Example, tmp_path: Path) -> None:
    (document,) = reviewed(example, tmp_path, ["txt"]).values()
    assert any(each.severity is Severity.ERROR for each in document.findings)


def read(form: Form) -> dict[str, str]:
    """What is read of a form by its addresses."""
    found = {address: entry.text for address, entry in entries(form)}
    for at, row in enumerate(form.funding):
        found[f"funding[{at}].source"] = row.source
    return found


@pytest.mark.parametrize("example", [each for each in CLEAN if each.truth], ids=by_name)
def test_every_value_of_the_rows_is_read(example: Example, tmp_path: Path) -> None:
    printed = {
        address: spot.text.removeprefix("其中：").replace("\n", "")
        for address, spot in truth_of(example).items()
        if "[" in address or ".total" in address or ".grade" in address
    }
    assert sum("].actual" in address for address in printed) >= FEWEST_ROWS
    for document in reviewed(example, tmp_path).values():
        shown = {
            f"form{number}.{address}": text.replace("\n", "")
            for number, each in enumerate(document.view.forms, start=1)
            for address, text in read(each.form).items()
        }
        assert {address: shown.get(address) for address in printed} == printed


@pytest.mark.parametrize("example", [each for each in CLEAN if each.truth], ids=by_name)
def test_a_printed_total_is_computed_again(example: Example, tmp_path: Path) -> None:
    for document in reviewed(example, tmp_path).values():
        for each in document.view.forms:
            printed = each.form.total and each.form.total.score
            assert printed is None or each.result.score is not None
