"""Filling: data in, official forms out, checked as they will be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.checking import pack_of
from jixiao.application.data.writing import DATA_FORMATS, as_data
from jixiao.application.drafts import as_draft, completed
from jixiao.application.loaded import InTemplate, Loaded, as_loaded, count_in
from jixiao.application.made import Made
from jixiao.application.naming import as_file_name, file_names, in_quotes
from jixiao.application.progressing import Progress
from jixiao.application.proofing import Sheet, front_of, proofed
from jixiao.application.rounds.given_twice import once_each
from jixiao.application.slips import doubtful_rows
from jixiao.application.soundness import all_made
from jixiao.application.stating import as_another, rules_of, stating
from jixiao.application.surveying import Surveyed, with_survey
from jixiao.application.unfilled import told_empty, told_unshared
from jixiao.application.whereabouts import moved
from jixiao.checks.versions import held_choice
from jixiao.core.errors import fault, held_format, user_error
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, dated
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.packs import RulePack
from jixiao.core.series import series
from jixiao.core.words import beginning
from jixiao.filling.carrying import (
    as_kind,
    carried_over,
    convertible,
    not_carried,
    spans_kept,
    taken_over,
)
from jixiao.filling.completing import Completed
from jixiao.filling.monitoring import unfit_months
from jixiao.judging.monitoring.completion import Convention
from jixiao.knowledge.labels import kind_of
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.knowledge.layouts.signing import as_signed
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.files import FORMATS, made
from jixiao.writing.layouts.printed import dropped
from jixiao.writing.pages.page import Meta

__all__ = ["DATA_FORMATS", "FORMATS", "WRITTEN_IN", "Filled", "FilledForm", "fill"]

WRITTEN_IN = (*FORMATS, *DATA_FORMATS)
"""The formats that forms are written in: papers and data."""
_LONGEST = 60


class FilledForm(InTemplate, frozen=True, kw_only=True):
    """One form: as it was completed (``computed`` are the addresses that were empty), in which
    layout (None in an office's blank), by which pack and why, everything that is wrong in it, and
    what the layout has no place for.
    """

    data: FormData
    layout: Layout | None
    pack: RulePack
    pack_reason: str
    convention: Convention | None = None
    computed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of the data. ``files`` is empty where an error keeps everything from being
    written; ``skipped`` are fund tables, which are not filled in; ``findings`` are of no form but of
    the list that all went into; ``internal`` are crashes of our own checks.
    """

    forms: tuple[FilledForm, ...]
    files: tuple[Made, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: int = 0
    internal: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, of all forms and beside them."""
        return count_in((*self.forms, self), severity)


def fill(
    forms: Sequence[Loaded | FormData],
    fmt: str,
    *,
    layout: Layout | None = None,
    pack: RulePack | None = None,
    knowledge: Knowledge | None = None,
    year: int | None = None,
    apart: bool = False,
    draft: bool = False,
    foot: bool = False,
    cover: bool = False,
    survey: Surveyed | None = None,
    versions: str | None = None,
    title: str = "",
    progress: Progress | None = None,
) -> Filled:
    """The forms completed and written: one file of the format ``fmt`` (one of WRITTEN_IN), or one for
    each form where they are ``apart``. ``title`` is the title of the one file. ``foot`` prints lines for
    who made the form and for the seal, as a form that has them does anyway; ``cover`` begins each
    file with a cover. ``survey`` is the result of the row of satisfaction that has none, and a note.
    Of a form that is given more than once all prints are written, with a warning; with ``versions``
    ``newest`` the newest alone.

    They are checked as their layouts print them; where one has an error nothing is written, unless
    it is a ``draft``, in which what is missing is marked 待补. Raises UserError for data that are no form to fill in.
    """
    held_format(fmt, WRITTEN_IN)
    given = once_each(as_loaded(forms), held_choice(versions))
    known = knowledge or shipped()
    layouts = None if layout else known.known_layouts()
    as_drafts = draft and fmt in FORMATS
    desk = _Desk(layout, pack, known, fmt, apart, as_drafts, foot=foot, cover=cover, survey=survey)
    made = all_made(given, lambda each: desk.prepared(each, year), layouts)
    prepared = [each for each in made if each is not None]
    if not prepared:
        raise user_error(
            "E014",
            "只有基金收支表，没有可以填的绩效表" if given else "没有表",
            "there are fund tables only, no form to fill in" if given else "there is no form",
        )
    found, internal = desk.filled(prepared)
    result = Filled(forms=found, skipped=len(given) - len(prepared), internal=internal)
    if result.count(Severity.ERROR) and not draft:
        return result
    written = [as_draft(each) for each in found] if as_drafts else found
    files = tuple(desk.files(written, title, progress))
    return msgspec.structs.replace(result, files=files)


def left_behind(old: FormData, data: FormData, year: int | None) -> Iterator[Finding]:
    """A warning (E062) for each text of a form in another year that still speaks of other years, a
    remark for one with a span over both years.
    """
    if year is None:
        return
    for address, text, years in not_carried(old, data, year):
        listed = series(years)
        yield fault(
            "E062",
            f"“{beginning(text, _LONGEST)}”里的{listed.zh}没有换成新的年度，请核对",
            f"{listed.en} in it was not carried over to {year}: see what it is to be",
            f"0:form1.{address}",
            text,
            Severity.WARNING,
        )
    for address, text, spans in spans_kept(old, data, year):
        listed = series(spans)
        yield fault(
            "E062",
            f"“{beginning(text, _LONGEST)}”里的{listed.zh}是跨年度的期间，照旧没有换；{year}年要达到的数请核对",
            f"{listed.en} in it is over several years and stays: see what {year} is to reach",
            f"0:form1.{address}",
            text,
            Severity.REMARK,
        )


class _Desk:
    """One call's settings."""

    def __init__(
        self,
        layout: Layout | None,
        pack: RulePack | None,
        knowledge: Knowledge,
        fmt: str,
        apart: bool,
        draft: bool,
        *,
        foot: bool,
        cover: bool,
        survey: Surveyed | None,
    ) -> None:
        self._layout, self._pack, self._knowledge = layout, pack, knowledge
        self._fmt, self._apart, self._draft = fmt, apart, draft
        self._foot, self._cover, self._survey = foot, cover, survey

    def prepared(self, given: Loaded, year: int | None) -> FilledForm | None:
        """The form in the year, kind and layout that it is to have, with the pack that its data
        speak for; None of a fund table, which is not filled in. Raises UserError where it is of no
        kind of the layout's.
        """
        if given.data.kind == FUND_STATEMENT:
            return None
        data = old = dated(taken_over(given.data))
        if year is not None and data.year != year:
            data = self._another(
                data,
                carried_over(data, year)
                if data.year is not None
                else msgspec.structs.replace(data, year=year),
            )
        pack, reason = self._chosen(data)
        layout = self._layout or layout_for(data, pack, known=self._knowledge.known_layouts())
        kind = _kind(data, layout)
        if kind != data.kind:
            data = self._another(data, as_kind(data, kind))
            pack, reason = self._chosen(data)
        if self._survey is not None:
            notes = (*(data.notes or layout.notes), self._survey.basis)
            data = msgspec.structs.replace(with_survey(data, self._survey), notes=notes)
        still = left_behind(old, data, year) if year not in (None, old.year) else ()
        return FilledForm(
            data=stating(data, self._knowledge.packs, self._pack),
            layout=as_signed(layout, data, wanted=self._foot),
            pack=pack,
            pack_reason=reason,
            cells=given.cells,
            places=given.places,
            file=given.file,
            source=given.source,
            findings=(*given.findings, *told_empty(given.data), *doubtful_rows(given.data), *still),
        )

    def _another(self, old: FormData, data: FormData) -> FormData:
        return as_another(data, old, self._knowledge.packs)

    def _chosen(self, data: FormData) -> tuple[RulePack, str]:
        return pack_of(data, self._knowledge.packs, self._pack)

    def filled(self, forms: Sequence[FilledForm]) -> tuple[tuple[FilledForm, ...], tuple[str, ...]]:
        """All forms completed by the packs that their print will be judged by, with everything
        that is wrong in them; and our own crashes.
        """
        done, seen = proofed(
            forms,
            [(each.pack, each.pack_reason) for each in forms],
            self._completed,
            self._sheet,
            self._fmt,
            knowledge=self._knowledge,
            chosen=self._pack,
            apart=self._apart,
            cover=self._cover,
        )
        return tuple(
            msgspec.structs.replace(
                each,
                pack_reason=proof.pack_reason,
                findings=(*each.findings, *proof.findings),
                dropped=tuple(dropped(given.data, _layout(each))),
            )
            for each, given, proof in zip(done, forms, seen.forms, strict=True)
        ), seen.internal

    def _completed(self, form: FilledForm, pack: RulePack, reason: str) -> FilledForm:
        done = self._made(form, pack)
        return msgspec.structs.replace(
            form,
            data=done.data,
            pack=pack,
            pack_reason=reason,
            cells=moved(form.cells, form.data, done.data, done.gone),
            places=moved(form.places, form.data, done.data, done.gone),
            convention=done.convention,
            computed=done.computed,
            findings=(
                *form.findings,
                *done.unfit,
                *unfit_months(form.data),
                *told_unshared(done.data, pack, _layout(form).places()),
            ),
        )

    def _made(self, form: FilledForm, pack: RulePack) -> Completed:
        places, library = _layout(form).places(), self._knowledge.library()
        return completed(form.data, pack, places, library)

    def _sheet(self, form: FilledForm) -> Sheet:
        return Sheet(data=form.data, layout=_layout(form), knowledge=self._knowledge)

    def files(
        self, forms: Sequence[FilledForm], title: str, progress: Progress | None
    ) -> Iterator[Made]:
        """The forms written: one file with the title, or one for each form where they are apart."""
        if not self._apart:
            yield Made(f"{as_file_name(title)}.{self._fmt}", self._content(forms, title))
            return
        names = file_names([each.data for each in forms])
        for number, (name, form) in enumerate(zip(names, forms, strict=True)):
            if progress is not None:
                progress(name, number, len(forms))
            yield Made(f"{name}.{self._fmt}", self._content([form], name))

    def _content(self, forms: Sequence[FilledForm], title: str) -> bytes:
        if self._fmt in DATA_FORMATS:
            return as_data([form.data for form in forms], self._fmt)
        sheets = [self._sheet(each) for each in forms]
        pages = [
            sheet.page(formulas=True, pack=each.pack)
            for sheet, each in zip(sheets, forms, strict=True)
        ]
        if self._cover:
            pages.insert(0, front_of(sheets))
        rules = rules_of(each.data.rules for each in forms)
        return made(pages, self._fmt, Meta(title=title, rules=rules))


def _layout(form: FilledForm) -> Layout:
    """The layout of a form that is not in a blank."""
    assert form.layout is not None
    return form.layout


def _kind(data: FormData, layout: Layout) -> str:
    kind = convertible(data, layout.kinds)
    if kind is None:
        raise user_error(
            "E004",
            f"数据{in_quotes(data).zh}是{kind_of(data.kind).zh}，"
            f"不能写成样式“{layout.name}”（用于"
            f" {'、'.join(kind_of(each).zh for each in layout.kinds)}）",
            f"the data{in_quotes(data).en} are a {kind_of(data.kind).en}; the layout {layout.id} is"
            f" for {', '.join(kind_of(each).en for each in layout.kinds)}",
        )
    return kind
