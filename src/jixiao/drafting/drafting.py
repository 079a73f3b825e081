"""From a report's data to its draft: facts, results and problems first, then the five sections."""

from __future__ import annotations

from jixiao.core.packs import RulePack
from jixiao.drafting.attainment import results_of
from jixiao.drafting.closing import annexes, closing
from jixiao.drafting.draft import Draft
from jixiao.drafting.exhibits import Exhibits, exhibits_of
from jixiao.drafting.facts import facts_of
from jixiao.drafting.issues import issues_of
from jixiao.drafting.model import ReportData
from jixiao.drafting.operation import operation
from jixiao.drafting.overview import cover, overview
from jixiao.drafting.performance import performance
from jixiao.drafting.wording import wording_of
from jixiao.knowledge.indicators import Indicators


def drafted(
    data: ReportData, pack: RulePack, library: Indicators | None = None
) -> tuple[Draft, Exhibits]:
    """The report and the values of its charts; ``library`` (the shipped one) says what the forms'
    indicators are. The data must have passed ``problems_in``.
    """
    facts = facts_of(data, pack)
    results = results_of(data, facts, pack, library)
    words = wording_of(facts)
    body = (
        *overview(data, facts, results, words),
        *operation(data, facts, words),
        *performance(data, facts, results, words),
        *closing(data, facts, issues_of(facts, results, words)),
        *annexes(data),
    )
    front = tuple(cover(data))
    return Draft(title=front[0].text, cover=front, body=body), exhibits_of(
        data.year, facts, results
    )
