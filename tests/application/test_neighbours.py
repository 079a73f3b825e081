"""Files of one name told apart, and those that cannot be read sent to whom they are of."""

from __future__ import annotations

from pathlib import Path

from jixiao import Source
from jixiao.api import letters, review
from jixiao.application.letters.words import letters_of, without_letter
from jixiao.application.rendering import render
from jixiao.checks.review import Review
from jixiao.reading import read_bytes
from jixiao.writing.letters import Letter
from tests.application.rounds.test_comparing import form

EXAMPLES = Path(__file__).parents[2] / "examples"
BROKEN = b"PK\x03\x04 nothing"


def folders(*more: Source, **settings: str) -> Review:
    given = [form(score="45", file="报送/一/自评表.txt"), form("乙局", file="报送/二/自评表.txt")]
    return review([*given, *more], separate=True, **settings)


def letter_to(found: Review, unit: str) -> Letter:
    return next(each for each in letters_of(found) if each.unit == unit)


def test_files_of_one_name_are_shown_with_their_folders() -> None:
    found = folders()
    assert letter_to(found, "甲局").files == ("一/自评表.txt",)
    for kind in ("text", "html"):
        shown = render(found, kind).decode()
        assert "一/自评表.txt" in shown
        assert "二/自评表.txt" in shown


def test_a_place_in_the_other_of_them_has_its_folder_too() -> None:
    given = [(EXAMPLES / f"kashgar-2020/{name}.txt").read_bytes() for name in ("forms", "report")]
    found = review([Source("一/表.txt", given[0]), Source("二/表.txt", given[1])])
    for kind in ("text", "html"):
        assert "《二/表.txt》第" in render(found, kind).decode()


def test_an_unread_file_in_a_units_folder_stands_in_the_units_letter() -> None:
    found = folders(Source("报送/一/附件.docx", BROKEN))
    assert {each.unit for each in letters_of(found)} == {"甲局", "乙局"}
    own = letter_to(found, "甲局")
    assert (own.files, own.unread) == (("一/自评表.txt",), ("附件.docx",))
    (row,) = [each for each in own.rows if each.where == "附件.docx"]
    assert "另存一份再审" not in row.problem  # that is for whom reviews
    assert "重新报送" in row.remedy
    text = words(letters(found)["整改通知-甲局.docx"])
    assert "另有《附件.docx》读不出来，没有审核，请重新报送" in text


def test_or_whose_name_has_the_unit_in_it() -> None:
    given = [form(score="45", file="a.txt"), form("乙局", file="b.txt")]
    found = review([*given, Source("乙局自评表.xlsx", b"")], separate=True)
    assert letter_to(found, "乙局").unread == ("乙局自评表.xlsx",)


def test_a_folder_of_all_units_says_nothing_of_whose_an_unread_file_is() -> None:
    found = review([form(score="45", file="报送/a.txt"), Source("报送/b.docx", BROKEN)])
    assert letter_to(found, "甲局").unread == ()
    assert [each.unit for each in letters_of(found)] == ["甲局"]
    assert [name for name, _ in without_letter(found)] == ["b.docx"]


def test_a_unit_whose_only_file_cannot_be_read_is_told() -> None:
    found = folders(Source("报送/一/附件.docx", BROKEN), versions="newest")
    again = review([Source("报送/一/附件.docx", BROKEN)], last=found)
    assert letter_to(again, "甲局").absent


def test_a_form_without_a_unit_is_nobodys_by_its_folder() -> None:
    found = folders(form("", project="设备购置", file="报送/一/设备.txt"))
    assert [each.unit for each in letters_of(found) if not each.named] == ["设备"]


def test_what_was_not_reviewed_is_not_among_the_files_reviewed() -> None:
    newer = form(score="46", file="报送/一/自评表(最终).txt")
    own = letter_to(folders(newer, versions="newest"), "甲局")
    assert own.files == ("自评表(最终).txt",)
    assert own.older == ("一/自评表.txt",)


def words(content: bytes) -> str:
    (document,) = read_bytes(content, "a.docx")
    return "\n".join(getattr(each, "text", "") for each in document.blocks)
