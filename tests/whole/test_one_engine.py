"""One engine: ``fill`` and ``monitor`` give the same figures, keep what was given, and find nothing
left to do the second time.
"""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.application.monitoring.monitoring import monitor
from jixiao.core.formdata import FormData, flat
from jixiao.filling.completing import complete
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.packs import load_packs
from tests.writing.layouts.generating import forms

PACKS = load_packs()
LAYOUTS = tuple(layouts().values())
MONITORING = tuple(each for each in LAYOUTS if "monitoring" in each.kinds)
FIGURES = ("rate", "arrived", "budget", "executed", "completion", "actual", "points", "score")
JUNK = ("", "", "/", "—", "1", "0.85", "85", "85.004%", "-3%", "1.2", "一百", "未达监控节点")


def figures(data: FormData) -> dict[str, str]:
    return {
        address: text
        for address, text in flat(data)
        if text and (address.rpartition(".")[2] in FIGURES or address.startswith("total_"))
    }


@st.composite
def partly_filled(draw: st.DrawFn, kind: str, layout: str) -> FormData:
    """A form with some fields empty and some wrong."""
    data = draw(forms(kind, layout))
    values = st.sampled_from(JUNK)

    def spoiled(text: str) -> str:
        return draw(values) if draw(st.integers(0, 2)) else text

    return msgspec.structs.replace(
        data,
        funding=tuple(
            msgspec.structs.replace(
                row, rate=spoiled(row.rate), executed=draw(st.sampled_from((row.executed, "")))
            )
            for row in data.funding
        ),
        goals=tuple(
            msgspec.structs.replace(each, completion=spoiled(each.completion))
            for each in data.goals
        ),
        indicators=tuple(
            msgspec.structs.replace(
                row,
                actual=spoiled(row.actual),
                completion=spoiled(row.completion),
                score=draw(st.sampled_from(("", row.score))),
                points=draw(st.sampled_from(("", row.points, row.points))),
            )
            for row in data.indicators
        ),
        conclusion=draw(st.sampled_from(("", data.conclusion, "偏差率为7.08%，原因是……"))),
        total_score=draw(st.sampled_from(("", data.total_score))),
        total_points=draw(st.sampled_from(("", data.total_points))),
        months=(),
    )


@pytest.mark.parametrize("layout", MONITORING, ids=lambda each: each.id)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_fill_and_monitor_agree_on_every_figure(layout: Layout, data: st.DataObject) -> None:
    form = data.draw(partly_filled("monitoring", layout.id))
    pack = PACKS[data.draw(st.sampled_from(("cn-2020", "xinjiang-monitoring-2020")))]
    filled = complete(form, pack, places=layout.places())
    if filled.stopped:
        return
    (monitored,) = monitor([form], pack=pack, layout=layout).forms
    assert figures(monitored.data) == figures(filled.data)
    assert filled.convention is not None
    assert monitored.monitoring.result.convention_reason == filled.convention.reason


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_what_is_given_stays_and_a_second_time_changes_nothing(
    layout: Layout, data: st.DataObject
) -> None:
    kind = layout.kinds[0]
    if kind == "fund_statement":
        return
    form = data.draw(partly_filled(kind, layout.id))
    pack = PACKS[data.draw(st.sampled_from(("cn-2020", "ningxia-2024", "cn-si-2022")))]
    done = complete(form, pack, places=layout.places())
    given_texts = {address: text for address, text in figures(form).items() if text.strip(" /—-")}
    assert given_texts.items() <= figures(done.data).items()
    if not done.unfit:
        assert complete(done.data, pack, places=layout.places()).data == done.data
