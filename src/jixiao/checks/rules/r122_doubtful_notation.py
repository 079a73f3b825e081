"""R122: targets damaged by scanning or typing."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Correction, Severity, Text, Verdict


@check("R122", "指标值疑似识别有误", "a target that seems damaged", over="form", source="practice")
def doubtful_notation(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标值像是扫描识别弄坏的写法，如“290%”（应为≥90%）、“工5%”（应为≥15%）、“IO”（应为10）。
    为什么：目标读错了，完成与否、得分都会判错。
    依据：常见的识别错误。
    已知例外：只提出疑问，不自动改；按原样评判会冤枉的行不再报其他错。
    """
    for row in named_rows(view):
        doubt = row.criterion.doubt
        if doubt is None:
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
