"""The Python API, by its own examples, and that importing it costs nothing until it is used."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jixiao
from jixiao import api


def test_the_examples_of_the_documentation_hold() -> None:
    outcome = doctest.testmod(api)
    assert outcome.attempted >= 6
    assert outcome.failed == 0


def test_the_examples_of_the_page_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).resolve().parents[1]
    monkeypatch.chdir(root)
    outcome = doctest.testfile(str(root / "docs" / "api.md"), module_relative=False)
    assert outcome.attempted >= 20
    assert outcome.failed == 0


def test_every_function_of_the_api_has_an_example_on_the_page() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
    functions = [name for name in api.__all__ if inspect.isfunction(getattr(api, name))]
    assert [name for name in functions if f"{name}(" not in page] == []


def test_the_package_offers_what_the_api_offers() -> None:
    assert set(jixiao.__all__) == {*api.__all__, "__version__"}
    assert all(getattr(jixiao, name) is getattr(api, name) for name in api.__all__)
    with pytest.raises(AttributeError):
        _ = jixiao.nothing


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, jixiao; print([name for name in ('msgspec', 'click', 'lxml', 'openpyxl',"
        " 'rich') if name in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


def test_settings_may_be_names_and_files(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("没有数字的一段话。\n", encoding="utf-8")
    accept = tmp_path / "a.toml"
    accept.write_text('[[accept]]\nid = "x"\nreason = "y"\n', encoding="utf-8")
    assert jixiao.review(file, pack="cn-2020", accept=accept).exit_status() == 0
    with pytest.raises(jixiao.UserError):
        jixiao.review(file, pack="no-such-pack")


def test_every_code_is_explained() -> None:
    assert len(jixiao.codes()) > 40
    assert all(each.sections.get("查什么") for each in jixiao.codes())
    assert jixiao.explain("t201") == jixiao.explain("T201")
    assert jixiao.explain("Z999") is None


def test_every_reading_problem_has_its_explanation() -> None:
    reading = Path(jixiao.__file__).parent / "reading"
    used = {
        code
        for file in reading.rglob("*.py")
        for code in re.findall(r"\bR1\d\d\b", file.read_text(encoding="utf-8"))
    }
    assert used
    assert {code for code in used if jixiao.explain(code) is None} == set()
