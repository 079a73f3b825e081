"""The rule pack that a form is judged by: the user's, the one its print states, its structure's, its place's and year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from jixiao.core.documents import Paragraph
from jixiao.core.dossier import Reviewed
from jixiao.core.figures import fold
from jixiao.core.forms import MONITORING, Form
from jixiao.core.packs import Band, QualitativeRule, RulePack, Source

NATIONAL, INSURANCE = "cn-2020", "cn-si-2022"
_PERCENT_RANGE = r"(\d{1,3})\s*%?\s*(?:\(含\))?\s*[-~—–至到]+\s*(\d{1,3})\s*%?\s*(?:\(含\))?"
_BANDS = re.compile(_PERCENT_RANGE + r"\s*[、,，;；和及]\s*" + _PERCENT_RANGE + r"\s*[、,，;；和及]\s*" + _PERCENT_RANGE)


def choose(form: Form, reviewed: Reviewed, packs: Mapping[str, RulePack], chosen: RulePack | None = None) -> tuple[RulePack, str]:
    """The pack for a form and the reason, in a sentence for the clerk."""
    if chosen is not None:
        return chosen, f"使用者指定规则包 {chosen.id}"
    pack, reason = _by_place(form, reviewed, packs)
    bands = printed_bands(form)
    if bands is None or form.kind == MONITORING:
        return pack, reason
    return _by_print(form, bands, pack, reason, packs)


def printed_bands(form: Form) -> tuple[Decimal, Decimal] | None:
    """The lower ends of the first and second qualitative band that the form prints (80 and 60 → 0.8, 0.6)."""
    for text in _printed_rules(form):
        for match in _BANDS.finditer(text):
            high, first, again, second, third, last = (int(value) for value in match.groups())
            if high == 100 and last == 0 and first == again and second == third and 100 > first > second > 0:
                return Decimal(first) / 100, Decimal(second) / 100
    return None


def _printed_rules(form: Form) -> Iterator[str]:
    for note in form.notes:
        yield fold(note.text)
    seen: set[str] = set()
    for indicator in form.indicators:
        for _, entry in indicator.extra:
            if entry.text not in seen:
                seen.add(entry.text)
                yield fold(entry.text)


def _by_print(form: Form, bands: tuple[Decimal, Decimal], pack: RulePack, reason: str, packs: Mapping[str, RulePack]) -> tuple[RulePack, str]:
    shown = f"100–{_percent(bands[0])}、{_percent(bands[0])}–{_percent(bands[1])}、{_percent(bands[1])}–0"
    if _lower_ends(pack) == bands:
        return pack, f"{reason}；与表内所印的三档（{shown}）一致"
    general = [each for each in packs.values() if each.regions and not each.insurance_funds and form.kind in each.kinds]
    local = [each for each in general if _lower_ends(each) == bands and _in_time(each, form.year)]
    prints_formula = any(re.search(r"B\s*/\s*A|\(B\).{0,10}\(A\)", text) for text in _printed_rules(form))
    if not form.fund and prints_formula and len(local) == 1:
        return local[0], f"表内所印规则（三档{shown}、B/A计分）与规则包 {local[0].id} 一致"
    source = Source(kind="printed", text=f"表内所印三档：{shown}")
    return _with_bands(pack, bands, source), f"{reason}；定性三档按表内所印（{shown}）"


def _with_bands(pack: RulePack, bands: tuple[Decimal, Decimal], source: Source) -> RulePack:
    own = pack.qualitative.bands if pack.qualitative else ()
    names = [band.name for band in own] if len(own) == 3 else ["达成", "部分达成", "未达成"]
    first, second = bands
    made = (
        Band(name=names[0], low=first, high=Decimal(1)), Band(name=names[1], low=second, high=first, high_open=True),
        Band(name=names[2], low=Decimal(0), high=second, high_open=True),
    )
    return msgspec.structs.replace(pack, qualitative=QualitativeRule(source=source, bands=made))


def _lower_ends(pack: RulePack) -> tuple[Decimal, Decimal] | None:
    if pack.qualitative is None or len(pack.qualitative.bands) != 3:
        return None
    return pack.qualitative.bands[0].low, pack.qualitative.bands[1].low


def _by_place(form: Form, reviewed: Reviewed, packs: Mapping[str, RulePack]) -> tuple[RulePack, str]:
    year = form.year or reviewed.year or (form.as_of.year if form.as_of else None)
    words = _place_words(form, reviewed)
    for pack in packs.values():
        region = next((each for each in pack.regions if each in words), None)
        if region is None or form.kind not in pack.kinds or not _in_time(pack, year) or (pack.insurance_funds and form.fund is None):
            continue
        return pack, f"文中地名“{region}”" + (f"、{year}年" if year else "") + f"，适用规则包 {pack.id}"
    if form.fund is not None and year is not None and year >= 2023 and INSURANCE in packs:
        return packs[INSURANCE], f"社会保险基金、{year}年，适用规则包 {INSURANCE}"
    return packs[NATIONAL], f"没有更具体的规则，适用全国通用规则包 {NATIONAL}"


def _in_time(pack: RulePack, year: int | None) -> bool:
    if year is None:
        return True
    begins = pack.effective_from is None or pack.effective_from.year <= year
    return begins and (pack.effective_to is None or year <= pack.effective_to.year)


def _place_words(form: Form, reviewed: Reviewed) -> str:
    entries = (form.title, form.implementing_unit, form.supervising_department, form.project)
    words = [entry.text for entry in entries if entry is not None]
    blocks = reviewed.document.blocks[:12]
    words += [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) < 60]
    return "\n".join(words)


def _percent(share: Decimal) -> str:
    return f"{share * 100:.0f}"
