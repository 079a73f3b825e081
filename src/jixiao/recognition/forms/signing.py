"""The foot of a form: lines below its table for who made it and when (填表人：…　审核人：…, then
填报单位（公章）：… and the day), filled in or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Line
from jixiao.recognition.forms.words import clean

_MOST, _LONGEST = 6, 120  # lines of a foot; characters of one
_PEOPLE = ("prepared_by", "reviewed_by", "head_of_unit", "telephone", "other_signing")
_PATTERNS = (
    *((name, v.SIGNING[name]) for name in _PEOPLE),
    ("filer", v.FILER),
    ("filed_on", v.FILED_ON),
)
_LABELS = regex(
    "(?:"
    + "|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in _PATTERNS)
    + r")\s*(?:[(（][^()（）]{0,8}[)）])?\s*[:：]"
)
_SEALED = regex(r"\s*[(（]?\s*(?:单位)?\s*[(（]?(?:公章|盖章|签章)")
_DAY = regex(
    r"[\s\d〇零一二三四五六七八九十]*年[\s\d一二三四五六七八九十]*月(?:[\s\d一二三四五六七八九十]*日)?"
)
_SAYS = regex(r"[^\s_＿年月日]")


class Foot(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a foot; ``there`` says whether a form has one. ``lines`` are the paragraphs it
    takes below the table.
    """

    there: bool = False
    lines: int = 0
    prepared_by: Entry | None = None
    reviewed_by: Entry | None = None
    head_of_unit: Entry | None = None
    telephone: Entry | None = None
    filer: Entry | None = None
    filed_on: Entry | None = None


def signs(text: str) -> bool:
    """Whether a line begins with a label of the foot and has one of who made the form."""
    found = list(_LABELS.finditer(text)) if len(text) <= _LONGEST else []
    return (
        bool(found)
        and not text[: found[0].start()].strip()
        and any(match.lastgroup in _PEOPLE for match in found)
    )


def goes_on_signing(text: str) -> bool:
    """Whether a line below one that signs belongs to the foot: the unit with its seal, the day."""
    bare = text.strip()
    found = _LABELS.match(bare)
    labelled = found is not None and len(bare) <= _LONGEST
    return labelled or _SEALED.match(bare) is not None or _DAY.fullmatch(bare) is not None


def foot_of(document: Document, after: int, lines: Sequence[Line]) -> Foot:
    """The foot in ``lines`` of the table and in the paragraphs below block ``after``."""
    below = list(_below(document, after))
    entries = [
        Entry(text=slot.text, place=slot.cell.place) for line in lines for slot in line.slots
    ]
    entries += _beside(lines)
    found: dict[str, Entry] = {}
    for entry in (*entries, *below):
        for name, value in _values(entry):
            found.setdefault(name, value)
    found.pop("other_signing", None)
    there = bool(below) or any(signs(entry.text) for entry in entries)
    return Foot(there=there, lines=len(below), **found)


def _below(document: Document, after: int) -> Iterator[Entry]:
    """The paragraphs of a foot right below a block; none where a table follows them at once, whose
    head they may be.
    """
    run: list[Entry] = []
    for block in document.blocks[after + 1 : after + 2 + _MOST]:
        if isinstance(block, Grid):
            return
        if not isinstance(block, Paragraph):
            break
        text = clean(block.text)
        known = any(signs(each.text) for each in run)
        if len(run) == _MOST or not (signs(text) or (known and goes_on_signing(text))):
            break
        run.append(Entry(text=block.text, place=block.place))
    yield from run


def _values(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """What stands behind each label of a line, up to the next one."""
    labels = list(_LABELS.finditer(entry.text))
    for at, match in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(entry.text)
        given = entry.text[match.end() : end]
        value = given.strip().strip("_＿").strip()
        if value and _SAYS.search(value) and match.lastgroup is not None:
            start = match.end() + given.index(value)
            place = entry.place.narrowed(start, start + len(value))
            yield match.lastgroup, Entry(text=value, place=place)


def _beside(lines: Sequence[Line]) -> Iterator[Entry]:
    """Values in the cell right of their label's, as lines of one text; their places are the cells'."""
    for line in lines:
        for label, value in zip(line.slots, line.slots[1:], strict=False):
            text = label.text.strip()
            alone = text if text.endswith((":", "：")) else f"{text}："
            if _LABELS.fullmatch(alone) and not _LABELS.match(value.text):
                yield Entry(text=f"{alone}{value.text}", place=value.cell.place)
