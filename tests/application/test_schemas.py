"""The published schemas take what the program takes and gives."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
import yaml

from jixiao.api import schema
from jixiao.application.monitoring import monitor
from jixiao.application.schemas import SCHEMAS
from jixiao.paths import load_forms

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


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


def test_forms_may_stand_alone_in_a_list_or_under_forms() -> None:
    form = {"kind": "self_evaluation", "indicators": [{"name": "里程", "points": 10}]}
    for whole in (form, [form, form], {"forms": [form]}):
        assert faults("form", whole) == []


def test_monitoring_results_are_of_the_published_shape() -> None:
    forms = [each.data for each in load_forms(EXAMPLES / "monitoring-2020.yaml")]
    assert faults("monitor", json.loads(msgspec.json.encode(monitor(forms)))) == []
