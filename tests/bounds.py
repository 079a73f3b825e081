"""The promise that bad or long input ends in bounded time: work that does not is broken off, and
the test fails.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 30


@contextmanager
def bounded() -> Iterator[None]:
    """Break the work off after the 30 seconds that a bad file may take at most. Speed itself is the
    bench's business.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
