"""Filling and reviewing judge alike: a review of what ``fill`` wrote finds nothing that ``fill`` had
not told, in any layout, over good and bad data.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.application.filling import Filled, fill
from jixiao.application.reviewing import review
from jixiao.core.findings import Finding
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.packs import load_packs
from jixiao.reading.dispatch import read_bytes
from tests.whole.test_one_engine import partly_filled
from tests.writing.layouts.generating import forms

PACKS = load_packs()
LAYOUTS = tuple(layouts().values())
FORMATS = ("docx", "xlsx", "html", "txt")


def told(result: Filled) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.field) for form in result.forms for each in form.findings)


def reviewed(result: Filled) -> list[Finding]:
    documents = [
        document for file in result.files for document in read_bytes(file.content, file.name)
    ]
    return [each for one in review(documents).documents for each in one.findings]


def unsaid(result: Filled) -> list[str]:
    """What a review finds that was not told."""
    known = told(result)
    found = reviewed(result)
    left = Counter((each.code, each.field) for each in found) - known
    return [
        f"{each.code} {each.field} {each.message.zh}"
        for each in found
        if (each.code, each.field) in left
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_review_finds_nothing_that_fill_did_not_tell(layout: Layout, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([each for each in layout.kinds if each != "fund_statement"]))
    one = st.one_of(forms(kind, layout.id), partly_filled(kind, layout.id))
    several = data.draw(st.lists(one, min_size=1, max_size=2))
    pack = data.draw(st.sampled_from((None, None, *PACKS.values())))
    fmt = data.draw(st.sampled_from(FORMATS if pack is None else FORMATS[:3]))
    apart = data.draw(st.booleans())
    result = fill(several, fmt, layout=layout, pack=pack, apart=apart, draft=True)
    assert result.internal == ()
    assert unsaid(result) == []
