"""The one clock: what files say of when they were made, when a mark was set, how long a call took."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""The time that files and their users go by."""
MADE_ON = datetime(2021, 2, 20)
"""What the properties of every written file say, so that the same input gives the same bytes."""
_HELD = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """The time, in UTC; where SOURCE_DATE_EPOCH (seconds since 1970) is set, that time. Raises
    UserError where it is set to something else.
    """
    held = os.environ.get(_HELD)
    if not held:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(held), UTC)
    except (ValueError, OverflowError, OSError) as error:
        from jixiao.core.errors import user_error

        raise user_error(
            "E004",
            f"环境变量 {_HELD} 是“{held}”，应为自1970年起的秒数",
            f"the environment's {_HELD} is {held!r}; seconds since 1970 are expected",
        ) from error


def ticks() -> int:
    """Nanoseconds that count up, for differences; they stand still where SOURCE_DATE_EPOCH is set."""
    return 0 if os.environ.get(_HELD) else time.perf_counter_ns()


def since(begun: int) -> str:
    """The seconds since ``ticks`` gave ``begun``, to three places."""
    seconds, rest = divmod(ticks() - begun, 1_000_000_000)
    return f"{seconds}.{rest // 1_000_000:03d}"
