"""A report's data from YAML or JSON, or from a folder with a fund table and forms; errors name the
field, its row and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any

import msgspec

from jixiao.application.factsheets.placing import cells_in, empty_sheets
from jixiao.application.factsheets.reading import Facts, facts_of, is_fact_sheet
from jixiao.application.papers import known_as, shows_forms, template_words
from jixiao.application.reports.checks import unusable_in
from jixiao.application.reports.places import said_where
from jixiao.application.reports.unused import not_used, without_form
from jixiao.application.soundness import usual_or_nothing, within
from jixiao.application.sources import (
    DATA_ENDINGS,
    Source,
    documents_in,
    is_paper,
    parts_of,
    texts_in,
    without_blanks,
)
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.likeness import departures
from jixiao.core.packs import RulePack
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.shaping import NOTHING, Misshape, mended, plain, shaped
from jixiao.drafting.copies import Found
from jixiao.drafting.fields import field_named, steps_of
from jixiao.drafting.gathering import Holdings, gathered_data, overlaid
from jixiao.drafting.model import ReportData
from jixiao.knowledge.shelf import Knowledge
from jixiao.reading.sniffing import first_look
from jixiao.recognition import recognise
from jixiao.starting.shapes import convert

_WITHIN_FUND = regex(r"funds\[\d+\]\.(?!fund$)")
"""A field of a fund's that does not say which it is."""


def report_data(source: Source, knowledge: Knowledge | None = None) -> ReportData:
    """The data of a YAML or JSON file, which may name packs and layouts of ``knowledge`` (the shipped
    ones). Raises UserError with all that is wrong in them, where one is of another kind.
    """
    return _converted(_raw(source), knowledge)  # people who write YAML know its names of fields


def sound_data(
    data: ReportData, knowledge: Knowledge | None = None, pack: RulePack | None = None
) -> ReportData:
    """Data that were made in Python, as they are. Raises UserError (E006) with all in them that is of
    another kind, and what else is wrong in the rest: a ``pack`` of the user's goes before theirs.
    """
    wrong = [_of_another_kind(each) for each in departures(data)]
    if wrong:
        raise UserError(*wrong, *_besides(plain(data), wrong, knowledge, pack))
    return data


def _of_another_kind(found: Misshape) -> Finding:
    at = said_where(found.path, {})
    given = Text(f"（{found.given}）", f" ({found.given})") if found.given else Text("", "")
    zh, en = f"{at.zh}{found.text.zh}{given.zh}", f"{at.en}: {found.text.en}{given.en}"
    return fault("E006", zh, en, found.address)


