"""The form of a layout family as it is read, and its rows as texts."""

from __future__ import annotations

import layouts
from layout_tables import document, merged, title_of

from jixiao.core.forms import Form
from jixiao.recognition.forms import recognise_forms


def form_of(family: str) -> Form:
    forms = recognise_forms(
        document(title_of(family), "（2023年度）", merged(getattr(layouts, family)))
    )
    assert len(forms) == 1
    return forms[0]


def row(form: Form, name: str) -> dict[str, str]:
    """The texts of the indicator of a name."""
    found = next(each for each in form.indicators if each.name and each.name.text == name)
    texts = {
        field: getattr(found, field).text
        for field in (
            "level1",
            "level2",
            "operator",
            "target",
            "actual",
            "unit",
            "points",
            "score",
            "review_score",
            "completion",
            "reason",
        )
        if getattr(found, field)
    }
    return texts | {head: entry.text for head, entry in found.extra}


def money(form: Form, index: int) -> dict[str, str]:
    """The texts of a funding row."""
    found = form.funding[index]
    names = ("initial_budget", "budget", "arrived", "executed", "rate", "points", "score")
    return {"source": found.source, "role": found.role} | {
        name: getattr(found, name).text for name in names if getattr(found, name)
    }
