"""Which figures a wrong one may have been copied from."""

from __future__ import annotations

import pytest

from jixiao.checks.network import Network
from jixiao.checks.ranking import Ranker
from jixiao.checks.verdicts import of_tie
from jixiao.core.figures import parse
from jixiao.core.places import Place
from jixiao.core.ties import Operand, Tie, total


def _cell(table: str, row: int, text: str) -> Operand:
    figure = parse(text)
    assert figure is not None
    return Operand(
        name=f"第{row}行",
        figure=figure,
        place=Place(table=1, row=row, column=3, text=text),
        address=f"{table}.funding[{row}].executed",
    )


def _sum(table: str, *texts: str) -> Tie:
    whole, *parts = (_cell(table, row, text) for row, text in enumerate(texts, start=1))
    return Tie(owner="T202", result=whole, operands=tuple(parts), formula=total([1] * len(parts)))


@pytest.mark.parametrize(("home", "copied"), [("0:form2", True), ("1:form1", False)])
def test_a_figure_is_copied_from_its_own_document_alone(home: str, copied: bool) -> None:
    """The 137.77 of row 2 stands in row 3 of another sum: of the same document, or of another one."""
    right, wrong = (
        _sum("0:form1", "187.97", "137.77", "50.20"),
        _sum(home, "147.50", "95.00", "137.77"),
    )
    verdicts = [each for each in map(of_tie, (right, wrong)) if each is not None]
    found = Ranker(Network(verdicts)).copied_from(wrong.operands[1])
    assert (found is not None) is copied
