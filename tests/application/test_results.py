"""Results as bytes and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao import api
from jixiao.core.errors import UserError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MADE = {
    "review": lambda: api.review([EXAMPLES / "yanchi-2024.docx"]),
    "fill": lambda: api.fill(EXAMPLES / "monitoring-2020.yaml", "docx", draft=True),
    "monitor": lambda: api.monitor(EXAMPLES / "monitoring-2020.yaml", "docx"),
    "report": lambda: api.report(EXAMPLES / "report-2020.yaml", "txt", charts=False, draft=True),
    "convert": lambda: api.convert(EXAMPLES / "yanchi-2024.txt", "xlsx"),
}


@pytest.mark.parametrize("kind", MADE)
def test_every_result_is_read_back_as_it_was(kind: str) -> None:
    made = MADE[kind]()
    kept = api.result_bytes(made)
    assert json.loads(kept)["kind"] == kind
    again = api.result_of(kept)
    assert type(again) is type(made)
    assert api.result_bytes(again) == kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"schema": 2, "kind": "fill", "result": {"forms": []}}', "E012"),
        (b'{"schema": 1, "kind": "fly", "result": {}}', "E011"),
        (b'{"schema": 1, "kind": "fill", "result": {"forms": 5}}', "E011"),
        (b'{"schema": 1, "kind": "fill"}', "E011"),
        (b"[]", "E011"),
        (b"\xff", "E011"),
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
