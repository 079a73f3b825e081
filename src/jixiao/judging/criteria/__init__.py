"""Targets (指标值) as criteria, and whether an actual value attains them."""

from jixiao.judging.criteria.attaining import attain
from jixiao.judging.criteria.parsing import parse_criterion
from jixiao.judging.criteria.residue import unread_part
from jixiao.judging.criteria.several import UNPAIRED
from jixiao.judging.criteria.values import (
    QUANTITATIVE,
    Attainment,
    Criterion,
    CriterionKind,
    Due,
    Stage,
    shown_criterion,
)

__all__ = [
    "QUANTITATIVE",
    "UNPAIRED",
    "Attainment",
    "Criterion",
    "CriterionKind",
    "Due",
    "Stage",
    "attain",
    "parse_criterion",
    "shown_criterion",
    "unread_part",
]
