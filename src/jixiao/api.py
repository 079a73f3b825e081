"""The public Python API: one function for each command, values in and values out.

>>> import jixiao
>>> review = jixiao.review(["自评表.docx", "绩效报告.pdf"])                  # doctest: +SKIP
>>> for document in review.documents:                                      # doctest: +SKIP
...     for finding in document.open_findings():
...         print(finding.code, finding.severity, finding.message.zh, finding.place)
>>> open("审核报告.html", "wb").write(jixiao.render(review, "html"))        # doctest: +SKIP
>>> jixiao.explain("R102").title.zh
'文件有打开密码'

Where a file is taken, it may be a path or a ``Source``: its content with its name. Nothing is
written anywhere; what is made comes back as bytes. docs/api.md has an example of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.application import converting as _converting
from jixiao.application import library as _library
from jixiao.application import rendering as _rendering
from jixiao.application import reviewing as _reviewing
from jixiao.application.acceptance import Accepted
from jixiao.application.aligning import matched
from jixiao.application.checking import DRAFTING, SUBMITTED, Context, check
from jixiao.application.converting import Converted
from jixiao.application.explaining import Explanation, codes, explain
from jixiao.application.progressing import Progress
from jixiao.application.schemas import schema
from jixiao.application.sources import Source
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, FundingData, FundLineData, GoalData, IndicatorData
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.taking import typed
from jixiao.drafting.model import ReportData
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.packs import load_packs, pack_of
from jixiao.knowledge.shelf import Knowledge, knowledge_of, shipped
from jixiao.paths import (
    Given,
    chosen_layout,
    chosen_pack,
    content_at,
    documents_of,
    given_data,
    given_forms,
    listed,
    load_accepted,
    load_layout,
    load_pack,
    load_report,
    load_report_data,
    to_review,
)

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.marking import Annotated, Corrected
    from jixiao.application.monitoring import Monitored
    from jixiao.application.reporting import Reported
    from jixiao.knowledge.layouts import Layout

__all__ = [
    "DRAFTING",
    "SUBMITTED",
    "Accepted",
    "Context",
    "Converted",
    "DocumentReview",
    "Explanation",
    "Finding",
    "FormData",
    "FundLineData",
    "FundingData",
    "GoalData",
    "IndicatorData",
    "Knowledge",
    "KnownIndicator",
    "Place",
    "ReportData",
    "Review",
    "RulePack",
    "Severity",
    "Source",
    "UserError",
    "annotate",
    "check",
    "codes",
    "convert",
    "correct",
    "dashboard",
    "explain",
    "fill",
    "knowledge_of",
    "letters",
    "library",
    "load_accepted",
    "load_forms",
    "load_layout",
    "load_pack",
    "load_packs",
    "load_report_data",
    "matched",
    "monitor",
    "monitoring_table",
    "pack_of",
    "render",
    "report",
    "review",
    "schema",
    "shipped",
    "template",
]

_held = typed(Given="str | Path | Source | Document")


@_held
def review(
    given: Iterable[Given] | Given,
    *,
    pack: RulePack | str | Path | None = None,
    year: int | None = None,
    separate: bool = False,
    accept: Accepted | str | Path | None = None,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
) -> Review:
    """Review files and say what is wrong in them.

    ``given`` are paths of files, zips or directories, or contents (``Source``); together they are
    one dossier, unless ``separate``. ``pack`` is a rule pack, its id or a TOML file, by default
    chosen for every form of those of ``knowledge``; ``year`` is the year the documents are about,
    by default read from them; ``accept`` is a list of findings accepted with a reason. A file that
    cannot be read is a finding, not an exception. Raises UserError for unusable settings.

    >>> result = review(Source("空.txt", b""))
    >>> [(finding.code, finding.severity.value) for finding in result.documents[0].findings]
    [('R103', 'error')]
    >>> result.exit_status()
    2
    """
    return _reviewing.review(
        to_review(listed(given), progress),
        pack=chosen_pack(pack, knowledge),
        year=year,
        separate=separate,
        accept=load_accepted(accept) if isinstance(accept, (str, Path)) else accept,
        knowledge=knowledge,
    )


@_held
def render(
    review: Review,
    format: str = "text",
    *,
    language: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
    originals: _rendering.Originals = content_at,
) -> bytes:
    """The review as the bytes of a file: text, json, html or xlsx. ``verdicts`` adds the ties that
    hold; ``colour`` and ``width`` (in columns) are for a terminal. In html the pages of PDF files
    are shown as they look; ``originals`` gives the files by their names, by default from disk.
    Raises UserError for another format.

    >>> render(review(Source("空.txt", b"")), "json")[:12]
    b'{\\n  "schema"'
    """
    return _rendering.render(
        review,
        format,
        language=language,
        verdicts=verdicts,
        colour=colour,
        width=width,
        originals=originals,
    )


@_held
def annotate(
    reviewed: DocumentReview, content: bytes, *, language: str = "zh", when: datetime | None = None
) -> Annotated:
    """The file that was reviewed (docx, xlsx or pdf), with every open finding as a note at its
    place. ``content`` is the file's; the copy is in ``data``; ``when`` is the time that the notes
    bear, by default now. Raises UserError where the format cannot carry notes or the content is
    another's.
    """
    from jixiao.application.marking import annotate as run

    return run(reviewed, content, language=language, when=when)


@_held
def correct(
    reviewed: DocumentReview, content: bytes, *, language: str = "zh", when: datetime | None = None
) -> Corrected:
    """The file that was reviewed (docx or xlsx), with the corrections that need no judgement:
    tracked in docx, marked in xlsx. Takes ``when`` and raises as ``annotate`` does.
    """
    from jixiao.application.marking import correct as run

    return run(reviewed, content, language=language, when=when)


@_held
def letters(review: Review, *, language: str = "zh") -> dict[str, bytes]:
    """The letters to units with errors or warnings, docx by file name."""
    from jixiao.application.letters import letter_files

    return {name: content for name, content, _ in letter_files(review, language)}


@_held
def convert(
    given: Iterable[Given] | Given,
    target: str,
    *,
    layout: Layout | str | Path | None = None,
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
    files = listed(given)
    return _converting.convert(
        documents_of(files),
        target,
        layout=chosen_layout(layout, knowledge),
        bom=bom,
        name=name or "、".join(str(getattr(each, "name", each)) for each in files[:1]),
        knowledge=knowledge,
    )


@_held
def template(
    kind: str,
    *,
    layout: Layout | str | Path | None = None,
    fund: str | None = None,
    knowledge: Knowledge | None = None,
) -> bytes:
    """The filling template (xlsx) for a kind of form (self_evaluation, monitoring,
    target_declaration, department), with the columns of a layout and the usual indicators of a
    fund, of ``knowledge``. Raises UserError for an unknown fund.
    """
    from jixiao.application.filling import template_for

    return template_for(kind, chosen_layout(layout, knowledge), fund, knowledge=knowledge)


@_held
def load_forms(
    given: str | Path | Source, *, knowledge: Knowledge | None = None
) -> tuple[FormData, ...]:
    """The forms of a file: YAML or JSON data, a filled template, or any document that holds forms,
    which is read with the words of ``knowledge``. Raises UserError with all that is wrong in the
    data.

    >>> [form.project for form in load_forms(Source("a.json", b'{"kind": "monitoring"}'))]
    ['']
    """
    return given_data(given, knowledge)


@_held
def fill(
    forms: Iterable[FormData] | FormData | str | Path | Source,
    format: str = "docx",
    *,
    layout: Layout | str | Path | None = None,
    pack: RulePack | str | Path | None = None,
    year: int | None = None,
    apart: bool = False,
    draft: bool = False,
    title: str = "",
    knowledge: Knowledge | None = None,
) -> Filled:
    """Forms completed and written: xlsx, docx, pdf, html, txt in a ``layout`` (by default by pack,
    place and kind), or yaml, json; one file, or one for each form where they are ``apart``.

    ``forms`` are values, or a file of data, a filled template or forms. Given figures stay; with
    another ``year`` the structure is carried over. Everything that a review will say of the print
    is in ``findings`` of the forms; where one is an error ``files`` is empty, unless it is a
    ``draft``. Raises UserError for data that are no form to fill in.
    """
    from jixiao.application.filling import fill as run

    return run(
        given_forms(forms, knowledge),
        format,
        layout=chosen_layout(layout, knowledge),
        pack=chosen_pack(pack, knowledge),
        year=year,
        apart=apart,
        draft=draft,
        title=title,
        knowledge=knowledge,
    )


@_held
def monitor(
    forms: Iterable[FormData] | FormData | str | Path | Source,
    format: str = "docx",
    *,
    as_of: Period | str | None = None,
    layout: Layout | str | Path | None = None,
    pack: RulePack | str | Path | None = None,
    knowledge: Knowledge | None = None,
) -> Monitored:
    """Forms at their monitoring point (``as_of``, 2024-06): completed, with lamps, what must be
    explained, a forecast, and everything that a review will say of the table in ``format``.
    ``monitoring_table`` and ``dashboard`` make files of it. Raises UserError where there is no
    point or no indicator.
    """
    from jixiao.application import monitoring

    return monitoring.monitor(
        given_forms(forms, knowledge),
        fmt=format,
        as_of=monitoring.point_of(as_of) if isinstance(as_of, str) else as_of,
        layout=chosen_layout(layout, knowledge),
        pack=chosen_pack(pack, knowledge),
        knowledge=knowledge,
    )


@_held
def monitoring_table(
    monitored: Monitored, format: str = "docx", *, knowledge: Knowledge | None = None
) -> bytes:
    """The official table (xlsx, docx, pdf, txt) of all forms, as ``knowledge`` monitored them."""
    from jixiao.application.monitoring import table_bytes

    return table_bytes(monitored, format, knowledge)


@_held
def dashboard(monitored: Monitored, format: str = "html") -> bytes:
    """The dashboard of all forms: html or pdf."""
    from jixiao.application.monitoring import dashboard_bytes

    return dashboard_bytes(monitored, format)


@_held
def report(
    data: ReportData | str | Path | Source,
    format: str = "docx",
    *,
    charts: bool = True,
    pack: RulePack | str | Path | None = None,
    draft: bool = False,
    knowledge: Knowledge | None = None,
) -> Reported:
    """The yearly report of an insurance fund's unit as docx, pdf, html or txt (``content``), with
    the places that people must still fill counted (``to_fill``).

    ``data`` are values, or a YAML or JSON file, or a folder of forms and fund tables; ``pack`` the
    rule pack, its id or file, by default the one that the data name, else the one of their place
    and year. ``charts`` need the extra of that name. All that is wrong in the data and that a
    review will say of the report is in ``findings``; where one is an error ``content`` is empty,
    unless it is a ``draft``. Raises UserError where the data cannot be read.
    """
    from jixiao.application.reporting import made_report

    given = data if isinstance(data, ReportData) else load_report(data, knowledge)
    pack = chosen_pack(pack, knowledge)
    return made_report(given, format, charts=charts, pack=pack, draft=draft, knowledge=knowledge)


@_held
def library(
    words: Sequence[str] | str = (), *, fund: str | None = None, knowledge: Knowledge | None = None
) -> tuple[KnownIndicator, ...]:
    """The indicators that every word fits, the best first; without a word all. ``fund`` keeps its
    own and the common ones. Raises UserError for an unknown fund.

    >>> [entry.name for entry in library("参保群众满意度")][:1]
    ['参保人员满意度']
    """
    return _library.search([words] if isinstance(words, str) else words, fund, knowledge)
