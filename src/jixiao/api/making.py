"""Forms, templates, monitoring tables and reports made, and files converted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from jixiao.application import converting as _converting
from jixiao.application.converting import Converted
from jixiao.core.errors import Faults, held_format
from jixiao.core.formdata import FormData
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.drafting.model import ReportData
from jixiao.knowledge.shelf import Knowledge
from jixiao.paths import (
    File,
    Given,
    chosen_layout,
    chosen_pack,
    documents_of,
    given_data,
    given_forms,
    held,
    listed,
    load_report,
    must_be_usable,
)

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.monitoring import Monitored
    from jixiao.application.reporting import Reported
    from jixiao.knowledge.layouts import Layout


@held
def convert(
    given: Iterable[Given] | Given,
    target: str,
    *,
    layout: Layout | File | None = None,
    bom: bool = False,
    name: str = "",
    knowledge: Knowledge | None = None,
) -> Converted:
    """Files again in another format: xlsx, docx, pdf, html, txt with their own structure or in a
    ``layout``; yaml, json of their forms; or a data package (``package``: CSV files and their
    description, ``bom`` for Excel). ``name`` is what messages and the package call them; forms
    are read with the words of ``knowledge``, scores are by its packs and indicators. Raises
    UserError where nothing can be read or written so.
    """
    files, faults = listed(given), Faults()
    documents = faults.of(documents_of, files)
    chosen = faults.of(chosen_layout, layout, knowledge)
    faults.of(_converting.held_target, target, chosen)
    faults.tell()
    return _converting.convert(
        documents or (),
        target,
        layout=chosen,
        bom=bom,
        name=name or "、".join(str(getattr(each, "name", each)) for each in files[:1]),
        knowledge=knowledge,
    )


@held
def template(
    kind: str,
    *,
    layout: Layout | File | None = None,
    fund: str | None = None,
    last: Iterable[FormData | File] | FormData | File = (),
    knowledge: Knowledge | None = None,
) -> bytes:
    """The filling template (xlsx) for a kind of form (self_evaluation, monitoring,
    target_declaration, department), with the columns of a layout and the usual indicators of a
    fund, of ``knowledge``; with the indicators and targets of ``last`` year's forms, their results
    beside them. Raises UserError for an unknown kind or fund, and for a layout that is
    not for the kind.
    """
    from jixiao.application.loaded import as_loaded
    from jixiao.application.template_making import held_template, template_for

    faults = Faults()
    chosen = faults.of(chosen_layout, layout, knowledge)
    faults.tell(lambda: held_template(kind, None, fund, knowledge))
    before = [each.data for each in as_loaded(given_forms(last, knowledge))]
    return template_for(kind, chosen, fund, last=before, knowledge=knowledge)


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
    pack: RulePack | File | None = None,
    year: int | None = None,
    apart: bool = False,
    draft: bool = False,
    title: str = "",
    knowledge: Knowledge | None = None,
) -> Filled:
    """Forms completed and written: xlsx, docx, pdf, html, txt in a ``layout`` (by default by pack,
    place and kind), or yaml, json; one file, or one for each form where they are ``apart``.

    ``forms`` are values, or files of data, filled templates or forms. Given figures stay; with
    another ``year`` the structure is carried over. Everything that a review will say of the print
    is in ``findings`` of the forms; where one is an error ``files`` is empty, unless it is a
    ``draft``. Raises UserError for data that are no form to fill in.
    """
    from jixiao.application.filling import WRITTEN_IN
    from jixiao.application.filling import fill as run

    faults = Faults()
    given = faults.of(given_forms, forms, knowledge) or []
    faults.of(held_format, format, WRITTEN_IN)
    chosen = faults.of(chosen_layout, layout, knowledge)
    by = faults.of(chosen_pack, pack, knowledge)
    faults.tell(lambda: must_be_usable(given, knowledge, layout is not None))
    return run(
        given,
        format,
        layout=chosen,
        pack=by,
        year=year,
        apart=apart,
        draft=draft,
        title=title,
        knowledge=knowledge,
    )


@held
def monitor(
    forms: Iterable[FormData | File] | FormData | File,
    format: str = "docx",
    *,
    as_of: Period | str | None = None,
    layout: Layout | File | None = None,
    pack: RulePack | File | None = None,
    knowledge: Knowledge | None = None,
) -> Monitored:
    """Forms at their monitoring point (``as_of``, 2024-06): completed, with lamps, what must be
    explained, a forecast, and everything that a review will say of the table in ``format``.
    ``monitoring_table`` and ``dashboard`` make files of it. Raises UserError where there is no
    point or no indicator.
    """
    from jixiao.application import monitoring

    faults = Faults()
    point = faults.of(monitoring.point_of, as_of) if isinstance(as_of, str) else as_of
    then = partial(monitoring.lacking, as_of=point, untold=as_of is not None and point is None)
    given = faults.of(given_forms, forms, knowledge, then) or []
    chosen = faults.of(chosen_layout, layout, knowledge)
    faults.of(monitoring.must_print, chosen, format)
    by = faults.of(chosen_pack, pack, knowledge)
    faults.tell(lambda: must_be_usable(given, knowledge, layout is not None, then))
    return monitoring.monitor(
        given, fmt=format, as_of=point, layout=chosen, pack=by, knowledge=knowledge
    )


@held
def monitoring_table(
    monitored: Monitored, format: str = "docx", *, knowledge: Knowledge | None = None
) -> bytes:
    """The official table (xlsx, docx, pdf, txt) of all forms, as ``knowledge`` monitored them."""
    from jixiao.application.monitoring import table_bytes

    return table_bytes(monitored, format, knowledge)


@held
def dashboard(monitored: Monitored, format: str = "html") -> bytes:
    """The dashboard of all forms: html or pdf."""
    from jixiao.application.monitoring import dashboard_bytes

    return dashboard_bytes(monitored, format)


@held
def report(
    data: Iterable[File] | ReportData | File,
    format: str = "docx",
    *,
    charts: bool = True,
    pack: RulePack | File | None = None,
    draft: bool = False,
    knowledge: Knowledge | None = None,
) -> Reported:
    """The yearly report of an insurance fund's unit as docx, pdf, html or txt (``content``), with
    the places that people must still fill counted (``to_fill``).

    ``data`` are values, or a YAML or JSON file, or forms and fund tables: a folder, a zip or several
    files; ``pack`` the rule pack, its id or file, by default the one that the data name, else the
    one of their place and year. ``charts`` need the extra of that name. All that is wrong in the
    data and that a review will say of the report is in ``findings``; where one is an error
    ``content`` is empty, unless it is a ``draft``. Raises UserError where the data cannot be read.
    """
    from jixiao.application.reporting import FORMATS, made_report, must_draft

    faults = Faults()
    found = data if isinstance(data, ReportData) else faults.of(load_report, data, knowledge)
    faults.of(held_format, format, FORMATS)
    by = faults.of(chosen_pack, pack, knowledge)
    faults.tell(lambda: must_draft(found, knowledge, by) if found is not None else None)
    assert found is not None
    return made_report(found, format, charts=charts, pack=by, draft=draft, knowledge=knowledge)
