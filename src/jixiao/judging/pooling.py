"""At which level a fund is pooled (统筹层次), and whether a form or sentence speaks from below it:
a county's share of a fund that its prefecture pools has no balance to judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jixiao.core.forms import Form
from jixiao.core.packs import POOLING_LEVELS, RulePack
from jixiao.core.periods import Period
from jixiao.core.regex import regex
from jixiao.knowledge.funds import parent_of

_COUNTY = regex(r"[一-龥]{1,8}(?:自治县|县|旗)(?![级市域区])|[一-龥]{1,6}[市州盟][一-龥]{1,6}?区")
_PREFECTURE = regex(r"[一-龥]{1,8}?(?:自治州|地区|盟|州|市)")
_PROVINCE = regex(r"[一-龥]{1,6}?(?:自治区|省)")


def area_level(words: str) -> str | None:
    """county, prefecture or province, by the areas that the words name; None where they name none."""
    bare = "".join(words.split())
    for level, pattern in (
        ("county", _COUNTY),
        ("prefecture", _PREFECTURE),
        ("province", _PROVINCE),
    ):
        if pattern.search(bare.replace("自治区", "省") if level != "province" else bare):
            return level
    return None


def words_of(form: Form) -> str:
    """What tells a form's area: its unit, else its department, else its title."""
    entries = (form.implementing_unit, form.supervising_department, form.title)
    return next(
        (entry.text for entry in entries if entry is not None and area_level(entry.text)), ""
    )


def pooled_above(
    packs: Iterable[RulePack], fund: str | None, period: Period | None, words: str
) -> bool:
    """Whether one of the packs says that the fund was pooled above the area that ``words`` name, at
    the end of the period.
    """
    level = area_level(words)
    if level is None or fund is None:
        return False
    below = POOLING_LEVELS.index(level)
    return any(
        POOLING_LEVELS.index(each.level) > below
        and parent_of(fund) in each.funds
        and (not each.regions or any(region in words for region in each.regions))
        and (each.since is None or (period is not None and each.since <= _end(period)))
        for pack in packs
        if pack.pooling is not None
        for each in pack.pooling.levels
    )


def _end(period: Period) -> date:
    return date(period.year, period.month or 12, 28)
