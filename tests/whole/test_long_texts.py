"""Texts as long as a cell holds, of one thing over and over: the work grows with their length and not
with its square.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import textwrap

import msgspec
import pytest

from jixiao import api
from jixiao.core.figures import scan
from jixiao.core.formdata import FormData, FundingData, IndicatorData

LONGEST = 32_000
UNITS = ("1 ", "1年", "9", "a", "支出12.5亿元。", "比上年增长", "率", "1-", "1百", "\t")
_SECONDS = (
    60  # of the processor; what grew by the square took as much for a single one of these texts
)

REVIEWED = """
    from jixiao import Source, review
    for unit in {units!r}:
        text = "2023年基金报告\\n好" + unit * (20_000 // len(unit)) + "好\\n"
        (found,) = review(Source("a.txt", text.encode())).documents
        assert not found.internal
"""
FILLED = """
    import msgspec
    from jixiao import FormData, FundingData, IndicatorData, fill
    for unit in {units!r}:
        text = "好" + unit * (20_000 // len(unit)) + "好"
        row = IndicatorData(level1="产出指标", name="培训", target="≥5人", actual=text, reason=text)
        money = FundingData(source="年度资金总额", role="total", budget="100", executed="90")
        data = FormData(kind="self_evaluation", year=2023, title=text, funding=(money,), indicators=(row,))
        assert not fill(data, "txt", draft=True).internal
"""


@pytest.mark.parametrize("work", [REVIEWED, FILLED], ids=["review", "fill"])
def test_a_long_text_takes_no_more_than_a_generous_time(work: str) -> None:
    limit = (_SECONDS, _SECONDS)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(work.format(units=UNITS))],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, limit),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]


class _Counted(frozenset[str]):
    """Characters that count how many of a text were looked at for them."""

    walked = 0

    def isdisjoint(self, other: object) -> bool:
        _Counted.walked += len(other)  # type: ignore[arg-type]
        return super().isdisjoint(other)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["1 ", "1年", "1百", "95%、"])
def test_a_text_is_not_walked_again_at_each_of_its_figures(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jixiao.core.figures import lexer, units

    gated = [
        each
        for module in (lexer, units)
        for each in vars(module).values()
        if type(each).__name__ == "_Gated"
    ]
    assert gated
    for each in gated:
        monkeypatch.setattr(each, "needs", _Counted(each.needs))
    text = unit * (LONGEST // len(unit))
    _Counted.walked = 0
    assert len(scan(text)) > 1000
    assert _Counted.walked <= 10 * len(text)


def test_what_no_cell_holds_is_told_before_anything_is_computed_with_it() -> None:
    row = IndicatorData(level1="产出指标", name="培训", target="≥5人", actual="9" * 100_000 + "人")
    money = FundingData(source="年度资金总额", role="total", budget="100", executed="90")
    data = FormData(kind="self_evaluation", year=2023, funding=(money,), indicators=(row,))
    found = api.fill(data, "docx")
    assert not found.files
    assert "E012" in {each.code for form in found.forms for each in form.findings}
    assert found.forms[0].data.indicators == (msgspec.structs.replace(row),)
