"""Patterns kept as they were compiled before are the very same, and nothing that is kept does harm."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jixiao.starting import patterns
from jixiao.starting.patterns import compiled, keep_compiled

TEXTS = (r"(?P<year>20\d{2})年(?=度)|[一-龥]+", r"(?:率|比例|[占比]重){1,2}\s*$", "执行率")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "cache" / "kept.patterns"
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_KEPT", path)
    monkeypatch.setattr(patterns, "_made", {})
    patterns._kept.cache_clear()
    yield path
    patterns._kept.cache_clear()


def kept_by_another_process() -> None:
    """What this one compiled is written and forgotten, so that it has to be read."""
    keep_compiled()
    patterns._kept.cache_clear()


def no_compiling(text: str, flags: int = 0) -> re.Pattern[str]:
    raise AssertionError(f"compiled anew: {text}")


def test_what_was_compiled_before_is_loaded_as_the_very_same(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[re.Pattern[Any]] = [compiled(each) for each in TEXTS]
    made += [compiled("ab", re.IGNORECASE), compiled(b"ab"), compiled(rb"[\x00-\x08]|<\?xml")]
    kept_by_another_process()
    assert store.is_file()
    monkeypatch.setattr(re, "compile", no_compiling)
    loaded: list[re.Pattern[Any]] = [compiled(each) for each in TEXTS]
    loaded += [compiled("ab", re.IGNORECASE), compiled(b"ab"), compiled(rb"[\x00-\x08]|<\?xml")]
    assert loaded == made
    assert not any(one is other for one, other in zip(loaded, made, strict=True))
    found = loaded[0].match("2024年度")
    assert found is not None
    assert (found["year"], loaded[0].groupindex, loaded[3].flags) == (
        "2024", {"year": 1}, made[3].flags,
    )  # fmt: skip


def test_what_another_process_kept_stays_beside_what_is_new(store: Path) -> None:
    compiled(TEXTS[0])
    kept_by_another_process()
    compiled(TEXTS[1])
    kept_by_another_process()
    assert len(patterns._kept()) == 2


@pytest.mark.parametrize("spoilt", [b"", b"{", b"\x82\xa7made_by\xa1x\xa5codes\x80"])
def test_a_spoilt_store_is_no_store(store: Path, spoilt: bytes) -> None:
    store.parent.mkdir()
    store.write_bytes(spoilt)
    assert compiled(TEXTS[0]) == re.compile(TEXTS[0])


def test_spoilt_code_is_compiled_anew(store: Path) -> None:
    compiled(TEXTS[0])
    kept_by_another_process()
    found = msgspec.msgpack.decode(store.read_bytes(), type=patterns._Store)
    codes = {
        key: msgspec.structs.replace(code, words=code.words[::-1])
        for key, code in found.codes.items()
    }
    store.write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(found, codes=codes)))
    assert compiled(TEXTS[0]) == re.compile(TEXTS[0])


def test_what_another_interpreter_kept_is_not_loaded(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(TEXTS[0])
    kept_by_another_process()
    monkeypatch.setattr(sys, "version", "another one")
    assert dict(patterns._kept()) == {}
    assert compiled(TEXTS[0]) == re.compile(TEXTS[0])


def test_without_the_private_functions_patterns_are_compiled_and_nothing_is_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(TEXTS[0])
    kept_by_another_process()
    monkeypatch.setattr(patterns, "_private", lambda name: object())
    assert compiled(TEXTS[0]) == re.compile(TEXTS[0])
    compiled(TEXTS[1])
    kept_by_another_process()
    assert len(patterns._kept()) == 1


def test_nothing_is_written_where_no_bytecode_may_be(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled(TEXTS[0])
    keep_compiled()
    assert not store.parent.exists()


def test_a_broken_pattern_is_told() -> None:
    with pytest.raises(re.error):
        compiled("(")
