"""Findings accepted with a written reason: read from a TOML list or from the filled problem list
(xlsx).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from pathlib import Path

import msgspec

from jixiao.application.rounds.renaming import one_file
from jixiao.checks.identity import unmarked_id
from jixiao.checks.review import DocumentReview, legacy_ids
from jixiao.core.documents import Document, Grid
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import BETWEEN_PRINTS, Finding, Text
from jixiao.core.forms import KINDS
from jixiao.core.keys import parts_of
from jixiao.core.regex import regex
from jixiao.core.shaping import NOTHING, mended, shaped, spelled
from jixiao.core.words import squeezed
from jixiao.rendering.listing import ACCEPT, CHECKED, FILE, ID, OPINION, PRINTED, READ_BACK, REASON
from jixiao.starting.shapes import convert

_ENGLISH_HEADS = {each.en: each.zh for each in READ_BACK}
_ZIP_MAGIC = b"PK"
_ENTRY = regex(r"accept\[(\d+)\](?:\.(.+))?")


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """One accepted finding. ``document`` narrows it to the file of that name. ``printed`` is the
    figure that it was accepted with: where another one is printed now, the acceptance has lapsed.
    ``whole`` says that these are all figures of the finding, as our own lists have them; ``checked``
    that it is the figure which the finding is of, and not the one that is held to be wrong.
    """

    id: str
    reason: str
    document: str | None = None
    printed: str | None = None
    whole: bool = False
    checked: bool = False


class Accepted(msgspec.Struct, frozen=True):
    """All accepted findings of a list."""

    entries: tuple[Acceptance, ...] = ()


def accepted_of(content: bytes) -> Accepted:
    """The accepted findings of a list's content. Raises UserError where the list is unusable, with
    every entry that names no finding or gives no reason.
    """
    is_workbook = content[:2] == _ZIP_MAGIC
    written, wrong = _from_workbook(content) if is_workbook else _from_toml(content)
    told = {each.address for each in wrong}
    wrong += [each for entry in written for each in _lacking(*entry, told)]
    if wrong:
        raise UserError(*wrong)
    return Accepted(tuple(_acceptance(each) for each, *_ in written))


def _acceptance(written: AcceptedEntry) -> Acceptance:
    return Acceptance(
        id=written.id.strip().lstrip("#＃").lower(),  # as it is shown, or typed
        reason=written.reason.strip(),
        document=written.document or None,
        printed=written.printed,
        whole=written.whole,
        checked=written.checked,
    )


class Lapsed(msgspec.Struct, frozen=True, kw_only=True):
    """An acceptance that holds no more: the figure accepted is not the one printed ``now``; without
    ``now`` no finding bears the id. ``document`` names the file where several have the finding, or
    the one that the list names where the finding is in ``others`` alone.
    """

    id: str
    printed: str | None = None
    now: str | None = None
    document: str | None = None
    others: tuple[str, ...] = ()


def accepted_in(accepted: Accepted | None, review: DocumentReview) -> dict[str, str]:
    """Of one document's findings the accepted ones: id → reason. Ids of version 0.1 count too."""
    if accepted is None:
        return {}
    return {
        finding.id: entry.reason
        for entry, finding in _pairs(accepted, review)
        if still(entry, finding)
    }


def lapsed(accepted: Accepted, reviews: Sequence[DocumentReview]) -> tuple[Lapsed, ...]:
    """The entries of the list that accept nothing in the documents reviewed, and why; of copies of
    one form each that prints another figure.
    """
    met: dict[Acceptance, list[tuple[DocumentFacts, Finding]]] = {
        entry: [] for entry in accepted.entries
    }
    for review in reviews:
        for entry, finding in _pairs(accepted, review):
            met[entry].append((review.view.document, finding))
    return tuple(
        each
        for entry, found in met.items()
        for each in (_lapsed(entry, found) if found else [_unmet(entry, reviews)])
    )


def _unmet(entry: Acceptance, reviews: Sequence[DocumentReview]) -> Lapsed:
    if entry.document is None:
        return Lapsed(id=entry.id, printed=entry.printed)
    anywhere = Accepted((msgspec.structs.replace(entry, document=None),))
    others = tuple(_name(each.view.document) for each in reviews if any(_pairs(anywhere, each)))
    return Lapsed(id=entry.id, printed=entry.printed, document=entry.document, others=others)


def _lapsed(entry: Acceptance, found: Sequence[tuple[DocumentFacts, Finding]]) -> Iterator[Lapsed]:
    for document, finding in found:
        if not still(entry, finding):
            yield Lapsed(
                id=entry.id,
                printed=entry.printed,
                now=_now(finding),
                document=_name(document) if len(found) > 1 else None,
            )


