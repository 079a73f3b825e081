"""Several names in a sentence, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.core.findings import Text


def series(names: Iterable[str], most: int | None = None, counted: str = "") -> Text:
    """The names as a sentence lists them: 甲、乙等5格 and ``甲, 乙 …``, with ``most`` of them shown;
    ``counted`` is what they are counted by in Chinese, where more are counted at all.
    """
    known = list(names)
    shown = known[:most]
    more = len(known) > len(shown)
    of_all = f"等{len(known)}{counted}" if counted else "等"
    return Text(
        "、".join(shown) + (of_all if more else ""), ", ".join(shown) + (" …" if more else "")
    )
