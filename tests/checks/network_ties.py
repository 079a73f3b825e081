"""Figures and ties by hand, and what the network of them finds."""

from __future__ import annotations

from jixiao.checks.suspicion import resolve
from jixiao.checks.verdicts import of_tie
from jixiao.core.figures import parse
from jixiao.core.findings import Finding
from jixiao.core.places import Place
from jixiao.core.ties import (
    Formula,
    Operand,
    Tie,
)


def operand(name: str, text: str) -> Operand:
    figure = parse(text)
    assert figure is not None
    return Operand(
        name=name, figure=figure, place=Place(line=len(name), text=text), address=f"0:{name}"
    )


def tie(result: Operand, operands: list[Operand], formula: Formula) -> Tie:
    return Tie(owner="T000", result=result, operands=tuple(operands), formula=formula)


def found_of(ties: list[Tie]) -> list[Finding]:
    """What is told of ties together, the failing ones in order."""
    verdicts = [each for each in map(of_tie, ties) if each is not None]
    return [each.finding for each in resolve(verdicts) if each.finding is not None]
