"""The indicators that a fund's forms usually have, as the rows of a form to start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jixiao.core.formdata import IndicatorData
from jixiao.core.forms import MONITORING
from jixiao.core.regex import regex
from jixiao.knowledge.behaviour import is_time_gap
from jixiao.knowledge.indicators import KnownIndicator

_SUGGESTED = 14
_TYPICAL = regex(r"[≥≤<>＝=]?\d[\d.]*(?:%|个月|天|日)?(?:[~～-]\d[\d.]*%?)?|每月.*")
_LEVELS = ("产出", "成本", "效益", "满意度")
_LEVEL2 = (
    "数量",
    "质量",
    "时效",
    "成本",
    "经济效益",
    "社会效益",
    "生态效益",
    "可持续影响",
    "服务对象满意度",
)


def known_for(known: Iterable[KnownIndicator], fund: str, kind: str) -> tuple[KnownIndicator, ...]:
    """The indicators that forms of a kind and a fund (empty: any) may have, as the fund has them. How
    far spending is from time progress is asked in the year alone.
    """
    return tuple(
        each.of_fund(fund)
        for each in known
        if (not each.funds or not fund or fund in each.funds)
        and (kind == MONITORING or not is_time_gap(each.name))
    )


def suggested_rows(known: Sequence[KnownIndicator], fund: str) -> Iterator[IndicatorData]:
    """The fund's own indicators first, then common ones, by level."""
    own = [each for each in known if fund in each.funds]
    common = [each for each in known if not each.funds]
    usual = [each for each in (*own, *common) if each.level1 in _LEVELS]
    picked = usual[:_SUGGESTED]
    for level in _LEVELS:  # a form wants an indicator of each; costs count as outputs
        if level != "成本" and all(each.level1 != level for each in picked):
            picked += [each for each in usual if each.level1 == level][:1]
    # costs are outputs in these forms
    placed = [
        ("产出", "成本", each) if each.level1 == "成本" else (each.level1, each.level2, each)
        for each in picked
    ]
    for level1, level2, each in sorted(
        placed,
        key=lambda item: (
            _LEVELS.index(item[0]),
            _LEVEL2.index(item[1]) if item[1] in _LEVEL2 else 99,
        ),
    ):
        target = each.target if _TYPICAL.fullmatch(each.target) else ""
        yield IndicatorData(
            level1=f"{level1}指标",
            level2=f"{level2}指标" if level2 else "",
            name=each.name,
            target=target,
        )