WRITTEN = ("报告.yaml", "报告.json", "report.yaml", "report.json")
"""What the file is called in which people write what no form holds."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """A report's data with where they are from: ``files`` are those of the annexed forms in their
    order (empty where the data are one file), ``findings`` what is to say of the folder: files that
    cannot be read, copies of one form, forms that are left out. ``cells`` are where in a fact sheet
    the fields stand that are of one.
    """

    data: ReportData
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    cells: Mapping[str, str] = {}


def report_in(source: Source, knowledge: Knowledge | None = None, period: str = "") -> Gathered:
    """A report's data in one file, by its content: YAML or JSON, a zip of forms and fund tables with
    what people have written (one of WRITTEN), or a document that holds them. Raises UserError.
    """
    parts = parts_of(source)
    if parts is not None:
        return report_of(parts, source.name, knowledge, period)
    if _holds_papers(source):
        return gathered((source,), None, source.name, knowledge, period)
    return Gathered(data=report_data(source, knowledge))


def _holds_papers(source: Source) -> bool:
    return source.ending not in DATA_ENDINGS and first_look(source.content) != "text"


def known_of(source: Source, knowledge: Knowledge | None = None, period: str = "") -> Known:
    """What one file tells of a report: data, a fact sheet, forms or a zip of them. Raises UserError."""
    parts = parts_of(source)
    if parts is None and not _holds_papers(source):
        return Known(raw=_raw(source))
    return known_in(parts or (source,), None, source.name, knowledge, period)


def report_of(
    files: Iterable[Source | Document],
    name: str,
    knowledge: Knowledge | None = None,
    period: str = "",
) -> Gathered:
    """A report's data in several files that messages call ``name``: forms and fund tables, and what
    people have written, which is called one of WRITTEN or is the only file of data. Raises UserError.
    """
    listed = list(files)
    data = [each for each in listed if isinstance(each, Source) and each.ending in DATA_ENDINGS]
    called = {PurePath(each.name).name: each for each in data}
    own = next((called[each] for each in WRITTEN if each in called), None)
    own = own or (data[0] if len(data) == 1 else None)
    papers = [each for each in listed if each not in data]
    if own is not None and not papers:
        return Gathered(data=report_data(own, knowledge))
    return gathered(papers, own, name, knowledge, period)


def gathered(
    files: Iterable[Source | Document],
    written: Source | None = None,
    name: str = "",
    knowledge: Knowledge | None = None,
    period: str = "",
    besides: Sequence[Finding] = (),
) -> Gathered:
    """The data that forms and fund tables hold, read with the words of ``knowledge``, what a fact
    sheet among them holds and what people have ``written`` (报告.yaml) laid over it. ``name`` is what
    messages call the files, ``besides`` what is to say of what lies beside them; amounts are those of
    a ``period`` where one is named. Raises UserError.
    """
    known = known_in(files, written, name, knowledge, period, besides)
    wrong = [*known.wrong]
    cells = {each.address for each in wrong}
    if known.missing:
        raise UserError(*wrong, *known.missing, *known.unread, *known.doubts)
    try:
        data = _converted(known.raw, knowledge, known.cells, gathered=True)
    except UserError as error:
        also = (
            each
            for each in error.findings
            if not wrong or known.cells.get(each.address, "") not in (cells | {""})
        )
        raise UserError(*wrong, *also, *known.unread, *known.doubts) from error
    if wrong:
        besides = unusable_in(data, known.files, knowledge)
        more = [each for each in besides if known.cells.get(each.address, "-") not in cells]
        raise UserError(*wrong, *located(more, known.cells))
    return Gathered(
        data=data,
        files=known.files,
        findings=(*known.unread, *known.findings),
        cells=known.cells,
    )


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What several files tell of a report, however little: raw data with the cells that fields of a
    fact sheet stand in, the files of annexed forms, what is to say of them, what is ``missing`` for
    anything to be drafted, what is ``wrong`` in the fact sheet and what could not be read.
    """

    raw: dict[str, Any] = {}
    cells: Mapping[str, str] = {}
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()
    wrong: tuple[Finding, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What may be why something is missing: tables that were not used, forms that do not belong
        together.
        """
        return tuple(each for each in self.findings if each.severity is not Severity.REMARK)


def known_in(
    files: Iterable[Source | Document],
    written: Source | None = None,
    name: str = "",
    knowledge: Knowledge | None = None,
    period: str = "",
    besides: Sequence[Finding] = (),
) -> Known:
    """What files tell of a report, with what is to say of what lies ``besides`` them. Raises UserError
    where what is ``written`` cannot be read.
    """
    words = knowledge.words if knowledge is not None else None
    own = _raw(written) if written is not None else {}
    papers = _papers(files, words, str(own.get("period") or period))
    found, sheets = papers.found, papers.sheets
    facts = sheets[0] if sheets else Facts(raw={})
    given = overlaid(facts.filled, own) if facts.raw else own
    if period and not given.get("period") and not _has_amounts(own):
        given = {**given, "period": period}
    wrong = [each for sheet in sheets for each in sheet.findings]
    wrong += _several(sheets)
    if sheets and not found:
        held = Holdings(raw=given)
    else:
        held = gathered_data(found, given, name)
    return Known(
        raw=held.raw,
        cells=cells_in(facts, held.raw),
        files=held.files,
        findings=(
            *held.findings,
            *facts.unread,
            *empty_sheets(facts, held.raw),
            *papers.others,
            *without_form(papers.idle),
            *besides,
        ),
        missing=tuple(fault("E014", each.zh, each.en) for each in held.missing),
        wrong=tuple(wrong),
        unread=tuple(papers.unread),
    )


class _Papers(msgspec.Struct):
    """What is found in files: forms, fact sheets, what could not be read, what is known to be something
    else, and the names of those in which nothing is.
    """

    found: list[Found] = []
    sheets: list[Facts] = []
    unread: list[Finding] = []
    others: list[Finding] = []
    idle: list[str] = []


def _papers(
    files: Iterable[Source | Document], words: Mapping[str, str] | None, asked: str
) -> _Papers:
    papers = _Papers()
    for file in files:
        if not is_paper(file):
            papers.idle.append(PurePath(file.name).name if isinstance(file, Source) else "")
            continue
        for document in documents_in(file):
            name = _name_of(document)
            unread = list(_unread_of(document))
            papers.unread += unread
            if is_fact_sheet(document):
                papers.sheets.append(facts_of(document, name, asked))
                continue
            template = template_words(document)
            is_none = template is not None or shows_forms(document)
            forms = () if is_none else recognise(document, words).forms
            known = None if forms else known_as(document)
            if known is not None:
                papers.others.append(not_used(name, known, of_forms=template is not None))
                continue
            papers.found += (Found(form=form, file=name, format=document.format) for form in forms)
            if not forms and not unread:
                papers.idle.append(name)
    return papers


def _has_amounts(written: Mapping[str, Any]) -> bool:
    """Whether amounts are written of a fund, which without a period are a year's."""
    funds = written.get("funds")
    listed = funds if isinstance(funds, list) else ()
    sides = ("income", "expenditure")
    return any(isinstance(each, dict) and any(map(each.get, sides)) for each in listed)


def _several(sheets: Sequence[Facts]) -> Iterator[Finding]:
    """More than one fact sheet, of which none is known to be the right one."""
    if len(sheets) > 1:
        listed = series(each.file for each in sheets)
        yield fault(
            "E015",
            f"有{len(sheets)}份收支事实表（{listed.zh}），请只留要用的一份",
            f"there are {len(sheets)} fact sheets ({listed.en}); leave only the one to use",
        )


def located(findings: Iterable[Finding], cells: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings of data with the cell of a fact sheet that each is about."""
    return tuple(
        msgspec.structs.replace(
            each,
            message=Text(
                f"{cells[each.address]} {each.message.zh}",
                f"{cells[each.address]} {each.message.en}",
            ),
        )
        if each.address in cells and not each.message.zh.startswith(cells[each.address])
        else each
        for each in findings
    )


def _unread_of(document: Document) -> Iterator[Finding]:
    """What of a document could not be read: it may be missing in the report."""
    file = _name_of(document)
    for each in document.findings:
        if each.severity is Severity.ERROR:
            yield fault(each.code, f"{file}：{each.message.zh}", f"{file}: {each.message.en}")


def _name_of(document: Document) -> str:
    return PurePath(document.member or document.path).name


def _raw(source: Source) -> dict[str, Any]:
    """The file's content with every scalar as text."""
    if source.ending == ".csv":
        raise user_error(
            "E012",
            f"{source.name} 是 csv，报告的数据不从 csv 读：请用 Excel 或 WPS 存成 .xlsx（收支事实表、基金收支表）",
            f"{source.name} is a csv, which no report is made from: save it as .xlsx",
        )
    content = texts_in(source)
    if not isinstance(content, dict):
        raise user_error(
            "E012",
            f"{source.name} 应由“名称: 值”组成，至少要有 unit（实施单位）、area（地区范围）、"
            "year（年度）和 funds（各项基金）",
            f"{source.name} must hold unit, area, year and funds",
        )
    return content


def _converted(
    raw: dict[str, Any],
    knowledge: Knowledge | None,
    cells: Mapping[str, str] | None = None,
    *,
    gathered: bool = False,
) -> ReportData:
    bare = without_blanks(raw)
    where = partial(said_where, raw=bare, cells=cells or {}, gathered=gathered)
    # numbers that are none are told with what else is wrong in the report
    try:
        return shaped(
            bare,
            ReportData,
            "E012",
            Text("", ""),
            where=where,
            named=field_named,
            strict=False,
            finite=False,
        )
    except UserError as error:
        also = located(_besides(bare, error.findings, knowledge), cells or {})
        raise UserError(*error.findings, *also) from error


def _besides(
    raw: Any,
    wrong: Sequence[Finding],
    knowledge: Knowledge | None,
    pack: RulePack | None = None,
) -> Iterator[Finding]:
    """What keeps raw data from being drafted beside what is ``wrong`` in their shape."""
    told = {each.address for each in wrong}
    rest = mended(raw, ReportData, usual_or_nothing, strict=False, finite=False)
    if rest is NOTHING:
        return
    data = convert(rest, ReportData, strict=False)
    known = {steps_of(each)[0] for each in told if not _WITHIN_FUND.match(each)}
    for each in unusable_in(data, (), knowledge, pack):
        # what contradicts itself may do so for what is missing
        of_fund = each.address.startswith("forms[") and each.address.endswith(".fund")
        if of_fund and "funds" in known:
            continue
        if not within(each.address, told) and steps_of(each.address)[0] in raw:
            yield each
