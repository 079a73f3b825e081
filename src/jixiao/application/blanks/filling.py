"""Forms filled into the blank that an office sent: the data completed, placed, written, read back and
checked as they will be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from jixiao.application.absences import as_placed
from jixiao.application.blanks.changes import told_of_file, told_of_rows
from jixiao.application.blanks.checking import other_unit, told_of, unlike
from jixiao.application.blanks.expecting import left_to_the_clerk, with_expected
from jixiao.application.blanks.heads import told_of_heads
from jixiao.application.blanks.reading import (
    BlankFile,
    blank_document,
    is_form,
    read_blank,
    refused,
)
from jixiao.application.blanks.registers import fill_register, is_register
from jixiao.application.checking import pack_of
from jixiao.application.drafts import completed, marked
from jixiao.application.filling import (
    Filled,
    FilledForm,
)
from jixiao.application.loaded import Loaded, as_loaded
from jixiao.application.made import Made
from jixiao.application.naming import as_file_name, file_names, in_quotes
from jixiao.application.progressing import Progress
from jixiao.application.reviewing import review
from jixiao.application.rounds.given_twice import once_each
from jixiao.application.slips import doubtful_rows
from jixiao.application.soundness import all_made
from jixiao.application.sources import Source
from jixiao.application.surveying import Surveyed, with_survey
from jixiao.application.unfilled import told_empty
from jixiao.checks.registry import FINISHED
from jixiao.checks.review import DocumentReview
from jixiao.checks.versions import held_choice
from jixiao.core.blanks import Blank
from jixiao.core.documents import Document
from jixiao.core.errors import user_error
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, dated
from jixiao.core.formnames import form_name
from jixiao.core.forms import FUND_STATEMENT, TARGET_DECLARATION, TOTAL
from jixiao.core.packs import RulePack
from jixiao.filling.carrying import as_kind, carried_over, taken_over
from jixiao.filling.completing import Completed, with_rates_of_sources
from jixiao.filling.monitoring import unfit_months
from jixiao.filling.placing import Placed, adopted, placed
from jixiao.knowledge.labels import kind_of
from jixiao.knowledge.shelf import Knowledge, shipped

_UNLIKE = "E082"


def fill_blank(
    forms: Sequence[Loaded | FormData],
    blank: Source,
    *,
    pack: RulePack | None = None,
    knowledge: Knowledge | None = None,
    year: int | None = None,
    apart: bool = False,
    draft: bool = False,
    survey: Surveyed | None = None,
    versions: str | None = None,
    title: str = "",
    progress: Progress | None = None,
) -> Filled:
    """The forms filled into copies of the ``blank``, one file for each where they are ``apart``; all
    else as ``fill``. Where a copy does not read back as the data say nothing is written, not even
    as a ``draft``. Raises UserError for a blank that cannot be used.
    """
    known = knowledge or shipped()
    given = as_loaded(forms)
    document = blank_document(blank)
    if is_register(document) and not is_form(document, known):
        _hold_for_a_list(year, survey)
        to_list = partial(fill_register, given, blank, document, pack=pack, knowledge=known)
        return to_list(draft=draft, versions=versions, title=title)
    given = once_each(given, held_choice(versions))
    file = read_blank(blank, document, known)
    desk = _Desk(file, pack, known, survey, draft=draft)
    prepared = _prepared(desk, given, year, apart=apart)
    done: list[FilledForm] = []
    contents: list[bytes] = []
    internal: list[str] = []
    for number, each in enumerate(prepared):
        if progress is not None:
            progress(each.data.project or each.data.implementing_unit, number, len(prepared))
        form, content, crashed = desk.filled(each)
        done.append(form)
        contents.append(content)
        internal.extend(crashed)
    result = Filled(forms=tuple(done), skipped=len(given) - len(prepared), internal=tuple(internal))
    blocked = any(found.code == _UNLIKE for form in done for found in form.findings)
    if blocked or (result.count(Severity.ERROR) and not draft):
        return result
    files = tuple(_files(done, contents, file.format, title, apart=apart))
    return msgspec.structs.replace(result, files=files)


def _hold_for_a_list(year: int | None, survey: Surveyed | None) -> None:
    """Refuse what has no meaning for a list of many forms."""
    for name, given in (("year", year), ("survey", survey)):
        if given is not None:
            raise user_error(
                "E004", f"填汇总表不用 --{name}", f"--{name} does not go with a list", name
            )


def _prepared(
    desk: _Desk, given: Sequence[Loaded], year: int | None, *, apart: bool
) -> list[FilledForm]:
    """The forms that go into blanks, each into one. Raises UserError where there is none, or more than
    one for one file.
    """
    made = all_made(given, lambda each: desk.prepared(each, year), None)
    prepared = [each for each in made if each is not None]
    if not prepared:
        raise user_error(
            "E014",
            "只有基金收支表，没有可以填的绩效表" if given else "没有表",
            "there are fund tables only, no form to fill in" if given else "there is no form",
        )
    if len(prepared) > 1 and not apart:
        raise user_error(
            "E004",
            f"数据里有{len(prepared)}张表，空表只放得下一张：OUT 请给一个文件夹，一张表一个文件",
            f"there are {len(prepared)} forms and the blank holds one: name a directory, a file for"
            " each form",
        )
    return prepared


def _files(
    forms: Sequence[FilledForm],
    contents: Sequence[bytes],
    fmt: str,
    title: str,
    *,
    apart: bool,
) -> Iterator[Made]:
    names = file_names([each.data for each in forms])
    for own, form, content in zip(names, forms, contents, strict=True):
        name = own if apart else title or as_file_name(form_name(form.data))
        yield Made(f"{name}.{fmt}", content)


class _Try(NamedTuple):
    """A blank filled by a pack, with what is read of it then."""

    pack: RulePack
    pack_reason: str
    completed: Completed
    placed: Placed
    content: bytes
    document: Document
    seen: DocumentReview


def _asks_rates_of_sources(blank: Blank) -> bool:
    """Whether a blank leaves cells for the execution rates of sources open."""
    rows = zip(blank.form.funding, blank.funding, strict=True)
    fields = (own.fields.get("rate") for row, own in rows if row.role != TOTAL)
    return any(each is not None and each.open and not each.formula for each in fields)


class _Desk:
    """One blank and the settings of a call."""

    def __init__(
        self,
        file: BlankFile,
        pack: RulePack | None,
        knowledge: Knowledge,
        survey: Surveyed | None,
        *,
        draft: bool,
    ) -> None:
        self._file, self._blank, self._survey = file, file.blank, survey
        self._draft = draft
        self._pack, self._knowledge = pack, knowledge

    def prepared(self, given: Loaded, year: int | None) -> FilledForm | None:
        """The form in the year and kind that it is to have, with what the blank prints itself; None
        of a fund table. Raises UserError where the blank is of another kind.
        """
        if given.data.kind == FUND_STATEMENT:
            return None
        data = dated(taken_over(given.data))
        if year is not None and data.year != year:
            data = (
                carried_over(data, year)
                if data.year is not None
                else msgspec.structs.replace(data, year=year)
            )
        if self._survey is not None:
            data = with_survey(data, self._survey)
        data = adopted(as_kind(data, self._kind(data)), self._blank)
        pack, reason = pack_of(data, self._knowledge.packs, self._pack)
        return FilledForm(
            data=data,
            layout=None,
            pack=pack,
            pack_reason=reason,
            cells=given.cells,
            source=given.source,
            findings=(*given.findings, *told_empty(given.data), *doubtful_rows(given.data)),
        )

    def _kind(self, data: FormData) -> str:
        kind = self._blank.form.kind
        if data.kind != kind and data.kind != TARGET_DECLARATION:
            raise refused(
                self._file.source,
                f"是{kind_of(kind).zh}，数据{in_quotes(data).zh}是{kind_of(data.kind).zh}",
                f"it is a {kind_of(kind).en}; the data{in_quotes(data).en} are a {kind_of(data.kind).en}",
            )
        return kind

    def filled(self, form: FilledForm) -> tuple[FilledForm, bytes, tuple[str, ...]]:
        """The form completed by the pack that the filled blank will be judged by, the filled blank,
        and our own crashes.
        """
        first = self._tried(form, form.pack, form.pack_reason)
        own = [each for each in first.seen.view.forms if each.form.kind != FUND_STATEMENT]
        again = bool(own) and own[0].pack != form.pack
        done = self._tried(form, own[0].pack, own[0].pack_reason) if again else first
        findings = (
            *form.findings,
            *done.completed.unfit,
            *unfit_months(done.completed.data),
            *other_unit(done.completed.data, self._blank),
            *unlike(done.placed, done.document, self._blank, self._knowledge.words),
            *as_placed(
                (_of_the_data(each, done.placed) for each in done.seen.findings),
                done.completed.data,
                self._blank.places(),
            ),
            *told_of_heads(self._blank, form.data),
            *told_of_rows(done.placed.added),
            *told_of_file(self._file.source.content, done.content, self._file.format),
            *told_of(done.placed, self._blank),
            *left_to_the_clerk(done.completed.data, self._blank),
        )
        made = msgspec.structs.replace(
            form,
            data=done.completed.data,
            pack=done.pack,
            pack_reason=done.pack_reason,
            convention=done.completed.convention,
            computed=done.completed.computed,
            findings=findings,
            cells={},
        )
        content = self._as_draft(made, form.data) if self._draft else done.content
        return made, content, done.seen.internal

    def _as_draft(self, made: FilledForm, given: FormData) -> bytes:
        """The filled blank with what the form lacks marked where it is to stand."""
        data = marked(made.data, made.findings, self._blank.places())
        return self._written(placed(data, self._blank, given))

    def _tried(self, form: FilledForm, pack: RulePack, reason: str) -> _Try:
        """The blank filled with the form as a pack completes it, read back and reviewed."""
        places, library = self._blank.places(), self._knowledge.library()
        done = completed(form.data, pack, places, library)
        if _asks_rates_of_sources(self._blank):
            done = msgspec.structs.replace(done, data=with_rates_of_sources(done.data))
        done = with_expected(done, self._blank, pack, reason, library)
        where = placed(done.data, self._blank, form.data)
        content = self._written(where)
        document = self._read(content)
        seen = review([document], pack=self._pack, knowledge=self._knowledge, stage=FINISHED)
        return _Try(pack, reason, done, where, content, document, seen.documents[0])

    def _written(self, where: Placed) -> bytes:
        if self._file.format == "docx":
            from jixiao.reading.word.spots import find_spots, rows_of
            from jixiao.writing.blanks.word import fill_docx

            return fill_docx(self._file.source.content, where.edits, rows_of, find_spots)
        from jixiao.writing.blanks.sheet import fill_xlsx

        return fill_xlsx(self._file.source.content, where.edits)

    def _read(self, content: bytes) -> Document:
        from jixiao.reading import read_bytes

        return read_bytes(content, self._file.source.name)[0]


def _of_the_data(found: Finding, where: Placed) -> Finding:
    """What was found in the filled blank, at the field of the data: its rows stand otherwise there."""
    return msgspec.structs.replace(found, address=where.as_given(found.address))
