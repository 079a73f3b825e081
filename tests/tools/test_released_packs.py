"""A pack that a release gave a version to keeps its rules under it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from released_packs import DIGESTS, ROOT, last_release, recorded_at, wrong

RELEASED = '[cn-2020]\n"2026.1" = "aaaa"\n'
HEADING = "# Changelog\n\n## 0.2.0\n\n- 甲\n"


def committed(root: Path, digests: str | None, changes: str) -> str:
    (root / "CHANGELOG.md").write_text(changes, "utf-8")
    if digests is not None:
        (root / DIGESTS).parent.mkdir(parents=True, exist_ok=True)
        (root / DIGESTS).write_text(digests, "utf-8")
    for words in (("add", "-A"), ("commit", "-q", "-m", "x")):
        said = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(root), *said, *words], check=True)
    return subprocess.run(
        ["git", "-C", str(root), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_the_packs_of_the_last_release_stand() -> None:
    """Where this fails, give the pack a new version and a row of its own (CONTRIBUTING.md)."""
    assert wrong(ROOT) == []


@pytest.mark.parametrize(
    ("digests", "said"),
    [
        (RELEASED, []),
        (RELEASED + '"2026.2" = "bbbb"\n', []),
        ('[cn-2020]\n"2026.1" = "bbbb"\n', ["aaaa was released, bbbb is recorded now"]),
        ('[cn-2020]\n"2026.2" = "bbbb"\n', ["cn-2020 2026.1: its row is gone"]),
        ("", ["its row is gone"]),
    ],
)
@pytest.mark.parametrize("tag", ["v0.2.0", "0.2.0", None])
def test_a_released_row_may_not_change(
    root: Path, digests: str, said: list[str], tag: str | None
) -> None:
    before = committed(root, RELEASED, HEADING)
    if tag is not None:
        subprocess.run(["git", "-C", str(root), "tag", tag], check=True)
    changes = HEADING.replace("## 0.2.0", "## Unreleased\n\n- 乙\n\n## 0.2.0")
    committed(root, digests, changes)
    assert last_release(root) == before
    assert recorded_at(before, root) == {"cn-2020": {"2026.1": "aaaa"}}
    found = wrong(root)
    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))


def test_rows_that_no_release_has_may_still_change(root: Path) -> None:
    committed(root, None, HEADING)
    committed(root, RELEASED, HEADING.replace("## 0.2.0", "## Unreleased\n\n## 0.2.0"))
    (root / DIGESTS).write_text('[cn-2020]\n"2026.1" = "bbbb"\n', "utf-8")
    assert wrong(root) == []


def test_nothing_is_said_without_git_or_release(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n", "utf-8")
    assert wrong(tmp_path) == []
    (tmp_path / "CHANGELOG.md").write_text(HEADING, "utf-8")
    assert wrong(tmp_path) == []
