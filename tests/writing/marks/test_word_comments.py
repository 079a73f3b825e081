"""Comments in docx files: at the exact words, everything else as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from jixiao.core.findings import Severity
from jixiao.core.places import Place
from jixiao.reading.word.spots import find_spots
from jixiao.writing.marks.notes import Marked
from jixiao.writing.marks.word_comments import annotate_docx
from tests.writing.marks.marking_support import (
    EXAMPLES,
    SIGNATURE,
    W,
    annotated,
    changed_parts,
    commented,
    members,
    note,
    office,
    place_of,
    places,
    read,
    reviewed,
    texts,
)

FILES = (
    "yanchi-2024.docx",
    "yopurga-monitoring-2020.docx",
    "kashgar-2020/report.docx",
    "kashgar-2020/forms.docx",
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def made(
    body: str, space: str = _WORD, office: str = _OFFICE, extra: dict[str, str] | None = None
) -> bytes:
    """A docx of hand-written body markup, with all that Word asks for."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
        ' Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
        ' PartName="/word/document.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        "<Relationships"
        ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        f' Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    markup = (
        f'<w:document xmlns:w="{space}" xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {
            "[Content_Types].xml": types,
            "_rels/.rels": relations,
            "word/document.xml": markup,
            **(extra or {}),
        }.items():
            archive.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(data: bytes, *at: Place) -> Marked:
    """The file with a note on each place."""
    return annotate_docx(data, [note(place) for place in at], SIGNATURE, find_spots)


@pytest.mark.parametrize("name", FILES)
def test_examples_carry_every_finding_and_nothing_else_changes(name: str) -> None:
    before = (EXAMPLES / name).read_bytes()
    result = reviewed(EXAMPLES / name)
    made = annotated(result)
    assert not made.left
    assert changed_parts(before, made.data) == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    }
    assert texts(read(made.data)) == texts(read(before))
    found = list(commented(made.data).values())
    assert len(found) == len(result.open_findings())
    for finding, (words, text) in zip(result.open_findings(), found, strict=True):
        assert finding.code in text
        if finding.place.start is not None:
            assert words == finding.place.text[finding.place.start : finding.place.end]


def test_a_comment_says_severity_code_message_expected_formula_and_what_to_do() -> None:
    made = annotated(reviewed(EXAMPLES / "yanchi-2024.docx"))
    text = next(text for _, text in commented(made.data).values() if "S306" in text)
    assert text.startswith("【错误 S306】")
    assert "\n应为：1.43" in text
    assert "\n建议：改为1.43" in text
    assert any("\n算式：3.3+3.3+3.3" in text for _, text in commented(made.data).values())


def test_word_libraries_and_libreoffice_open_the_copy(tmp_path: Path) -> None:
    made = annotated(reviewed(EXAMPLES / "yanchi-2024.docx"))
    opened = docx.Document(io.BytesIO(made.data))
    assert len(list(opened.comments)) == len(made.marked)
    assert {comment.author for comment in opened.comments} == {"绩效审核"}
    again = members(office(made.data, "docx", "docx:MS Word 2007 XML", tmp_path))
    assert again["word/comments.xml"].count(b"<w:comment ") == len(made.marked)


def test_runs_are_split_at_the_words_and_keep_their_look() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    data = made(f"<w:p>{run('支出15.59亿元，增长', bold)}{run('1.3%。')}</w:p>")
    done = marked(data, place_of(read(data), "亿元，增长1.3%"), place_of(read(data), "15.59"))
    assert sorted(words for words, _ in commented(done.data).values()) == [
        "15.59",
        "亿元，增长1.3%",
    ]
    root = etree.fromstring(members(done.data)["word/document.xml"])
    looks = {
        "".join(t.text for t in r.iter(f"{W}t")): r.find(f"{W}rPr/{W}b") is not None
        for r in root.iter(f"{W}r")
        if r.find(f"{W}t") is not None
    }
    assert looks == {"支出": True, "15.59": True, "亿元，增长": True, "1.3%": False, "。": False}


def test_existing_comments_stay_and_their_numbers_go_on() -> None:
    data = made(f"<w:p>{run('分值10，得分9.9')}</w:p>")
    once = marked(data, place_of(read(data), "9.9")).data
    twice = marked(once, place_of(read(once), "10")).data
    assert {identity: words for identity, (words, _) in commented(twice).items()} == {
        "0": "9.9",
        "1": "10",
    }
    assert changed_parts(once, twice) == {"word/document.xml", "word/comments.xml"}


@pytest.mark.parametrize(
    "body",
    [
        (
            f"<w:p><w:ins w:id='1' w:author='a'>{run('执行率105')}</w:ins><w:del w:id='2'"
            f" w:author='a'><w:r><w:delText>9</w:delText></w:r></w:del>{run('%高')}</w:p>"
        ),
        f"<w:p><w:hyperlink w:anchor='x'>{run('执行率105')}</w:hyperlink>{run('%高')}</w:p>",
        f"<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>{run('执行率105%高')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:fldSimple w:instr='X'>{run('执行率105%')}</w:fldSimple>{run('高')}</w:p>",
        "<w:p><w:r><w:t>执行</w:t><w:tab/><w:t>率105%</w:t><w:br/><w:t>高</w:t></w:r></w:p>",
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge"
            f" w:val='restart'/></w:tcPr><w:p>{run('执行率105%高')}</w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p/>"
        ),
    ],
)
def test_revisions_controls_links_fields_and_merged_cells(body: str, tmp_path: Path) -> None:
    data = made(body)
    done = marked(data, place_of(read(data), "105%"))
    assert not done.left
    assert [words for words, _ in commented(done.data).values()] == ["105%"] or "9" in next(
        iter(commented(done.data).values())
    )[0]
    assert texts(read(done.data)) == texts(read(data))
    docx.Document(io.BytesIO(done.data))


