"""L702: results that only repeat the target with its operator."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows, places, targets_exchanged
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.series import series
from jixiao.core.words import quoted

_MEASURED = Text(
    "请填实际测得的数值，并保留调查或统计依据", "give the measured value and keep the evidence"
)
_EXCHANGED = Text(
    "各行的指标值都没有符号而完成值有：多半是“指标值”“完成值”两栏的表头或内容写反了，请先核对，再看各行的得分",
    "the targets have no sign and the results do: the two columns seem to be exchanged; see that"
    " first, then the scores",
)


@check(
    "L702", "完成值照抄指标值", "the target echoed as the result", over="form", source="practice"
)
def target_echoed(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成值写成“≥95%”“95%以上”这样带符号的界限，没有实际数值；一张表合并报一次，列出所有单元格。
    为什么：带符号的不是测量结果，无法复核，满意度尤其要有调查数据。
    依据：实际工作中的复核标准（没有可考核的数值）。
    已知例外：完成值都是界限而指标值都不是的，提示两栏可能写反了，各行的得分不再判；100%对100%、每月25日前对每月25日前不算；文字目标重复不算。
    """
    rows = named_rows(view)
    echoed = [row for row in rows if row.attainment.echoed and row.text("actual")]
    if not echoed:
        yield from (held("L702", row.address("actual")) for row in rows[:1])
        return
    first = echoed[0]
    names = series((row.label for row in echoed), 6).zh
    message = Text(
        f"{len(echoed)}项指标的完成值只写了“{first.text('actual')}”这样的界限，"
        f"没有实际数值：{names}",
        f"{quoted(row.label for row in echoed)}: the result only repeats a limit such as"
        f" “{first.text('actual')}”, nothing was measured",
    )
    yield broken(
        "L702",
        first.address("actual"),
        first.place("actual"),
        Severity.WARNING,
        message,
        printed=first.text("actual"),
        related=places(echoed[1:], "actual"),
        about=view.address("indicators.actual"),
        gathered=(row.text("actual") for row in echoed),
        advice=_EXCHANGED if targets_exchanged(view) else _MEASURED,
    )
