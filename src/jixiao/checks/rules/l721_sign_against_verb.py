"""L721: a verb of increase before a negative figure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.statements import CHANGE, GROWTH_RATE, Statement

_UP = ("增加", "增长", "提高", "上升", "上涨", "增幅", "多")


@check(
    "L721",
    "“增加”后面写负数",
    "a verb of increase before a negative figure",
    over="document",
    source="practice",
)
def sign_against_verb(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：“增加-9.58%”“增长-0.34亿元”这类动词与正负号相反的写法。
    为什么：读者分不清是增还是减，汇总时容易把方向弄反。
    依据：公文表述习惯：减少的写“减少”“降低”，数字不带负号；句中写出上年数、本年比上年多的，是负号写多了。
    已知例外：“降低—20.12%”中的横线是常见写法，不报；表格里的负数不报。
    """
    for statement in view.statements():
        if statement.basis not in (CHANGE, GROWTH_RATE) or not statement.verb:
            continue
        if statement.verb.startswith(_UP) and statement.figure.value < 0:
            yield _contradiction(view, statement)
        else:
            yield held("L721", view.address(statement))


def _rose(view: DocumentView, statement: Statement) -> bool | None:
    """Whether the amount rose, where the sentence gives it with what it is compared with."""
    known = Prose.of(view).by_address
    amount, before = known.get(statement.about or ""), known.get(statement.compared_with or "")
    if amount is None or before is None or amount.figure.base == before.figure.base:
        return None
    return amount.figure.base > before.figure.base


def _contradiction(view: DocumentView, statement: Statement) -> Verdict:
    printed = f"{statement.verb}{statement.figure.text}"
    rose = _rose(view, statement)
    falls = "减少" if statement.basis == CHANGE else "降低"
    plain = f"{statement.verb if rose else falls}{statement.figure.text.lstrip('-—－﹣ ')}"
    return broken(
        "L721",
        view.address(statement),
        statement.place,
        Severity.WARNING,
        Text(
            f"“{printed}”动词与正负号相反，应写作“{plain}”",
            f"“{printed}”: verb and sign contradict; write “{plain}”",
        ),
        printed=printed,
        expected=plain,
        correction=Correction(text=plain, safe=True),
    )
