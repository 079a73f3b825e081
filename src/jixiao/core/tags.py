"""Names of elements of XML, whatever library read them."""

from __future__ import annotations

from typing import Any, Protocol


class Tagged(Protocol):
    """An element, a comment or an instruction, of which elements alone have a text as tag."""

    @property
    def tag(self) -> Any:
        """The name with its namespace in braces."""


def local(element: Tagged) -> str:
    """The element's name without its namespace, since transitional and strict files name the same
    things; empty for comments and instructions.
    """
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
