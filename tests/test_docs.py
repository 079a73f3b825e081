"""What the pages say is so: the walk through the rooms by its examples, and every path, name, command
and option that a page names exists.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

import jixiao
from jixiao.application.acceptance import accepted_of
from jixiao.cli.commands import COMMANDS
from jixiao.cli.group import cli
from jixiao.knowledge.layouts import layout_of

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "jixiao"
DATED = {"decisions.md", "mutants.md"}  # what was so on a day
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(page for page in (ROOT / "docs").glob("*.md") if page.name not in DATED),
]
FOLDERS = {each.name for each in (*ROOT.iterdir(), *SOURCE.iterdir()) if each.is_dir()}
BUILT_IN = {"Decimal", "None", "True"}
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]


def spans(text: str) -> list[str]:
    """What stands in backticks within a line."""
    outside = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", outside)


def shell_lines(text: str) -> list[str]:
    """Every command line in blocks and in backticks, without its comment."""
    blocks = re.findall(r"```(?:bash|text)?\n(.*?)```", text, flags=re.DOTALL)
    indented = re.findall(r"^    (.+)$", text, flags=re.MULTILINE)
    lines = [*(line for block in blocks for line in block.splitlines()), *indented, *spans(text)]
    return [line.split("#")[0] for line in lines]


def is_there(path: str) -> bool:
    """Whether there is such a file, folder or module; words in capitals and in <> stand for any."""
    pattern = re.sub(r"<\w+>|\b[A-Z]{3,}\b", "*", path.rstrip("/"))
    return any(
        next(top.glob(f"{pattern}{ending}"), None) is not None
        for top in (ROOT, SOURCE)
        for ending in ("", ".py")
    )


def paths_in(text: str) -> Iterator[str]:
    """Of what stands in backticks and in command lines the paths of ours."""
    for line in shell_lines(text):
        for word in line.split():
            path = word.rstrip(",.;:)").split("::")[0]
            if re.fullmatch(r"[\w.<>*-]+(/[\w.<>*-]*)+", path) and path.split("/")[0] in FOLDERS:
                yield path


@cache
def defined() -> frozenset[str]:
    """Every name that the code defines, with the names of its files."""
    found: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        found.add(file.stem)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return frozenset(found)


def names_in(text: str) -> Iterator[str]:
    """Of what stands in backticks the functions that are called and the names of classes."""
    for span in spans(text):
        if re.match(r"jixiao [a-z]|[.\w/-]*/|make ", span):
            continue
        yield from re.findall(r"\b([a-z_][a-z0-9_]+)\(", span)
        yield from re.findall(r"\b([A-Z][a-z]+(?:[A-Z][a-z]+)*)\b(?=$|[\[({,. ])", span)


@cache
def options() -> dict[str, frozenset[str]]:
    """The options of each command, those of its own commands included."""
    context = click.Context(cli)
    found = {}
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        found[name] = frozenset(
            option
            for each in (command, *inner)
            for parameter in each.params
            for option in (*parameter.opts, *parameter.secondary_opts)
        ) | {"--help"}
    return found


def wrong_usage(text: str) -> list[str]:
    """Commands that there are not, and options that a command does not have."""
    wrong = []
    for line in shell_lines(text):
        for name, rest in re.findall(r"(?:^|[\s/])jixiao ([a-z]\w*)([^|>]*)", line):
            given = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest))
            if name not in options() or given - options()[name]:
                wrong.append(line.strip())
    known = frozenset[str]().union(*options().values()) | {"--version"}
    alone = (re.match(r"(--[a-z][a-z-]*)", span) for span in spans(text))
    return wrong + [each[1] for each in alone if each is not None and each[1] not in known]


def test_the_walk_through_the_rooms_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(ROOT / "docs" / "rooms.md"), module_relative=False)
    assert outcome.attempted >= 50
    assert outcome.failed == 0


def test_examples_in_the_code_hold() -> None:
    """Those of the API stand in its own namespace; test_api runs them."""
    shown = [each for each in SOURCE.rglob("*.py") if ">>> " in each.read_text(encoding="utf-8")]
    names = [
        ".".join(each.relative_to(SOURCE.parent).with_suffix("").parts)
        for each in shown
        if each.relative_to(SOURCE).parts[0] != "api"
    ]
    assert names
    for name in names:
        outcome = doctest.testmod(importlib.import_module(name))
        assert outcome.failed == 0, name


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_paths_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [path for path in paths_in(text) if not is_there(path)] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md", "docs/rooms.md"])
def test_names_that_a_page_of_the_code_names_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert sorted(set(names_in(text)) - defined() - BUILT_IN) == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_commands_and_options_that_a_page_names_exist(page: Path) -> None:
    assert wrong_usage(page.read_text(encoding="utf-8")) == []


def test_identifiers_of_the_glossary_exist() -> None:
    words = {
        word
        for span in spans((ROOT / "docs" / "glossary.md").read_text("utf-8"))
        for word in re.findall(r"^[a-z_0-9]+$", span)
    }
    code = "\n".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    assert sorted(words - set(re.findall(r"\w+", code))) == []


def block_of(name: str, kind: str) -> bytes:
    """The first block of a page of a kind: yaml, toml."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, flags=re.DOTALL)[0].encode()


def test_what_the_how_tos_write_is_accepted() -> None:
    assert layout_of(block_of("howto-add-a-layout.md", "toml"), "样式.toml").id == "own-2025"
    assert jixiao.pack_of(block_of("howto-add-a-rule-pack.md", "toml"), "规则.toml").version
    assert len(accepted_of(block_of("howto-accept-findings.md", "toml")).entries) == 2
    form = jixiao.Source("数据.yaml", block_of("howto-fill-a-form.md", "yaml"))
    assert [each.findings for each in jixiao.fill(form, "txt").forms] == [()]
    report = jixiao.Source("报告.yaml", block_of("howto-write-a-report.md", "yaml"))
    assert jixiao.report(report, "txt", charts=False).content


def test_what_the_tutorial_shows_is_what_a_review_says(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from jixiao.cli.main import run

    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL)
    run(["review", "examples/yanchi-2024.docx"])
    said = {line.strip() for line in capfdbinary.readouterr().out.decode().splitlines()}
    assert [line for line in shown.splitlines() if line.strip() not in said] == []


def test_the_detectors_detect() -> None:
    assert list(paths_in("see `core/nothing.py` and `x/y`")) == ["core/nothing.py"]
    assert not is_there("core/nothing.py")
    assert is_there("src/jixiao/checks/rules/<code>_<name>.py")
    assert list(names_in("`run(x) -> Nothing`")) == ["run", "Nothing"]
    assert wrong_usage("`jixiao fill a.yaml b.docx --nothing`")
    assert wrong_usage("`jixiao nothing`")
    assert wrong_usage("`--nothing`")


EVERY = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", EVERY, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_exist(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
