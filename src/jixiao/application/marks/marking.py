"""The user's own file, marked: the findings of a review as comments, highlights and tracked
corrections in a copy of it.
"""

from __future__ import annotations

import datetime
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from jixiao.application.marks.words import note_of
from jixiao.checks.review import DocumentReview
from jixiao.core.clock import now
from jixiao.core.documents import Document
from jixiao.core.errors import fault, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.locating import Locator, block_text, span_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.writing.marks.notes import Change, Marked, Note, Signature

ANNOTATED, CORRECTED = ("docx", "xlsx", "pdf"), ("docx", "xlsx")
_NO_PLACE = Text(
    "说的是整个文件或别的文件，没有可标的位置",
    "it is about the file as a whole or about another file",
)
_CONFLICT = Text("同一处还有另一个更正，两者不一致", "another correction of the same words differs")
_NOT_HELD = Text(
    "写入后读回的内容与更正值不同，已撤回，请手工改",
    "what reads back differs from the correction; withdrawn, change it by hand",
)
_BARE = regex(r"[-−－]?(?:[\d,，]+(?:\.\d+)?|\.\d+)")

Left = tuple[Finding, Text]


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """A copy with notes. ``left`` are the findings that could not be placed, each with the reason;
    ``findings`` what is to say of the copy itself (E055).
    """

    data: bytes
    marked: tuple[Finding, ...]
    left: tuple[Left, ...]
    findings: tuple[Finding, ...] = ()


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """A copy with the safe corrections. ``judged`` counts the findings whose correction needs a
    person's judgement; ``findings`` what is to say of the copy itself (E055).
    """

    data: bytes
    applied: tuple[tuple[Finding, Change], ...]
    left: tuple[Left, ...]
    judged: int
    findings: tuple[Finding, ...] = ()


def annotate(
    reviewed: DocumentReview,
    content: bytes,
    *,
    language: str = "zh",
    when: datetime.datetime | None = None,
) -> Annotated:
    """The file that was reviewed, ``content``, with every open finding as a note at its place.
    Raises UserError where the format cannot carry notes or the content is another's.
    """
    document = reviewed.paper
    data = _own_bytes(reviewed, content, ANNOTATED, "批注", "notes")
    findings = reviewed.open_findings()
    placed = [
        (finding, place)
        for finding in findings
        if (place := _at_home(finding, document)) is not None
    ]
    left = [(finding, _NO_PLACE) for finding in findings if _at_home(finding, document) is None]
    notes = [note_of(finding, place, language) for finding, place in placed]
    marked = _guarded(document, lambda: _annotated(document.format, data, notes, _signature(when)))
    left.extend((placed[index][0], reason) for index, reason in marked.left.items())
    done = tuple(finding for index, (finding, _) in enumerate(placed) if index not in marked.left)
    return Annotated(
        data=marked.data if done else data,
        marked=done,
        left=tuple(left),
        findings=_of_copy(marked, document) if done else (),
    )


def _of_copy(marked: Marked, document: Document) -> tuple[Finding, ...]:
    """What is to say of the marked copy as a whole."""
    name = Path(document.member or document.path).name
    return tuple(
        fault("E055", each.zh, each.en, "file", name, Severity.WARNING) for each in marked.warnings
    )


def correct(
    reviewed: DocumentReview,
    content: bytes,
    *,
    language: str = "zh",
    when: datetime.datetime | None = None,
) -> Corrected:
    """The file that was reviewed, ``content``, with the safe corrections in it: tracked in docx,
    marked in xlsx. Raises as ``annotate`` does.
    """
    document = reviewed.paper
    data = _own_bytes(reviewed, content, CORRECTED, "更正", "corrections")
    findings = [finding for finding in reviewed.open_findings() if finding.correction is not None]
    safe = [
        finding
        for finding in findings
        if finding.correction is not None and finding.correction.safe
    ]
    wanted, left = _changes(safe, document, language)
    marked = _guarded(
        document, lambda: _corrected(document.format, data, _each_once(wanted), _signature(when))
    )
    kept, refused = _sifted(wanted, marked.left)
    untrue = _untrue(document, kept, marked.data)
    if untrue:  # once more, without what did not come out as it should
        refused.extend((finding, _NOT_HELD) for finding, change in kept if change in untrue)
        kept = [(finding, change) for finding, change in kept if change not in untrue]
        marked = _corrected(document.format, data, _each_once(kept), _signature(when))
    return Corrected(
        data=marked.data if kept else data,
        applied=tuple(kept),
        left=(*left, *refused),
        judged=len(findings) - len(safe),
        findings=_of_copy(marked, document) if kept else (),
    )


