"""The social insurance funds of 财社〔2022〕65号 with the names that documents give them, and their
sub-accounts.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.regex import regex

EMPLOYEE_PENSION = "企业职工基本养老保险"
PUBLIC_SECTOR_PENSION = "机关事业单位基本养老保险"
RESIDENT_PENSION = "城乡居民基本养老保险"
EMPLOYEE_MEDICAL = "职工基本医疗保险"
RESIDENT_MEDICAL = "城乡居民基本医疗保险"
WORK_INJURY = "工伤保险"
UNEMPLOYMENT = "失业保险"
MATERNITY = "生育保险"
SERIOUS_ILLNESS = "大病保险"
ALL_FUNDS = "各项基金"
POOLED, PERSONAL = "统筹基金", "个人账户"

PENSION = frozenset({EMPLOYEE_PENSION, PUBLIC_SECTOR_PENSION, RESIDENT_PENSION})
MEDICAL = frozenset({EMPLOYEE_MEDICAL, RESIDENT_MEDICAL, MATERNITY, SERIOUS_ILLNESS})
INSURANCE = PENSION | MEDICAL | {WORK_INJURY, UNEMPLOYMENT}
SUB_ACCOUNTS = (POOLED, PERSONAL)

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        PUBLIC_SECTOR_PENSION,
        r"机关(?:事业)?(?:单位)?(?:工作人员)?(?:基本)?养老(?:保险)?(?:[(（]?改革[)）]?)?|机关事业(?:单位)?(?:基本)?养老(?:保险)?|机关保"
        r"|事业单位(?:基本)?养老保险",
    ),
    (
        EMPLOYEE_PENSION,
        r"(?:城镇)?企业(?:职工|离退休人员|退休人员)?(?:基本)?养老(?:保险)?|城镇职工(?:基本)?养老(?:保险)?|职工(?:基本)?养老(?:保险)?"
        r"|企业职工(?:养老|保险)|企业职工基本养老|企业养老",
    ),
    (
        RESIDENT_PENSION,
        r"(?:城乡|城镇|农村)(?:居民)?(?:社会)?(?:基本)?养老(?:保险)?|居民(?:社会)?(?:基本)?养老(?:保险)?"
        r"|新(?:型)?农(?:村)?(?:社会)?养老保险|新农保|城居保|城乡居保",
    ),
    (
        EMPLOYEE_MEDICAL,
        r"(?:城镇|城镇企业|企业)?职工(?:基本)?医疗(?:保险)?|(?:城镇)?职工(?:基本)?医保|城镇(?:基本)?医疗保险|城职医保"
        r"|生育和(?:城镇)?职工(?:基本)?医疗(?:保险)?",
    ),
    (
        RESIDENT_MEDICAL,
        r"(?:城乡|城镇|城乡镇)居民(?:社会)?(?:基本)?医疗(?:保险)?|居民(?:基本)?医疗(?:保险)?|(?:城乡|城镇)?居民(?:基本)?医保"
        r"|新型农村合作医疗|新农合|城乡居民基本医保|城乡(?:基本)?医疗(?:保险)?",
    ),
    (
        SERIOUS_ILLNESS,
        r"(?:城乡居民|城镇职工|城镇居民|居民|职工)?(?:重特)?大病(?:医疗)?(?:补充)?保险|大病保险",
    ),
    (WORK_INJURY, r"工伤(?:医疗)?(?:保险|(?=基金))"),
    (UNEMPLOYMENT, r"失业(?:保险|(?=基金))"),
    (MATERNITY, r"(?:城镇)?(?:职工)?生育(?:保险|(?=基金))"),
    (
        ALL_FUNDS,
        r"(?:各项|各类|全部|五项|六项|七项|四项|三项|各)(?:社会)?(?:保险|社保)?基金|社会保险基金|社保基金|各险种(?:基金)?|各项社会保险",
    ),
)
_FUND = regex("|".join(f"(?P<f{index}>{pattern})" for index, (_, pattern) in enumerate(_PATTERNS)))
_SUB_ACCOUNT = regex(
    r"(?P<pooled>(?:社会)?统筹(?:基金|账户)|(?<=[(（—\-、"
    r"])统筹(?=[)）]))|(?P<personal>个人[账帐]户(?:基金)?|个账)"
)
_SHORT = {
    "失业": UNEMPLOYMENT,
    "工伤": WORK_INJURY,
    "生育": MATERNITY,
    "企业": EMPLOYEE_PENSION,
    "机关": PUBLIC_SECTOR_PENSION,
    "机关事业": PUBLIC_SECTOR_PENSION,
    "机关事业单位": PUBLIC_SECTOR_PENSION,
    "企业职工": EMPLOYEE_PENSION,
    "大病": SERIOUS_ILLNESS,
    "城乡养老": RESIDENT_PENSION,
}
_OF_ALL = regex(r"^(?:合计|总计|共计|各险种合计|基金合计|总额)[:：]?$")
_NOISE = regex(r"[\s　“”\"]")


class FundSpan(msgspec.Struct, frozen=True):
    """A fund named at ``text[start:end]``."""

    fund: str
    start: int
    end: int


def funds_in(text: str) -> tuple[FundSpan, ...]:
    """Every fund that a text names, in order; 城乡居民, 养老保险 and 医疗保险 alone name none."""
    return tuple(_named(text))


def without_funds(text: str) -> str:
    """The text without the names of funds in it."""
    for span in reversed(funds_in(text)):
        text = text[: span.start] + text[span.end :]
    return text


def fund_of(text: str) -> str | None:
    """The fund that a title, header or phrase names, with its sub-account; None where it names none
    or only 城乡居民.

    Several names of one text: the longest print wins, a single fund goes before 各项基金.
    """
    cleaned = _NOISE.sub("", text)
    if _OF_ALL.match(cleaned):
        return ALL_FUNDS
    if cleaned in _SHORT:
        return _SHORT[cleaned]
    spans = funds_in(cleaned)
    if not spans:
        return None
    single = [span for span in spans if span.fund != ALL_FUNDS] or list(spans)
    fund = max(single, key=lambda span: span.end - span.start).fund
    account = sub_account_of(cleaned)
    return with_account(fund, account) if account else fund


def sub_account_of(text: str) -> str | None:
    """统筹基金 or 个人账户 where the text names exactly one of them."""
    kinds = {match.lastgroup for match in _SUB_ACCOUNT.finditer(text)}
    if len(kinds) != 1:
        return None
    return POOLED if kinds == {"pooled"} else PERSONAL


def with_account(fund: str, account: str) -> str:
    """The name of a fund's sub-account (职工基本医疗保险/统筹基金); funds that are never split keep
    their own name.
    """
    base = parent_of(fund)
    return (
        f"{base}/{account}"
        if base in (EMPLOYEE_MEDICAL, EMPLOYEE_PENSION, RESIDENT_PENSION, RESIDENT_MEDICAL)
        else base
    )


def parent_of(fund: str) -> str:
    """The fund without its sub-account."""
    return fund.partition("/")[0]


def account_of(fund: str | None) -> str | None:
    """The sub-account in a fund's name, None for a whole fund."""
    return fund.partition("/")[2] or None if fund else None


def _named(text: str) -> Iterator[FundSpan]:
    position = 0
    while (match := _FUND.search(text, position)) is not None:
        best = _longest_at(text, match.start())
        yield best
        position = best.end


def _longest_at(text: str, start: int) -> FundSpan:
    """The longest name that begins at ``start``; the table's order decides between equals."""
    found = [
        (match.end(), fund) for fund, pattern in _COMPILED if (match := pattern.match(text, start))
    ]
    end = max(found, key=lambda pair: pair[0])[0]
    return FundSpan(next(fund for stop, fund in found if stop == end), start, end)


_COMPILED = tuple((fund, regex(pattern)) for fund, pattern in _PATTERNS)
