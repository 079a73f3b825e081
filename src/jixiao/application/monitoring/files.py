"""What is made of monitored forms: the official table, the dashboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.drafts import as_draft
from jixiao.application.made import Made
from jixiao.application.monitoring.monitoring import DASHBOARDS, TABLES, Monitored, sheet_of
from jixiao.application.proofing import front_of
from jixiao.core.errors import held_format
from jixiao.core.findings import Severity
from jixiao.knowledge.shelf import Knowledge, shipped

_TABLE, _DASHBOARD = "监控表", "看板"


def with_files(
    monitored: Monitored,
    tables: Sequence[str] = (),
    dashboards: Sequence[str] = (),
    *,
    draft: bool = False,
    knowledge: Knowledge | None = None,
) -> Monitored:
    """The forms with their files: the official table in formats of TABLES, then the dashboard in formats
    of DASHBOARDS. None where there is an error, unless it is a ``draft``, in which what is missing is
    marked.
    """
    if monitored.count(Severity.ERROR) and not draft:
        return monitored
    shown = _drafted(monitored) if draft else monitored
    files = tuple(_files(shown, tables, dashboards, knowledge))
    return msgspec.structs.replace(monitored, files=files)


def _files(
    shown: Monitored,
    tables: Sequence[str],
    dashboards: Sequence[str],
    knowledge: Knowledge | None,
) -> Iterator[Made]:
    for fmt in tables:
        yield Made(f"{_TABLE}.{fmt}", table_bytes(shown, fmt, knowledge))
    for fmt in dashboards:
        yield Made(f"{_DASHBOARD}.{fmt}", dashboard_bytes(shown, fmt))


def _drafted(monitored: Monitored) -> Monitored:
    """The forms with what they lack marked where it is to stand."""
    forms = tuple(as_draft(each) for each in monitored.forms)
    return msgspec.structs.replace(monitored, forms=forms)


def table_bytes(monitored: Monitored, fmt: str, knowledge: Knowledge | None = None) -> bytes:
    """The official table of all forms as a file of one of TABLES. The live formulas of a workbook
    are by the indicators of ``knowledge`` (the shipped ones), which the forms were monitored by.
    """
    from jixiao.writing import Meta, made

    held_format(fmt, TABLES)
    forms, known = monitored.forms, knowledge or shipped()
    pages = [
        sheet_of(each, known).page(formulas=fmt == "xlsx", pack=each.monitoring.pack)
        for each in forms
    ]
    if monitored.cover:
        pages.insert(0, front_of([sheet_of(each, known) for each in forms]))
    title = monitored.forms[0].data.title or monitored.forms[0].layout.title
    return made(pages, fmt, Meta(title=title, rules=monitored.rules))


def dashboard_bytes(monitored: Monitored, fmt: str) -> bytes:
    """The dashboard of all forms: html, or pdf."""
    from jixiao.writing.dashboard.content import panel_of

    held_format(fmt, DASHBOARDS)
    panels = [panel_of(each.data, each.monitoring) for each in monitored.forms]
    if fmt != "pdf":
        from jixiao.writing.dashboard.page import dashboard_html

        return dashboard_html(panels)
    from jixiao.writing import Meta, made
    from jixiao.writing.dashboard.pages import dashboard_pages

    return made(dashboard_pages(panels), "pdf", Meta(title="绩效运行监控看板"))
