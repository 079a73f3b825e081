"""What kind of words a cell holds."""

from __future__ import annotations

import pytest

from jixiao.recognition.forms.natures import SHORT, TARGETLIKE, nature


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<b>加粗</b>", SHORT),
        ("<u>乙</u>", SHORT),
        ("<5起", TARGETLIKE),
        ("<b><5起</b>", TARGETLIKE),
    ],
)
def test_a_tag_is_no_sign_of_a_target(text: str, kind: int) -> None:
    assert nature(text) == kind
