"""What forms are called in messages, and the files that they are written to."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.findings import Text
from jixiao.core.formdata import FormData
from jixiao.core.formnames import form_name, of_several_units
from jixiao.core.regex import regex

_RESERVED = regex(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 60


def heads_of(forms: Sequence[FormData], sources: Sequence[str], language: str) -> list[str]:
    """What stands before what is told of each of several forms: its number and name, and its file
    where they are of several; nothing of one alone.
    """
    if len(forms) == 1:
        return [""]
    several, files = of_several_units(forms), len(set(sources)) > 1
    number_of = "Form {}" if language == "en" else "第{}张"
    heads = (
        f"{number_of.format(number)} {form_name(data, with_unit=several)}".strip()
        for number, data in enumerate(forms, start=1)
    )
    return [
        (f"{head} ({source})" if language == "en" else f"{head}（{source}）") if files else head
        for head, source in zip(heads, sources, strict=True)
    ]


def in_quotes(data: FormData) -> Text:
    """A form's name in quotes, as it follows a word; nothing where it has none."""
    name = form_name(data)
    return Text(f"“{name}”", f" “{name}”") if name else Text("", "")


def as_file_name(words: str) -> str:
    """Words as the name of a file, without what no system takes."""
    return _RESERVED.sub("", words).strip(" .")[:_LONGEST] or "表"


def file_names(forms: Sequence[FormData]) -> list[str]:
    """A name for the file of each form, without an ending: numbered, so that they are in turn and no
    two alike, with the unit where there are several.
    """
    digits, several = len(str(len(forms))), of_several_units(forms)
    return [
        f"{number:0{digits}}_{as_file_name(form_name(each, with_unit=several, between='_'))}"
        for number, each in enumerate(forms, start=1)
    ]
