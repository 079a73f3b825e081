"""The rules that a form prints itself: qualitative bands, the formulas B/A and A/B, the limits of
the grades.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.figures import fold
from jixiao.core.forms import Form
from jixiao.core.packs import (
    Band,
    Grade,
    GradesRule,
    Ground,
    QualitativeRule,
    RulePack,
)
from jixiao.core.regex import regex

_RANGE = r"(\d{1,3})\s*%?\s*(?:\(含\))?\s*[-~—–至到]+\s*(\d{1,3})\s*%?\s*(?:\(含\))?"
_BANDS = regex(_RANGE + r"\s*[、,，;；和及]\s*" + _RANGE + r"\s*[、,，;；和及]\s*" + _RANGE)
_RATIO = regex(
    r"B\s*/\s*A|\(B\)\s*/.{0,12}\(A\)|实际值\s*[/÷]\s*(?:年度)?指标值|完成值\s*[/÷]\s*(?:年度)?指标值"
)
_INVERSE = regex(r"A\s*/\s*B|\(A\)\s*/.{0,12}\(B\)|指标值\s*[/÷]\s*(?:全年)?(?:实际)?(?:完成)?值")
_GRADE_FIRST = regex(
    r"(优秀?|良好?|中等?|合格)[\"”]?\s*[::(\[（【≥为]*\s*(\d{2,3})\s*分?\s*(?:\(含\)?\)?)?\s*(?:[-~—–至到,，"
    r"]|分?以上)",
    needs="中优合良",
)
_GRADE_LAST = regex(
    r"(\d{2,3})\s*分?\s*(?:\(含\))?\s*(?:[-~—–至到]+\s*\d{2,3}\s*分?\s*(?:\(不?含\))?|以上)"
    r"\s*(?:\(含\))?\s*的?\s*[为是]?\s*[\"“]?(优秀?|良好?|中等?|合格)",
    needs="中优合良",
)


class PrintedRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a form prints: the lower ends of its first two bands (0.8, 0.6), B/A for positive and
    A/B for reverse targets, grade limits.
    """

    bands: tuple[Decimal, Decimal] | None = None
    ratio: bool = False
    inverse: bool = False
    grades: tuple[tuple[str, Decimal], ...] = ()

    def shown(self) -> str:
        """The rules in words, for the reason of the choice."""
        parts = []
        if self.bands is not None:
            first, second = (f"{share * 100:.0f}" for share in self.bands)
            parts.append(f"三档100–{first}、{first}–{second}、{second}–0")
        if self.inverse:
            parts.append("反向指标A/B计分")
        elif self.ratio:
            parts.append("B/A计分")
        if self.grades:
            parts.append("等级" + "、".join(f"{name}{limit}" for name, limit in self.grades))
        return "；".join(parts)

    def over(self, pack: RulePack) -> RulePack:
        """The pack with these rules in place of its own where they differ."""
        source = Ground(kind="printed", text=f"表内所印：{self.shown()}")
        if self.bands is not None and lower_ends(pack) != self.bands:
            pack = msgspec.structs.replace(
                pack, qualitative=QualitativeRule(source=source, bands=_bands(pack, self.bands))
            )
        rule = pack.quantitative
        if self.inverse and rule is not None and rule.reverse != "inverse":
            made = msgspec.structs.replace(rule, source=source, reverse="inverse")
            pack = msgspec.structs.replace(pack, quantitative=made)
        if self.grades and _limits(pack)[: len(self.grades)] != tuple(
            limit for _, limit in self.grades
        ):
            grades = tuple(Grade(name=name, at_least=limit) for name, limit in self.grades)
            pack = msgspec.structs.replace(
                pack,
                grades=GradesRule(
                    source=source, grades=(*grades, Grade(name="差", at_least=Decimal(0)))
                ),
            )
        return pack


def printed_rules(form: Form) -> PrintedRules:
    """The rules in a form's notes and in its columns of rule text (得分计算方法)."""
    texts = list(_texts(form))
    bands = next((band for text in texts if (band := _bands_in(text))), None)
    ratio, inverse = (
        any(_RATIO.search(text) for text in texts),
        any(_INVERSE.search(text) for text in texts),
    )
    grades = next((found for text in texts if (found := _grades_in(text))), ())
    return PrintedRules(bands=bands, ratio=ratio, inverse=inverse, grades=grades)


def lower_ends(pack: RulePack) -> tuple[Decimal, Decimal] | None:
    """Where a pack's first and second band of three begin; None where it has no three."""
    if pack.qualitative is None or len(pack.qualitative.bands) != 3:
        return None
    return pack.qualitative.bands[0].low, pack.qualitative.bands[1].low


def _limits(pack: RulePack) -> tuple[Decimal, ...]:
    return tuple(grade.at_least for grade in pack.grades.grades) if pack.grades else ()


def _texts(form: Form) -> Iterator[str]:
    seen: set[str] = set()
    entries = [
        *form.notes,
        *(entry for indicator in form.indicators for _, entry in indicator.extra),
    ]
    for entry in entries:
        if entry.text not in seen:
            seen.add(entry.text)
            yield fold(entry.text)


def _bands_in(text: str) -> tuple[Decimal, Decimal] | None:
    for match in _BANDS.finditer(text):
        high, first, again, second, third, last = (int(value) for value in match.groups())
        if (
            high == 100
            and last == 0
            and first == again
            and second == third
            and 100 > first > second > 0
        ):
            return Decimal(first) / 100, Decimal(second) / 100
    return None


def _grades_in(text: str) -> tuple[tuple[str, Decimal], ...]:
    """优, 良, 中 with their lower limits, where all three are printed in order."""
    pairs = [(name, limit) for name, limit in _GRADE_FIRST.findall(text)] or [
        (name, limit) for limit, name in _GRADE_LAST.findall(text)
    ]
    found = {name[0].replace("合", "中"): Decimal(limit) for name, limit in reversed(pairs)}
    if set(found) != {"优", "良", "中"}:
        return ()
    ordered = [("优", found["优"]), ("良", found["良"]), ("中", found["中"])]
    return tuple(ordered) if 100 > found["优"] > found["良"] > found["中"] > 0 else ()


def _bands(pack: RulePack, bands: tuple[Decimal, Decimal]) -> tuple[Band, ...]:
    own = pack.qualitative.bands if pack.qualitative else ()
    names = [band.name for band in own] if len(own) == 3 else ["达成", "部分达成", "未达成"]
    first, second = bands
    return (
        Band(name=names[0], low=first, high=Decimal(1)),
        Band(name=names[1], low=second, high=first),
        Band(name=names[2], low=Decimal(0), high=second),
    )
