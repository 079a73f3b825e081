"""What a pdf would lose because no installed font has it, told before it is sent."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.writing.pages.page import Page


def without_glyphs(pages: Sequence[Page], fmt: str, address: str = "") -> tuple[Finding, ...]:
    """A warning (E052) with the characters that the pages lose in a pdf; of another format nothing,
    since its reader takes them from other fonts.
    """
    if fmt != "pdf":
        return ()
    from jixiao.writing.pages.glyphs import without_glyph

    lost = without_glyph(pages)
    if not lost:
        return ()
    found = fault(
        "E052",
        f"本机字体里没有“{'、'.join(lost)}”，pdf 里这些字会空着：请装有这些字的字体，或写成 docx",
        f"no installed font has {', '.join(lost)}: the pdf has gaps there; install a font that has"
        " them or write docx",
        address,
        lost,
        Severity.WARNING,
    )
    return (found,)