def _pairs(accepted: Accepted, review: DocumentReview) -> Iterator[tuple[Acceptance, Finding]]:
    by_id = {finding.id: finding for finding in review.findings}
    old = dict(zip(legacy_ids(review.findings), review.findings, strict=True))
    namesakes: dict[str, list[Finding]] = defaultdict(list)
    for finding in review.findings:
        for name in {unmarked_id(finding), _base(finding.id)}:
            namesakes[name].append(finding)
    for entry in accepted.entries:
        found = by_id.get(entry.id) or old.get(entry.id)
        if found is None or not still(entry, found):
            shared = {_base(entry.id)} | ({unmarked_id(found)} if found else set())
            alike = {each.id: each for name in shared for each in namesakes.get(name, ())}
            found = _namesake(entry, tuple(alike.values())) or found
        if found is not None and _meant(entry, found, review.view.document):
            yield entry, found


def _base(name: str) -> str:
    """An id without what counts equal ones."""
    return name.partition("-")[0]


def _namesake(entry: Acceptance, findings: Sequence[Finding]) -> Finding | None:
    """Of rows of one name the one that still prints what was accepted: a row of the name that was
    put in may have taken the id of the other.
    """
    if entry.printed is None:
        return None
    same = [each for each in findings if still(entry, each)]
    return same[0] if len(same) == 1 else None


def still(entry: Acceptance, finding: Finding) -> bool:
    """Whether the accepted figure is still printed: the relation's result, or the one that is held
    to be wrong.
    """
    if entry.printed is None or squeezed(entry.printed) == squeezed(finding.printed_all):
        return True
    several = len(finding.prints) > 1
    if entry.checked and not several:
        return False
    whole = entry.whole and _base(entry.id) == _base(finding.id)  # not in a list of 0.1
    if BETWEEN_PRINTS in entry.printed or (several and whole):
        # with one more print it is another finding
        accepted = sorted(squeezed(each) for each in entry.printed.split(BETWEEN_PRINTS))
        return accepted == sorted(squeezed(each) for each in finding.prints)
    now = [finding.printed, finding.result]
    if finding.is_conflict:  # which of the prints it is told at may change
        now += finding.prints
    return squeezed(entry.printed) in (squeezed(text) for text in now)


def _now(finding: Finding) -> str:
    return finding.printed_all.strip()


def _meant(entry: Acceptance, finding: Finding, document: DocumentFacts) -> bool:
    """Whether an entry is of a finding in a document. A row of our own lists is, whatever the file is
    called now, where the finding's form names its unit; else where the file is the same but for its
    format and its draft.
    """
    if entry.document is None or (entry.whole and _names_unit(finding)):
        return True
    listed = (entry.document, *entry.document.split("、"))  # prints of one form share a row
    own = document.member or document.path
    return any(
        each == document.path
        or each.replace("\\", "/").rsplit("/", 1)[-1] == _name(document)
        or (entry.whole and one_file(each, own))
        for each in listed
    )


def _names_unit(finding: Finding) -> bool:
    key = parts_of(finding.field.partition("/")[0])
    return key.kind in KINDS and bool(key.unit)


def _name(document: DocumentFacts) -> str:
    return Path(document.member or document.path).name


class AcceptedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry as the list writes it; ``whole`` where ``printed`` is all that the finding prints, and
    ``checked`` where the list says which figure is checked.
    """

    id: str = ""
    reason: str = ""
    document: str | None = None
    printed: str | None = None
    whole: bool = False
    checked: bool = False


class AcceptedList(msgspec.Struct, frozen=True):
    """A list as a TOML file writes it."""

    accept: tuple[AcceptedEntry, ...]


_Entry = tuple[AcceptedEntry, Text, str]
"""An entry, what messages call it, and its address in the list."""


def _from_toml(data: bytes) -> tuple[list[_Entry], list[Finding]]:
    """The entries with what has the wrong shape in them, which is left out of them."""
    from jixiao.core.toml import toml_table

    # neither is it a workbook
    called = Text("接受清单不是 xlsx 问题清单，也", "the list is no xlsx problem list either")
    rows = toml_table(data, "E041", called).get("accept")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise user_error(
            "E041", "接受清单里没有 [[accept]] 条目", "the list has no [[accept]] entries"
        )
    raw, called = (
        {"accept": [_with_words(row) for row in rows]},
        Text("接受清单不能用", "the list cannot be used"),
    )
    try:
        shaped(raw, AcceptedList, "E041", called, where=_entry_words)
        wrong: list[Finding] = []
    except UserError as error:
        wrong = list(error.findings)
    written = convert(mended(raw, AcceptedList, lambda *_: NOTHING), AcceptedList)
    entries = [
        (row, Text(f"第{number}条", f"entry {number}"), f"accept[{number - 1}]")
        for number, row in enumerate(written.accept, start=1)
    ]
    return entries, wrong


def _with_words(row: dict[str, object]) -> dict[str, object]:
    """An entry whose figure may be written without quotes."""
    printed = row.get("printed")
    is_number = isinstance(printed, (int, Decimal)) and not isinstance(printed, bool)
    return {**row, "printed": str(printed)} if is_number else row


def _entry_words(path: str) -> Text:
    """``accept[2].reson`` in words."""
    found = _ENTRY.fullmatch(path)
    if found is None:
        return spelled(path)
    number, name = int(found[1]) + 1, found[2] or ""
    return Text(
        f"第{number}条{f'的“{name}”' if name else ''}",
        f"entry {number}{f', {name}' if name else ''}",
    )


def _from_workbook(content: bytes) -> tuple[list[_Entry], list[Finding]]:
    documents = _opened(content)
    sheets = _sheets(documents)
    if not any(_heads(row) for sheet in sheets for row in sheet):
        from jixiao.application.papers import instead

        known = instead(documents)
        raise user_error(
            "E041",
            f"接受清单里没有“{ID.zh}”一列，不是本系统导出的问题清单{known.zh}",
            f"the list has no column {ID.en} or {ID.zh}: it is no exported problem list{known.en}",
        )
    return [entry for sheet in sheets for entry in _from_rows(sheet)], []


def _sheets(documents: Sequence[Document]) -> list[list[list[str]]]:
    """The texts of a workbook's sheets."""
    blocks = [block for each in documents for block in each.blocks]
    return [block.texts() for block in blocks if isinstance(block, Grid)]


