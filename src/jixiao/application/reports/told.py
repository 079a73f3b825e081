"""Where the findings of a report stand, in words: the annexed form with its file and row, or the
place in the text; and the result as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.checks.review import DocumentReview
from jixiao.core.findings import Finding, Text, split_address
from jixiao.core.formdata import form_of
from jixiao.core.formnames import form_name
from jixiao.core.forms import SELF_EVALUATION, Form
from jixiao.core.packs import PackName
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import ReportData
from jixiao.knowledge.labels import in_form
from jixiao.rendering.contract import FindingOut
from jixiao.rendering.json_findings import finding_out
from jixiao.rendering.words import place_words
from jixiao.version import __version__

_SHOWN = 6


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding stands: ``annex`` is the number of the annexed form (None for the report's own
    text and table), ``file`` the one that the form was found in, ``words`` all of it in words.
    """

    words: Text
    annex: int | None = None
    file: str = ""


class FindingTold(FindingOut, frozen=True, kw_only=True):
    """A finding as a review gives it, with where it stands: ``where`` in words; ``annex`` and
    ``file`` as in Stands. Its places are those of the report that is written, or of the folder's
    file that ``place.document`` names.
    """

    where: str
    annex: int | None
    file: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What ``jixiao report --json`` prints. ``written`` is the path, null where nothing was; ``pack``
    is the one that the amounts were judged by, ``pack_reason`` says why.
    """

    schema: int = msgspec.field(default_factory=lambda: 1)
    jixiao: str
    title: str
    written: str | None
    to_fill: int
    findings: tuple[FindingTold, ...]
    internal: tuple[str, ...]
    pack: PackName | None
    pack_reason: str


def standing(reviewed: DocumentReview, data: ReportData, files: Sequence[str]) -> dict[str, Stands]:
    """For each finding of the report's print, by its id, where it stands."""
    forms = dict(_annexed(reviewed, data, files))
    return {each.id: _stands(each, forms) for each in reviewed.findings}


def standing_in_data(
    findings: Sequence[Finding],
    data: ReportData,
    files: Sequence[str],
    cells: Mapping[str, str],
) -> dict[str, Stands]:
    """For each finding of the data, by its id, the field that it is of, with the cell of a fact sheet
    that it stands in.
    """
    return {each.id: _stands_in_data(each.address, data, files, cells) for each in findings}


def _stands_in_data(
    address: str, data: ReportData, files: Sequence[str], cells: Mapping[str, str]
) -> Stands:
    head, _, field = address.partition("].")
    if address in cells:
        cell = cells[address]
        return Stands(words=Text(f"{cell}“{words_of(data, address)}”", f"{cell}, {address}"))
    if not head.startswith("forms["):
        return Stands(words=Text(f"数据“{words_of(data, address)}”", f"data, {address}"))
    at = int(head.removeprefix("forms["))
    row = in_form(form_of(data.forms[at]), field)
    return _in_annex(at, form_name(data.forms[at]), files[at] if at < len(files) else "", row)


def in_json(
    title: str,
    to_fill: int,
    findings: Sequence[Finding],
    stands: Mapping[str, Stands],
    *,
    internal: tuple[str, ...] = (),
    pack: PackName | None = None,
    pack_reason: str = "",
    written: str | None = None,
    language: str = "zh",
) -> bytes:
    """The result as indented JSON, with a newline at its end."""
    result = Result(
        jixiao=__version__,
        title=title,
        written=written,
        to_fill=to_fill,
        findings=tuple(_told(each, stands.get(each.id), language) for each in findings),
        internal=internal,
        pack=pack,
        pack_reason=pack_reason,
    )
    return msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"


def _told(finding: Finding, stands: Stands | None, language: str) -> FindingTold:
    shown = finding_out(
        msgspec.structs.replace(finding, field=finding.field or finding.address), language
    )
    document = finding.place.document or ""
    if stands is None:  # of the data, of which a folder's file may be known
        where, annex, file = (
            place_words(finding.place, language) if document else "",
            None,
            document,
        )
    else:
        where, annex, file = stands.words.of(language), stands.annex, stands.file
    return FindingTold(**msgspec.structs.asdict(shown), where=where, annex=annex, file=file)


def _annexed(
    reviewed: DocumentReview, data: ReportData, files: Sequence[str]
) -> Iterator[tuple[str, tuple[Form, int, str, str]]]:
    """The annexed forms of the print by their id: the form, its number, name and file."""
    printed = [each.form for each in reviewed.view.forms if each.form.kind == SELF_EVALUATION]
    for at, form in enumerate(printed[: len(data.forms)]):
        name = form_name(data.forms[at])
        yield form.id, (form, at + 1, name, files[at] if at < len(files) else "")


def _stands(finding: Finding, forms: Mapping[str, tuple[Form, int, str, str]]) -> Stands:
    _, form_id, field = split_address(finding.address)
    known = forms.get(form_id or "")
    if known is None:
        zh, en = (_places(finding, language) for language in ("zh", "en"))
        return Stands(words=Text(f"报告{zh}", f"report, {en}"))
    form, number, name, file = known
    return _in_annex(number - 1, name, file, in_form(form, field))


def _in_annex(at: int, name: str, file: str, row: Text) -> Stands:
    beside = f"{name}，{file}" if file else name
    return Stands(
        words=Text(
            f"附表第{at + 1}张（{beside}）{row.zh}",
            f"annexed form {at + 1} ({beside.replace('，', ', ')}), {row.en}",
        ),
        annex=at + 1,
        file=file,
    )


def _places(finding: Finding, language: str) -> str:
    """The place, and for what is told once of several places (``about``) the others."""
    others = finding.related if finding.about else ()
    listed = dict.fromkeys(
        place_words(each, language) for each in (finding.place, *(one.place for one in others))
    )
    comma = ", " if language == "en" else "、"
    return comma.join(list(listed)[:_SHOWN]) + ("…" if len(listed) > _SHOWN else "")
