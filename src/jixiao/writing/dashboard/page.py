"""The monitoring dashboard as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.judging.monitoring.lamps import LAMP_NAMES
from jixiao.templating import environment
from jixiao.writing.dashboard.charts import COLOURS
from jixiao.writing.dashboard.content import HEADS, TITLE, Panel, lamp_words, legends, overview
from jixiao.writing.dashboard.legend import LEGEND, LEGEND_HEADS
from jixiao.writing.pages.page import printable

if TYPE_CHECKING:
    from jinja2 import Environment


def templates() -> Environment:
    """The templates of the dashboard: ``dashboard/page.html``, and macros for a form's card, lamps
    and numbers.
    """
    return environment(printable, dashboard="jixiao.writing.dashboard")


def dashboard_html(panels: Sequence[Panel]) -> bytes:
    """The page in UTF-8: an overview where there are several forms, then each form."""
    return (
        templates()
        .get_template("dashboard/page.html")
        .render(
            title=TITLE,
            period=panels[0].period if panels else "",
            units="、".join(dict.fromkeys(panel.unit for panel in panels if panel.unit)),
            overview=overview(panels) if len(panels) > 1 else None,
            panels=panels,
            heads=HEADS,
            legend={"title": LEGEND, "heads": LEGEND_HEADS, "meanings": legends(panels)},
            lamp_words=lamp_words,
            lamps={lamp: (COLOURS[lamp], name) for lamp, name in LAMP_NAMES.items()},
        )
        .encode()
    )
