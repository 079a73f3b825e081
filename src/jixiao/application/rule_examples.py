"""The wrong and the right example of every check, from ``checks/examples/CODE.md``: documents as a
finance officer would read them, and what must be said of them.

    # T202 资金来源分项之和与总额不符

    ## 例（错）

    2020年度项目支出绩效自评表

    | 项目资金 | | 全年预算数 |
    |---|---|---|
    | ^ | 年度资金总额 | 9999 |

    > 应报：T202 错误，“年度资金总额”行“全年预算数”栏，填报“9999”，应为“100”

    ## 例（对）

In tables ``<`` joins a cell to its left neighbour, ``^`` to the one above; ``###`` begins another
document of the same submission. Lines after ``>``: 应报 is what the check itself must say, 同时报
what other checks say too, 规则 and 年度 what the review is called with, 文件属性 what the files say
of themselves (规则包：…), 逐月 the execution of single months that the data of the form hold beside
what it prints, 说明 a word to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import msgspec

from jixiao.core.findings import Severity
from jixiao.core.keywords import rules_in
from jixiao.core.regex import regex
from jixiao.knowledge.labels import SEVERITIES
from jixiao.knowledge.pictures import areas, parsed
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Table

WRONG, RIGHT = "例（错）", "例（对）"
_LINES = ("应报", "同时报", "规则", "年度", "文件属性", "逐月", "说明")
_WHOLE = "整个文件"
_SEVERITIES = {word.zh: severity for severity, word in SEVERITIES.items()}
_TOLD = regex(
    r"(?P<code>[A-Z]\d{3}) (?P<severity>\S+?)，(?P<where>.+?)"
    r"(?:，填报“(?P<printed>.*?)”)?(?:，应为“(?P<expected>.*?)”)?",
    re.DOTALL,
)
_WORDS = regex(r"《(?P<file>[^》]+)》|“(?P<words>[^”]*)”(?P<kind>[行栏]?)")
_PART = regex(r"^## (.+)\n", re.MULTILINE)
_RULE = regex(r"\|(?:\s*:?-+:?\s*\|)+")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One finding as an example states it. ``rows``, ``columns`` and ``words`` must stand in the
    row, the column and the cell or sentence that it points at, unless it is of the ``whole`` file;
    ``own`` where it is the check's own.
    """

    code: str
    severity: Severity
    file: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    whole: bool = False
    printed: str = ""
    expected: str | None = None
    own: bool = True


class RuleExample(msgspec.Struct, frozen=True, kw_only=True):
    """Documents by name (``Page.name``), what must be said of them, and the example as it stands in
    its file, its lines after ``>`` apart. ``pack`` and ``year`` are what the review is called with,
    ``rules`` the rule pack that the properties of the files state, ``months`` the execution of
    January and on, which is given as data.
    """

    pages: tuple[Page, ...]
    told: tuple[Told, ...] = ()
    pack: str | None = None
    year: int | None = None
    rules: str = ""
    months: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    markdown: str = ""


class RuleExamples(msgspec.Struct, frozen=True, kw_only=True):
    """The two examples of a check."""

    code: str
    title: str
    wrong: RuleExample
    right: RuleExample


def examples_of(code: str) -> RuleExamples:
    """The examples of a check by its code. Raises FileNotFoundError where there are none."""
    folder = files("jixiao.checks").joinpath("examples")
    return parsed_examples(folder.joinpath(f"{code}.md").read_text(encoding="utf-8"))


def parsed_examples(text: str) -> RuleExamples:
    """The examples written in Markdown. Raises ValueError, naming what is wrong, on anything else."""
    head, *parts = _PART.split(text)
    title = regex(r"# ([A-Z]\d{3}) (.+)\n\s*").fullmatch(head)
    if title is None or parts[0::2] != [WRONG, RIGHT]:
        raise ValueError(f"not “# CODE title”, “## {WRONG}”, “## {RIGHT}”: {head.strip()!r}")
    return RuleExamples(
        code=title.group(1),
        title=title.group(2),
        wrong=_example(parts[1]),
        right=_example(parts[3]),
    )


def _example(text: str) -> RuleExample:
    lines = text.splitlines()
    notes = tuple(line[1:].strip() for line in lines if line.startswith(">"))
    said = [(key, words) for key, _, words in (note.partition("：") for note in notes)]
    unknown = [key for key, _ in said if key not in _LINES]
    if unknown:
        raise ValueError(f"unknown line: > {unknown[0]}")
    given = dict(said)
    return RuleExample(
        pages=tuple(_documents([line for line in lines if not line.startswith(">")])),
        told=tuple(_told(key, words) for key, words in said if key in ("应报", "同时报")),
        pack=given.get("规则"),
        year=int(given["年度"]) if "年度" in given else None,
        rules=_rules(given["文件属性"]) if "文件属性" in given else "",
        months=tuple(given["逐月"].split("、")) if "逐月" in given else (),
        notes=notes,
        markdown=text.strip(),
    )


def _rules(properties: str) -> str:
    found = rules_in(properties)
    if not found:
        raise ValueError(f"not “规则包：…”: {properties}")
    return found


def _documents(lines: list[str]) -> Iterator[Page]:
    starts = [number for number, line in enumerate(lines) if line.startswith("### ")]
    if starts and any(line.strip() for line in lines[: starts[0]]):
        raise ValueError(f"words before the first document: {lines[: starts[0]]}")
    if not starts:
        yield Page(name="", blocks=tuple(_blocks(lines)))
    for start, end in pairwise([*starts, len(lines)]):
        name = lines[start].removeprefix("### ").strip()
        yield Page(name=name, blocks=tuple(_blocks(lines[start + 1 : end])))


def _blocks(lines: list[str]) -> Iterator[Block]:
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line.strip())
            continue
        if table:
            yield _table([row for row in table if not _RULE.fullmatch(row)])
            table = []
        if line.strip():
            yield Paragraph(text=line.strip())


def _table(lines: list[str]) -> Table:
    rows = parsed("\n".join(line[1:-1] for line in lines))
    cells = tuple(
        Cell(
            row=area.row,
            column=area.column,
            text=area.text,
            row_span=area.row_span,
            column_span=area.column_span,
        )
        for area in areas(rows)
    )
    return Table(cells=cells, rows=len(rows), columns=len(rows[0]))


def _told(key: str, text: str) -> Told:
    match = _TOLD.fullmatch(text)
    if match is None or match["severity"] not in _SEVERITIES:
        raise ValueError(f"not “编号 级别，位置，填报“…”，应为“…””: {text}")
    found = list(_WORDS.finditer(match["where"]))
    words = {
        kind: tuple(each["words"] for each in found if each["words"] and each["kind"] == kind)
        for kind in ("行", "栏", "")
    }
    whole = match["where"].endswith(_WHOLE)
    if not whole and not any(words.values()):
        raise ValueError(f"no words of the place in “”: {text}")
    return Told(
        code=match["code"],
        severity=_SEVERITIES[match["severity"]],
        file=next((each["file"] for each in found if each["file"]), ""),
        rows=words["行"],
        columns=words["栏"],
        words=words[""],
        whole=whole,
        printed=match["printed"] or "",
        expected=match["expected"],
        own=key == "应报",
    )
