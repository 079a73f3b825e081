"""Sources of funds below another one: which names say that, where the layout of a form does not."""

from __future__ import annotations

from jixiao.core.regex import regex

_LEVEL = regex(
    r"中央|省|自治区|直辖市|[市县区旗盟州]级|[市县区旗盟州](?:财政|补助|配套|本级)|地方|本级|一般公共预算|政府性基金|国有资本|债券",
)
_WHOLE_SOURCE = regex(r"财政|拨款|预算资金|补助")


def is_level(source: str) -> bool:
    """Whether a source is named by a level of government or a budget (中央, 本级, 一般公共预算)."""
    return _LEVEL.search(source) is not None


def may_be_divided(source: str) -> bool:
    """Whether a source is one that levels of government make up (财政拨款)."""
    return _WHOLE_SOURCE.search(source) is not None
