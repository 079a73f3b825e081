"""How the styles of paragraphs look, and the papers: A4 with narrow margins for forms, the page of
GB/T 9704 for reports.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.writing.pages.fonts import BODY, HEADING, SUBHEADING, TABLE, TITLE


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """``points`` is the size on a report page, ``small`` on a form; ``indented`` the first line by
    two characters; ``level`` of a heading; ``inset`` is how many characters the right edge stands in
    from the margin; ``kept`` stays on one page with what follows.
    """

    font: str
    points: Decimal
    small: Decimal
    align: str = "justify"
    indented: bool = False
    bold: bool = False
    level: int = 0
    inset: int = 0  # characters between the text and the right margin
    kept: bool = False

    def size(self, paper: str) -> Decimal:
        """The size on a paper."""
        return self.points if paper == "report" else self.small


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A page in millimetres."""

    width: int = 210
    height: int = 297
    top: int = 20
    bottom: int = 18
    left: int = 18
    right: int = 18

    @property
    def text_width(self) -> int:
        """What is left between the margins."""
        return self.width - self.left - self.right


def _look(
    font: str,
    points: str,
    small: str,
    align: str = "justify",
    *,
    indented: bool = False,
    bold: bool = False,
    level: int = 0,
    inset: int = 0,
    kept: bool = False,
) -> Look:
    return Look(
        font=font,
        points=Decimal(points),
        small=Decimal(small),
        align=align,
        indented=indented,
        bold=bold,
        level=level,
        inset=inset,
        kept=kept,
    )


LOOKS = {
    "title": _look(TITLE, "22", "18", "center"),
    "subtitle": _look(SUBHEADING, "16", "12", "center"),
    "cover": _look(BODY, "16", "12", "left"),
    "h1": _look(HEADING, "16", "12", indented=True, level=1),
    "h2": _look(SUBHEADING, "16", "12", indented=True, level=2),
    "h3": _look(BODY, "16", "12", indented=True, bold=True, level=3),
    "p": _look(BODY, "16", "12", indented=True),
    "right": _look(TABLE, "12", "10.5", "right"),
    "signed": _look(BODY, "16", "12", "right", inset=4),
    "left": _look(TABLE, "12", "10.5", "left"),
    "sign": _look(TABLE, "12", "10.5", "left"),
    "seal": msgspec.structs.replace(_look(TABLE, "12", "10.5", "right"), inset=4),
    "note": _look(TABLE, "10.5", "9", "left"),
}
OF_LETTERS = {
    "number": _look(BODY, "16", "12", "center"),
    "annex": _look(BODY, "16", "12", indented=True, kept=True),
    "office": _look(BODY, "16", "12", "right", inset=4, kept=True),
}
"""The further styles of an office's letter: its number, the annexes, who signs."""
ALL_LOOKS = {**LOOKS, **OF_LETTERS}
PAPERS = {
    "form": Paper(),
    "landscape": Paper(width=297, height=210, top=18, bottom=16),
    "report": Paper(top=37, bottom=35, left=28, right=26),
}
CELL = Decimal(9)  # points of a table's text
NUMBER = Decimal(14)  # points of the number of an official document's page
TO_FILL = "FFF2CC"  # the ground of a place that only people can fill
