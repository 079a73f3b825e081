"""From a report's data to its draft: figures, results and problems first, then the five sections."""

from __future__ import annotations

from jixiao.core.packs import RulePack
from jixiao.drafting.attainment import results_of
from jixiao.drafting.closing import annexes, closing
from jixiao.drafting.computing import report_figures
from jixiao.drafting.draft import Draft
from jixiao.drafting.exhibits import Exhibits, exhibits_of
from jixiao.drafting.issues import issues_of
from jixiao.drafting.model import ReportData
from jixiao.drafting.operation import operation
from jixiao.drafting.overview import cover, overview
from jixiao.drafting.performance import performance
from jixiao.drafting.running import running
from jixiao.drafting.running import title_of as running_title
from jixiao.drafting.spans import span_of
from jixiao.drafting.wording import wording_of
from jixiao.knowledge.indicators import Indicators


def title_of(data: ReportData) -> str:
    """What the report, or the analysis of its period, is called."""
    span = span_of(data)
    return running_title(data, span) if span.within else next(cover(data)).text


def drafted(
    data: ReportData, pack: RulePack, library: Indicators | None = None
) -> tuple[Draft, Exhibits]:
    """The report, or the analysis of its period, and the values of its charts; ``library`` (the
    shipped one) says what the forms' indicators are. The data must have passed ``problems_in``.
    """
    figures, span = report_figures(data, pack), span_of(data)
    if span.within:
        return running(data, figures, span, pack), exhibits_of(span, figures)
    results = results_of(data, figures, pack, library)
    words = wording_of(figures)
    body = (
        *overview(data, figures, results, words),
        *operation(data, figures, words),
        *performance(data, figures, results, words),
        *closing(data, figures, issues_of(figures, results, words)),
        *annexes(data),
    )
    front = tuple(cover(data))
    return Draft(title=front[0].text, cover=front, body=body), exhibits_of(span, figures, results)
