"""Every check has a wrong and a right example in ``checks/examples/CODE.md``, and both hold: over
the wrong one it says what is told and nothing else is loud; over the right one it is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from jixiao.application.rule_examples import (
    RuleExample,
    RuleExamples,
    examples_of,
    parsed_examples,
)
from jixiao.checks.registry import all_checks
from jixiao.checks.review import Review
from jixiao.writing import Paragraph, Table
from tests.checks.rule_examples import Found, fits, found, is_loud, line_of, reviewed

CHECKS = {each.code: each for each in all_checks()}
FOLDER = Path(str(files("jixiao.checks"))) / "examples"
CLOSE = 8  # cells and sentences in which two twins may differ
LINK = Path(__file__).resolve().parent.parent / "rules"


@cache
def example(code: str) -> RuleExamples:
    return examples_of(code)


def test_every_check_has_its_file_and_every_file_its_check() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{code}.md" for code in CHECKS]


def test_tests_rules_is_the_folder_of_the_examples() -> None:
    assert LINK.resolve() == FOLDER.resolve()


@pytest.mark.parametrize("code", CHECKS)
def test_the_file_is_named_and_titled_for_its_check(code: str) -> None:
    assert (example(code).code, example(code).title) == (code, CHECKS[code].title.zh)
    assert any(each.own for each in example(code).wrong.told)
    assert all(each.own == (each.code == code) for each in example(code).wrong.told)
    assert not any(each.code == code for each in example(code).right.told)


@pytest.mark.parametrize("code", CHECKS)
def test_the_two_examples_are_twins(code: str) -> None:
    wrong, right = (Counter(texts(each)) for each in (example(code).wrong, example(code).right))
    assert 1 <= (wrong - right).total() <= CLOSE
    assert (right - wrong).total() <= CLOSE


@pytest.mark.parametrize("code", CHECKS)
def test_the_wrong_example_is_told(code: str) -> None:
    wrong = example(code).wrong
    assert_told(code, wrong, found(wrong, reviewed(wrong)))


@pytest.mark.parametrize("code", CHECKS)
def test_the_right_example_is_silent_and_of_the_same_kind(code: str) -> None:
    both = example(code)
    wrong, right = reviewed(both.wrong), reviewed(both.right)
    assert_told(code, both.right, found(both.right, right))
    assert [[form.form.kind for form in each.view.forms] for each in right.documents] == [
        [form.form.kind for form in each.view.forms] for each in wrong.documents
    ]


@pytest.mark.parametrize("code", CHECKS)
def test_every_format_says_the_same(code: str) -> None:
    for given in (example(code).wrong, example(code).right):
        expected = said(reviewed(given))
        # sentences are not looked for in the cells of a sheet
        sheet = () if any("。" in text for text in sentences(given)) else ("xlsx",)
        for fmt in ("docx", "html", *sheet):
            assert said(reviewed(given, fmt)) == expected, fmt


def said(review: Review) -> list[tuple[str, str, str, str | None]]:
    return sorted(
        (each.code, each.severity, each.printed, each.expected)
        for document in review.documents
        for each in document.findings
    )


def sentences(given: RuleExample) -> list[str]:
    blocks = [block for page in given.pages for block in page.blocks]
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def texts(given: RuleExample) -> Iterator[str]:
    """Every cell and paragraph, and what the files say of themselves."""
    yield given.rules
    yield from given.months
    for page in given.pages:
        for block in page.blocks:
            if isinstance(block, Table):
                yield from (cell.text for cell in block.cells)
            elif isinstance(block, Paragraph):
                yield block.text


def assert_told(code: str, given: RuleExample, all_found: list[Found]) -> None:
    """Exactly what is told of the own code and of whatever is loud; remarks of others may stay
    untold.
    """
    left = [each for each in all_found if each.finding.code == code or is_loud(each.finding)]
    shown = "\n".join(line_of(each, code) for each in all_found)
    for told in given.told:
        fitting = next((each for each in all_found if fits(told, each)), None)
        assert fitting is not None, f"{told}\nis not among\n{shown}"
        all_found = [each for each in all_found if each is not fitting]
        left = [each for each in left if each is not fitting]
    assert left == [], "not told:\n" + "\n".join(line_of(each, code) for each in left)


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (("# T202", "# 202"), "CODE title"),
        (("## 例（对）", "## 例(对)"), "CODE title"),
        (("> 应报：", "> 应该报："), "unknown line"),
        (("T202 错误", "T202 大错"), "编号 级别"),
        (("“年度资金总额”行“全年预算数”栏", "总额"), "no words of the place"),
        (("| 9999 |", "| 9999 | 1 |"), "cells"),
        (("| 年度资金总额 |", "| < |"), "nothing to join"),
        (("> 应报：", "> 文件属性：甲\n> 应报："), "规则包"),
        (("\n| 项目资金", "\n无主的话\n\n### 文件一\n\n| 项目资金"), "before the first document"),
    ],
)
def test_a_slip_in_a_file_is_named(slip: tuple[str, str], said: str) -> None:
    text = """# T202 资金来源分项之和与总额不符

## 例（错）

| 项目资金 | 全年预算数 |
|---|---|
| 年度资金总额 | 9999 |

> 应报：T202 错误，“年度资金总额”行“全年预算数”栏，填报“9999”，应为“100”

## 例（对）

| 项目资金 | 全年预算数 |
"""
    parsed_examples(text)
    with pytest.raises(ValueError, match=said):
        parsed_examples(text.replace(*slip, 1))
