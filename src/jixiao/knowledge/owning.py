"""Whose money words speak of: the fund's own, or a project's about it (工作经费, 补助资金, 征缴), and of
which area.
"""

from __future__ import annotations

from jixiao.core.regex import regex
from jixiao.knowledge.funds import without_funds

AREA = regex(r"[一-龥]{1,8}?(?:自治州|自治县|自治区|地区|盟|州|市|县|区|旗|省)")
"""A name of an area, for what words begin with."""
_WITHIN = regex(
    r"(?:(?![各全本省市县区级局厅办医保社基金年的统补费]|城[市乡镇])[一-龥]){1,7}?"
    r"(?:自治县|州|市|县|区|旗)(?![级本域属直内外])"
)
_A_PROJECTS = regex(
    r"经费|补助|补贴资金|救助|配套|征缴|宣传|稽核|监管|印刷|运维|系统|平台|购买|参保|缴费|资助|代缴|奖励|培训|服务|工作|扩面|资金|信息化|能力|建设"
)
_PLAIN = regex(
    r"基金|支出|收入|项目|社会保险|社保|保险|养老|医疗|基本|本级|年度|预算|绩效|情况|城镇|城乡|居民|职工|[（(][^（）()]*[)）]|\d{4}|[\s：:、，]"
)


def areas_before(words: str) -> tuple[str, ...]:
    """The areas that words begin with, the larger first (四川省, 成都市, 武侯区); none where they begin
    with something else.
    """
    found: list[str] = []
    match = AREA.match(words)
    while match is not None:
        found.append(match.group())
        match = _WITHIN.match(words, match.end())
    return tuple(found)


def serves_a_fund(words: str) -> bool:
    """Whether a project's name says that it serves a fund (经费, 扩面, 系统), and is no fund's own."""
    return _A_PROJECTS.search(AREA.sub("", without_funds("".join(words.split())))) is not None


def speaks_of_a_fund(words: str) -> bool:
    """Whether a form's project or title is of a fund's own income and expenditure, and not of a
    project that serves it.
    """
    rest = AREA.sub("", without_funds("".join(words.split())))
    if _A_PROJECTS.search(rest):
        return False
    return "基金" in words or len(_PLAIN.sub("", rest)) <= 4
