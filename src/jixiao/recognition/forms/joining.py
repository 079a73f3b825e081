"""From the blocks of a document to the sections of its forms: several forms in one grid are parted, one form over
several grids is joined.
"""

from __future__ import annotations

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.continuing import (
    MOST_BELOW,
    begins_another,
    goes_on,
    head_again,
    is_between_pages,
    is_title_again,
    says_the_same,
)
from jixiao.recognition.forms.head_rows import with_joined_heads
from jixiao.recognition.forms.header import is_header
from jixiao.recognition.forms.lines import Line, lines_of
from jixiao.recognition.forms.sectioning import (
    BASIC,
    CONCLUSION,
    FUNDING,
    GOALS,
    INDICATORS,
    META,
    NOTE,
    OTHER,
    SIGNATURE,
    TITLE,
    TOTAL,
    Section,
    Sectioned,
    kind_of,
    starts_form,
)
from jixiao.recognition.forms.title import is_title
from jixiao.recognition.forms.words import clean

_MOST_LINES = 2_000  # real forms stay ten times below; what goes on longer is a list
_LONGEST_HEAD = 60  # lines before the heads of the indicators
_LONGEST_TITLE = 40
_MOST_ABOVE = 2  # lines in words of their own over a title
_PARTS = {FUNDING, GOALS, INDICATORS}
_OPENING = regex(
    r"名\s*称|部\s*门|单\s*位|项\s*目|指\s*标|预\s*算|绩\s*效|目\s*标|监\s*控|自\s*评|年|资\s*金|表|(?:19|20)\d\d[-./]\d"
)  # else no form opens
_HEADS_INDICATORS = regex(r"指标(?:完成情况)?表\s*$")
_SUBSTANCE = (FUNDING, GOALS, INDICATORS, TOTAL)
_ABOVE = {TITLE, META, OTHER}
_BELOW = (TOTAL, NOTE, CONCLUSION, SIGNATURE)


def sectioned_of(document: Document) -> list[Sectioned]:
    """The sections of all forms of a document, in order; whether each is a form is judged later."""
    found: list[Sectioned] = []
    current: Sectioned | None = None
    headings, titled = 0, 0  # lines since the last table; those from its form's title on
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if current is None or is_between_pages(block.text):
                continue
            again = not headings and is_title_again(clean(block.text), current, document)
            if again or titled:
                titled += 1
                same = again or says_the_same(block.text, current, document)
                current = current if same and titled <= MOST_BELOW else None
            elif not says_the_same(block.text, current, document):  # 填报单位：某局 above it
                headings += 1
                current = current if headings <= 2 and _is_heading(block.text) else None
            continue
        lines = with_joined_heads(lines_of(block, index))
        if current is not None and _is_cover(current, block):
            current = None
        if current is not None and not (
            _supplies(current, lines)
            if headings
            else goes_on(current, lines)
            if titled
            else _continues(current, lines, block)
        ):
            current = None
        headings, titled = 0, 0
        current = _take(lines, current, found, document)
    return found


def _is_cover(current: Sectioned, grid: Grid) -> bool:
    """Whether what stands on the sheet before is a cover: lines of one cell each, and no part of a
    form.
    """
    lines = [line for section in current.sections for line in section.lines]
    apart = lines[-1].first.cell.place.sheet != grid.sheet
    return (
        apart
        and not any(current.has(part) for part in _SUBSTANCE)
        and all(len(line.slots) == 1 for line in lines)
    )


def _is_heading(text: str) -> bool:
    """Whether a paragraph could be a heading between the parts of one form (二、预算执行情况)."""
    return len(text) <= 24 and not text.rstrip().endswith(("。", "；")) and not is_title(text)


def _supplies(current: Sectioned, lines: list[Line]) -> bool:
    """Whether a grid below a heading brings a part that the form before it still lacks."""
    opening = [kind_of(line, "") for line in lines[:3]]
    if current.has(TOTAL) or any(kind in (TITLE, BASIC) for kind in opening):
        return False
    brought = {kind for kind in opening if kind in _PARTS}
    return current.has(BASIC) and bool(brought) and not any(current.has(kind) for kind in brought)


