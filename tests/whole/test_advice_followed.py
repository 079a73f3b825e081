"""Whoever does what a finding says is rid of it and has no new one: clean forms with one slip, and the
examples with their own mistakes.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.api import review
from jixiao.reading import read_path
from make_examples import CLEAN, examples, write

ROOT = Path(__file__).resolve().parents[2]
OWN = [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "examples").glob("*/*.txt"))]
EVERY = 23
EXPLAINED = ("T203", "M905", "L701")
"""What asks for a reason where another amount is right."""


def bench(name: str) -> ModuleType:
    sys.path[:0] = [str(ROOT / "bench")]
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


ADVICE, HEADINGS = bench("advice"), bench("headings")


def unsound(documents: list[object]) -> list[str]:
    found = [each for each in ADVICE.offences(documents) if each is not None]
    return [each.line() for each in found if not each.kind.endswith(EXPLAINED)]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_advice_to_published_documents(path: Path) -> None:
    assert unsound(list(read_path(path))) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in CLEAN.glob("*.yaml")))
def test_advice_to_forms_with_one_slip(name: str, tmp_path: Path) -> None:
    for path in (
        written
        for each in examples(CLEAN)
        for written in write(each, tmp_path, ("txt",))
        if written.stem == name or written.stem.startswith(f"{name}-")
    ):
        documents = list(read_path(path))
        for state in ADVICE.slipped(documents, review(documents), EVERY):
            assert unsound(state) == []


@pytest.mark.parametrize("seed", range(4))
def test_all_advice_about_points_followed_at_once(seed: int) -> None:
    values = 0
    for documents in HEADINGS.forms(60, seed):
        told, given = HEADINGS.judged(documents)
        values += given
        assert told == []
    assert values > 40
