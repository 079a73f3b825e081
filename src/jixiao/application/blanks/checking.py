"""A filled blank read back and compared with what was to stand in it; what is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.core.blanks import Blank, BlankField
from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.core.errors import fault
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import GIVEN_AS, FormData, data_of, differences
from jixiao.core.forms import FUND_STATEMENT, Entry, Form, entries
from jixiao.core.locating import Locator
from jixiao.core.monitoring_points import stated_point
from jixiao.core.periods import point_words
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.filling.placing import Placed
from jixiao.knowledge.labels import kind_of, label_of, where
from jixiao.recognition import recognise
from jixiao.rendering.words import place_words
from jixiao.writing.blanks.sheet import number_in

_BESIDE = (
    "layout",
    "fund",
    "scope",
    "title",
    "kind",
    "notes",
    "level_points",
    "months",
    "lines",
    "texts",
    "columns",
)
_MOST, _SHOWN, _MOST_PROMPTS = 40, 4, 12
_ROW = regex(r"\[\d+\]")


def unlike(
    placed: Placed, document: Document, blank: Blank, words: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Errors (E082) wherever the filled blank does not say what the data say."""
    if placed.unfillable:
        yield fault(
            "E082",
            "空表里没有填指标的行，指标没有地方写：请在指标的表头下面留出一行",
            "the blank has no row for indicators: leave one below their heads",
            "0:form1.indicators",
        )
    for address, place, given in placed.otherwise:
        at, printed = place_words(place.whole(), "zh"), place.text
        yield fault(
            "E082",
            f"{where(address).zh}：空表{at}印着“{printed}”，数据是“{given}”",
            f"{where(address).en}: the blank prints “{printed}”"
            f" ({place_words(place.whole(), 'en')}), the data say “{given}”",
            f"0:form1.{address}",
            given,
        )
    forms = [each for each in recognise(document, words).forms if each.kind != FUND_STATEMENT]
    if len(forms) != 1:
        yield fault(
            "E082",
            f"填好后读回来是{len(forms)}张表，应是一张",
            f"read back it is {len(forms)} forms, not one",
            "0:form1",
        )
        return
    form = forms[0]
    if form.kind != placed.expected.kind:
        yield fault(
            "E082",
            f"填好后会被读作{kind_of(form.kind).zh}，应是{kind_of(placed.expected.kind).zh}",
            f"filled in it is read as a {kind_of(form.kind).en}",
            "0:form1.kind",
        )
    yield from _differing(placed, form, document, blank)


def other_unit(data: FormData, blank: Blank) -> Iterator[Finding]:
    """An error (E082) where the blank's amounts are in another unit of money than the data's."""
    own, printed = money_unit(data.money_unit), money_unit(blank.form.money_unit or "")
    if own is None or printed is None or own.factor == printed.factor or not data.funding:
        return
    yield fault(
        "E082",
        f"空表的金额单位是{blank.form.money_unit}，数据是{data.money_unit}：请按空表的单位给金额",
        f"the blank's amounts are in {blank.form.money_unit}, the data's in {data.money_unit}: give"
        " them in the blank's unit",
        "0:form1.money_unit",
        data.money_unit,
    )


def _differing(placed: Placed, form: Form, document: Document, blank: Blank) -> Iterator[Finding]:
    expected, found = placed.expected, dict(_entries(form))
    told = 0
    for address, given, read in differences(expected, data_of(form), ignoring=_BESIDE):
        if address.endswith(".role") or told >= _MOST:
            continue
        entry = found.get(address)
        if _is_stored(given, entry, document):
            continue
        if not read and _stands_in_words(given, blank.fields.get(address, ()), document):
            continue
        formula = _formula(entry, document)
        if formula and not read.strip():
            continue  # computed by the program that opens it
        told += 1
        place = place_words(entry.place.whole(), "zh") if entry is not None else ""
        english = place_words(entry.place.whole(), "en") if entry is not None else ""
        if address == "as_of" and not given:
            yield _of_another_month(read, place, english)
            continue
        own = placed.as_given(address)
        by, of = ("公式算出", " by its formula") if formula else ("读回来是", "")
        yield fault(
            "E082",
            f"{where(own).zh}应为“{given}”，填好后{by}“{read}”" + (f"（{place}）" if place else ""),
            f"{where(own).en} should be “{given}”, the filled blank says “{read}”{of}"
            + (f" ({english})" if english else ""),
            f"0:form1.{own}",
            given,
        )


