"""Which failing ties hold by themselves once other findings' values are put in: a total that was summed
with the score that a row should have.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.checks.network import Network
from jixiao.checks.precedence import FIGURE, Spot, spot_of
from jixiao.checks.slips import MINUS
from jixiao.core.figures import Figure, parse
from jixiao.core.findings import Finding, Verdict
from jixiao.core.ties import Operand, Outcome, judge


class Mending:
    """The values that findings (by the places that they are at) give figures of a network."""

    def __init__(self, heads: Mapping[Spot, Finding], network: Network) -> None:
        self._given: dict[str, tuple[Finding, Figure]] = {}
        for each in network.operands() if heads else ():
            head = heads.get(spot_of(each))
            if head is None or head.correction is None or head.printed != each.figure.text:
                continue
            figure = figure_given(head.correction.text, each)
            if figure is not None:
                self._given[each.address] = head, figure

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings of others of its figures whose values make a verdict's failing tie hold: all
        that there are, else one; none where nothing does. What itself hangs on the figure that is
        told of does not speak against it.
        """
        tie, finding = verdict.tie, verdict.finding
        if tie is None or finding is None or verdict.outcome is not Outcome.IMPOSSIBLE:
            return ()
        spot = spot_of(finding)
        known = {
            each.address: self._given[each.address]
            for each in tie.operands
            if each.address in self._given
            and spot_of(each) != spot
            and not self._hangs_on(self._given[each.address][0], spot)
        }
        for some in (list(known), *([each] for each in known)):
            judged = judge(tie, {each: known[each][1] for each in some}) if some else None
            if judged is not None and judged.outcome is not Outcome.IMPOSSIBLE:
                return tuple(known[each][0] for each in some)
        return ()

    @staticmethod
    def _hangs_on(finding: Finding, spot: Spot) -> bool:
        return any(spot_of(each, finding.address) == spot for each in finding.operands)


def figure_given(text: str, operand: Operand) -> Figure | None:
    """The figure that a text puts in the place of a printed one: in its own unit, where that is another
    (亿元 for 元), and with the sign that words give the print (减少2.61).
    """
    new, old = parse(text) if FIGURE.fullmatch(text.strip()) else None, operand.figure
    if new is None:
        return None
    worded = old.value < 0 < new.value and not old.text.lstrip().startswith(MINUS)
    value = -new.value if worded else new.value
    if new.unit is None or new.unit == old.unit:
        return old.with_value(value, max(old.places, new.places) if old.exact else old.places)
    return msgspec.structs.replace(new.with_value(value, new.places), exact=old.exact)
