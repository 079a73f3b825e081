"""English messages are English: what is Chinese in them is quoted print, or a unit after its figure.
Whoever writes a message that is not, or puts a printed name in without quotes, is told here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

import jixiao
from jixiao import api
from jixiao.application.rule_examples import examples_of
from jixiao.checks.registry import all_checks
from jixiao.core.findings import Text
from tests.checks.rule_examples import reviewed

SOURCES = sorted(Path(jixiao.__file__).parent.rglob("*.py"))
SNAPSHOTS = Path(__file__).parent.parent / "rendering" / "snapshots"
_QUOTED = re.compile("“[^”]*”")
_UNIT = re.compile(
    r"(?<=\d)(?:[万亿]?(?:人次|元/[人次月]|[元人])|[万亿]|个月|[场分处个次年月日天户家件项])"
)
_AGAINST_QUOTE = re.compile("[A-Za-z,;:]“|”[A-Za-z]")
_HAN, _LETTERS = re.compile("[一-龥]"), re.compile("[A-Za-z]")
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


def english_in(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """The English messages that a source makes: what stands behind Chinese words in a call, and all
    second words of a text.
    """
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        for before, given in pairwise(call.args):
            zh, en = template(before), template(given)
            of_text = isinstance(call.func, ast.Name) and call.func.id == "Text"
            if (
                zh
                and en
                and _HAN.search(zh)
                and (of_text or len(_LETTERS.findall(en)) > len(en) // 2)
            ):
                yield given, en


def chinese_lists(function: ast.AST) -> set[str]:
    """The names that hold a list joined as Chinese is, whatever the language."""
    return {
        target.id
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and ast.unparse(each.value).startswith("'、'.join")
        for target in each.targets
        if isinstance(target, ast.Name)
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_message_is_written_in_chinese_for_english(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    given = list(english_in(tree))
    assert [(node.lineno, each) for node, each in given if left_chinese(each)] == []
    assert [(node.lineno, each) for node, each in given if _AGAINST_QUOTE.search(each)] == []
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        joined = chinese_lists(function)
        used = {
            (node.lineno, each.id)
            for node, _ in english_in(function)
            for each in ast.walk(node)
            if isinstance(each, ast.Name) and each.id in joined
        }
        assert used == set()


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
