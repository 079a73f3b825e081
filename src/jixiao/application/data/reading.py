"""Reads what is to be filled in: YAML or JSON of the form model, the filling template, or an
existing form in any readable format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from jixiao.application.loaded import Loaded
from jixiao.application.soundness import Next, of_form, rest_of, unfit_in, within, wrong_in
from jixiao.application.sources import (
    DATA_ENDINGS,
    Source,
    documents_in,
    texts_in,
    without_blanks,
)
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import GIVEN_AS, FormData, data_of, dated, form_data
from jixiao.core.forms import Form, entries
from jixiao.core.formshapes import SCHEMA
from jixiao.core.places import Place
from jixiao.core.series import series
from jixiao.knowledge.labels import label_of, where
from jixiao.knowledge.layouts import Layout
from jixiao.knowledge.shelf import Knowledge, shipped

_MOST_FORMS = 100_000
_MOST_CELLS = 6  # that a message names


def forms_in(
    source: Source, knowledge: Knowledge | None = None, then: Next | None = None
) -> tuple[Loaded, ...]:
    """The forms of a file of data, a filled template or any document, which is read with the words
    of ``knowledge``. Raises UserError, with what is found ``then`` as well.
    """
    found = _forms_in(source, knowledge, then)
    return tuple(msgspec.structs.replace(each, source=source.name) for each in found)


def _forms_in(source: Source, knowledge: Knowledge | None, then: Next | None) -> tuple[Loaded, ...]:
    if source.ending in DATA_ENDINGS:
        known = (knowledge or shipped()).known_layouts
        read = forms_of(texts_in(source), source.name, known, then)
        return tuple(Loaded(data=data, file=source.name) for data in read)
    return _from_document(source, knowledge)


def is_of_forms(raw: Any) -> bool:
    """Whether decoded data are of forms, right or wrong, and not of something else (a report, a
    review).
    """
    items = _items(raw)
    return any(isinstance(item, dict) and "kind" in item for item in items)


def _items(raw: Any) -> list[Any]:
    listed = raw["forms"] if isinstance(raw, dict) and "forms" in raw and "kind" not in raw else raw
    return listed if isinstance(listed, list) else [listed]


def forms_of(
    raw: Any,
    name: str,
    layouts: Callable[[], Mapping[str, Layout]] | None = None,
    then: Next | None = None,
) -> list[FormData]:
    """The forms in decoded data: one, a list, or a list under ``forms``. Raises UserError with all
    that is wrong, and then with what would be told when they are filled in too: values that nothing
    can be computed with, layouts that are none of the ``layouts``, and what is found ``then``.
    """
    items = _items(raw)
    if not items or items == [None] or items == [""]:
        raise user_error("E014", f"{name} 里没有表", f"there is no form in {name}")
    if len(items) > _MOST_FORMS:
        raise user_error(
            "E013", f"{name} 里的表超过{_MOST_FORMS}张", f"{name} has more than {_MOST_FORMS} forms"
        )
    read = [_read(without_blanks(item)) for item in items]
    if any(each.wrong for each in read):
        known = layouts() if layouts is not None else None
        raise UserError(
            *(
                _placed(found, name, number if len(items) > 1 else 0)
                for number, each in enumerate(read, start=1)
                for found in each.faults(known, then)
            )
        )
    return [dated(each.data) for each in read if each.data is not None]


class _Read(msgspec.Struct, frozen=True):
    """A form as it was given, or as much of it as has the right shape with what is ``wrong`` in it."""

    data: FormData | None
    wrong: tuple[Finding, ...] = ()

    def faults(self, layouts: Mapping[str, Layout] | None, then: Next | None) -> Iterator[Finding]:
        """What is wrong, then what would be told when the form is filled in."""
        yield from self.wrong
        told = {each.address for each in self.wrong}
        if self.data is not None:
            later = (*unfit_in(self.data, layouts), *(then(self.data) if then is not None else ()))
            yield from (each for each in later if not within(each.address, told))


def _read(item: Any) -> _Read:
    """The form in one item, with all that is wrong in it, in what has the right shape too."""
    try:
        data = _form_data(item)
    except UserError as error:
        told = {each.address for each in error.findings}
        if "schema" in told:
            rest = (
                _read({**item, "schema": SCHEMA}) if _is_senseless(item["schema"]) else _Read(None)
            )
            return _Read(rest.data, (*error.findings, *rest.wrong))
        data = rest_of(item)
        also = (each for each in wrong_in(data) if not within(each.address, told))
        return _Read(data, (*error.findings, *also))
    return _Read(data, tuple(wrong_in(data)))


def _is_senseless(schema: object) -> bool:
    """Whether a version is none at all; of a later one it is not known what the rest means."""
    return not (str(schema).isdecimal() and int(str(schema)) > SCHEMA)


def _form_data(item: Any) -> FormData:
    """The form in one item; its schema is a text in YAML."""
    if isinstance(item, dict):
        schema = item.get("schema")
        if isinstance(schema, str) and schema.isdecimal():
            item = {**item, "schema": int(schema)}
    return form_data(item, where=where, named=lambda path: label_of(path).zh, strict=False)


def _placed(found: Finding, name: str, number: int) -> Finding:
    """The fault with its file and form before it."""
    said = found.message
    at = Text(f" 第{number}张表", f", form {number}") if number else Text("", "")
    message = Text(f"{name}{at.zh}：{said.zh}", f"{name}{at.en}: {said.en}")
    return msgspec.structs.replace(found, message=message, address=of_form(found.address, number))


def _from_document(source: Source, knowledge: Knowledge | None) -> tuple[Loaded, ...]:
    from jixiao.application.factsheets.reading import is_fact_sheet
    from jixiao.application.papers import known_as, shows_forms
    from jixiao.application.templates.reading import read_template
    from jixiao.application.templates.shape import is_template
    from jixiao.recognition import recognise

    words = knowledge.words if knowledge is not None else None
    loaded: list[Loaded] = []
    known: Text | None = None
    for document in documents_in(source):
        why = document.refusal
        if why is not None:
            raise user_error("E001", f"{source.name}：{why.zh}", f"{source.name}: {why.en}")
        known = known or known_as(document)
        if is_template(document):
            loaded += read_template(document, (knowledge or shipped()).known_layouts())
        elif not shows_forms(document) and not is_fact_sheet(document):
            found = [
                Loaded(data=data_of(form), places=_places(form))
                for form in recognise(document, words).forms
            ]
            loaded += [*_with_unknown(found[:1], document), *found[1:]]
    if not loaded and known is not None:
        raise user_error("E014", f"{source.name} {known.zh}", f"{source.name} is {known.en}")
    if not loaded and source.ending == ".csv":
        raise user_error(
            "E014",
            f"{source.name} 里没有认出绩效表；csv 只存得下一页，填写模板请用 Excel 或 WPS 存成 .xlsx 再用",
            f"no performance form was recognised in {source.name}; a csv holds one sheet: save the"
            " filling template as .xlsx",
        )
    if not loaded:
        raise user_error(
            "E014",
            f"{source.name} 里没有认出绩效表；可以用 jixiao template 领一份填写模板",
            f"no performance form was recognised in {source.name}; get a template with jixiao"
            " template",
        )
    return tuple(loaded)


def _with_unknown(first: Sequence[Loaded], document: Document) -> Iterator[Loaded]:
    """The first form of a workbook, with a warning for formulas without a result, which are read as
    nothing.
    """
    cells = [f"{place.sheet}!{place.cell}" for place in document.uncomputed]
    for form in first:
        if cells:
            listed = series(cells, _MOST_CELLS, "格")
            told = fault(
                "E012",
                f"{listed.zh}的公式没有保存结果，这里也算不出，按空白处理；请用 Excel 或 WPS 打开保存一次再填",
                f"{listed.en}: formulas without a result, read as nothing; save the file in Excel or WPS",
                severity=Severity.WARNING,
            )
            form = msgspec.structs.replace(form, findings=(told, *form.findings))
        yield form


def _places(form: Form) -> dict[str, Place]:
    """Where each field of a form stands in its document."""
    return {GIVEN_AS.get(address, address): entry.place for address, entry in entries(form)}
