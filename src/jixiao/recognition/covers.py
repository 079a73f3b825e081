"""What the cover of a report says of it."""

from __future__ import annotations

from jixiao.core.documents import Document, Paragraph
from jixiao.core.regex import regex

_UNIT_LINE = regex(
    r"(?:项目)?(?:实施|填报|编制|报告|评价)单位\s*(?:[（(][^）)]*[）)])?\s*[：:]\s*([^：:]{2,40})$"
)
_COVER = 40  # blocks of a document in which its cover stands


def unit_on_cover(document: Document) -> str:
    """The unit that a report's cover states (实施单位（公章）：…); empty where it states none."""
    for block in document.blocks[:_COVER]:
        found = _UNIT_LINE.match(block.text.strip()) if isinstance(block, Paragraph) else None
        if found is not None:
            return " ".join(found.group(1).split())
    return ""