def _of_another_month(read: str, place: str, english: str) -> Finding:
    """An error where the heads of a blank print another month than the data's monitoring point."""
    point = stated_point(read)
    month = point_words(point) if point is not None else read
    return fault(
        "E082",
        f"空表的表头写到{month}（{place}），与数据的监控时点不是同一个月：请用这一期的空表",
        f"the heads of the blank run to {read} ({english}), the data to another month",
        "0:form1.as_of",
        read,
    )


def _entries(form: Form) -> Iterator[tuple[str, Entry]]:
    for address, entry in entries(form):
        yield GIVEN_AS.get(address, address), entry
    for index, row in enumerate(form.indicators):
        for head, entry in row.extra:
            yield f"indicators[{index}].extra.{head}", entry


def _is_stored(given: str, entry: Entry | None, document: Document) -> bool:
    """Whether a cell holds just the number that was given and its format shows it otherwise."""
    wanted = number_in(given)
    if wanted is None or entry is None:
        return False
    cell = _cell(entry.place, document)
    return cell is not None and cell[0] is not None and cell[0] == wanted


def _stands_in_words(given: str, fields: Sequence[BlankField], document: Document) -> bool:
    """Whether it stands behind its label in words that are no part of what is read of a form (填报
    日期 below the table, 项目名称 on the cover).
    """
    heads = [each.place.text[: each.place.start] for each in fields if each.place.start is not None]
    texts = (
        text
        for block in document.blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        )
    )
    return any(text.startswith(head + given) for text in texts for head in heads)


def _formula(entry: Entry | None, document: Document) -> bool:
    cell = _cell(entry.place, document) if entry is not None else None
    return cell is not None and cell[1]


def _cell(place: Place, document: Document) -> tuple[Decimal | None, bool] | None:
    """The number that a cell holds, and whether a formula gives it."""
    spot = Locator(document).find(place.whole())
    block = document.blocks[spot.block] if spot is not None else None
    if spot is None or not isinstance(block, Grid):
        return None
    cell = block.at(spot.row, spot.column)
    return (cell.stored, cell.formula is not None) if cell is not None else None


def told_of(placed: Placed, blank: Blank) -> Iterator[Finding]:
    """What of the data has no place in the blank (E083, a warning) and what of it stays open (E084,
    a remark), by name.
    """
    if placed.lost:
        yield fault(
            "E083",
            f"空表里没有地方放：{'、'.join(each.zh for each in placed.lost)}，没有写出",
            f"the blank has no place for {', '.join(each.en for each in placed.lost)}: left out",
            "0:form1",
            severity=Severity.WARNING,
        )
    lines = [*_open(placed), *_prompts(blank)]
    if lines:
        yield fault(
            "E084",
            f"空表里待填的：{'；'.join(zh for zh, _ in lines)}",
            f"still open in the blank: {'; '.join(en for _, en in lines)}",
            "0:form1",
            severity=Severity.REMARK,
        )


def _open(placed: Placed) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[tuple[str, Place]]] = {}
    for each in placed.open:
        bare = _ROW.sub("", each.address)
        groups.setdefault(bare, []).append((each.row, each.place))
    for bare, found in groups.items():
        label = label_of(bare)
        group = label_of(bare.partition(".")[0]) if "." in bare else None
        rows = list(dict.fromkeys(row for row, _ in found if row))
        if group is None:
            yield (
                f"{label.zh}（{'、'.join(place_words(p.whole(), 'zh') for _, p in found)}）",
                f"{label.en} ({', '.join(place_words(p.whole(), 'en') for _, p in found)})",
            )
            continue
        named = series((f"“{row}”" for row in rows), _SHOWN)
        count = len(found)
        yield (
            f"{group.zh}“{label.zh}”{count}行" + (f"（{named.zh}）" if rows else ""),
            f"{label.en} of {group.en}, rows: {count}" + (f" ({named.en})" if rows else ""),
        )


def _prompts(blank: Blank) -> Iterator[tuple[str, str]]:
    more = len(blank.prompts) - _MOST_PROMPTS
    for words, place in blank.prompts[:_MOST_PROMPTS]:
        yield (
            f"“{words}”（{place_words(place.whole(), 'zh')}）",
            f"“{words}” ({place_words(place.whole(), 'en')})",
        )
    if more > 0:
        yield f"另有{more}处提示语", f"{more} more prompts"
