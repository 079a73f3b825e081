"""Every check is registered, explained in full, and named after its file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from jixiao.checks import registry, rules
from jixiao.checks.registry import SECTIONS, Check, all_checks
from jixiao.core.forms import KINDS
from jixiao.core.packs import RulePack

FILES = sorted(path for path in Path(rules.__path__[0]).glob("*.py") if path.name != "__init__.py")
CHECKS = all_checks()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_holds_the_check_of_its_name(path: Path) -> None:
    here = [
        check for check in CHECKS if inspect.getmodule(check.run).__name__.endswith("." + path.stem)
    ]
    assert [check.code for check in here] == [path.stem.partition("_")[0].upper()]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_check_is_explained(check: Check) -> None:
    sections = check.sections()
    assert tuple(sections) == SECTIONS
    assert [name for name, body in sections.items() if len(body) < 5] == []
    assert check.title.zh
    assert check.title.en


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_check_declares_what_exists(check: Check) -> None:
    assert re.fullmatch(r"[RTSXUDLFM]\d{3}", check.code)
    assert set(check.kinds) <= set(KINDS)
    assert set(check.needs) <= set(RulePack.__struct_fields__)
    assert check.source in ("arithmetic", "printed", "document", "practice")


def test_a_code_is_taken_once() -> None:
    def stranger(_: object) -> object:
        raise AssertionError("never run")

    stranger.__module__ = "elsewhere"
    with pytest.raises(ValueError, match="S301"):
        registry.check("S301", "重复", "again", over="form", source="arithmetic")(stranger)  # type: ignore[arg-type]
