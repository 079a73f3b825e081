"""Results as bytes and back: what a program keeps of a fill, a monitoring, a report or a review, and
reads again with a later version of this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from jixiao.application.converting import Converted
from jixiao.application.filling import Filled
from jixiao.application.monitoring import Monitored
from jixiao.application.reporting import Reported
from jixiao.checks.review import Review
from jixiao.core.errors import user_error
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded
from jixiao.starting.shapes import known

SCHEMA = 1
STEPS: Mapping[int, Upgrade] = {}
Kept = Review | Filled | Monitored | Reported | Converted
_KINDS: Mapping[str, type[Any]] = {
    "review": Review,
    "fill": Filled,
    "monitor": Monitored,
    "report": Reported,
    "convert": Converted,
}


@typed(Kept="Review | Filled | Monitored | Reported | Converted")
def result_bytes(result: Kept) -> bytes:
    """A result as JSON with its kind and the version of its shape; content of files is in base64.
    A review of many documents is better written record by record (``records_of``).
    """
    kind = next(name for name, each in _KINDS.items() if isinstance(result, each))
    return msgspec.json.encode({"schema": SCHEMA, "kind": kind, "result": result})


@typed()
def result_of(content: bytes) -> Kept:
    """The result that ``result_bytes`` wrote, of an earlier version brought to today's. Raises
    UserError (E012) for a later version, and (E011) for what is no result.
    """
    try:
        raw = msgspec.json.decode(content)
        if not isinstance(raw, dict) or raw.get("kind") not in _KINDS:
            raise msgspec.ValidationError("no result")
        today = upgraded(raw, SCHEMA, STEPS)
        made: Kept = msgspec.convert(today.get("result"), known(_KINDS[raw["kind"]]))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise user_error(
            "E011", "不是保存下来的结果", f"this is no result that was kept: {error}"
        ) from error
    return made
