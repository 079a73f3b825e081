"""What names of files say: what those of one name are called apart, which are no documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

_LEFT_BEHIND = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})


def is_leftover(name: str) -> bool:
    """Whether a file is hidden, or what systems and offices leave behind (locks, thumbnails)."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return (
        name.startswith("__MACOSX/") or last.startswith((".", "~$")) or last.lower() in _LEFT_BEHIND
    )


def told_apart(paths: Iterable[str]) -> dict[str, str]:
    """The paths with what each is called: its file's name, with as many of its folders before it as
    tell it from others of that name.
    """
    alike: dict[str, set[PurePath]] = defaultdict(set)
    given = {path: PurePath(path.replace("\\", "/")) for path in paths}
    for pure in given.values():
        alike[pure.name.casefold()].add(pure)
    return {path: _called(pure, alike[pure.name.casefold()]) for path, pure in given.items()}


def _called(path: PurePath, alike: set[PurePath]) -> str:
    parts = path.parts
    for length in range(1, len(parts)):
        own = parts[-length:]
        if not any(each != path and each.parts[-length:] == own for each in alike):
            return "/".join(own)
    return parts[0] if len(parts) == 1 else str(path)
