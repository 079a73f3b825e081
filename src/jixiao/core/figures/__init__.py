"""Figures: what a printed number says, how finely, in which unit, and how it is read and rounded."""

from jixiao.core.figures.broken import broken_number
from jixiao.core.figures.figure import Figure, assigned_by_unit, peers_places
from jixiao.core.figures.intervals import Interval
from jixiao.core.figures.lexer import Span, malformed, parse, scan
from jixiao.core.figures.rounding import (
    HUNDRED,
    cut_off,
    exponent_of,
    half_up,
    places_needed,
    quantum,
    shown,
)
from jixiao.core.figures.units import Unit, fold, match_unit, parse_unit

__all__ = [
    "HUNDRED",
    "Figure",
    "Interval",
    "Span",
    "Unit",
    "assigned_by_unit",
    "broken_number",
    "cut_off",
    "exponent_of",
    "fold",
    "half_up",
    "malformed",
    "match_unit",
    "parse",
    "parse_unit",
    "peers_places",
    "places_needed",
    "quantum",
    "scan",
    "shown",
]