def test_words_in_a_text_box_are_marked_at_the_box() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{run('框内得分9.9')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    data = made(f"<w:p>{run('前')}{box}{run('后')}</w:p>")
    done = marked(data, place_of(read(data), "9.9"))
    root = etree.fromstring(members(done.data)["word/document.xml"])
    assert not [
        each
        for each in root.iter(f"{W}commentRangeStart")
        if any(up.tag == f"{W}txbxContent" for up in each.iterancestors())
    ]
    assert [words for words, _ in commented(done.data).values()] == ["框内得分9.9"]


def test_formulas_are_marked_as_a_whole() -> None:
    data = made(f"<w:p>{run('率')}<m:oMath><m:r><m:t>95.5</m:t></m:r></m:oMath>{run('止')}</w:p>")
    done = marked(data, place_of(read(data), "5.5"))
    root = etree.fromstring(members(done.data)["word/document.xml"])
    assert [child.tag.rpartition("}")[2] for child in root[0][0]] == [
        "r",
        "commentRangeStart",
        "oMath",
        "commentRangeEnd",
        "r",
        "r",
    ]


def test_an_empty_cell_takes_a_comment() -> None:
    blank = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p>"
    data = made(
        f"<w:tbl><w:tr><w:tc><w:p>{run('得分')}</w:p></w:tc><w:tc>{blank}</w:tc></w:tr></w:tbl><w:p/>"
    )
    empty = next(place for place in places(read(data)) if place.column == 2)
    done = marked(data, empty)
    assert not done.left
    paragraph = etree.fromstring(members(done.data)["word/document.xml"]).findall(f".//{W}tc")[1][0]
    assert [child.tag.rpartition("}")[2] for child in paragraph] == [
        "pPr",
        "commentRangeStart",
        "commentRangeEnd",
        "r",
    ]


def test_strict_files_get_strict_comments() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = made(
        "<w:p><w:r><w:t>得分9.9</w:t></w:r></w:p>",
        space,
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    done = members(marked(data, place_of(read(data), "9.9")).data)
    assert etree.fromstring(done["word/comments.xml"]).tag == f"{{{space}}}comments"
    assert (
        b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"'
        in done["word/_rels/document.xml.rels"]
    )


def test_a_signed_file_is_warned_about() -> None:
    data = made(f"<w:p>{run('得分9.9')}</w:p>", extra={"_xmlsignatures/sig1.xml": "<x/>"})
    assert "签名" in marked(data, place_of(read(data), "9.9")).warnings[0].zh
    assert (
        members(marked(data, place_of(read(data), "9.9")).data)["_xmlsignatures/sig1.xml"]
        == b"<x/>"
    )


def test_a_place_that_is_not_there_is_left_with_a_reason() -> None:
    data = made(f"<w:p>{run('得分9.9')}</w:p>")
    done = marked(
        data, Place(table=7, row=1, column=1, text="得分"), Place(paragraph=1, text="别的")
    )
    assert set(done.left) == {0, 1}
    assert changed_parts(data, done.data) <= {"word/document.xml"}


PIECES = st.one_of(
    st.text("支出1.0亿元%，增 ", min_size=1, max_size=6).map(run),
    st.text("支出1.0亿", min_size=1, max_size=4).map(
        lambda text: f"<w:ins w:id='9' w:author='a'>{run(text)}</w:ins>"
    ),
    st.text("删除", min_size=1, max_size=3).map(
        lambda text: (
            f"<w:del w:id='8' w:author='a'><w:r><w:delText>{text}</w:delText></w:r></w:del>"
        )
    ),
    st.just("<w:r><w:tab/></w:r>"),
    st.just("<w:r><w:t>a\u00adb</w:t><w:br/><w:t>c</w:t></w:r>"),
    st.just("<w:bookmarkStart w:id='3' w:name='b'/>"),
    st.just(f"<w:smartTag>{run('标')}</w:smartTag>"),
    st.just(run("隐", "<w:rPr><w:vanish/></w:rPr>")),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=7),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=1, max_size=4),
)
def test_any_stretch_of_any_paragraph_is_marked_and_reads_as_before(
    pieces: list[str], stretches: list[tuple[int, int]]
) -> None:
    data = made(f"<w:p>{run('始')}{''.join(pieces)}{run('末')}</w:p>")
    place = places(read(data))[0]
    at = [
        place.narrowed(start, min(start + length, len(place.text)))
        for start, length in stretches
        if start < len(place.text)
    ]
    assume(at)
    done = marked(data, *at)
    assert not done.left
    assert texts(read(done.data)) == texts(read(data))
    found = commented(done.data)
    for number, each in enumerate(at):
        plain = "".join(char for char in each.text[each.start : each.end] if char not in "\t\n")
        words = found[str(number)][0].replace("\u00ad", "").replace("隐", "")
        assert "".join(char for char in words if char not in "删除") == plain


def test_severities_are_told_apart_in_the_heading() -> None:
    made = annotated(reviewed(EXAMPLES / "yopurga-monitoring-2020.docx"))
    heads = {text[1:3] for _, text in commented(made.data).values()}
    assert heads == {"错误", "警告", "提示"}
    assert {finding.severity for finding in made.marked} == set(Severity)
