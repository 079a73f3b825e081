"""The total row (总分), the grade beside it, the conclusion and the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.core.forms import Entry, Total
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import is_dash, plain, points, points_figure
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import NUMBER, nature
from jixiao.recognition.forms.standing import Column
from jixiao.recognition.forms.words import split_label

_LONGEST, _GRADE = 8, 6
_LABEL = regex(r"[级总合满评权]|得分|分值|说明|备注")


def read_total(
    lines: Sequence[Line], columns: Sequence[Column]
) -> tuple[Total | None, Entry | None]:
    """The total and the grade printed in the lines of the total's part."""
    total: Total | None = None
    grade: Entry | None = None
    for line in lines:
        if any(v.says(v.TOTAL, slot.text) for slot in line.slots[:2]):
            total = _total(line, columns) or total or _empty(line)
        elif (
            total is None
            and (split := split_label(line.first.text)) is not None
            and (figure := points_figure(split[1])) is not None
        ):
            total = Total(
                place=line.first.cell.place,
                score=Entry(text=split[1], place=line.first.cell.place, figure=figure),
            )
        grade = grade or _grade(line)
    return total, grade


def total_in_basic(lines: Sequence[Line]) -> Total | None:
    """A total at the top: 自评总分 beside its value among the basic labels."""
    for line in lines:
        for slot in line.slots:
            following = line.after(slot)
            split = split_label(slot.text)
            if (
                split is not None
                and v.says(v.TOTAL, split[0])
                and (figure := points_figure(split[1])) is not None
            ):
                return Total(
                    place=slot.cell.place,
                    score=Entry(text=split[1], place=slot.cell.place, figure=figure),
                )
            if (
                v.says(v.TOTAL, slot.text)
                and following is not None
                and points_figure(following.text) is not None
            ):
                return Total(place=slot.cell.place, score=points(following))
    return None


def _total(line: Line, columns: Sequence[Column]) -> Total | None:
    numbers = [slot for slot in line.slots[1:] if points_figure(slot.text) is not None]
    if not numbers:
        return _of(line, _unread(line, columns))
    order = [
        column.role for column in columns if column.role in (v.POINTS, v.SCORE, v.REVIEW_SCORE)
    ]
    if len(numbers) > 1 and len(numbers) == len(order):
        fields = dict(zip(order, numbers, strict=True))
    else:
        fields = _by_column(numbers, columns) if len(numbers) != 2 else {}
    if fields:
        fields = _unread(line, columns) | fields
    else:
        fields = (
            dict(zip((v.POINTS, v.SCORE), numbers, strict=False))
            if len(numbers) > 1
            else {v.SCORE: numbers[0]}
        )
    return _of(line, fields)


def _of(line: Line, fields: Mapping[str, Slot]) -> Total | None:
    return (
        Total(
            place=line.first.cell.place,
            points=points(fields.get(v.POINTS)),
            score=points(fields.get(v.SCORE)),
            review_score=points(fields.get(v.REVIEW_SCORE)),
        )
        if fields
        else None
    )


def _empty(line: Line) -> Total | None:
    """The total of a line that has its label and nothing else."""
    alone = len({slot.text for slot in line.slots}) == 1
    return Total(place=line.first.cell.place) if alone else None


def _unread(line: Line, columns: Sequence[Column]) -> dict[str, Slot]:
    """What stands in the columns of points and score and is no figure (约95, N/A): a grade, a label
    and longer words are something else.
    """
    words = [
        slot
        for slot in line.slots[1:]
        if len(slot.text) <= _LONGEST
        and not is_dash(slot.text)
        and points_figure(slot.text) is None
        and not _LABEL.search(slot.text)
        and not v.GRADE.fullmatch(slot.text.strip())
    ]
    found = _by_column(words, columns)
    return {role: slot for role, slot in found.items() if role in (v.POINTS, v.SCORE)}


def _by_column(numbers: Sequence[Slot], columns: Sequence[Column]) -> dict[str, Slot]:
    """Points and score by the columns that they stand in."""
    found: dict[str, Slot] = {}
    for slot in numbers:
        role = next(
            (column.role for column in columns if column.start <= slot.start < column.end), None
        )
        if role in (v.POINTS, v.SCORE, v.REVIEW_SCORE) and role not in found:
            found[role] = slot
    return found if v.POINTS in found or v.SCORE in found else {}


def _grade(line: Line) -> Entry | None:
    for slot in line.slots:
        if v.GRADE.fullmatch(slot.text.strip()) and nature(slot.text) != NUMBER:
            return plain(slot)
    for slot in line.slots:
        following = line.after(slot)
        if (
            v.says(v.GRADE_LABEL, slot.text)
            and following is not None
            and len(following.text) <= _GRADE
            and points_figure(following.text) is None
        ):
            return plain(following)
    return next((found for slot in line.slots if (found := _labelled_grade(slot))), None)


def _labelled_grade(slot: Slot) -> Entry | None:
    """等级：优 in one cell."""
    split = split_label(slot.text)
    if split is None or not v.says(v.GRADE_LABEL, split[0]) or not 0 < len(split[1]) <= _GRADE:
        return None
    if points_figure(split[1]) is not None:
        return None
    start = split[2] + max(slot.cell.text.find(slot.text), 0)
    place = slot.cell.place.narrowed(start, start + len(split[1]))
    return Entry(text=split[1], place=place)


def read_conclusion(lines: Sequence[Line]) -> Entry | None:
    """What the form says of itself: its longest cell beside the label."""
    texts = [
        slot
        for line in lines
        for slot in line.slots
        if slot.key and not v.says(v.CONCLUSION, slot.text)
    ]
    return plain(texts[0]) if texts else None
