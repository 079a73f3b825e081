"""The statements of one document's prose, indexed for the checks: by address, by the amount they
speak of, by parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from jixiao.checks.units_meant import unit_meant
from jixiao.checks.views import DocumentView
from jixiao.core.figures.units import MONEY
from jixiao.core.statements import ACTUAL, BUDGET, Statement
from jixiao.core.ties import Formula, Operand, Outcome, Tie, judge


class Prose:
    """Lookups over the statements of a document; built once per document view."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.statements = tuple(
            _in_unit_meant(each, view.statements()) for each in view.statements()
        )
        self.by_address = {each.address: each for each in self.statements}
        self._about: dict[str, list[Statement]] = defaultdict(list)
        self._parts: dict[str, list[Statement]] = defaultdict(list)
        self._sentences: dict[int, list[Statement]] = defaultdict(list)
        for each in self.statements:
            self._sentences[each.sentence].append(each)
            if each.about is not None:
                self._about[each.about].append(each)
            if each.part_of is not None:
                self._parts[each.part_of].append(each)

    @classmethod
    def of(cls, view: DocumentView) -> Prose:
        """The index of a document view, remembered on it."""
        return view.once(cls)

    def about(self, amount: Statement, basis: str) -> list[Statement]:
        """The changes, rates or shares that speak of an amount."""
        return [each for each in self._about[amount.address] if each.basis == basis]

    def before(self, statement: Statement) -> list[Statement]:
        """The statements of its sentence whose figures stand before its own."""
        start = statement.place.start
        return [
            each
            for each in self._sentences[statement.sentence]
            if start is not None and each.place.start is not None and each.place.start < start
        ]

    def parts(self, amount: Statement) -> list[Statement]:
        """The 其中 parts of an amount."""
        return self._parts[amount.address]

    def totals(self) -> list[Statement]:
        """The amounts that have parts."""
        return [self.by_address[address] for address in self._parts if address in self.by_address]

    def subjects(self, statement: Statement) -> list[Statement]:
        """The amounts that a change or rate may speak of, the likeliest first: the one it stands
        behind, and the total that this is a part of.

        In 支出29亿元，其中待遇支出28.13亿元，较上年增长5.53% the grammar leaves open which of the
        two grew.
        """
        found: list[Statement] = []
        address = statement.about
        while address is not None and len(found) < 3:
            amount = self.by_address.get(address)
            if amount is None or amount in found:
                break
            found.append(amount)
            address = amount.part_of
        return found

    def operand(self, statement: Statement) -> Operand:
        """A statement as an operand, named by its printed words."""
        return self.view.operand(statement, name_of(statement))

    def likeliest(self, readings: Iterable[Sequence[Tie]]) -> Tie | None:
        """Of the readings of one sentence, the likeliest first, the first tie that holds, else the
        likeliest reading's own first tie.

        The other readings can excuse and never accuse: where the likeliest has nothing that can be
        computed, there is no verdict.
        """
        judged = [
            [each for each in (judge(tie) for tie in ties) if each is not None] for ties in readings
        ]
        if not judged or not judged[0]:
            return None
        held = (
            each for group in judged for each in group if each.outcome is not Outcome.IMPOSSIBLE
        )
        return next(held, judged[0][0]).tie

    def tie(
        self, owner: str, result: Statement, operands: Sequence[Statement], formula: Formula
    ) -> Tie:
        """A tie between statements of this document."""
        return Tie(
            owner=owner,
            result=self.operand(result),
            operands=tuple(self.operand(each) for each in operands),
            formula=formula,
        )


def _in_unit_meant(statement: Statement, statements: Sequence[Statement]) -> Statement:
    """An amount written in 元 for 亿元 (U521 says so) is reckoned with in 亿元, so that one slip is
    one finding.
    """
    found = unit_meant(statement, statements)
    if found is None:
        return statement
    return msgspec.structs.replace(statement, figure=statement.figure.with_unit(found.unit))


def name_of(statement: Statement) -> str:
    """The words a reader would name the figure by."""
    words = statement.words or statement.item
    tail = {
        "change": "增减额",
        "growth_rate": "增幅",
        "execution_rate": "完成预算比例",
        "budget": "预算",
        "share": "占比",
    }.get(statement.basis, "")
    return words if tail and tail in words else f"{words}{tail}"


def is_money(statement: Statement) -> bool:
    """Whether the figure is an amount of money with a unit."""
    unit = statement.figure.unit
    return unit is not None and unit.dimension == MONEY


def comparable(a: Statement, b: Statement) -> bool:
    """Whether two figures can be set against each other: both units known and of one dimension."""
    first, second = a.figure.unit, b.figure.unit
    return first is not None and second is not None and first.comparable(second)


def is_amount(statement: Statement) -> bool:
    """An amount of its own: actual or budget, with no 以上 or 不低于 beside it."""
    return statement.basis in (ACTUAL, BUDGET) and statement.operator is None
