"""The monitoring dashboard as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.judging.monitoring.lamps import LAMP_NAMES
from jixiao.templating import environment
from jixiao.writing.dashboard.charts import COLOURS
from jixiao.writing.dashboard.content import HEADS, TITLE, Sheet, lamp_words, overview
from jixiao.writing.pages.page import printable

if TYPE_CHECKING:
    from jinja2 import Environment


def templates() -> Environment:
    """The templates of the dashboard: ``dashboard/page.html``, and macros for a form's card, lamps
    and numbers.
    """
    return environment(printable, dashboard="jixiao.writing.dashboard")


def dashboard_html(sheets: Sequence[Sheet]) -> bytes:
    """The page in UTF-8: an overview where there are several forms, then each form."""
    return (
        templates()
        .get_template("dashboard/page.html")
        .render(
            title=TITLE,
            period=sheets[0].period if sheets else "",
            units="、".join(dict.fromkeys(sheet.unit for sheet in sheets if sheet.unit)),
            overview=overview(sheets) if len(sheets) > 1 else None,
            sheets=sheets,
            heads=HEADS,
            lamp_words=lamp_words,
            lamps={lamp: (COLOURS[lamp], name) for lamp, name in LAMP_NAMES.items()},
        )
        .encode()
    )
