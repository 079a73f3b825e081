"""Forms, templates, monitoring tables and reports made, and files converted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from jixiao.api.settings import chosen_blank, chosen_layout, chosen_pack, held, opened
from jixiao.application import converting as _converting
from jixiao.application.converting import Converted
from jixiao.checks.versions import held_choice
from jixiao.core.errors import Faults, held_format
from jixiao.core.formdata import FormData
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.drafting.model import ReportData
from jixiao.knowledge.shelf import Knowledge
from jixiao.paths.folders import File, Given, documents_of, listed
from jixiao.paths.forms import given_data, given_forms, must_be_usable
from jixiao.paths.reports import load_known, load_report

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.monitoring.monitoring import Monitored
    from jixiao.application.reports.data import Known
    from jixiao.application.reports.reporting import Reported
    from jixiao.application.surveying import Surveyed
    from jixiao.application.templates.for_units import UnitTemplates
    from jixiao.knowledge.layouts import Layout


@held
def convert(
    given: Iterable[Given] | Given,
    target: str,
    *,
    layout: Layout | File | None = None,
    bom: bool = False,
    foot: bool = False,
    cover: bool = False,
    name: str = "",
    knowledge: Knowledge | None = None,
) -> Converted:
    """Files again in another format: xlsx, docx, pdf, html, txt with their own structure or in a
    ``layout`` (with a ``foot`` and a ``cover``, as for ``fill``); yaml, json of their forms; or a
    data package (``package``: CSV files and their description, ``bom`` for Excel).
    ``name`` is what messages and the package call them; forms
    are read with the words of ``knowledge``, scores are by its packs and indicators. Raises
    UserError where nothing can be read or written so.
    """
    files, faults = listed(given), Faults()
    documents = faults.of(documents_of, files)
    chosen = faults.of(chosen_layout, layout, knowledge)
    faults.of(_converting.held_target, target, chosen, signed=foot or cover)
    faults.tell()
    return _converting.convert(
        documents or (),
        target,
        layout=chosen,
        bom=bom,
        foot=foot,
        cover=cover,
        name=name or "、".join(str(getattr(each, "name", each)) for each in files[:1]),
        knowledge=knowledge,
    )


@held
def template(
    kind: str,
    *,
    layout: Layout | File | None = None,
    fund: str | None = None,
    empty_form: str = "",
    last: Iterable[FormData | File] | FormData | File = (),
    knowledge: Knowledge | None = None,
) -> bytes:
    """The filling template (xlsx) for a kind of form (self_evaluation, monitoring,
    target_declaration, department; of report an empty ``fact_sheet``), with the columns of a layout
    and the usual indicators of a fund, of ``knowledge``; with the indicators and targets of ``last``
    year's forms (the newest of one that is there twice), their results beside them; with
    ``empty_form`` (docx, xlsx, pdf or html) the official form itself, empty, in that format. Raises
    UserError for an unknown kind or fund, for a layout that is not for the kind, and for what a fact
    sheet does not have.
    """
    from jixiao.application.blanks.empty import FORMATS, empty_form_for
    from jixiao.application.factsheets.making import fact_sheet_for, held_without, is_kind
    from jixiao.application.loaded import as_loaded
    from jixiao.application.rounds.given_twice import once_each
    from jixiao.application.templates.making import held_template, template_for
    from jixiao.checks.versions import NEWEST

    if is_kind(kind):
        held_without(layout=layout, last=last, empty_form=empty_form)
        return fact_sheet_for(funds=fund)
    faults = Faults()
    chosen = faults.of(chosen_layout, layout, knowledge)
    if empty_form:
        faults.of(held_format, empty_form, FORMATS)
    faults.tell(lambda: held_template(kind, None, fund, knowledge))
    if empty_form:
        return empty_form_for(kind, empty_form, chosen, fund, knowledge=knowledge)
    forms = once_each(as_loaded(given_forms(last, knowledge)), NEWEST)
    before = [each.data for each in forms]
    return template_for(kind, chosen, fund, last=before, knowledge=knowledge)


@held
def templates(
    kind: str,
    units: File,
    *,
    layout: Layout | File | None = None,
    fund: str | None = None,
    last: Iterable[FormData | File] | FormData | File = (),
    apart: bool = True,
    knowledge: Knowledge | None = None,
) -> UnitTemplates:
    """Filling templates for the ``units`` of a list (xlsx, csv or txt), by file name, filled in with
    what it says of them: unit, project, department, budget; one without a name for all where they
    are not ``apart``. Those that have a form among ``last`` year's begin with its indicators and
    targets, results beside them; others begin empty, which the ``findings`` tell. Raises UserError as
    ``template`` does, and with all rows of the list that cannot be used.
    """
    from jixiao.application.templates.for_units import templates_for_units
    from jixiao.application.templates.making import held_template

    faults = Faults()
    chosen = faults.of(chosen_layout, layout, knowledge)
    listed = faults.of(opened, units)
    before = faults.of(given_forms, last, knowledge) or ()
    faults.tell(lambda: held_template(kind, None, fund, knowledge))
    assert listed is not None
    made = partial(templates_for_units, kind, chosen, fund, listed, apart=apart)
    return made(last=before, knowledge=knowledge)


@held
def fact_sheet(
    known: ReportData | File | None = None,
    *,
    fund: Iterable[str] | str | None = None,
    year: int | None = None,
    period: str = "",
    knowledge: Knowledge | None = None,
) -> bytes:
    """The fact sheet (xlsx) that ``report`` is made from: a sheet for each ``fund`` (those that are
    known; else all), filled with what is ``known``: report data, a file or a folder. Data of the
    year before ``year`` become last year's amounts; with a ``period`` (2024Q2) the columns are to
    date. Raises UserError for what cannot be read, an unknown fund and a period that is none.
    """
    from jixiao.application.factsheets.making import fact_sheet_for

    faults = Faults()
    found: ReportData | Known | None = None
    if isinstance(known, ReportData):
        found = known
    elif known is not None:
        found = faults.of(load_known, known, knowledge, period)
    listed_funds = [fund] if isinstance(fund, str) else list(fund or ())
    faults.tell(lambda: fact_sheet_for(None, funds=listed_funds, year=year, period=period))
    return fact_sheet_for(found, funds=listed_funds, year=year, period=period)


@held
def load_forms(
    given: Iterable[File] | File, *, knowledge: Knowledge | None = None
) -> tuple[FormData, ...]:
    """The forms of a file, or of several: YAML or JSON data, a filled template, or any document that
    holds forms, which is read with the words of ``knowledge``. Raises UserError with all that is
    wrong in the data.

    >>> [form.project for form in load_forms(Source("a.json", b'{"kind": "monitoring"}'))]
    ['']
    """
    return given_data(given, knowledge)


@held
def fill(
    forms: Iterable[FormData | File] | FormData | File,
    format: str = "docx",
    *,
    layout: Layout | File | None = None,
    rules: RulePack | File | None = None,
    blank: File | None = None,
    year: int | None = None,
    apart: bool = False,
    draft: bool = False,
    foot: bool = False,
    cover: bool = False,
    survey: Surveyed | File | None = None,
    versions: str | None = None,
    title: str = "",
    knowledge: Knowledge | None = None,
) -> Filled:
    """Forms completed and written: xlsx, docx, pdf, html, txt in a ``layout`` (by default by pack,
    place and kind), or yaml, json; one file, or one for each form where they are ``apart``. With a
    ``blank`` they are filled into the empty form or list that an office sent, in its own format and
    look; what it has no place for (E083) or still wants (E084) is among the findings.

    ``forms`` are values, or files of data, filled templates or forms. Given figures stay; with
    another ``year`` the structure is carried over. ``foot`` prints lines for 填表人, 审核人, 单位负责人, seal
    and day below the form (a form that has them keeps them), ``cover`` begins the file with a cover.
    ``survey`` is a filled tally of satisfaction: its rate is the result of the row of satisfaction
    that has none, its counts a note. A form that is given more than once is told (E015, E016), which
    is an error in a list; with ``versions`` ``newest`` its newest print alone is filled in, with ``all``
    each. Everything that a review will say of the print
    is in ``findings`` of the forms; where one is an error ``files`` is empty, unless it is a
    ``draft``. Raises UserError for data that are no form to fill in.
    """
    from jixiao.application.blanks.filling import fill_blank
    from jixiao.application.filling import WRITTEN_IN
    from jixiao.application.filling import fill as run

    faults = Faults()
    given = faults.of(given_forms, forms, knowledge) or []
    faults.of(held_format, format, WRITTEN_IN)
    chosen = faults.of(chosen_layout, layout, knowledge)
    by = faults.of(chosen_pack, rules, knowledge)
    empty = faults.of(chosen_blank, blank, layout, foot, cover) if blank is not None else None
    measured = faults.of(_measured, survey) if survey is not None else None
    faults.of(held_choice, versions)
    faults.tell(lambda: must_be_usable(given, knowledge, layout is not None))
    made = partial(run, given, format, layout=chosen, foot=foot, cover=cover)
    if empty is not None:
        made = partial(fill_blank, given, empty)
    of_both = partial(made, pack=by, year=year, apart=apart, draft=draft, versions=versions)
    return of_both(survey=measured, title=title, knowledge=knowledge)


@held
def survey(service: str, format: str = "docx", *, unit: str = "", kind: str = "fund") -> bytes:
    """A questionnaire of satisfaction with a service or project (docx, pdf), or its tally (xlsx), in
    which answers are entered one respondent a row or as counts. ``kind`` is fund or project. Raises
    UserError for another one, and where no service is named.
    """
    from jixiao.application.surveying import survey_bytes

    return survey_bytes(service, format, unit=unit, kind=kind)


@held
def survey_result(given: Iterable[Given] | Given) -> Surveyed:
    """What a filled tally comes to: 满意度 with how many answered (``told``), the ``rate``, and its
    ``basis`` as a note. Raises UserError with every cell that holds no count or answer.
    """
    from jixiao.application.surveying import surveyed

    return surveyed(documents_of(listed(given)))


def _measured(survey: Surveyed | File) -> Surveyed:
    from jixiao.application.surveying import Surveyed

    return survey if isinstance(survey, Surveyed) else survey_result(survey)


@held
def monitor(
    forms: Iterable[FormData | File] | FormData | File,
    format: str = "docx",
    *,
    as_of: Period | str | None = None,
    layout: Layout | File | None = None,
    rules: RulePack | File | None = None,
    dashboard: str = "",
    draft: bool = False,
    foot: bool = False,
    cover: bool = False,
    versions: str | None = None,
    knowledge: Knowledge | None = None,
) -> Monitored:
    """Forms at their monitoring point (``as_of``, 2024-06): completed, with lamps, what must be
    explained, a forecast, and everything that a review will say of the table in ``format``, with a
    ``foot`` and a ``cover`` as for ``fill``. ``files`` are the official table and, where its format
    is given (html, pdf), the ``dashboard``; none where there is an error, unless it is a ``draft``.
    A form that is given more than once for one point is told, as by ``fill``, with ``versions``.
    Raises UserError where there is no point or no indicator.
    """
    from jixiao.application.monitoring import monitoring
    from jixiao.application.monitoring.files import with_files

    faults = Faults()
    point = faults.of(monitoring.point_of, as_of) if isinstance(as_of, str) else as_of
    then = partial(monitoring.lacking, as_of=point, untold=as_of is not None and point is None)
    given = faults.of(given_forms, forms, knowledge, then) or []
    chosen = faults.of(chosen_layout, layout, knowledge)
    faults.of(monitoring.must_print, chosen, format)
    faults.of(held_choice, versions)
    if dashboard:
        faults.of(held_format, dashboard, monitoring.DASHBOARDS)
    by = faults.of(chosen_pack, rules, knowledge)
    faults.tell(lambda: must_be_usable(given, knowledge, layout is not None, then))
    run = partial(monitoring.monitor, given, fmt=format, as_of=point, layout=chosen, pack=by)
    found = run(foot=foot, cover=cover, versions=versions, knowledge=knowledge)
    shown = (dashboard,) if dashboard else ()
    return with_files(found, (format,), shown, draft=draft, knowledge=knowledge)


@held
def monitoring_table(
    monitored: Monitored, format: str = "docx", *, knowledge: Knowledge | None = None
) -> bytes:
    """The official table (xlsx, docx, pdf, txt) of all forms, as ``knowledge`` monitored them."""
    from jixiao.application.monitoring.files import table_bytes

    return table_bytes(monitored, format, knowledge)


@held
def dashboard(monitored: Monitored, format: str = "html") -> bytes:
    """The dashboard of all forms: html or pdf."""
    from jixiao.application.monitoring.files import dashboard_bytes

    return dashboard_bytes(monitored, format)


@held
def report(
    data: Iterable[File] | ReportData | File,
    format: str = "docx",
    *,
    charts: bool = True,
    period: str = "",
    rules: RulePack | File | None = None,
    draft: bool = False,
    knowledge: Knowledge | None = None,
) -> Reported:
    """The yearly report of an insurance fund's unit as docx, pdf, html or txt (``content``), with
    the places that people must still fill counted (``to_fill``); of data of a period within the year
    the analysis of it, which must be the ``period`` where one is named (2024Q2, 2024H1, 2024-06).

    ``data`` are values, a filled fact sheet, a YAML or JSON file, or forms and fund tables: a folder,
    a zip or several files; ``rules`` the rule pack, its id or file, by default the one that the data name, else the
    one of their place and year. ``charts`` need the extra of that name. All that is wrong in the
    data and that a review will say of the report is in ``findings``; where one is an error
    ``content`` is empty, unless it is a ``draft``. Raises UserError where the data cannot be read.
    """
    from jixiao.application.reports.reporting import FORMATS, made_report, must_be_of, must_draft

    faults = Faults()
    found = (
        data if isinstance(data, ReportData) else faults.of(load_report, data, knowledge, period)
    )
    if found is not None:
        faults.of(must_be_of, found, period)
    faults.of(held_format, format, FORMATS)
    by = faults.of(chosen_pack, rules, knowledge)
    faults.tell(lambda: must_draft(found, knowledge, by) if found is not None else None)
    assert found is not None
    return made_report(found, format, charts=charts, pack=by, draft=draft, knowledge=knowledge)
