"""Every catalogued layout, converted without --layout, keeps its structure: the form that is read
again is the form that was read.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from jixiao.application.converting import recognised as recognised_all
from jixiao.cli.converting import convert_files as convert
from jixiao.core.documents import Grid
from jixiao.core.dossier import Recognised
from jixiao.core.formdata import FormData, data_of, differences
from jixiao.paths.folders import documents_of
from tests.recognition.forms import layouts
from tests.recognition.forms.layout_tables import merged, title_of

FAMILIES = sorted(name for name in dir(layouts) if name.isupper())


def read_all(path: Path) -> tuple[Recognised, ...]:
    return recognised_all(documents_of([path]), str(path))


def html_of(family: str) -> str:
    """The family's table with its merges, as a page."""
    grid: Grid = merged(getattr(layouts, family))
    rows = [
        "".join(
            f'<td rowspan="{cell.row_span}"'
            f' colspan="{cell.column_span}">{escape(cell.text).replace(chr(10), "<br>")}</td>'
            for cell in cells
        )
        for cells in grid.by_row()
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<html><meta charset="utf-8"><p>{title_of(family)}</p><p>（2023年度）</p><table'
        f' border="1">{table}</table></html>'
    )


def forms(path: Path) -> list[FormData]:
    return [data_of(form) for reviewed in read_all(path) for form in reviewed.forms]


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pdf", "html"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_layout_survives_conversion(family: str, fmt: str, tmp_path: Path) -> None:
    source, out = tmp_path / "form.html", tmp_path / f"converted.{fmt}"
    source.write_text(html_of(family), encoding="utf-8")
    convert(source, out)
    before, after = forms(source), forms(out)
    assert before
    assert len(after) == len(before)
    assert [list(differences(one, other)) for one, other in zip(before, after, strict=True)] == [
        []
    ] * len(before)
