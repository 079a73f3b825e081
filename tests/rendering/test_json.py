"""The JSON keeps the contract: every key, strings for figures, places without empty keys."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from jixiao.application.schemas import schema
from jixiao.checks.identity import identified
from jixiao.checks.review import Review
from jixiao.core.findings import Related
from jixiao.core.places import Place
from jixiao.rendering.contract import ReviewOut
from jixiao.rendering.json import as_json
from tests.rendering.rendering_support import FINDING_KEYS, FORM_KEYS, INDICATOR_KEYS

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


def read(review: Review) -> ReviewOut:
    return msgspec.json.decode(as_json(review), type=ReviewOut)


def test_every_key_of_the_contract_is_there(make_review) -> None:
    told = json.loads(as_json(make_review()))
    assert list(told) == ["schema", "jixiao", "documents", "summary"]
    assert told["schema"] == 2
    (document,) = told["documents"]
    assert list(document) == [
        "path",
        "format",
        "sha256",
        "forms",
        "statements",
        "findings",
        "verdicts",
        "internal",
    ]
    (form,) = document["forms"]
    assert set(form) == FORM_KEYS
    assert set(form["indicators"][0]) == INDICATOR_KEYS
    assert all(set(finding) == FINDING_KEYS for finding in document["findings"])
    assert told["summary"] == {
        "documents": 1,
        "forms": 1,
        "errors": 1,
        "warnings": 1,
        "remarks": 1,
        "seconds": 0.123,
    }
    assert document["verdicts"] == {
        "reproduced": 1,
        "truncated": 0,
        "compatible": 0,
        "impossible": 1,
    }


def test_figures_are_strings_and_the_undecided_is_null(make_review) -> None:
    document = json.loads(as_json(make_review()))["documents"][0]
    form, finding = document["forms"][0], document["findings"][1]
    assert form["recomputed"] == {
        "score": "12.5",
        "grade": "差",
        "overall_completion": None,
        "deviation": None,
        "convention": None,
        "convention_reason": None,
    }
    assert form["indicators"][0]["recomputed"]["completion"] == "101.05"
    assert form["indicators"][0]["recomputed"]["derivation"]["source"] == {
        "kind": "practice",
        "text": "惯例",
        "samples": 3,
    }
    assert form["indicators"][0]["review_score"] is None
    assert (finding["printed"], finding["expected"], finding["expected_interval"]) == (
        "70%",
        "75",
        ["74.50", "75.50"],
    )
    assert document["findings"][2]["expected"] is None
    assert document["statements"][0]["value"] == "2.61元"


def test_a_place_has_only_the_keys_of_its_format_and_always_text(make_review) -> None:
    document = json.loads(as_json(make_review()))["documents"][0]
    assert document["findings"][1]["place"] == {"text": "70%", "line": 4, "column": 4}
    assert document["findings"][0]["place"] == {
        "text": "全年支出2.61元，较上年增长5%。",
        "line": 1,
        "start": 4,
        "end": 9,
    }


def test_a_place_names_its_document_only_when_it_is_another(make_review) -> None:
    review = make_review()
    reviewed = review.documents[0]
    own, other = (
        Place(document="dir/自评表.txt", line=1, text="a"),
        Place(document="dir/报告.txt", line=2, text="b"),
    )
    moved = msgspec.structs.replace(
        reviewed.findings[0], place=own, related=(Related(place=other),)
    )
    shown = (
        read(Review(documents=(msgspec.structs.replace(reviewed, findings=(moved,)),)))
        .documents[0]
        .findings[0]
    )
    assert json.loads(msgspec.json.encode(shown.place)) == {"text": "a", "line": 1}
    assert json.loads(msgspec.json.encode(shown.related[0].place)) == {
        "text": "b",
        "document": "dir/报告.txt",
        "line": 2,
    }


def test_an_accepted_finding_stays_with_its_reason_and_no_longer_counts(make_review) -> None:
    name = make_review().documents[0].findings[0].id
    review = make_review(accepted={name: "口径不同，已核"})
    told = json.loads(as_json(review))
    assert told["documents"][0]["findings"][0]["accepted"] == {"reason": "口径不同，已核"}
    assert told["summary"]["errors"] == 0
    assert review.exit_status() == 0


def test_one_check_at_one_address_twice_gets_two_ids(make_review) -> None:
    reviewed = make_review().documents[0]
    twice = msgspec.structs.replace(reviewed, findings=(reviewed.findings[0], reviewed.findings[0]))
    told = read(Review(documents=tuple(identified([twice]))))
    ids = [finding.id for finding in told.documents[0].findings]
    assert ids[1] == f"{ids[0]}-2"


def test_a_file_name_that_is_no_text_still_makes_json(make_review) -> None:
    told = json.loads(as_json(make_review(name="坏\udcff\udcfe.txt")))
    assert told["documents"][0]["path"] == "dir/坏??.txt"


def test_english_messages_and_the_list_of_verdicts(make_review) -> None:
    told = json.loads(as_json(make_review(), "en", verdicts=True))["documents"][0]
    assert told["findings"][0]["message"] == "unit should be 亿元"
    assert [each["outcome"] for each in told["verdict_list"]] == ["impossible", "reproduced"]


def test_output_validates_against_the_published_schema(make_review) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    told = json.loads(as_json(make_review(), verdicts=True))
    validator = jsonschema.Draft202012Validator(schema("review"))
    assert list(validator.iter_errors(told)) == []
    told["documents"][0]["findings"][0]["severity"] = "fatal"
    assert list(validator.iter_errors(told))


def test_output_decodes_strictly_by_the_contract_and_nothing_else_does(make_review) -> None:
    data = as_json(make_review())
    assert msgspec.json.decode(data, type=ReviewOut).summary.forms == 1
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(data.replace(b'"jixiao"', b'"jixiao": "x", "other"', 1), type=ReviewOut)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not beside the project")
def test_real_documents_keep_the_contract() -> None:
    from jixiao.api import review

    data = as_json(review(sorted(SEEDS.glob("*.txt"))), verdicts=True)
    decoded = msgspec.json.decode(data, type=ReviewOut)
    assert all(document.forms for document in decoded.documents)
    assert not any(document.internal for document in decoded.documents)
    for document in decoded.documents:
        assert len({finding.id for finding in document.findings}) == len(document.findings)
        assert all(finding.place.text for finding in document.findings)
