"""What a fund's accounts usually list: items of income and expenditure, counts of people, and whether
premiums are paid in ahead or 大病保险 is paid for.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from jixiao.knowledge.tables import table


class Accounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The usual rows of one fund: ``people`` are names with units, ``prepaid`` where 预收下年保费 is
    usual, ``serious_illness`` where the fund pays for 大病保险.
    """

    name: str
    income: tuple[str, ...]
    expenditure: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    prepaid: bool = False
    serious_illness: bool = False


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    funds: tuple[Accounts, ...]


@functools.lru_cache(maxsize=1)
def _known() -> Mapping[str, Accounts]:
    return MappingProxyType({each.name: each for each in table("accounts", _Table).funds})


def accounts_known() -> tuple[str, ...]:
    """The funds that have accounts of their own, in the order of reports."""
    return tuple(_known())


def usual_accounts(fund: str) -> Accounts | None:
    """The usual rows of a fund by its full name; None for another name."""
    return _known().get(fund)