def _take(
    lines: list[Line], current: Sectioned | None, found: list[Sectioned], document: Document
) -> Sectioned | None:
    """Put a grid's lines into the current form's sections, opening new ones where a new form begins."""
    above: list[Line] = []
    again = 0  # up to here a head is printed once more
    for at, line in enumerate(lines):
        if current is not None and at >= again:
            again = at + head_again(lines[at:], current, document)
        if at < again:
            continue
        if (current is None or current.size() >= _MOST_LINES) and not any(
            _OPENING.search(slot.text) for slot in line.slots
        ):
            continue
        kind = _kind(line, current) if current is not None else kind_of(line, "")
        anew = current is not None and begins_another(lines[at : at + 2], current, document)
        if current is None or anew or _begins(kind, lines, at, current):
            if kind == OTHER and current is None:
                above = [*above, line][-_MOST_ABOVE:] if _titles(line) else []
                continue
            if current is not None:
                kind = kind_of(line, "")
            current = Sectioned([Section(OTHER, above)] if above else [])
            above = []
            found.append(current)
        if current.size() < _MOST_LINES:
            current.add(kind, line)
    return current


def _kind(line: Line, current: Sectioned) -> str:
    """What a line is after those of the form before it. In the head of a form, remarks and lines of its
    own leave what follows as it is.
    """
    before = current.last()
    if before not in (NOTE, OTHER) or any(current.has(part) for part in _SUBSTANCE):
        return kind_of(line, before)
    if before == NOTE and kind_of(line, NOTE) == NOTE:
        return NOTE
    kinds = [section.kind for section in current.sections if section.kind not in (NOTE, OTHER)]
    return kind_of(line, kinds[-1] if kinds else "")


def _begins(kind: str, lines: list[Line], at: int, current: Sectioned) -> bool:
    """Whether another form begins with a line: by its title or project, or by a head that only a form
    of its own has.
    """
    if not any(current.has(part) for part in _SUBSTANCE):
        return False
    line = lines[at]
    if (
        kind == TITLE
        and current.has(BASIC)
        and not current.has(INDICATORS)
        and _HEADS_INDICATORS.search(line.first.text)
    ):
        return False  # 绩效指标表 heads the indicators of the form before it
    if kind == TITLE or (kind == BASIC and starts_form(line)):
        return True
    opens = at == 0 or kind == BASIC or _titles(line)
    return opens and kind not in _BELOW and _has_own_head(lines[at:], current)


def _titles(line: Line) -> bool:
    """Whether a line could be the title of a form in words of its own (附件2), or the label of a project
    left open: short words alone.
    """
    text = line.first.text
    return (
        len(line.slots) == 1
        and len(text) <= _LONGEST_TITLE
        and not text.rstrip().endswith(("。", "；"))
        and not (v.level_of(text) or v.is_corner(text) or line.first.figure)
        and not is_between_pages(text)
    )


def _has_own_head(lines: list[Line], current: Sectioned) -> bool:
    """Whether lines bring basics or funds once more and then the heads of indicators, which the form
    before them has: a form has them once, whatever its title is called and though its project be
    left open. On another sheet the heads of indicators below a title are enough.
    """
    if not current.has(INDICATORS):
        return False
    seen: list[str] = []
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        if is_header(line):
            again = any(kind in seen and current.has(kind) for kind in (BASIC, FUNDING))
            return again or (set(seen) <= _ABOVE and _heads_apart(lines, at, current))
        kind = kind_of(line, seen[-1] if seen else "")
        body = any(slot.figure or v.level_of(slot.text) for slot in line.slots)
        late = kind in (TITLE, BASIC) and bool(_PARTS.intersection(seen))
        if late or kind in _BELOW or (kind == OTHER and body):
            return False
        seen.append(kind)
    return False


def _heads_apart(lines: list[Line], at: int, current: Sectioned) -> bool:
    """Whether the heads of a sheet stand below a title of its own, and its rows are no rest of the
    form before, whose total they bring.
    """
    before, own = (
        line.first.cell.place.sheet for line in (current.sections[-1].lines[-1], lines[0])
    )
    below = [kind_of(line, INDICATORS) for line in lines[at + 1 :]]
    titled = before != own and any(_titles(line) for line in lines[:at])
    return titled and (current.has(TOTAL) or TOTAL not in below)


def _continues(current: Sectioned, lines: list[Line], grid: Grid) -> bool:
    """Whether a grid goes on with the form before it: it begins with a part of a form, or has the
    same columns.
    """
    if not lines:
        return True
    opening = [kind_of(line, "") for line in lines[:3]]
    if any(kind == BASIC and starts_form(line) for kind, line in zip(opening, lines, strict=False)):
        return not any(current.has(part) for part in _SUBSTANCE)
    if any(kind in (INDICATORS, GOALS, FUNDING) for kind in opening):
        return not (current.has(TOTAL) or current.has(CONCLUSION))
    if kind_of(lines[0], INDICATORS) in (TOTAL, NOTE, CONCLUSION):
        return True
    widths = [line.width for line in current.lines(INDICATORS)]
    return bool(widths) and current.last() == INDICATORS and abs(widths[-1] - grid.columns) <= 1
