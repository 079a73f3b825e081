"""L707: the same indicator twice in one form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.words import unmarked

_SHORTEST = 4


@check("L707", "同一指标重复设置", "the same indicator twice", over="form", source="practice")
def duplicate_indicator(view: FormView) -> Iterator[Verdict]:
    """
    查什么：一张表里名称相同、指标值也相同的三级指标。
    为什么：同一件事算两次分，等于加了权重；产出和效益里各放一个，复核时只认一个。
    依据：实际工作中的复核标准。
    已知例外：指标值不同的（分地区、分批次）不报；名称太短、只有通用词的不报；只作提示。
    """
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in named_rows(view):
        groups[
            (
                unmarked(row.name),
                unmarked(row.text("unit") + row.text("operator") + row.text("target")),
            )
        ].append(row)
    repeated = [
        rows for (name, _), rows in groups.items() if len(rows) > 1 and len(name) >= _SHORTEST
    ]
    if not repeated:
        yield held("L707", view.address("indicators"))
    for rows in repeated:
        message = Text(
            f"“{rows[0].label}”重复设置了{len(rows)}次，指标值相同",
            f"“{rows[0].label}” stands {len(rows)} times with the same target",
        )
        yield broken(
            "L707",
            rows[1].address("name"),
            rows[1].place("name"),
            Severity.REMARK,
            message,
            printed=rows[1].name,
            related=places([rows[0], *rows[2:]], "name"),
            about=view.address(f"indicators.name.{unmarked(rows[0].name)}"),
            gathered=(row.name for row in rows),
        )
