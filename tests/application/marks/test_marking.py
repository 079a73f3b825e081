"""What is to say of a marked copy as a whole is a finding of the result."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

import jixiao
from jixiao.core.findings import Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


REPORT = """unit: 东和市社会保险中心
area: 东和市本级
year: 2022
money_unit: 亿元
funds:
- fund: 工伤保险
  income: {budget: 16.00, actual: 15.91, last_year: 14.92}
  expenditure: {budget: 1.12, actual: 1.09, last_year: 1.50}
- fund: 失业保险
  income: {budget: 20.00, actual: 19.50, last_year: 18.00}
  expenditure: {budget: 12.00, actual: 11.90, last_year: 10.70}
"""


def cells(content: bytes) -> list[str]:
    """What the tables show once all changes are accepted."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return ["".join(word.text or "" for word in each.iter(f"{W}t")) for each in root.iter(f"{W}tc")]


def test_a_bare_number_stays_one_under_a_head_that_says_the_unit() -> None:
    """14.82 became .82; it is put right as 14.82, not as 14.82亿元."""
    sound = jixiao.report(jixiao.Source("d.yaml", REPORT.encode()), "docx", charts=False)
    before = cells(sound.content)
    assert "14.82" in before
    book = docx.Document(io.BytesIO(sound.content))
    (cell,) = (
        cell
        for table in book.tables
        for row in table.rows
        for cell in row.cells
        if cell.text == "14.82"
    )
    for number, run in enumerate(cell.paragraphs[0].runs):
        run.text = "" if number else ".82"
    out = io.BytesIO()
    book.save(out)
    reviewed = jixiao.review(jixiao.Source("表.docx", out.getvalue())).documents[0]
    mended = jixiao.correct(reviewed, out.getvalue())
    assert mended.applied
    assert cells(mended.data) == before


def test_no_rounded_figure_is_put_back_without_asking() -> None:
    """53亿元 for 16.00亿元: 16亿元 would do for every relation, and would not be what was there."""
    sound = jixiao.report(jixiao.Source("d.yaml", REPORT.encode()), "txt", charts=False)
    text = sound.content.decode()
    seen = 0
    for printed in ("16.00亿元", "7.56%", "11.90亿元", "99.17%"):
        at = text.index(printed)
        rounded = printed.replace(printed.rstrip("亿元%"), "53")
        bad = (text[:at] + rounded + text[at + len(printed) :]).encode()
        (found,) = jixiao.review(jixiao.Source("报告.txt", bad)).documents
        about = [each for each in found.findings if (each.printed or "").startswith("53")]
        seen += len(about)
        assert not [each for each in about if each.correction and each.correction.safe]
    assert seen