def _opened(content: bytes) -> tuple[Document, ...]:
    """A workbook as it is read. Raises UserError where it cannot be opened."""
    from jixiao.reading import read_bytes

    documents = read_bytes(content, "问题清单.xlsx")
    for document in documents:
        if document.refusal is not None:
            raise user_error(
                "E041",
                f"接受清单打不开：{document.refusal.zh}",
                f"the list cannot be opened: {document.refusal.en}",
            )
    return documents


def answered(content: bytes) -> int:
    """How many findings of a problem list (xlsx) were answered by hand; none of any other file."""
    if content[:2] != _ZIP_MAGIC:
        return 0
    try:
        sheets = _sheets(_opened(content))
    except UserError:
        return 0
    typed = (OPINION.zh, REASON.zh)
    return sum(
        any(values.get(name) for name in typed) for sheet in sheets for _, values in _listed(sheet)
    )


def _heads(cells: Sequence[str]) -> tuple[str, ...]:
    """The heads of a row, in Chinese; none where it is no row of heads."""
    named = tuple(_ENGLISH_HEADS.get(cell, cell) for cell in cells)
    return named if ID.zh in cells or {ID.zh, REASON.zh} <= set(named) else ()


def _from_rows(rows: Iterable[Sequence[str]]) -> Iterator[_Entry]:
    for number, values in _listed(rows):
        reason = _reason_of(values)
        if reason is not None and values.get(ID.zh):
            written = AcceptedEntry(
                id=values[ID.zh],
                reason=reason,
                document=values.get(FILE.zh),
                printed=values.get(CHECKED.zh) or values.get(PRINTED.zh),
                whole=True,
                checked=bool(values.get(CHECKED.zh)),
            )
            yield written, Text(f"第{number}行", f"row {number}"), f"row {number}"


def _listed(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the heads: their numbers, and what they say by the head."""
    header: dict[str, int] = {}
    for number, cells in enumerate(rows, start=1):
        if heads := _heads(cells):
            header = {name: index for index, name in enumerate(heads) if name}
        elif header:
            yield number, {name: cells[index] for name, index in header.items()}


def _reason_of(values: dict[str, str]) -> str | None:
    """The written reason of a row; empty where it says 接受 or Accept and gives none; None where
    the row is not accepted at all.
    """
    reason, opinion = values.get(REASON.zh, ""), values.get(OPINION.zh, "")
    if reason:
        return reason
    word = next((each for each in (ACCEPT.zh, ACCEPT.en) if opinion.startswith(each)), None)
    return opinion.removeprefix(word).lstrip(":：,，;；、。 ") if word is not None else None


def _lacking(written: AcceptedEntry, at: Text, address: str, told: Set[str]) -> Iterator[Finding]:
    """What an entry lacks that is not ``told`` to be wrong already."""
    if not written.id.strip() and f"{address}.id" not in told:
        yield fault(
            "E041",
            f"接受清单{at.zh}没有写明是哪个问题（id）",
            f"{at.en} of the list does not name a finding (id)",
            address,
        )
    if not written.reason.strip() and f"{address}.reason" not in told:
        named = Text(f"（{written.id}）", f" ({written.id})") if written.id else Text("", "")
        yield fault(
            "E041",
            f"接受清单{at.zh}{named.zh}没有写理由：接受一个问题必须写明理由",
            f"{at.en} of the list{named.en} has no reason",
            address,
        )
