"""Words that claims and judgements hang on: success, no deviation, not reached, reasons for
changes.
"""

from __future__ import annotations

import re

from jixiao.core.regex import regex

GOAL_REACHED = regex(
    r"(?:达到|达成|实现|完成)(?:了|到)?(?:年初|年度|全年|预定|预期|设定|各项|全部|总体|既定|的|绩效){0,6}(?:目标|效果)(?!(?:任务)?的?\s*\d)|圆满完成|全面完成(?:了)?(?:年度|各项|全部)|(?P<all>全部完成)(?=了?(?:年度|年初|全年|各项|既定|预定|绩效|的)*(?:目标|指标|任务|工作|[，。；,;、)）\s]|$))|超额完成"
)
_OF_ALL = regex(
    r"(?:各项|各类|所有|全部|全年|年度|年初|[本当]年|既定|预定|绩效|项目|工作|任务|指标|目标|内容|计划|均|都|已|的|和|及|[一二三]级|个)*"
)
"""What may be said to be 全部完成 as the form's whole."""
_NEGATED = regex(
    r"(?:未|没有|没|尚未|不能|无法|部分|多数|基本|较好|其余|其他|除|确保|力争|争取|为|以|预期|保证|聚焦|围绕|促进)[^，。"
    r"；,;]{0,6}$"
)
_CLAUSE = regex(r"[，。；,;：:\n]")
NO_DEVIATION = regex(
    r"(?:无|没有|不存在|未出现|未发生)(?:明显|较大|任何|重大|目标)?偏差|偏差(?:率)?为?(?:0|零)(?![.\d])"
)
CHANGE_EXPLAINED = regex(
    r"调整|追加|调增|调减|压减|核减|追减|收回|增加预算|减少预算|结转|调剂|统筹使用|下达"
)


def claims(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is not negated or only intended (确保达到…, 未达到…), nor said of some
    (其余指标全部完成) or of one thing (清淤任务全部完成).
    """
    for match in pattern.finditer(text):
        before = text[: match.start()]
        subject = _CLAUSE.split(before)[-1].strip()
        of_one = "all" in match.groupdict() and match["all"] and not _OF_ALL.fullmatch(subject)
        if not of_one and not _NEGATED.search(before[-10:]):
            return match
    return None
