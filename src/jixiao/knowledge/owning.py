"""Whose money words speak of: the fund's own, or a project's about it (工作经费, 补助资金, 征缴)."""

from __future__ import annotations

from jixiao.core.regex import regex
from jixiao.knowledge.funds import without_funds

AREA = regex(r"[一-龥]{1,8}?(?:自治州|自治县|自治区|地区|盟|州|市|县|区|旗|省)")
"""A name of an area, for what words begin with."""
_A_PROJECTS = regex(
    r"经费|补助|补贴资金|救助|配套|征缴|宣传|稽核|监管|印刷|运维|系统|平台|购买|参保|缴费|资助|代缴|奖励|培训|服务|工作|扩面|资金|信息化|能力|建设"
)
_PLAIN = regex(
    r"基金|支出|收入|项目|社会保险|社保|保险|养老|医疗|基本|本级|年度|预算|绩效|情况|城镇|城乡|居民|职工|[（(][^（）()]*[)）]|\d{4}|[\s：:、，]"
)


def speaks_of_a_fund(words: str) -> bool:
    """Whether a form's project or title is of a fund's own income and expenditure, and not of a
    project that serves it.
    """
    rest = AREA.sub("", without_funds("".join(words.split())))
    if _A_PROJECTS.search(rest):
        return False
    return "基金" in words or len(_PLAIN.sub("", rest)) <= 4
