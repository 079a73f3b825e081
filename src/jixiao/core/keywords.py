"""How a file says in its properties (keywords) by which rule pack it was made, so that a later review
goes by the same one.
"""

from __future__ import annotations

import re

_PROPERTY = re.compile(r"规则包[：:]\s*([\w.-]{1,64}(?:@[\w.-]{1,32})?)")


def property_of(rules: str) -> str:
    """How a file's properties (keywords) state the rule pack ``id@version`` that it was made by."""
    return f"规则包：{rules}" if rules else ""


def rules_in(keywords: str) -> str:
    """The rule pack that a file's keywords state, as ``id@version`` or ``id``; empty where none."""
    found = _PROPERTY.search(keywords)
    return found.group(1) if found is not None else ""
