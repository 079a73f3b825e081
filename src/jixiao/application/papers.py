"""Papers that a review wrote and that lie among what was handed in: problem lists, letters, reports. They
are known by what they say of themselves, whatever their files are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.rendering import listing as at
from jixiao.writing.letter_tables import FINDING_HEAD, PLACE_HEAD

_FIRST, _LONGEST_HEAD, _LONGEST_UNIT = 14, 24, 40  # texts among which a title stands; characters


class _Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: what it is called; heads that stand in one row of it; words that stand at its begin."""

    called: Text
    heads: tuple[Text, ...] = ()
    words: str = ""
    shows_forms: bool = False  # as they were handed in


_LIST = Text("问题清单", "list of findings")
_KINDS = (
    _Kind(
        called=_LIST,
        heads=(at.FINDING, at.SEVERITY, at.PLACE, at.OPINION, at.PRINTED, at.EXPECTED),
    ),
    _Kind(
        called=Text("整改通知", "return letter"),
        heads=(PLACE_HEAD, FINDING_HEAD),
    ),
    _Kind(
        called=Text("整改复函", "confirmation"),
        words=r"问题整改情况的复函.*上次指出的\d+处问题已全部整改"
        r"|Whatthelastreviewfoundhasbeenputright",
    ),
    _Kind(
        called=Text("催报通知", "reminder"),
        words=r"关于催报.*的通知.*你单位列入.*清单的|Reminder:.*projectsonthelist",
    ),
    _Kind(
        called=Text("审核报告", "report of the review"),
        heads=(at.REPORT_FORMS, at.REPORT_TIES),
        words=rf"{at.REPORT_TITLE.zh}|{squeezed(at.REPORT_TITLE.en)}",
        shows_forms=True,
    ),
)
_FILLED_TEMPLATE = Text(
    "是填写模板，不是正式的表；先用 jixiao fill 填出表（同时核对），再用填出的表",
    "a filling template and no form; make its form with jixiao fill (which checks it) and use that",
)
_EMPTY_TEMPLATE = Text(
    "是还没有填的填写模板；填好后用 jixiao fill 填出表，再用填出的表",
    "a filling template that is not filled in; fill it in and make its form with jixiao fill",
)
_UNIT = regex(r"([^：:＿_]{2,})[：:]|To:(.+)")  # a letter's first line
_TITLED = regex(rf"(?:{at.LIST_TITLE.zh}|{squeezed(at.LIST_TITLE.en)})[：:](.+)")


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What a document is that a review wrote, in words; ``shows_forms`` where it shows those that were
    reviewed; ``answered`` where units write their answers into it.
    """

    words: Text
    shows_forms: bool = False
    answered: bool = False


def known_as(document: Document) -> Text | None:
    """What a document in which there is no form is known to be, as it follows the file's name; None
    where that is not known.
    """
    from jixiao.application.factsheets.reading import WHAT_IT_IS, is_fact_sheet

    template = template_words(document)
    if template is not None:
        return template
    if is_fact_sheet(document):
        return WHAT_IT_IS
    paper = paper_of(document)
    return what_it_is(paper.words) if paper is not None else None


def template_words(document: Document) -> Text | None:
    """What a filling template is and what is done with it, as it follows the file's name; None of
    another document.
    """
    from jixiao.application.templates.shape import is_template, says_whose

    if not is_template(document):
        return None
    return _FILLED_TEMPLATE if says_whose(document) else _EMPTY_TEMPLATE


def instead(documents: Iterable[Document]) -> Text:
    """What documents are known to be that were given as something else, as the end of a message."""
    known = next(filter(None, map(known_as, documents)), None)
    return Text("", "") if known is None else Text(f"；它{known.zh}", f"; it is {known.en}")


def hold_no_other(documents: Iterable[Document], name: str, wanted: Text, code: str) -> None:
    """Refuse a file that is known to be something else than the list that is ``wanted``, which it may
    be read as all the same. Raises UserError of ``code``.
    """
    known = instead(documents)
    if known.zh:
        raise user_error(
            code, f"{name} 不是{wanted.zh}{known.zh}", f"{name} is no {wanted.en}{known.en}"
        )


def shows_forms(document: Document) -> bool:
    """Whether a document is a paper that shows forms as they were handed in."""
    paper = paper_of(document)
    return paper is not None and paper.shows_forms


def what_it_is(words: Text) -> Text:
    """That a file is a paper that a review wrote, ``words`` say which."""
    return Text(
        f"是{words.zh}，审核后写出的，不是绩效表",
        f"{words.en}, written after a review, and no form",
    )


def paper_of(document: Document) -> Paper | None:
    """What a document is, where a review wrote it; None where none did."""
    begin = [squeezed(each) for each in islice(_texts(document), _FIRST)]
    rows = list(_rows(document))
    for kind in _KINDS:
        if _has_heads(kind, rows) and regex(kind.words).search("".join(begin)):
            unit = _unit(begin)
            return Paper(
                words=Text(
                    f"{unit}的{kind.called.zh}" if unit else kind.called.zh,
                    f"the {kind.called.en} of {unit}" if unit else f"a {kind.called.en}",
                ),
                shows_forms=kind.shows_forms,
                answered=kind.called is _LIST,
            )
    return None


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        texts = [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
        yield from filter(str.strip, texts)


_HEADS = frozenset(
    squeezed(word) for kind in _KINDS for head in kind.heads for word in (head.zh, head.en)
)


def _rows(document: Document) -> Iterator[set[str]]:
    """The heads of papers in the rows of a document that have any."""
    for block in document.blocks:
        if not isinstance(block, Grid):
            continue
        found: dict[int, set[str]] = {}
        for cell in block.cells:
            text = squeezed(cell.text) if len(cell.text) <= _LONGEST_HEAD else ""
            if text in _HEADS:
                found.setdefault(cell.row, set()).add(text)
        yield from found.values()


def _has_heads(kind: _Kind, rows: Iterable[set[str]]) -> bool:
    return not kind.heads or any(
        wanted <= row
        for wanted in (
            {squeezed(each.zh) for each in kind.heads},
            {squeezed(each.en) for each in kind.heads},
        )
        for row in rows
    )


def _unit(begin: Iterable[str]) -> str:
    """Whom it was sent to, by the title of a list or the first line of a letter."""
    for text in begin:
        found = _TITLED.fullmatch(text) or _UNIT.fullmatch(text)
        unit = next(filter(None, found.groups()), "") if found is not None else ""
        if unit and len(unit) <= _LONGEST_UNIT:
            return unit
    return ""
