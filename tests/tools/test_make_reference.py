"""The reference in docs/ is what the code says."""

from __future__ import annotations

import pytest

import make_reference


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return make_reference.pages()


@pytest.mark.parametrize("name", ["checks.md", "rule-packs.md", "command-line.md", "data.md"])
def test_the_committed_page_is_current(pages: dict[str, str], name: str) -> None:
    committed = (make_reference.OUT / name).read_text(encoding="utf-8")
    assert committed == pages[name], "run: make reference"


def test_every_check_has_its_headings(pages: dict[str, str]) -> None:
    for each in make_reference.all_checks():
        section = pages["checks.md"].partition(f"## {each.code}\n")[2].partition("\n## ")[0]
        for heading in make_reference.SECTIONS:
            assert f"**{heading}**：" in section, f"{each.code} lacks {heading}"
        assert f"> 应报：{each.code} " in section.partition("**例（错）**")[2]


def test_every_rule_of_a_pack_names_its_source(pages: dict[str, str]) -> None:
    rows = [line for line in pages["rule-packs.md"].splitlines() if line.startswith("| `")]
    assert rows
    assert all(
        any(f"| {source}：" in row for source in make_reference.SOURCES.values()) for row in rows
    )
