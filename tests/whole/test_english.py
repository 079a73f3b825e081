"""English messages are English: what is Chinese in them is quoted print, or a unit after its figure.
Whoever writes a message that is not, or puts a printed name in without quotes, is told here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from jixiao import api
from jixiao.application.rule_examples import examples_of
from jixiao.checks.registry import all_checks
from jixiao.core.findings import Text
from tests.checks.rule_examples import reviewed

SOURCES = sorted((Path(api.__file__).parent / "checks").rglob("*.py"))
SNAPSHOTS = Path(__file__).parent.parent / "rendering" / "snapshots"
_QUOTED = re.compile("“[^”]*”")
_UNIT = re.compile(
    r"(?<=\d)(?:[万亿]?(?:人次|元/[人次月]|[元人])|[万亿]|个月|[场分处个次年月日天户家件项])"
)
_CHINESE = re.compile("[一-龥、，。；：（）]")


def left_chinese(english: str) -> str:
    """What is Chinese in a message beside quotes and units."""
    bare = _UNIT.sub("", _QUOTED.sub("", english))
    return "".join(_CHINESE.findall(bare))


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts(getattr(value, field))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts(each)


def in_findings(review: api.Review) -> list[tuple[str, str]]:
    return [
        (finding.code, each.en)
        for document in review.documents
        for finding in document.findings
        for each in texts(finding)
        if not each.en.strip() or left_chinese(each.en)
    ]


@pytest.mark.parametrize("code", [each.code for each in all_checks()])
def test_every_check_speaks_english(code: str) -> None:
    examples = examples_of(code)
    assert in_findings(reviewed(examples.wrong)) == []
    assert in_findings(reviewed(examples.right)) == []


@pytest.mark.parametrize("case", ["dossier", "right", "unreadable", "wrong"])
def test_what_is_found_in_files_is_english(case: str) -> None:
    assert in_findings(api.review([SNAPSHOTS / case / "input"])) == []


def template(node: ast.expr) -> str | None:
    """A text as it stands in the source, what is put in left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(each.value) if isinstance(each, ast.Constant) else "0" for each in node.values
        )
    return None


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_message_is_written_in_chinese_for_english(path: Path) -> None:
    given = [
        (call.lineno, template(call.args[1]))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Text"
        and len(call.args) == 2
    ]
    assert [(line, each) for line, each in given if each and left_chinese(each)] == []


@pytest.mark.parametrize(
    ("english", "left"),
    [
        ("“参保人数”: printed 5万人; 6.1-1.0 gives 5.1万人 (difference 0.1亿元)", ""),
        ("参保人数: printed 5", "参保人数"),
        ("completions 5%、6%", "、"),
        ("the head says 2020年度", "度"),
    ],
)
def test_chinese_beside_quotes_and_units_is_seen(english: str, left: str) -> None:
    assert left_chinese(english) == left
