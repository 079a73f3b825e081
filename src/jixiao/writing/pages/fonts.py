"""The fonts that offices use, named, with what stands in for them where they are not installed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LATIN = "Times New Roman"
BODY, TITLE, HEADING, SUBHEADING, TABLE = (
    "仿宋_GB2312",
    "方正小标宋简体",
    "黑体",
    "楷体_GB2312",
    "宋体",
)

_SERIF = (
    "SimSun",
    "NSimSun",
    "Songti SC",
    "STSong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
)
_SANS = (
    "SimHei",
    "Heiti SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Noto Serif CJK SC",
)
FALLBACKS = {
    BODY: ("FangSong_GB2312", "FangSong", "STFangsong", *_SERIF),
    TITLE: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", *_SERIF),
    HEADING: _SANS,
    SUBHEADING: ("KaiTi_GB2312", "KaiTi", "STKaiti", *_SERIF),
    TABLE: _SERIF,
}
"""For each font the names of what may stand in for it, the nearest first."""


def families(font: str) -> tuple[str, ...]:
    """The names to ask for: the Latin font first (it has the digits), then the font and its
    stand-ins.
    """
    return (LATIN, "Liberation Serif", font, *FALLBACKS[font])


def css_families(font: str) -> str:
    """The names for a style sheet."""
    return ", ".join([*(f'"{name}"' for name in families(font)), "serif"])


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """Folders with fonts beside the system's: the one that comes in the zhplot wheel, where that is
    installed.
    """
    found = find_spec("zhplot")
    return (
        tuple(Path(place) / "fonts" for place in found.submodule_search_locations or [])
        if found
        else ()
    )


def installed(wanted: Sequence[str], present: Sequence[str]) -> tuple[str, ...]:
    """Those of the wanted names that are there, in their order; all of them where none is."""
    there = {name.casefold() for name in present}
    return tuple(name for name in wanted if name.casefold() in there) or tuple(wanted)
