"""Forms with long cells, filled and printed as pdf over several pages: a review of the print reads
what was printed and finds nothing that filling did not tell.
"""

from __future__ import annotations

import random

import pytest

from jixiao.api import review
from jixiao.application.filling import FilledForm, fill
from jixiao.application.sources import Source
from jixiao.core.documents import Document
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    data_of,
    differences,
)
from jixiao.knowledge.layouts import layouts
from jixiao.recognition import recognise
from jixiao.writing.layouts.pages import printed

LONG = "受疫情和机构改革影响进度有所滞后，下一步加强调度。" * 80
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
LENGTHS = (0, 0, 0, 30, 80, 200, 500, 1500)
MANY = 3


def form(source: random.Random, kind: str) -> FormData:
    """A form with some twenty indicators, whose reasons and goals are seldom short."""
    rows = tuple(
        IndicatorData(
            level1=level1,
            level2=level2,
            name=f"培训人次{number}{'（含乡镇及村级经办人员和协办人员）' * source.randint(0, 1)}",
            target="≥100人次",
            actual="110人次",
            reason=LONG[: source.choice(LENGTHS)],
        )
        for level1, level2 in LEVELS
        for number in range(source.randint(1, 8))
    )
    money = FundingData(source="资金总额", role="total", budget="100.00", executed="90.00")
    goal = GoalData(expected="完成任务。" + LONG[: source.choice(LENGTHS)], actual="按期完成。")
    return FormData(
        kind=kind,
        year=2024,
        as_of="2024-08" if kind == "monitoring" else "",
        project="经办经费",
        supervising_department="某县医保局",
        implementing_unit="某县医保中心",
        funding=(money,),
        goals=(goal,),
        indicators=rows,
    )


def read_back(filled: FilledForm, document: Document) -> list[tuple[str, str, str]]:
    """The fields that differ between what the layout prints and what its print reads as."""
    (found,) = recognise(document).forms
    return list(differences(printed(filled.data, filled.layout), data_of(found)))


@pytest.mark.parametrize("layout_id", list(layouts()))
@pytest.mark.parametrize("seed", range(MANY))
def test_long_cells_are_read_as_they_were_printed(layout_id: str, seed: int) -> None:
    layout = layouts()[layout_id]
    data = form(random.Random(f"{layout_id} {seed}"), layout.kinds[0])
    made = fill([data], "pdf", layout=layout, draft=True)
    (filled,) = made.forms
    (document,) = review([Source("a.pdf", made.files[0].content)]).documents
    told = {finding.id for finding in filled.findings}
    assert [each for each in document.findings if each.id not in told] == []
    assert read_back(filled, document.paper) == []
