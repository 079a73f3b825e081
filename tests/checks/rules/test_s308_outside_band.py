"""S308: the ends of the bands, and which scores are told elsewhere."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, NINGXIA, Sheet, findings

MET, PARTLY, MISSED = (
    "达成年度指标",
    "部分达成年度指标并具有一定效果",
    "未达成年度指标且效果较差",
)


@pytest.mark.parametrize(
    ("target", "actual", "score", "pack", "told"),
    [
        ("提升", MET, "10", NATIONAL, False),
        ("提升", MET, "8", NATIONAL, False),
        ("提升", MET, "7.9", NATIONAL, True),
        ("提升", PARTLY, "6", NATIONAL, False),
        ("提升", PARTLY, "5.9", NATIONAL, True),
        ("提升", PARTLY, "5.9", NINGXIA, False),
        ("提升", PARTLY, "4.9", NINGXIA, True),
        ("提升", PARTLY, "8.1", NATIONAL, True),
        ("提升", PARTLY, "10", NATIONAL, True),
        ("提升", MISSED, "6.1", NATIONAL, True),
        ("提升", MISSED, "0", NATIONAL, False),
        ("提升", MISSED, "10", NATIONAL, False),  # S307
        ("提升", PARTLY, "11", NATIONAL, False),  # S304
        ("提升", "做了一些工作", "1", NATIONAL, False),
        ("提升", PARTLY, "", NATIONAL, False),
        ("≥9人", PARTLY, "1", NATIONAL, False),
    ],
)
def test_the_band_of_the_words(target: str, actual: str, score: str, pack: str, told: bool) -> None:
    rows = f"name | target | actual | points | score\n生活安定 | {target} | {actual} | 10 | {score}"
    found = findings("S308", Sheet(rows, pack=pack))
    severity = Severity.ERROR if pack == NINGXIA else Severity.WARNING
    assert [(each.printed, each.severity) for each in found] == [(score, severity)] * told
