"""Reads what is to be filled in: YAML or JSON of the form model, the filling template, or an
existing form in any readable format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from jixiao.application.loaded import Loaded
from jixiao.application.soundness import of_form, sound, wrong_in
from jixiao.application.sources import (
    DATA_ENDINGS,
    Source,
    documents_in,
    texts_in,
    without_blanks,
)
from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import FormData, data_of, dated, filled_in, form_data
from jixiao.core.forms import KINDS
from jixiao.core.shaping import without
from jixiao.knowledge.labels import where
from jixiao.knowledge.shelf import Knowledge

_MOST_FORMS = 100_000


def forms_in(source: Source, knowledge: Knowledge | None = None) -> tuple[Loaded, ...]:
    """The forms of a file of data, a filled template or any document, which is read with the words
    of ``knowledge``. Raises UserError.
    """
    if source.ending in DATA_ENDINGS:
        return tuple(Loaded(data=data) for data in forms_of(texts_in(source), source.name))
    return _from_document(source, knowledge.words if knowledge is not None else None)


def forms_of(raw: Any, name: str) -> list[FormData]:
    """The forms in decoded data: one, a list, or a list under ``forms``."""
    listed = raw["forms"] if isinstance(raw, dict) and "forms" in raw and "kind" not in raw else raw
    items = listed if isinstance(listed, list) else [listed]
    if not items or items == [None] or items == [""]:
        raise user_error("E014", f"{name} 里没有表", f"there is no form in {name}")
    if len(items) > _MOST_FORMS:
        raise user_error(
            "E013", f"{name} 里的表超过{_MOST_FORMS}张", f"{name} has more than {_MOST_FORMS} forms"
        )
    forms, wrong = [], []
    for number, item in enumerate(items, start=1):
        try:
            forms.append(dated(_sound(without_blanks(item))))
        except UserError as error:
            wrong += [
                _placed(each, name, number if len(items) > 1 else 0) for each in error.findings
            ]
    if wrong:
        raise UserError(*wrong)
    return forms


def _sound(item: Any) -> FormData:
    """The form in one item. Raises UserError with all that is wrong, in what has the right shape
    too.
    """
    try:
        return sound(_form_data(item))
    except UserError as error:
        raise UserError(*error.findings, *_wrong_in_rest(item, error)) from error


def _wrong_in_rest(item: Any, error: UserError) -> Iterator[Finding]:
    wrong = [each.address for each in error.findings]
    try:
        rest = _form_data(without(item, wrong))
    except UserError:  # what is left is no form
        return
    yield from (each for each in wrong_in(rest) if each.address not in wrong)


def _form_data(item: Any) -> FormData:
    """The form in one item; its schema is a text in YAML."""
    if isinstance(item, dict):
        schema = item.get("schema")
        if isinstance(schema, str) and schema.isdecimal():
            item = {**item, "schema": int(schema)}
    return form_data(item, where=where, strict=False)


def _placed(found: Finding, name: str, number: int) -> Finding:
    """The fault with its file and form before it."""
    said = found.message
    at = Text(f" 第{number}张表", f", form {number}") if number else Text("", "")
    message = Text(f"{name}{at.zh}：{said.zh}", f"{name}{at.en}: {said.en}")
    return msgspec.structs.replace(found, message=message, address=of_form(found.address, number))


def _from_document(source: Source, words: Mapping[str, str] | None) -> tuple[Loaded, ...]:
    from jixiao.application.template_reading import is_template, read_template
    from jixiao.recognition import recognise

    loaded: list[Loaded] = []
    for document in documents_in(source):
        why = document.refusal
        if why is not None:
            raise user_error("E001", f"{source.name}：{why.zh}", f"{source.name}: {why.en}")
        if is_template(document):
            loaded += read_template(document)
        else:
            loaded += [
                Loaded(data=filled_in(data_of(form)))
                for form in recognise(document, words).forms
                if form.kind in KINDS[:4]
            ]
    if not loaded:
        raise user_error(
            "E014",
            f"{source.name} 里没有认出绩效表；可以用 jixiao template 领一份填写模板",
            f"no performance form was recognised in {source.name}; get a template with jixiao"
            " template",
        )
    return tuple(loaded)
