"""Words that claims and judgements hang on: success, no deviation, not reached, reasons for
changes.
"""

from __future__ import annotations

import re

from jixiao.core.regex import regex

GOAL_REACHED = regex(
    r"(?:达到|达成|实现|完成)(?:了|到)?(?:年初|年度|全年|预定|预期|设定|各项|全部|总体|既定|的|绩效){0,6}(?:目标|效果)(?!(?:任务)?的?\s*\d)|圆满完成|全面完成(?:了)?(?:年度|各项|全部)|全部完成(?=了?(?:年度|年初|全年|各项|既定|预定|绩效|的)*(?:目标|指标|任务|工作|[，。；,;、)）\s]|$))|超额完成"
)
_NEGATED = regex(
    r"(?:未|没有|没|尚未|不能|无法|部分|多数|基本|较好|其余|其他|除|确保|力争|争取|为|以|预期|保证|聚焦|围绕|促进)[^，。"
    r"；,;]{0,6}$"
)
NO_DEVIATION = regex(
    r"(?:无|没有|不存在|未出现|未发生)(?:明显|较大|任何|重大|目标)?偏差|偏差(?:率)?为?(?:0|零)(?![.\d])"
)
CHANGE_EXPLAINED = regex(
    r"调整|追加|调增|调减|压减|核减|追减|收回|增加预算|减少预算|结转|调剂|统筹使用|下达"
)

WHEN = regex(
    r"^(?:截[至止]到?)?(?:(?:19|20)\d\d年度?)?(?:(?:1[0-2]|[1-9])月(?:份|\d{1,2}日)?[底末止份]*"
    r"|[前1][-—~至到]?\d{1,2}个?月(?:份|底|末)?|年[末底]|[全当本]年度?|上半年|前三季度|一季度)?"
)
"""What a clause begins with that says of when it is."""


def claims(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is not negated or only intended (确保达到…, 未达到…), nor said of some
    (其余指标全部完成).
    """
    for match in pattern.finditer(text):
        if not _NEGATED.search(text[max(0, match.start() - 10) : match.start()]):
            return match
    return None
