"""From a report's data to its draft: facts, results and problems first, then the five sections."""

from __future__ import annotations

from jixiao.core.packs import RulePack
from jixiao.core.reporting.attainment import results_of
from jixiao.core.reporting.closing import annexes, closing
from jixiao.core.reporting.draft import Draft
from jixiao.core.reporting.exhibits import Exhibits, exhibits_of
from jixiao.core.reporting.facts import facts_of
from jixiao.core.reporting.issues import issues_of
from jixiao.core.reporting.model import ReportData
from jixiao.core.reporting.operation import operation
from jixiao.core.reporting.overview import cover, overview
from jixiao.core.reporting.performance import performance
from jixiao.core.reporting.wording import wording_of


def drafted(data: ReportData, pack: RulePack) -> tuple[Draft, Exhibits]:
    """The report and the values of its charts. The data must have passed ``problems_in``."""
    facts = facts_of(data, pack)
    results = results_of(data, facts, pack)
    words = wording_of(facts)
    body = (
        *overview(data, facts, results, words), *operation(data, facts, words), *performance(data, facts, results, words),
        *closing(data, facts, issues_of(facts, results, words)), *annexes(data),
    )
    front = tuple(cover(data))
    return Draft(title=front[0].text, cover=front, body=body), exhibits_of(data.year, facts, results)
