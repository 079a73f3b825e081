"""Refuse a shipped rule pack that changed and kept the version that the last release gave it: what
files state in their properties, and results that were kept, hang on it.

python tools/released_packs.py            what is wrong, and status 1; nothing where all holds
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIGESTS = "src/jixiao/knowledge/packs/digests.toml"
CHANGES = "CHANGELOG.md"
_HEADING = re.compile(r"^## +(\S+)", re.M)
_VERSION = re.compile(r"\d+\.\d+\.\d+")

Digests = Mapping[str, Mapping[str, str]]
"""The digest of each version of each pack, by id and version."""


def last_release(root: Path = ROOT) -> str | None:
    """The commit of the last release: that of its tag (``v0.1.0``, ``0.1.0``), else the last one at
    which the change log began with it. None where git cannot say.
    """
    named = _HEADING.findall((root / CHANGES).read_text("utf-8"))
    version = next((each for each in named if _VERSION.fullmatch(each)), None)
    if version is None:
        return None
    for tag in (f"v{version}", version):
        found = _git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}")
        if found:
            return found.strip()
    for commit in _git(root, "log", "--format=%H", "--", CHANGES).split():
        first = _HEADING.search(_git(root, "show", f"{commit}:{CHANGES}"))
        if first is not None and first[1] == version:
            return commit
    return None


def recorded_at(commit: str, root: Path = ROOT) -> Digests:
    """The digests that were recorded at a commit; none where there was no record yet."""
    return tomllib.loads(_git(root, "show", f"{commit}:{DIGESTS}"))


def rewritten(released: Digests, now: Digests) -> Iterator[str]:
    """The rows of a release that are others now, or gone, each in a line."""
    for name, versions in released.items():
        for version, digest in versions.items():
            today = now.get(name, {}).get(version)
            if today is None:
                yield f"{name} {version}: its row is gone; a released row stays"
            elif today != digest:
                yield (
                    f"{name} {version}: {digest[:12]} was released, {today[:12]} is recorded now;"
                    " give the pack another version and its digest a row of its own"
                )


def wrong(root: Path = ROOT) -> list[str]:
    """What the record of today has against the last release."""
    commit = last_release(root)
    if commit is None:
        return []
    now = tomllib.loads((root / DIGESTS).read_text("utf-8"))
    return list(rewritten(recorded_at(commit, root), now))


def _git(root: Path, *words: str) -> str:
    """What git says; nothing where it is not there or knows nothing of it."""
    try:
        ran = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except OSError:
        return ""
    return ran.stdout.decode() if ran.returncode == 0 else ""


if __name__ == "__main__":
    said = wrong()
    for line in said:
        print(line, file=sys.stderr)
    sys.exit(1 if said else 0)
