"""The published schemas take what the program takes and gives."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec
import pytest
import yaml

from jixiao.api import (
    FormData,
    Knowledge,
    Source,
    annotate,
    as_lines,
    convert,
    correct,
    explain,
    fill,
    library,
    library_file,
    load_report_data,
    matched,
    records_of,
    report,
    result_bytes,
    review,
    schema,
    shipped,
)
from jixiao.application.monitoring.monitoring import monitor
from jixiao.application.schemas import SCHEMAS
from jixiao.core.formdata import form_of
from jixiao.paths.forms import load_forms

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def faults(name: str, value: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(name))
    return [each.message for each in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert json.loads(json.dumps(found)) == found
    assert found["title"] == f"Jixiao {name}"


@pytest.mark.parametrize(
    ("name", "file"), [("form", "monitoring-2020.yaml"), ("report", "report-2020.yaml")]
)
def test_the_examples_data_are_of_the_published_shape(name: str, file: str) -> None:
    data = yaml.safe_load((EXAMPLES / file).read_bytes())
    assert faults(name, data) == []
    assert faults(name, [{"kind": "self_evaluation", "kidn": "1"}] if name == "form" else {})


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "自评表"), ("scope", "州级"), ("funding", [{"source": "甲", "role": "其中"}])]
)  # fmt: skip
def test_words_that_mean_nothing_are_not_of_the_published_shape(field: str, value: object) -> None:
    form = {
        "kind": "self_evaluation",
        "scope": "本级",
        "funding": [{"source": "甲", "role": "part"}],
    }
    assert faults("form", form) == []
    assert faults("form", form | {field: value})
    report = yaml.safe_load((EXAMPLES / "report-2020.yaml").read_bytes())
    assert faults("report", report | {"forms": [form | {field: value}]})


def test_forms_may_stand_alone_in_a_list_or_under_forms() -> None:
    form = {"kind": "self_evaluation", "indicators": [{"name": "里程", "points": 10}]}
    for whole in (form, [form, form], {"forms": [form]}):
        assert faults("form", whole) == []


def test_monitoring_results_are_of_the_published_shape() -> None:
    forms = [each.data for each in load_forms(EXAMPLES / "monitoring-2020.yaml")]
    assert faults("monitor", json.loads(msgspec.json.encode(monitor(forms)))) == []


KNOWLEDGE = ROOT / "src" / "jixiao" / "knowledge"
PACKS = [each for each in (KNOWLEDGE / "packs").glob("*.toml") if each.stem in shipped().packs]
LAYOUTS = list((KNOWLEDGE / "layouts").glob("*.toml"))


def as_json(path: Path) -> object:
    """A TOML file's table with its dates and numbers as JSON has them."""
    return json.loads(msgspec.json.encode(tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("name", "file"),
    [*(("rules", each) for each in PACKS), *(("layout", each) for each in LAYOUTS)],
    ids=lambda each: each.stem if isinstance(each, Path) else each,
)
def test_shipped_tables_are_of_the_published_shape(name: str, file: Path) -> None:
    found = as_json(file)
    assert faults(name, found) == []
    assert isinstance(found, dict)
    assert faults(name, {**found, "idd": "x"})


def test_what_is_given_is_of_the_published_shape() -> None:
    (document,) = review(Source("空.txt", b"")).documents
    form = FormData(kind="self_evaluation", year=2024, project="甲")
    data = load_report_data(EXAMPLES / "report-2020.yaml")
    paper = EXAMPLES / "yanchi-2024.docx"
    (reviewed,) = review(paper).documents
    forms = [form_of(each) for each in data.forms]
    made: dict[str, object] = {
        "filled": fill(form, "txt", draft=True),
        "made": report(data, "txt", charts=False),
        "converted": convert(paper, "txt"),
        "annotated": annotate(reviewed, paper.read_bytes()),
        "corrected": correct(reviewed, paper.read_bytes()),
        "matched": matched(forms[:2], forms[1:]),
    }
    kept = result_bytes(matched(forms[:2], forms[1:]))
    given = {
        **{name: [msgspec.json.encode(each)] for name, each in made.items()},
        "result": [kept],
        "record": list(as_lines(records_of(document))),
        "knowledge": [msgspec.json.encode(Knowledge(words={"本年任务": "年度指标值"}))],
        "library": [library_file(library("满意度"), "json")],
        "explanation": [msgspec.json.encode(explain("T201"))],
        "accept": [b'{"accept": [{"id": "7356f6cfa81f", "reason": "x", "printed": "1"}]}'],
    }
    for name, values in given.items():
        assert values
        for value in values:
            assert faults(name, json.loads(value)) == [], name
        assert faults(name, {"nothing": 1, "accept": 5, "indicators": 5}), name
