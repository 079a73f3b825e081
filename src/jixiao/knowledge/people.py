"""What names of counts say of people: those insured in a fund, and those whom it pays."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.regex import regex

PERSONS = {"人": Decimal(1), "名": Decimal(1), "千人": Decimal(1000), "万人": Decimal(10000)}
"""How many persons a unit of counts is."""
_INSURED = regex(
    r"(?!.*(?:新增|扩面|净增|续保|困难|贫困|脱贫|低保|低收入|重复|特困|学生|农民工|灵活|缴费|在职))"
    r".{0,14}(?:参保|参加.{0,12}保险的?)(?:职工|居民|人员)?(?:总)?(?:人数|人员)"
)
_PAID = regex(r"(?:领取|享受|保障).{0,14}(?:人数|人员)|领取人数|待遇.{0,6}人数")
_PENSIONERS = regex(r"(?:年末|期末)?(?:离退休|退休|离休)(?:职工|人员)?(?:总)?(?:人数|人员)")
_NOT_PAID = regex(r"人次|参保|率|新增|累计")
_RETIRED = regex(r"养老|退休|离休|职业年金|遗属|丧葬|抚恤|死亡")
"""Who is paid after the insurance ended: they may be more than the insured."""


def names_insured(name: str) -> bool:
    """Whether a count is of all who are insured, not of some of them or of what was added.

    >>> names_insured("年末参保人数"), names_insured("新增参保人数")
    (True, False)
    """
    return _INSURED.fullmatch(name) is not None


def names_paid(name: str) -> bool:
    """Whether a count is of people with a benefit who are among the insured: no visits, nobody who is
    paid after the insurance ended.

    >>> names_paid("领取失业保险金人数"), names_paid("享受待遇人次"), names_paid("领取养老金人数")
    (True, False, False)
    """
    said = _PAID.search(name) is not None
    return said and not (_NOT_PAID.search(name) or _RETIRED.search(name))


def names_recipients(name: str) -> bool:
    """Whether a count is of all people with a benefit, also of those who are paid after the insurance
    ended; no visits.

    >>> names_recipients("领取养老金人数"), names_recipients("离退休人数"), names_recipients("享受待遇人次")
    (True, True, False)
    """
    said = _PAID.search(name) is not None or _PENSIONERS.fullmatch(name) is not None
    return said and not _NOT_PAID.search(name)
