"""Finds layouts by what people call them: the id, the name, or the name without what stands in brackets
behind it.
"""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.nearest import nearest

_BRACKETED = regex(r"[（(][^（）()]*[）)]$")


def layout_called(words: str, known: Mapping[str, Layout]) -> Layout | None:
    """The one of the ``known`` layouts that is called so; None where none is, or where several share
    the name without its brackets.
    """
    if words in known:
        return known[words]
    bare = squeezed(words)
    named = [each for each in known.values() if squeezed(each.name) == bare]
    short = [each for each in known.values() if _bare(each.name) == bare]
    found = named or short
    return found[0] if bare and len(found) == 1 else None


def called(layout: Layout) -> Text:
    """A layout in messages: its id with its name."""
    return Text(f"{layout.id} {layout.name}", layout.id)


def unknown_layout(words: str, known: Mapping[str, Layout]) -> Text:
    """What one may have meant, and which there are, as the end of a message."""
    names = {each.name: each.id for each in known.values()}
    near = nearest(words, known) or nearest(words, names)
    meant = Text(f"，是不是“{near}”？", f"; is “{near}” meant?") if near else Text("；", ";")
    listed = [called(each) for each in known.values()]
    return Text(
        f"{meant.zh}可用的样式有：{'、'.join(each.zh for each in listed)}",
        f"{meant.en} Known are {', '.join(each.en for each in listed)}",
    )


def _bare(name: str) -> str:
    return squeezed(_BRACKETED.sub("", name))
