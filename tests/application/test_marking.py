"""What is to say of a marked copy as a whole is a finding of the result."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import jixiao
from jixiao.core.findings import Severity

FILE = Path("examples/kashgar-2020/report.docx").read_bytes()


def signed(content: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize("mark", [jixiao.annotate, jixiao.correct])
def test_a_signature_that_no_longer_holds_is_a_finding(mark: object) -> None:
    assert callable(mark)
    for content, codes in ((FILE, []), (signed(FILE), ["E055"])):
        reviewed = jixiao.review(jixiao.Source("表.docx", content)).documents[0]
        found = mark(reviewed, content).findings
        assert [each.code for each in found] == codes
        for each in found:
            assert (each.severity, each.address) == (Severity.WARNING, "file")
            assert (each.place.text, "签名" in each.message.zh) == ("表.docx", True)
            assert "signature" in each.message.en
