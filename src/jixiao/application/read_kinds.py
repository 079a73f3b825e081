"""A form whose print is read as one of another kind, told before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import Form
from jixiao.knowledge.labels import kind_of


def read_otherwise(data: FormData, seen: Form | None) -> Iterator[Finding]:
    """A warning (E053) where readers take the print of the form, ``seen``, for another kind: it is
    checked by the rules of that kind.
    """
    if seen is None or seen.kind == data.kind:
        return
    meant, taken = kind_of(data.kind), kind_of(seen.kind)
    title = data.title or (seen.title.text if seen.title is not None else "")
    yield fault(
        "E053",
        f"填的是{meant.zh}，写出后会被读作{taken.zh}，也按{taken.zh}审核：标题“{title}”里请写明是{meant.zh}",
        f"the form is a {meant.en}, its print is read and reviewed as a {taken.en}: let the title"
        f" “{title}” say which it is",
        "0:form1.title",
        title,
        Severity.WARNING,
    )
