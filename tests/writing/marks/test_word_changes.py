"""Tracked corrections in docx files."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from jixiao.api import review
from jixiao.core.places import Place
from jixiao.reading.word.spots import find_spots
from jixiao.writing.marks.notes import Change, Marked
from jixiao.writing.marks.word_changes import correct_docx
from tests.writing.marks.marking_support import (
    EXAMPLES,
    SIGNATURE,
    W,
    changed_parts,
    commented,
    corrected,
    members,
    note,
    office,
    place_of,
    places,
    read,
    reviewed,
    texts,
)
from tests.writing.marks.test_word_comments import PIECES, made, run

_REPORT = EXAMPLES / "kashgar-2020" / "report.docx"


def change(place: Place, new: str) -> Change:
    """The words at a place to be replaced."""
    return Change(place=place, old=place.text[place.start : place.end], new=new, note=note(place))


def changed(data: bytes, *changes: Change) -> Marked:
    """The file with the changes tracked."""
    return correct_docx(data, list(changes), SIGNATURE, find_spots)


def test_the_safe_findings_of_an_example_are_gone_and_the_others_are_not_touched(
    tmp_path: Path,
) -> None:
    before = reviewed(_REPORT)
    done = corrected(before)
    assert not done.left
    assert {finding.code for finding, _ in done.applied} == {
        "U521",
        "L721",
        "T231",
        "T235",
        "T234",
        "X401",
    }
    assert changed_parts(_REPORT.read_bytes(), done.data) == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    }
    copy = tmp_path / "报告.docx"
    copy.write_bytes(done.data)
    after = review([copy]).documents[0]
    gone = {(finding.code, finding.place.paragraph, finding.printed) for finding, _ in done.applied}
    assert gone.isdisjoint(
        {(each.code, each.place.paragraph, each.printed) for each in after.findings}
    )
    assert len(after.findings) <= len(before.findings) - len(gone)


def test_the_old_words_are_struck_out_and_the_new_ones_inserted_in_the_same_look(
    tmp_path: Path,
) -> None:
    look = "<w:rPr><w:rFonts w:eastAsia='仿宋_GB2312'/><w:b/></w:rPr>"
    data = made(f"<w:p>{run('预算16592万元的94%', look)}</w:p>")
    done = changed(data, change(place_of(read(data), "16592"), "165692"))
    assert texts(read(done.data)) == ["预算165692万元的94%"]
    root = etree.fromstring(members(done.data)["word/document.xml"])
    struck, inserted = root.find(f".//{W}del"), root.find(f".//{W}ins")
    assert "".join(struck.itertext()) == "16592"
    assert "".join(inserted.itertext()) == "165692"
    assert {each.get(f"{W}author") for each in (struck, inserted)} == {"绩效审核"}
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    assert [words for words, _ in commented(done.data).values()] == ["16592165692"]
    docx.Document(io.BytesIO(done.data))
    assert (
        b"165692"
        in members(office(done.data, "docx", "docx:MS Word 2007 XML", tmp_path))[
            "word/document.xml"
        ]
    )


def test_words_that_run_over_several_runs_and_a_link() -> None:
    data = made(
        f"<w:p>{run('预算16')}<w:hyperlink"
        f" w:anchor='x'>{run('59')}</w:hyperlink>{run('2万元')}</w:p>"
    )
    done = changed(data, change(place_of(read(data), "16592"), "165692"))
    assert texts(read(done.data)) == ["预算165692万元"]


def test_anothers_insertion_is_parted_and_keeps_its_author() -> None:
    data = made(
        "<w:p><w:ins w:id='5' w:author='张三'"
        f" w:date='2026-01-01T00:00:00Z'>{run('预算16592万元')}</w:ins></w:p>"
    )
    done = changed(data, change(place_of(read(data), "16592"), "165692"))
    assert texts(read(done.data)) == ["预算165692万元"]
    paragraph = etree.fromstring(members(done.data)["word/document.xml"]).find(f".//{W}p")
    top = [
        (each.get(f"{W}author"), "".join(each.itertext()))
        for each in paragraph
        if each.tag == f"{W}ins"
    ]
    assert top == [("张三", "预算16592"), ("绩效审核", "165692"), ("张三", "万元")]
    identities = [each.get(f"{W}id") for each in paragraph.iter(f"{W}ins", f"{W}del")]
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            "<w:p><w:fldSimple w:instr='=SUM(ABOVE)'><w:r><w:t>9.9</w:t></w:r></w:fldSimple></w:p>",
            "域",
        ),
        (
            (
                "<w:p><w:r><w:fldChar"
                " w:fldCharType='begin'/></w:r><w:r><w:instrText>=1</w:instrText></w:r><w:r><w:fldChar"
                " w:fldCharType='separate'/></w:r><w:r><w:t>9.9</w:t></w:r><w:r><w:fldChar"
                " w:fldCharType='end'/></w:r></w:p>"
            ),
            "域",
        ),
        (
            (
                "<w:p><w:sdt><w:sdtPr><w:dataBinding"
                " w:xpath='x'/></w:sdtPr><w:sdtContent><w:r><w:t>9.9</w:t></w:r></w:sdtContent></w:sdt></w:p>"
            ),
            "内容控件",
        ),
        ("<w:p><w:moveTo w:id='1' w:author='a'><w:r><w:t>9.9</w:t></w:r></w:moveTo></w:p>", "移动"),
        ("<w:p><w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>.9</w:t></w:r></w:p>", "普通文字"),
        ("<w:p><m:oMath><m:r><m:t>9.9</m:t></m:r></m:oMath></w:p>", "普通文字"),
        (
            f"<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p>{run('9.9')}</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>",
            "文本框",
        ),
    ],
)
def test_what_cannot_be_tracked_is_left_with_a_reason(body: str, reason: str) -> None:
    data = made(body + "<w:p/>")
    place = places(read(data))[0]
    done = changed(data, change(place.narrowed(0, len(place.text)), "10"))
    assert reason in done.left[0].zh
    assert texts(read(done.data)) == texts(read(data))


def test_other_words_at_the_place_are_left() -> None:
    data = made(f"<w:p>{run('得分9.8')}</w:p>")
    place = place_of(read(data), "9.8")
    done = changed(data, Change(place=place, old="9.9", new="10", note=note(place)))
    assert "不同" in done.left[0].zh


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=6),
    st.integers(0, 30),
    st.integers(1, 8),
    st.integers(0, 5),
    st.integers(1, 8),
)
def test_any_two_stretches_read_back_as_changed_or_are_left(
    pieces: list[str], start: int, length: int, gap: int, second: int
) -> None:
    data = made(f"<w:p>{run('始')}{''.join(pieces)}{run('末')}</w:p>")
    place = places(read(data))[0]
    text = place.text
    assume(start + length <= len(text))
    spans = [(start, start + length), (start + length + gap, start + length + gap + second)]
    spans = [span for span in spans if span[1] <= len(text)]
    done = changed(data, *(change(place.narrowed(*span), "新") for span in spans))
    for index in reversed(range(len(spans))):
        if index not in done.left:
            text = text[: spans[index][0]] + "新" + text[spans[index][1] :]
    assert texts(read(done.data)) == [text]
    tracked = [
        each.get(f"{W}id")
        for each in etree.fromstring(members(done.data)["word/document.xml"]).iter(
            f"{W}ins", f"{W}del"
        )
    ]
    ours = [identity for identity in tracked if identity not in ("8", "9")]
    assert len(set(ours)) == len(ours)
