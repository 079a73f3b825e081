"""M913: what is expected by the year's end against what is done already."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import parse
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Operand
from jixiao.judging.monitoring.forecast import is_expected
from jixiao.judging.monitoring.lamps import counts_up

_SEE = Text(
    "请核对两个数：预计数应是到年底的累计数，不是余下各月的；核减过的，请写明原因",
    "See both: what is expected is counted from January to December, not the months to come. Give the"
    " reason where it was cut.",
)


@check(
    "M913",
    "全年预计数小于已完成数",
    "less is expected by the year's end than is done already",
    over="form",
    source="arithmetic",
    kinds=(MONITORING,),
)
def expected_below_done(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控表资金各行的全年预计执行数是否小于已执行数；逐年累加的指标（人次、场次、件、金额）的全年预计完成值是否小于已完成值。
    为什么：到年底只会更多，预计数比现在还小，不是填成了余下几个月的数，就是两栏之一写错。
    依据：累计数只增不减，按印出的位数取区间；指标可能核减过，只作警告。
    已知例外：比率、时点数（参保人数）可升可降，不查；预计写成文字、单位与完成值不同的不查；看不出是累加还是时点的指标（受益人数）只作提示。
    """
    for index in range(len(view.form.funding)):
        executed = funding.amount(view, index, "executed")
        expected = view.operand(f"funding[{index}].forecast", "全年预计执行数")
        if executed is not None and expected is not None:
            yield _verdict(executed, expected, Severity.ERROR, "", "已执行", "already spent")
    for row in named_rows(view):
        adds_up = counts_up(row.indicator, row.result)
        if adds_up is not False:
            yield from _counted(row, sure=bool(adds_up))


def _counted(row: Row, *, sure: bool) -> Iterator[Verdict]:
    """A row that counts up over the year, or may (not ``sure``)."""
    severity = Severity.WARNING if sure else Severity.REMARK
    done = row.view.operand(row.field("actual"), "完成值")
    for header, entry in row.indicator.extra:
        figure = parse(entry.text) if is_expected(header) else None
        if done is None or figure is None or figure.unit not in (None, done.figure.unit):
            continue
        expected = Operand(
            name=header,
            figure=figure if figure.unit else done.figure.with_value(figure.value, figure.places),
            place=entry.place,
            address=row.address(f"extra.{header}"),
        )
        yield _verdict(
            done, expected, severity, f"{row.label}：", "已完成", "already done", row.label
        )


def _verdict(
    done: Operand,
    expected: Operand,
    severity: Severity,
    of: str,
    words: str,
    words_en: str,
    of_en: str = "",
) -> Verdict:
    if expected.figure.printed_interval.high >= done.figure.printed_interval.low:
        return held("M913", expected.address)
    message = Text(
        f"{of}{expected.name}{expected.figure.text}，小于{words}的{done.figure.text}",
        (f"“{of_en}”: " if of_en else "")
        + f"{expected.figure.text} is expected by the year's end, less than the {done.figure.text}"
        f" {words_en}",
    )
    return broken(
        "M913",
        expected.address,
        expected.place,
        severity,
        message,
        printed=expected.figure.text,
        related=(done.place,),
        operands=(expected, done),
        advice=_SEE,
    )
