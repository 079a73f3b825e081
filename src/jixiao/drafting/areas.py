"""The area that a title names (2022年东和市本级社会保险基金收支分析表), and whether two are one."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.core.forms import Form
from jixiao.core.regex import regex
from jixiao.core.statements import LOCAL

_PERIOD = (
    r"(?:[上下]半年|第?[一二三四](?:[至到-][一二三四])?季度|前三季度|"
    r"\d{1,2}(?:[-—–~至到]\d{1,2})?月份?)?(?:累计)?"
)
_AREA = regex(
    rf"(?:^|年度?|[)）])\s*{_PERIOD}(?P<area>(?![全我本各某])[一-龥]{{1,14}}?"
    r"(?:地区|[省市县区州盟旗])(?:本级)?)"
    r"(?=(?:(?:19|20)\d\d年度?)?(?:社会?保险?|企业|机关|城[乡镇]|居民|职工|工伤|失业|生育|医疗|养老|各项|基金))"
)
_NO_NAME = frozenset({"自治区", "省", "地区", "自治州"})
_PROVINCES = ("省", "自治区")


def area_in(title: str) -> str:
    """The area that a title names; empty where it names none."""
    match = _AREA.search("".join(title.split()))
    return match["area"] if match is not None and _bare(match["area"]) not in _NO_NAME else ""


def area_of(form: Form) -> str:
    """The area that a form's title names."""
    return area_in(form.title.text) if form.title is not None else ""


def area_given(words: str) -> str:
    """The area that people wrote (东和市本级), where it is a name and not a word such as 全市."""
    return area_in(f"{words}社会保险基金")


def sole_area(forms: Iterable[Form]) -> str:
    """The area that titles of forms name; empty where they name none, or several."""
    found = {area for each in forms if (area := area_of(each))}
    return found.pop() if len(found) == 1 else ""


def one_area(first: str, second: str) -> bool:
    """Whether two names are of one area: the longer one says above it what it belongs to.

    >>> one_area("南宁市", "广西壮族自治区南宁市"), one_area("东和市", "东和市本级")
    (True, False)
    """
    return first.endswith(second) or second.endswith(first)


def may_be_one(first: str, second: str) -> bool:
    """Whether a form with one area in its title may be of the other: a province, and what lies above,
    print forms for those below.
    """
    one, two = _bare(first), _bare(second)
    return one in two or two in one or one.endswith(_PROVINCES) or two.endswith(_PROVINCES)


def _bare(area: str) -> str:
    return area.removesuffix(LOCAL)
