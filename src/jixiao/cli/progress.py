"""A progress bar on stderr, where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done, and how many there are."""


@contextmanager
def progress_bar(words: str) -> Iterator[Advance | None]:
    """A bar while the work in the block runs; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("work", total=None, name="")

        def advance(name: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, name=name)

        yield advance
