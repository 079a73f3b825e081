"""Monitoring as files: forms read from data or documents, the official table written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from jixiao.application.converting import recognised
from jixiao.application.data_reading import load
from jixiao.application.monitoring import Watched
from jixiao.application.progressing import Progress
from jixiao.application.template_reading import is_template, read_template
from jixiao.core.dossier import Recognised
from jixiao.core.errors import user_error
from jixiao.core.formdata import FormData, data_of, filled_in
from jixiao.core.forms import MONITORING
from jixiao.reading import read_path


def layout_of(forms: Sequence[Watched], name: str | None) -> str:
    """The layout asked for, else the usual one of all forms, else the national one."""
    from jixiao.knowledge.layouts import layout_for

    if name is not None:
        return name
    usual = {
        layout_for(msgspec.structs.replace(each.data, layout=""), each.watch.pack).id
        for each in forms
    }
    return usual.pop() if len(usual) == 1 else layout_for(FormData(kind=MONITORING)).id


def table_bytes(
    forms: Sequence[Watched], layout: str, fmt: str
) -> tuple[bytes, Mapping[str, tuple[str, ...]]]:
    """The official table of all forms as a file, and the fields that the layout has no place for,
    by form.
    """
    from jixiao.knowledge.layouts import load_layout
    from jixiao.writing import Meta, made
    from jixiao.writing.layouts.pages import dropped, pages_of

    chosen = load_layout(layout)
    if MONITORING not in chosen.kinds:
        raise user_error(
            "E004",
            f"样式 {chosen.id}（{chosen.name}）不是监控表",
            f"the layout {chosen.id} is no monitoring table",
        )
    pages = [
        pages_of(each.data, chosen, formulas=fmt == "xlsx", pack=each.watch.pack) for each in forms
    ]
    lost = {
        each.data.project or each.data.title: tuple(dropped(each.data, chosen)) for each in forms
    }
    return made(pages, fmt, Meta(title=forms[0].data.title or chosen.title)), lost


def dashboard_bytes(forms: Sequence[Watched], fmt: str) -> bytes:
    """The dashboard of all forms: html, or pdf."""
    from jixiao.writing.dashboard.content import sheet_of

    sheets = [sheet_of(each.data, each.watch) for each in forms]
    if fmt != "pdf":
        from jixiao.writing.dashboard.page import dashboard_html

        return dashboard_html(sheets)
    from jixiao.writing import Meta, made
    from jixiao.writing.dashboard.pages import dashboard_pages

    return made(dashboard_pages(sheets), "pdf", Meta(title="绩效运行监控看板"))


def read_forms(
    path: str | Path, progress: Progress | None = None
) -> tuple[tuple[FormData, ...], tuple[Recognised | None, ...]]:
    """Forms of a data file (YAML, JSON, the filling template) or of any document that holds some,
    with the documents that they come from.
    """
    file = Path(path)
    if not file.is_file():
        raise user_error("E001", f"没有文件 {file}", f"there is no file {file}")
    if file.suffix.lower() in (".yaml", ".yml", ".json"):
        found: list[tuple[FormData, Recognised | None]] = [(each.data, None) for each in load(file)]
    else:
        if progress is not None:
            progress(file.name, 0, 1)
        found = [
            pair for each in recognised(read_path(file), str(file)) for pair in _forms_in(each)
        ]
    if not found:
        raise user_error("E014", f"{file} 里没有认出绩效表", f"no form was recognised in {file}")
    return tuple(data for data, _ in found), tuple(each for _, each in found)


def _forms_in(recognised: Recognised) -> list[tuple[FormData, Recognised | None]]:
    if is_template(recognised.document):
        return [(each.data, None) for each in read_template(recognised.document)]
    return [(filled_in(data_of(form)), recognised) for form in recognised.forms if form.indicators]
