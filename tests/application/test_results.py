"""Results as bytes and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jixiao import api
from jixiao.application.results import KINDS, type_of
from jixiao.core.errors import UserError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAPER = EXAMPLES / "yanchi-2024.docx"


@cache
def reviewed() -> api.Review:
    return api.review([PAPER])


TALLY = "问题\t非常满意\t满意\t一般\t不满意\t非常不满意\n总体评价\t3\t1\t0\t0\t0\n"
MADE: dict[str, Callable[[], Any]] = {
    "review": reviewed,
    "document": lambda: reviewed().documents[0],
    "documents": lambda: reviewed().documents,
    "finding": lambda: reviewed().documents[0].findings[0],
    "findings": lambda: reviewed().documents[0].findings,
    "fill": lambda: api.fill(EXAMPLES / "monitoring-2020.yaml", "docx", draft=True),
    "monitor": lambda: api.monitor(EXAMPLES / "monitoring-2020.yaml", "docx"),
    "report": lambda: api.report(EXAMPLES / "report-2020.yaml", "txt", charts=False, draft=True),
    "convert": lambda: api.convert(EXAMPLES / "yanchi-2024.txt", "xlsx"),
    "annotate": lambda: api.annotate(reviewed().documents[0], PAPER.read_bytes()),
    "correct": lambda: api.correct(reviewed().documents[0], PAPER.read_bytes()),
    "summary": lambda: api.summary(PAPER),
    "match": lambda: api.matched(api.load_forms(PAPER), api.load_forms(PAPER)),
    "explanation": lambda: api.explain("T201"),
    "explanations": api.codes,
    "indicator": lambda: api.library("满意度")[0],
    "indicators": lambda: api.library("满意度"),
    "form": lambda: api.load_forms(PAPER)[0],
    "forms": lambda: api.load_forms(EXAMPLES / "monitoring-2020.yaml"),
    "report_data": lambda: api.load_report_data(EXAMPLES / "report-2020.yaml"),
    "pack": lambda: api.load_pack("cn-2020"),
    "packs": api.load_packs,
    "layout": lambda: api.load_layout("national-2020"),
    "knowledge": lambda: api.Knowledge(words={"本年任务": "年度指标值"}),
    "accepted": lambda: api.load_accepted(
        api.Source("a.toml", b'[[accept]]\nid = "0123456789ab"\nreason = "x"\n')
    ),
    "files": lambda: api.letters(reviewed()),
    "survey": lambda: api.survey_result(api.Source("统计.txt", TALLY.encode())),
    "templates": lambda: api.templates("自评表", api.Source("a.csv", "单位\n甲局\n".encode())),
    "nothing": tuple,
}


def test_every_kind_is_tried() -> None:
    assert set(MADE) == set(KINDS)


@pytest.mark.parametrize("kind", MADE)
def test_every_kind_is_of_the_published_shape(kind: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = api.schema("result")
    validator = jsonschema.Draft202012Validator(schema)
    kept = json.loads(api.result_bytes(MADE[kind]()))
    assert [each.message for each in validator.iter_errors(kept)] == []
    assert not validator.is_valid({**kept, "result": 5})
    assert not validator.is_valid({**kept, "schema": 99})


@pytest.mark.parametrize("kind", MADE)
def test_every_result_is_read_back_as_it_was(kind: str) -> None:
    made = MADE[kind]()
    kept = api.result_bytes(made)
    assert json.loads(kept)["kind"] == kind
    again = api.result_of(kept)
    assert isinstance(again, type(made)) or kind in ("packs", "files")
    assert again == made
    assert api.result_bytes(again) == kept


def test_the_class_of_a_kind_stands_where_it_is_looked_for() -> None:
    single = [type_of(kind) for kind in KINDS if isinstance(type_of(kind), type)]
    assert len(single) == len(set(single)) >= 18


def test_values_of_several_kinds_are_kept_each_for_itself() -> None:
    mixed: Any = [*MADE["indicators"](), MADE["finding"]()]
    with pytest.raises(UserError, match="finding、indicator") as told:
        api.result_bytes(mixed)
    assert told.value.code == "E006"


def test_form_data_of_an_earlier_version_are_brought_to_today_s() -> None:
    kept = b'{"schema": 1, "kind": "form", "result": {"kind": "monitoring", "schema": 1}}'
    assert api.result_of(kept) == api.FormData(kind="monitoring")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"schema": 2, "kind": "fill", "result": {"forms": []}}', "E012"),
        (b'{"schema": 1, "kind": "fly", "result": {}}', "E011"),
        (b'{"schema": 1, "kind": "fill", "result": {"forms": 5}}', "E011"),
        (b'{"schema": 1, "kind": "fill"}', "E011"),
        (b'{"schema": 1, "kind": "forms", "result": 5}', "E011"),
        (b'{"schema": 1, "kind": "form", "result": {"kind": 5}}', "E012"),
        (b'{"schema": 1, "kind": "knowledge", "result": {"schema": 99}}', "E012"),
        (b"[]", "E011"),
        (b"\xff", "E011"),
        (b"[" * 100_000, "E011"),
        (b'{"a":' * 100_000, "E011"),
    ],
)
def test_what_is_no_result_of_this_version_is_told(content: bytes, code: str) -> None:
    with pytest.raises(UserError) as told:
        api.result_of(content)
    assert told.value.code == code


def test_a_report_names_the_pack_that_it_was_judged_by() -> None:
    made = MADE["report"]()
    assert made.pack is not None
    assert json.loads(made.as_json())["pack"] == {
        "id": made.pack.id, "version": made.pack.version, "digest": made.pack.digest,
    }  # fmt: skip
