"""A report's data from YAML or JSON, or from a folder with a fund table and forms; errors name the
field, its row and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import PurePath
from typing import Any

import msgspec

from jixiao.application.soundness import usual_or_nothing, within
from jixiao.application.sources import Source, documents_in, texts_in, without_blanks
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.shaping import NOTHING, mended, shaped
from jixiao.drafting.copies import Found
from jixiao.drafting.fields import NAMES, steps_of
from jixiao.drafting.gathering import gathered_data
from jixiao.drafting.model import ReportData
from jixiao.drafting.validation import problems_in
from jixiao.knowledge.shelf import Knowledge
from jixiao.recognition import recognise
from jixiao.starting.shapes import convert


def report_data(source: Source) -> ReportData:
    """The data of a YAML or JSON file. Raises UserError."""
    return _converted(_raw(source))


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """A report's data with where they are from: ``files`` are those of the annexed forms in their
    order (empty where the data are one file), ``findings`` what is to say of the folder: copies of
    one form, forms that are left out.
    """

    data: ReportData
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def gathered(
    files: Iterable[Source | Document],
    written: Source | None = None,
    name: str = "",
    knowledge: Knowledge | None = None,
) -> Gathered:
    """The data that forms and fund tables hold, read with the words of ``knowledge``, what people
    have ``written`` (报告.yaml) laid over it. ``name`` is what messages call the files. Raises
    UserError.
    """
    words = knowledge.words if knowledge is not None else None
    found = [
        Found(form=form, file=_name_of(document), format=document.format)
        for file in files
        for document in documents_in(file)
        for form in recognise(document, words).forms
    ]
    given = gathered_data(found, _raw(written) if written is not None else {}, name)
    if given.missing:
        raise UserError(*(fault("E014", each.zh, each.en) for each in given.missing))
    return Gathered(data=_converted(given.raw), files=given.files, findings=given.findings)


def _name_of(document: Document) -> str:
    return PurePath(document.member or document.path).name


def _raw(source: Source) -> dict[str, Any]:
    """The file's content with every scalar as text."""
    content = texts_in(source)
    if not isinstance(content, dict):
        raise user_error(
            "E012",
            f"{source.name} 应由“名称: 值”组成，至少要有 unit（实施单位）、area（地区范围）、"
            "year（年度）和 funds（各项基金）",
            f"{source.name} must hold unit, area, year and funds",
        )
    return content


def _converted(raw: dict[str, Any]) -> ReportData:
    bare = without_blanks(raw)
    where = partial(_where, raw=bare)
    # numbers that are none are told with what else is wrong in the report
    try:
        return shaped(
            bare, ReportData, "E012", Text("", ""), where=where, strict=False, finite=False
        )
    except UserError as error:
        told = {each.address for each in error.findings}
        rest = mended(bare, ReportData, usual_or_nothing, strict=False, finite=False)
        if rest is NOTHING:
            raise
        also = problems_in(convert(rest, ReportData, strict=False))
        raise UserError(
            *error.findings,
            # what contradicts itself may do so for what is missing
            *(
                each
                for each in also
                if each.code == "E012"
                and not within(each.address, told)
                and steps_of(each.address)[0] in bare
            ),
        ) from error


def _where(path: str, raw: dict[str, Any]) -> Text:
    """A path with its field's Chinese name and the fund or form that it stands in."""
    steps = steps_of(path)
    names = [NAMES[step] for step in steps if step in NAMES]
    called = f"（{'、'.join(names[-2:])}）" if names else ""
    row = _row(steps, raw)
    return Text(
        f"{path}{called}{f'，{row}' if row else ''}：", f"{path}{f', {row}' if row else ''}"
    )


def _row(steps: list[str], raw: dict[str, Any]) -> str:
    """Of which fund or form, in words."""
    at: Any = raw
    named = ""
    for step in steps:
        at = (
            at[int(step)]
            if isinstance(at, list) and step.isdigit() and int(step) < len(at)
            else at.get(step)
            if isinstance(at, dict)
            else None
        )
        if isinstance(at, dict):
            named = next(
                (
                    str(at[key])
                    for key in ("fund", "project", "name", "item")
                    if isinstance(at.get(key), str)
                ),
                named,
            )
    return named
