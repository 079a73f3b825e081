"""Paths of the last round to values, and when files were written: what tells one round, and one version
of a form, from the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.application.sources import Source
from jixiao.core.errors import Faults
from jixiao.paths.folders import source_at

if TYPE_CHECKING:
    from jixiao.checks.review import Review
    from jixiao.checks.rounds import LastRound

    Last = str | Path | Source | Review  # lists, JSON, folders of lists, or what was made of them


def written_at(path: str, member: str | None = None) -> int | None:
    """When a file, or a member of a zip, was written, in nanoseconds since 1970; None where that cannot
    be had.
    """
    from jixiao.reading.archives import written_in

    try:
        return Path(path).stat().st_mtime_ns if member is None else written_in(path, member)
    except (OSError, ValueError):
        return None


def last_round(given: Iterable[Last] | Last | None) -> LastRound | None:
    """The last round in problem lists (xlsx), in folders of them, in a review as JSON, or in a review
    that is given. Raises UserError with all that are none.
    """
    if given is None:
        return None
    from jixiao.application.rounds.last import rounds_in

    faults = Faults()
    listed = given if isinstance(given, (list, tuple)) else [given]
    sources = [one for each in listed for one in _lists(each, faults)]
    found = faults.of(rounds_in, sources)
    faults.tell()
    return found


def _lists(given: Any, faults: Faults) -> list[Any]:
    """A file or a review; of a folder its problem lists."""
    if not isinstance(given, (str, Path)) or not Path(given).is_dir():
        return [_opened(given, faults)]
    papers = sorted(each for each in Path(given).glob("*.xlsx") if not each.name.startswith("~$"))
    return [_opened(one, faults) for one in papers] or [Source(str(given), b"")]


def _opened(given: Any, faults: Faults) -> Any:
    """A file opened where it is a path; why it cannot be is kept."""
    return faults.of(source_at, Path(given)) if isinstance(given, (str, Path)) else given
