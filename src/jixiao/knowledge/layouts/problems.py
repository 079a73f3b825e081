"""What is wrong in a layout whose shape is right: all of it, each by the part of the file it is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.core.findings import Text
from jixiao.knowledge.layouts.layout import (
    FIELDS,
    ONCE,
    PAPERS,
    PLACEHOLDER,
    STYLES,
    Layout,
    Part,
)
from jixiao.knowledge.naming import misnamed, unfilled, unknown_kinds, with_blanks
from jixiao.knowledge.pictures import Joined, PictureError, areas

_MOST_COLUMNS, _WIDEST, _MOST_ROWS = 26, 200, 500
_EXTRA = "extra."
_NAMES = ("source", "name")


def problems_of(layout: Layout) -> Iterator[Text]:
    """Everything that keeps a layout from being written, or that its author cannot have meant."""
    yield from _names(layout)
    yield from _look(layout)
    for name, text in _plain(layout):
        if "{" in text or "}" in text:
            yield Text(
                f"{name} 里不能有花括号：这里不放栏目", f"{name} takes no fields: no braces there"
            )
    for group, lines in (("above", layout.above), ("below", layout.below), ("foot", layout.foot)):
        for number, line in enumerate(lines, start=1):
            at = Text(f"{group} 第{number}行", f"line {number} of {group}")
            yield from _placeholders(line.text, "", at)
            if line.style not in STYLES:
                yield Text(
                    f"{at.zh}没有文字样式 {line.style}；可用的有 {'、'.join(STYLES)}",
                    f"{at.en}: no style {line.style}; known are {', '.join(STYLES)}",
                )
    yield from _of_parts(layout)
    yield from _of_fields(layout)


def _names(layout: Layout) -> Iterator[Text]:
    yield from misnamed("id", layout.id)
    for name in ("name", "title"):
        yield from unfilled(name, getattr(layout, name))
    for name in ("packs", "regions"):
        yield from with_blanks(name, getattr(layout, name))


def _look(layout: Layout) -> Iterator[Text]:
    yield from unknown_kinds(layout.kinds or ("",))
    count = len(layout.widths)
    if not 1 <= count <= _MOST_COLUMNS or any(not 1 <= each <= _WIDEST for each in layout.widths):
        yield Text(
            f"widths 应有1到{_MOST_COLUMNS}个数，每个在1到{_WIDEST}之间",
            f"widths needs 1 to {_MOST_COLUMNS} numbers from 1 to {_WIDEST}",
        )
    if layout.paper not in PAPERS:
        yield Text(f"paper 只能是 {'、'.join(PAPERS)}", f"paper must be one of {', '.join(PAPERS)}")


def _plain(layout: Layout) -> Iterator[tuple[str, str]]:
    """The texts that are written as they stand."""
    for name in ("name", "title", "first_part"):
        yield name, getattr(layout, name)
    for name, texts in (("notes", layout.notes), ("defaults", layout.defaults.values())):
        yield from ((name, text) for text in texts)


def _of_parts(layout: Layout) -> Iterator[Text]:
    if not layout.parts:
        yield Text("parts 至少要有一段", "some parts are needed")
    for repeat, count in Counter(part.repeat for part in layout.parts if part.repeat).items():
        if count > 1:
            yield Text(
                f"有{count}段 parts 的 repeat 都是 {repeat}，只能有一段",
                f"{count} parts repeat {repeat}, one alone may",
            )
    fitting = True
    for number, part in enumerate(layout.parts, start=1):
        at = Text(f"parts 第{number}段", f"part {number}")
        yield from _of_words(part, at)
        misdrawn = _misdrawn(part, at, len(layout.widths))
        if misdrawn is not None:
            fitting = False
            yield misdrawn
    if fitting and layout.parts:
        yield from _not_joined(layout)


def _of_words(part: Part, at: Text) -> Iterator[Text]:
    for cell in part.rows.replace("\n", "|").split("|"):
        yield from _placeholders(cell.strip(), part.repeat, at)
    own = [field for field in PLACEHOLDER.findall(part.rows) if part.own(field)]
    for field, count in Counter(own).items():
        if count > 1 and field not in _NAMES:  # a row's name may stand at both its ends
            yield Text(f"{at.zh}有{count}格都是 {field}", f"{at.en}: {count} cells hold {field}")
    for field in part.merge:
        if field not in part.fields() or not part.own(field):
            yield Text(
                f"{at.zh}的 merge 里的 {field} 不是 rows 里逐行写的栏目",
                f"{at.en}: merge names {field}, which is no field of the repeated rows",
            )


def _misdrawn(part: Part, at: Text, columns: int) -> Text | None:
    try:
        rows = part.tokens()
    except PictureError as error:
        return Text(f"{at.zh}的 rows {error.text.zh}", f"{at.en}: {error.text.en}")
    if not rows or len(rows[0]) != columns:
        return Text(
            f"{at.zh}的 rows 应有{columns}格（与 widths 一样多）",
            f"{at.en}: rows need {columns} cells, as widths has",
        )
    if len(rows) > _MOST_ROWS:
        return Text(f"{at.zh}的 rows 超过{_MOST_ROWS}行", f"{at.en}: more than {_MOST_ROWS} rows")
    return None


def _of_fields(layout: Layout) -> Iterator[Text]:
    """``dashes`` and ``defaults`` name fields that the layout has a place for."""
    places = layout.places()
    for name, fields in (
        ("dashes", layout.dashes),
        ("defaults", [f"indicators.{field}" for field in layout.defaults]),
    ):
        for field in fields:
            if field not in places:
                shown = field.removeprefix("indicators.") if name == "defaults" else field
                yield Text(
                    f"{name} 里的 {shown} 在这张表上没有位置",
                    f"{name} names {shown}, which the table has no place for",
                )


def _placeholders(text: str, repeat: str, at: Text) -> Iterator[Text]:
    bare = PLACEHOLDER.sub("", text)
    if "{" in bare or "}" in bare:
        yield Text(
            f"{at.zh}“{text}”里的花括号没有配对，或里面是空的",
            f"{at.en}: a brace of {text!r} is not closed, or holds nothing",
        )
    yield from _strangers(PLACEHOLDER.findall(text), repeat, at)


def _strangers(fields: Iterable[str], repeat: str, at: Text) -> Iterator[Text]:
    known = FIELDS[repeat] | ONCE
    own = repeat == "indicators"
    strange = [
        field
        for field in fields
        if field not in known
        and not (own and field.startswith(_EXTRA) and field.removeprefix(_EXTRA).strip())
    ]
    for field in strange:
        yield Text(
            f"{at.zh}没有栏目 {field}；{repeat or '只写一次的行'} 里可用的有"
            f" {'、'.join(sorted(known))}",
            f"{at.en}: no field {field}; known in {repeat or 'rows written once'} are"
            f" {', '.join(sorted(known))}",
        )


def _not_joined(layout: Layout) -> Iterator[Text]:
    """Whether the pictures of all parts, one below the other, make rectangles."""
    rows = [row for part in layout.parts for row in part.tokens()]
    if rows and any(token is Joined.ABOVE for token in rows[0]):
        yield Text("第一行不能有 ^", "the first row cannot have ^")
        return
    try:
        list(areas(rows))
    except PictureError as error:
        yield Text(f"合并的格不成矩形：{error.text.zh}", error.text.en)