def _own_bytes(
    reviewed: DocumentReview, data: bytes, formats: Sequence[str], zh: str, en: str
) -> bytes:
    """The bytes that were reviewed, where they can be marked."""
    document = reviewed.paper
    name = reviewed.view.document.shown or Path(document.path).name
    if not (document.path or document.sha256):
        raise user_error(
            "E051",
            f"审核的是数据，不是文件，没有原件可以写{zh}：先用 jixiao.fill 写成文件再审核",
            f"data were reviewed and no file: there is none to write {en} into; make one with"
            " jixiao.fill and review it",
        )
    if document.member is not None:
        raise user_error(
            "E051",
            f"{name} 是压缩包，里面的文件不能直接写{zh}：请先解压",
            f"{name} is a zip: unpack it before writing {en}",
        )
    if not document.readable:
        raise user_error(
            "E051", f"{name} 读不出来，不能写{zh}", f"{name} could not be read and takes no {en}"
        )
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise user_error(
            "E051",
            f"给的内容不是审核过的 {name}：是别的文件，或审核以后改动过；请重新审核",
            f"the content is not that of {name} as it was reviewed: it is another file's, or was"
            " changed since; review it again",
        )
    is_own = data.startswith(b"PK") if document.format in ("docx", "xlsx") else True
    if document.format not in formats or not is_own or _is_foreign(data):
        ending = Path(document.path).suffix.lstrip(".").lower() or document.format
        better = "xlsx" if document.format in ("xls", "xlsx") else "docx"
        raise user_error(
            "E051",
            f"{name}（{ending}）不能写{zh}，能写的是 {'、'.join(formats)}。可先转换：jixiao convert"
            f" {name} {Path(name).stem}.{better}",
            f"{name} ({ending}) takes no {en}; {', '.join(formats)} do. Convert it first: jixiao"
            f" convert {name} {Path(name).stem}.{better}",
        )
    return data


def _is_foreign(data: bytes) -> bool:
    """Whether a zip is an OpenDocument file, which is read through a conversion."""
    return data.startswith(b"PK") and b"mimetype" in data[:64]


def _signature(when: datetime.datetime | None) -> Signature:
    return Signature(when=(when or now()).astimezone(datetime.UTC))


def _at_home(finding: Finding, document: Document) -> Place | None:
    """The first place of a finding that stands in the document itself."""
    for place in (finding.place, *(each.place for each in finding.related)):
        is_own = place.document in (None, document.path)
        if is_own and (
            place.cell is not None
            or place.page is not None
            or place.table is not None
            or place.paragraph is not None
        ):
            return place
    return None


def _guarded(document: Document, make: Callable[[], Marked]) -> Marked:
    """The marked file; a part that the reader did not need and that is damaged is told as the
    file's fault.
    """
    from lxml import etree

    try:
        return make()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, UnicodeError) as error:
        name = Path(document.path).name
        raise user_error(
            "E051",
            f"{name} 的内部结构有损坏，不能写入：请用 Word、Excel 或 WPS 打开另存一遍再试",
            f"{name} is damaged inside: save it anew and try again",
        ) from error


def _annotated(kind: str, data: bytes, notes: list[Note], signature: Signature) -> Marked:
    if kind == "docx":
        from jixiao.reading.word.spots import find_spots
        from jixiao.writing.marks.word_comments import annotate_docx

        return annotate_docx(data, notes, signature, find_spots)
    if kind == "xlsx":
        from jixiao.writing.marks.sheets import annotate_xlsx

        return annotate_xlsx(data, notes, signature)
    from jixiao.reading.pdf.words import word_boxes
    from jixiao.writing.marks.pdf import annotate_pdf

    return annotate_pdf(data, notes, word_boxes(data, [note.place for note in notes]), signature)


