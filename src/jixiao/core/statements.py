"""Facts: fund, item, period, basis, scope and figure, from sentences and from the tables of funds."""

from __future__ import annotations

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.periods import Period
from jixiao.core.places import Place

ACTUAL, BUDGET, CHANGE, GROWTH_RATE, EXECUTION_RATE, SHARE, TARGET = (
    "actual",
    "budget",
    "change",
    "growth_rate",
    "execution_rate",
    "share",
    "target",
)
RATES = (EXECUTION_RATE, GROWTH_RATE, SHARE)
SCOPES = LOCAL, REGION = "本级", "全地区"


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One fact.

    ``fund`` is a canonical name of ``core.funds`` (with ``/统筹基金`` or ``/个人账户`` for a
    sub-account), ``各项基金`` for all of them together, None where it is not known. ``item`` is a
    standard term of ``core.items`` (收入, 支出, 当期结余, 滚存结余, 保费收入 …), else the printed
    words. ``basis``: actual, budget, change (signed: a fall is negative), growth_rate (signed),
    execution_rate, share, target. ``area`` is the place or group that the figure is of, where
    it is not the whole document's. ``scope`` joins 本级/全地区 and 含往来/不含往来 by a comma, None
    where nothing is stated.

    ``address`` is ``statements[i].value`` in prose and ``lines[i].value`` in a fund statement.
    ``about`` is the address of the amount that a change, rate or share speaks of; ``part_of`` the
    address of the total that a 其中 part belongs to; ``compared_with`` the address of the figure
    stated as base beside it (较上年5.95万人, 全年预算20.53亿元).
    """

    item: str
    basis: str
    figure: Figure
    place: Place
    address: str
    fund: str | None = None
    period: Period | None = None
    scope: str | None = None
    area: str | None = None
    operator: str | None = None  # ≥ ≤ > < 约 where the sentence says 以上, 不低于 …
    words: str = ""  # the printed words of the item, as in the sentence or header
    verb: str = ""  # the printed word of a change: 增加, 减少, 增长, 降低, 持平 …
    origin: str = "text"  # text, table
    sentence: int = (
        0  # number of the sentence in the document, or of the column/row group in a table
    )
    clause: int = 0
    about: str | None = None
    part_of: str | None = None
    parts_complete: bool = (
        False  # on the total: its parts were introduced as all of them (分别为 …), not 其中
    )
    compared_with: str | None = None
    in_turn: bool = False  # of one of the years that the sentence lists: 2022年、2023年分别为 …
    key: str = ""  # see ``core.keys``
