"""Characters that no installed font has are found before a pdf loses them."""

from __future__ import annotations

from jixiao.writing import Cell, Page, Paragraph, Table
from jixiao.writing.pages.glyphs import without_glyph

_PRIVATE = "\U000ffffd"  # an area where each font draws what it likes, and none of ours anything


def page(title: str, cell: str) -> Page:
    table = Table(cells=(Cell(row=1, column=1, text=cell),), rows=1, columns=1)
    return Page(name="表", blocks=(Paragraph(text=title), table))


def test_what_no_font_has_is_found_in_paragraphs_and_cells_once() -> None:
    other = "\U000ffffc"
    assert without_glyph([page(f"甲{_PRIVATE}", f"{other}乙{_PRIVATE}")]) == other + _PRIVATE


def test_usual_words_marks_and_blanks_are_no_loss() -> None:
    words = "绩效自评表（2024年）≥95%、±2‰，①②“完成”\u3000\u200b\ufe0f\n"
    assert without_glyph([page(words, words)]) == ""