def _corrected(kind: str, data: bytes, changes: list[Change], signature: Signature) -> Marked:
    if kind == "docx":
        from jixiao.reading.word.spots import find_spots
        from jixiao.writing.marks.word_changes import correct_docx

        return correct_docx(data, changes, signature, find_spots)
    from jixiao.writing.marks.sheets import correct_xlsx

    return correct_xlsx(data, changes, signature)


def _changes(
    safe: Sequence[Finding], document: Document, language: str
) -> tuple[list[tuple[Finding, Change]], list[Left]]:
    """The corrections as changes of words; of several on one stretch those that agree with the
    first.
    """
    wanted: list[tuple[Finding, Change]] = []
    left: list[Left] = []
    taken: dict[tuple[object, ...], list[Change]] = {}
    for finding in safe:
        change = change_of(finding, document, language)
        if change is None:
            left.append(
                (
                    finding,
                    Text(
                        "原处的文字与填报的不同，请手工改",
                        "the words there are not those reported; change it by hand",
                    ),
                )
            )
            continue
        others = taken.setdefault(change.place.whole().key(), [])
        same = next(
            (
                each
                for each in others
                if (each.place.key(), each.new) == (change.place.key(), change.new)
            ),
            None,
        )
        if same is not None:
            wanted.append((finding, same))
        elif any(_overlap(each.place, change.place) for each in others):
            left.append((finding, _CONFLICT))
        else:
            others.append(change)
            wanted.append((finding, change))
    return wanted, left


def _occurrences(words: str, text: str) -> Iterator[int]:
    """Where words begin in a text. They are a document's own, and no pattern that is kept."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def change_of(finding: Finding, document: Document, language: str) -> Change | None:
    """The change that puts a finding right; None where its printed words do not stand there, or
    more than once.
    """
    place = finding.place
    if (
        finding.correction is None
        or place.document not in (None, document.path)
        or not finding.printed
    ):
        return None
    start, end = span_in(place.text, place)
    if place.text[start:end] != finding.printed:
        begins = list(_occurrences(finding.printed, place.text))
        meant = [begin for begin in begins if begin < end and start < begin + len(finding.printed)]
        if len(meant) != 1:
            return None
        start, end = meant[0], meant[0] + len(finding.printed)
    old, new = place.text[start:end], finding.correction.text
    if (
        (place.table is not None or place.cell is not None)
        and old == place.text
        and _BARE.fullmatch(old)
    ):
        found = _BARE.match(new)  # the unit of a bare number stands in its column's head
        new = found.group() if found else new
    narrowed = place.narrowed(start, end)
    return Change(
        place=narrowed, old=old, new=new, note=note_of(finding, narrowed, language, old=old)
    )


def _overlap(one: Place, two: Place) -> bool:
    return (one.start or 0) < (two.end or 0) and (two.start or 0) < (one.end or 0)


def _sifted(
    wanted: list[tuple[Finding, Change]], left: dict[int, Text]
) -> tuple[list[tuple[Finding, Change]], list[Left]]:
    refused = {
        change: left[index] for index, change in enumerate(_each_once(wanted)) if index in left
    }
    kept = [pair for pair in wanted if pair[1] not in refused]
    return kept, [(finding, refused[change]) for finding, change in wanted if change in refused]


def _each_once(wanted: Sequence[tuple[Finding, Change]]) -> list[Change]:
    """The changes; one that mends several findings is made once."""
    return list(dict.fromkeys(change for _, change in wanted))


def _untrue(
    document: Document, kept: Sequence[tuple[Finding, Change]], data: bytes
) -> list[Change]:
    """The changes whose cell or paragraph does not read back as it should."""
    from jixiao.reading import read_bytes

    again = read_bytes(data, document.path)[0]
    locator = Locator(again)
    cells: dict[tuple[object, ...], list[Change]] = {}
    for _, change in kept:
        held = cells.setdefault(change.place.whole().key(), [])
        if change not in held:
            held.append(change)
    untrue: list[Change] = []
    for changes in cells.values():
        text = changes[0].place.text
        for change in sorted(changes, key=lambda each: -(each.place.start or 0)):
            text = text[: change.place.start] + change.new + text[change.place.end :]
        spot = locator.find(changes[0].place.whole())
        if spot is None or text not in block_text(again.blocks[spot.block], spot):
            untrue.extend(changes)
    return untrue
