"""Rules of the house that a machine can hold: Decimal only in core, small functions and files,
documented public names.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "jixiao"
MODULES = sorted(SOURCE.rglob("*.py"))
INNER = ("starting", "core", "knowledge", "judging", "checks", "filling", "drafting")
CORE = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in INNER]
LONGEST_FUNCTION, LONGEST_FILE = 50, 400
USUALLY_LONGEST = 25  # lines of nine functions in ten
TOUCHING = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "unlink", "mkdir"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def floats_and_rounds(tree: ast.AST) -> list[str]:
    """Calls of the built-ins float and round, and float literals."""
    found = []
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("float", "round")
        ):
            found.append(f"line {node.lineno}: {node.func.id}(")
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.append(f"line {node.lineno}: {node.value}")
    return found


def undocumented(tree: ast.Module) -> list[str]:
    """Public classes, functions and methods without a docstring, and the module itself."""
    found = [] if ast.get_docstring(tree) else ["the module itself"]
    pending: list[ast.AST] = [tree]
    while pending:
        for node in ast.iter_child_nodes(pending.pop()):
            if isinstance(node, (ast.ClassDef, *Function.__args__)) and not node.name.startswith(
                "_"
            ):
                if not ast.get_docstring(node):
                    found.append(f"line {node.lineno}: {node.name}")
                if isinstance(node, ast.ClassDef):
                    pending.append(node)
    return found


def foreign_imports(tree: ast.AST) -> list[str]:
    """What a core module imports beside msgspec, the standard library and core itself."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
        for name in names:
            first = name.split(".")[0]
            if (
                first not in sys.stdlib_module_names
                and first != "msgspec"
                and not name.startswith(tuple(f"jixiao.{room}" for room in INNER))
            ):
                found.append(f"line {node.lineno}: {name}")
    return found


def imported(path: Path) -> set[str]:
    """The modules of ours that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def circle_in(arrows: dict[str, set[str]]) -> list[str]:
    """One circle of names, empty where there is none."""
    done: set[str] = set()

    def walked(name: str, above: list[str]) -> list[str]:
        if name in above:
            return above[above.index(name) :]
        if name in done:
            return []
        found = (walked(each, [*above, name]) for each in sorted(arrows[name] & arrows.keys()))
        circle = next((each for each in found if each), [])
        done.add(name)
        return circle

    return next((circle for name in sorted(arrows) if (circle := walked(name, []))), [])


def test_no_files_import_each_other_in_a_circle() -> None:
    names = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): path
        for path in MODULES
        if path.name != "__init__.py"
    }
    assert circle_in({name: imported(path) - {name} for name, path in names.items()}) == []


def test_the_detectors_detect() -> None:
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"b", "x"}}) == ["b", "c"]
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    bad = ast.parse("import lxml\ndef shown(x):\n    return round(float(x) * 1.5)\n")
    assert len(floats_and_rounds(bad)) == 3
    assert undocumented(bad) == ["the module itself", "line 2: shown"]
    assert foreign_imports(bad) == ["line 1: lxml"]
    assert floats_and_rounds(ast.parse("x.round(2); rounded(3); isinstance(x, float)")) == []


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_computes_in_decimals(path: Path) -> None:
    assert floats_and_rounds(tree_of(path)) == []


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_imports_only_msgspec_and_the_standard_library(path: Path) -> None:
    assert foreign_imports(tree_of(path)) == []


def files_touched(tree: ast.AST) -> list[str]:
    """Calls that open, read or write a file."""
    return [
        f"line {node.lineno}: {name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in TOUCHING
    ]


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_what_computes_touches_no_file(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] not in ("starting", "knowledge"):
        assert files_touched(tree_of(path)) == []


def test_the_detector_of_files_detects() -> None:
    assert files_touched(ast.parse("open('a'); path.read_bytes(); opened()")) == [
        "line 1: open",
        "line 1: read_bytes",
    ]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_and_files_stay_small(path: Path) -> None:
    tree = tree_of(path)
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in functions(tree)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_nine_functions_in_ten_are_short() -> None:
    sizes = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in functions(tree_of(path))
    )
    assert sizes[len(sizes) * 9 // 10] <= USUALLY_LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_names_are_documented(path: Path) -> None:
    assert undocumented(tree_of(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_function_is_annotated(path: Path) -> None:
    bare = [
        f"line {node.lineno}: {node.name}"
        for node in functions(tree_of(path))
        if node.returns is None
    ]
    assert bare == []


@pytest.mark.parametrize("room", ["rendering", "writing/pages/html.py", "writing/dashboard"])
def test_html_stands_in_templates(room: str) -> None:
    where = SOURCE / room
    for path in [where] if where.is_file() else sorted(where.rglob("*.py")):
        strings = [
            node.value
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert [text for text in strings if re.search(r"</?[a-z]+[ >]", text)] == [], name_of(path)


def test_no_registry_host_in_the_lock_files() -> None:
    for lock in (ROOT / "requirements").iterdir():
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "index-url" not in text, lock.name


def test_a_bare_number_becomes_a_percentage_in_one_place() -> None:
    """``core/fieldvalues`` says what a bare number is that stands for a rate; a second rule read
    0.9632 as 0.9632% in some places and as 96.32% in others.
    """
    given = re.compile(r"with_unit\(\s*PERCENT\b")
    found = [name_of(path) for path in MODULES if given.search(path.read_text(encoding="utf-8"))]
    assert found == ["src/jixiao/core/fieldvalues.py"]


def test_types_are_worked_out_in_one_place() -> None:
    """Two threads that let msgspec work out a type at once end the process: ``starting/shapes`` does
    it under a lock, and whoever converts to a type of ours asks it.
    """
    alone = re.compile(
        r"msgspec\.convert\((?!.*known\()|\bDecoder\(|\bdecode\([^)]*type=(?!known\()"
    )
    found = [name_of(path) for path in MODULES if alone.search(path.read_text(encoding="utf-8"))]
    assert found == ["src/jixiao/starting/shapes.py"]
