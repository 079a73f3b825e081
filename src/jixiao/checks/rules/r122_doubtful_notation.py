"""R122: targets damaged by scanning or typing, or understood in part only."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures.units import PERCENT, PERCENTAGE_POINT
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.criteria import QUANTITATIVE, UNPAIRED, shown_criterion, unread_part

_DIFFERENCE = regex(
    "差|变动|变化|波动|幅|偏|调整|增|减|升|降|提高|缩小|扩大|下浮|上浮|同比|环比|较|高于|低于"
)
"""What a difference of two rates is called by; 97个百分点 of anything else is a rate."""
_LARGE = 20  # percentage points that no rate changes by


@check("R122", "指标值疑似识别有误", "a target that seems damaged", over="form", source="practice")
def doubtful_notation(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标值像是扫描识别弄坏的写法，如“290%”（应为≥90%）、“工5%”（应为≥15%）、“IO”（应为10），或打错的符号，如“》1000人”（应为≥1000人）；
    只读懂一部分的写法，如“1000-”“95%？”“≥1000人以下”，全是数而没有读懂的，如“100人/95%”；有几个数而完成值没有逐个对上的；把率写成百分点的，如“97个百分点”（百分点是两个率的差）。
    为什么：目标读错了，完成与否、得分都会判错。
    依据：常见的识别错误和写法。
    已知例外：只提出疑问，不自动改；按原样评判会冤枉的行不再报其他错；只读懂一部分的、百分点的只作提示，照读懂的部分核对；提高、下降、偏差多少个百分点的不报。
    """
    for row in named_rows(view):
        doubt = row.criterion.doubt
        if doubt is None:
            yield from _in_part(row)
            continue
        message = Text(
            f"{row.label}的指标值“{row.text('target')}”疑似“{doubt}”之误，请核对原件",
            f"the target “{row.text('target')}” of “{row.label}” may be meant as “{doubt}”",
        )
        yield broken(
            "R122",
            row.address("target"),
            row.place("target"),
            Severity.WARNING,
            message,
            printed=row.text("target"),
            expected=doubt,
            correction=Correction(text=doubt),
        )


def _in_part(row: Row) -> Iterator[Verdict]:
    """Remarks on a target of which something was not understood, or that is a difference by its unit
    and a rate by all else.
    """
    target = row.text("target")
    unread = unread_part(target, row.criterion)
    if unread is not None:
        judged = shown_criterion(row.criterion) if row.criterion.numeric else ""
        yield _remark(
            row,
            Text(
                f"{row.label}的指标值“{target}”"
                + (
                    f"里的“{unread}”没有读懂，照“{judged}”核对；"
                    if judged
                    else "没有读懂，没有核对；"
                )
                + "请写明是不低于、不高于还是等于多少",
                f"of the target “{target}” of “{row.label}” “{unread}” was not understood; "
                + (f"it was taken for “{judged}”" if judged else "it was not checked"),
            ),
        )
    elif row.criterion.parts and row.attainment == UNPAIRED:
        count = len(row.criterion.parts)
        yield _remark(
            row,
            Text(
                f"{row.label}的指标值“{target}”有{count}个数，完成值“{row.text('actual')}”没有逐个对上，"
                "没有核对；请按指标值的说法和顺序逐个填写",
                f"the target “{target}” of “{row.label}” has {count} figures, which the result"
                f" “{row.text('actual')}” does not answer one by one; it was not checked",
            ),
        )
    elif _is_rate_in_points(row):
        yield _remark(
            row,
            Text(
                f"{row.label}的指标值“{target}”以百分点为单位，百分点是两个率的差；是率的，请写%",
                f"the target “{target}” of “{row.label}” is in percentage points, which are a"
                " difference of two rates; write % for a rate",
            ),
        )


def _is_rate_in_points(row: Row) -> bool:
    bound, actual = row.criterion.figure, row.figure("actual")
    if row.criterion.kind not in QUANTITATIVE or bound is None or bound.unit is None:
        return False
    if bound.unit != PERCENTAGE_POINT or row.criterion.change:
        return False
    if _DIFFERENCE.search(row.name) or _DIFFERENCE.search(row.text("target")):
        return False
    beside = actual is not None and actual.unit == PERCENT
    return beside or bound.value >= _LARGE


def _remark(row: Row, message: Text) -> Verdict:
    return broken(
        "R122",
        row.address("target"),
        row.place("target"),
        Severity.REMARK,
        message,
        printed=row.text("target"),
    )
