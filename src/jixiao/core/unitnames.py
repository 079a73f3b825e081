"""Names of units: which are of one unit, whichever way they are written, and which may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.core.figures import fold
from jixiao.core.keys import name_key
from jixiao.core.regex import regex
from jixiao.core.words import SEALED, in_order

PLACE = regex(r".{1,8}?(?:省|自治区|市|地区|自治州|盟|自治县|县|区|旗|镇|乡|街道)")
"""The place that a unit's name begins with."""
KIND = regex(
    r"(?:局|委|委员会|厅|处|科|办|办公室|中心|站|所|院|馆|学校|小学|中学|幼儿园|大队|支队|公司|集团|政府"
    r"|街道|[乡镇]|协会|联合会|总工会|团委|妇联|残联|部)$"
)
"""What units are called, at the end of their names."""
_COUNTED = regex(
    r"^\s*(?:[(（](?:[一二三四五六七八九十]+|\d+)[)）]|(?:[一二三四五六七八九十]+|\d+)[、.．])\s*"
)
_OWN_LEVEL = regex(r"\s*(?:(?:机关)?本级|[(]\s*(?:(?:机关)?(?:本级|本部)|机关)\s*[)])\s*$")
_OF_A_PLACE = regex(r"(?:[省市县区州盟旗乡镇]|地区)$")
_SUMMED = regex(r"[(（]?(?:小计|合计|共计)[)）]?$")
_LONGEST = 30  # characters of a unit's name
_SHORTEST = 4  # characters of a name that may be another's short form
_SHORT_NAME = 3  # a place and such a name are a whole name: 清河县 and 教育局


def unit_key(name: str) -> str:
    """What tells units apart, however their names are written. A unit's own level (某局本级,
    某局（机关）) is the unit itself; an area's own level (某县本级) is no unit's and stays.
    """
    words = SEALED.sub("", fold(name)).strip()
    return name_key(words.removesuffix(own_level(name))) or name


def own_level(name: str) -> str:
    """What a name, folded, ends with that says it is the unit itself: 本级, (机关) …; else nothing."""
    words = SEALED.sub("", fold(name)).strip()
    found = _OWN_LEVEL.search(words)
    bare = words[: found.start()] if found is not None else ""
    return words[len(bare) :].strip() if bare and _OF_A_PLACE.search(bare) is None else ""


def plain_heading(text: str) -> str:
    """A unit's name as a row of a list has it, without its number and its own sum: 一、某局（小计）."""
    return _SUMMED.sub("", _COUNTED.sub("", text).strip()).rstrip("：: ")


def sounds_like_unit(text: str) -> bool:
    """Whether a text is called as units are: 清河县教育局, 一、卫健局; not 社区服务中心建设."""
    words = SEALED.sub("", fold(plain_heading(text))).strip()
    bare = words.removesuffix(own_level(words)).strip()
    return 2 < len(bare) <= _LONGEST and KIND.search(bare) is not None


def plainest(names: Iterable[str]) -> str:
    """Of the names of one unit the first that does not say 本级, else the first."""
    written = list(names)
    return next((each for each in written if not own_level(each)), written[0])


def may_be_one(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that may be of one unit: the one ends with the other, which is long, or
    what stands before it is its place (清河县教育局, 教育局). The longer name comes first.
    """
    known: dict[str, str] = {}
    for each in names:
        known.setdefault(unit_key(each), each)
    places = {found[0] for key in known if (found := PLACE.match(key)) is not None}
    for key, name in known.items():
        for longer, full in known.items():
            lead = longer.removesuffix(key)
            if lead in ("", longer):
                continue
            is_place = PLACE.fullmatch(lead) is not None or lead in {each[:-1] for each in places}
            if len(key) > _SHORT_NAME or (len(key) == _SHORT_NAME and is_place):
                yield full, name


def shortened(one: str, other: str) -> bool:
    """Whether one name is the other with characters left out, its beginning and its end kept:
    清河县疾控中心 of 清河县疾病预防控制中心.
    """
    short, long = sorted((unit_key(one), unit_key(other)), key=len)
    if len(short) < _SHORTEST or short[:2] != long[:2] or short[-2:] != long[-2:]:
        return False
    return in_order(short, long)
