"""``jixiao review --annotate``, ``--correct`` and ``--letters`` as a user meets them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import msgspec
import pytest

from jixiao.cli.main import run
from tests.writing.marks.marking_support import EXAMPLES, commented, read

FORM, REPORT = EXAMPLES / "yanchi-2024.docx", EXAMPLES / "kashgar-2020" / "report.docx"


def test_a_copy_is_written_and_told_about(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "批注.docx"
    assert run(["review", str(FORM), "--annotate", str(out)]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert told.startswith(f"已写出 {out}：标出问题")
    assert len(told.splitlines()) == 1
    assert commented(out.read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ["批注.docx"]


def test_the_report_is_printed_too_where_a_format_is_asked_for(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(
        [
            "review",
            str(FORM),
            "--annotate",
            str(tmp_path / "a.docx"),
            "--out",
            str(tmp_path / "a.json"),
        ]
    )
    assert (tmp_path / "a.json").read_bytes().startswith(b"{")
    assert b"a.docx" in capsysbinary.readouterr().out


def test_json_stands_alone_on_stdout(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(["review", str(FORM), "--annotate", str(tmp_path / "a.docx"), "--format", "json"])
    told = capsysbinary.readouterr()
    assert msgspec.json.decode(told.out)["documents"]
    assert b"a.docx" in told.err


def test_corrections_are_listed_with_what_was_left_to_people(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(["review", str(REPORT), "--correct", str(tmp_path / "更正.docx")])
    told = capsysbinary.readouterr().out.decode()
    assert "  U521 第10段：2.61元 → 2.61亿元\n" in told
    assert "要由人判断，没有改" in told
    assert "2.61亿元" in "\n".join(
        block.text
        for block in read((tmp_path / "更正.docx").read_bytes()).blocks
        if hasattr(block, "text")
    )


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said by a call that must be refused."""
    assert run(["review", *arguments]) == 2
    return capsys.readouterr().err


def test_nothing_is_overwritten_unasked_and_an_input_never(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "表.docx"
    shutil.copy(FORM, own)
    taken = tmp_path / "有.docx"
    taken.write_bytes(b"old")
    assert "--force" in refused([str(own), "--annotate", str(taken)], capsys)
    assert taken.read_bytes() == b"old"
    for option in ("--annotate", "--correct"):
        assert "不能覆盖" in refused([str(own), option, str(own), "--force"], capsys)
        assert "不能覆盖" in refused([str(own), option, str(tmp_path), "--force"], capsys)
    assert own.read_bytes() == FORM.read_bytes()
    assert run(["review", str(own), "--annotate", str(taken), "--force"]) == 1
    assert taken.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "option", "words"),
    [
        ("kashgar-2020/report.txt", "--annotate", "jixiao convert report.txt report.docx"),
        ("kashgar-2020/report.pdf", "--correct", "docx、xlsx"),
        ("kashgar-2020/report.txt", "--correct", "convert"),
    ],
)
def test_formats_that_take_no_marks_say_what_to_do(
    name: str,
    option: str,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = EXAMPLES / name
    assert words in refused([str(source), option, str(tmp_path / f"a{source.suffix}")], capsys)
    assert list(tmp_path.iterdir()) == []


def test_an_old_word_file_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "得分")
    book.save(str(tmp_path / "a.xls"))
    assert "jixiao convert a.xls a.xlsx" in refused(
        [str(tmp_path / "a.xls"), "--annotate", str(tmp_path / "b.xls"), "--lang", "en"], capsys
    )


def test_members_of_a_zip_are_refused_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "全部.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(FORM, "表.docx")
    assert "先解压" in refused([str(packed), "--annotate", str(tmp_path / "出.docx")], capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["全部.zip"]


def test_several_files_go_to_a_folder_and_those_that_take_no_notes_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "交来"
    (source / "a").mkdir(parents=True)
    (source / "b").mkdir()
    shutil.copy(FORM, source / "a" / "表.docx")
    shutil.copy(FORM, source / "b" / "表.docx")
    shutil.copy(EXAMPLES / "yanchi-2024.pdf", source / "表.pdf")
    shutil.copy(EXAMPLES / "yanchi-2024.txt", source / "表.txt")
    assert "文件夹" in refused(
        [str(source), "--annotate", str(tmp_path / "出.docx"), "--separate"], capsys
    )
    out = tmp_path / "批注"
    assert run(["review", str(source), "--annotate", str(out), "--separate"]) == 2
    assert "表.txt" in capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["a-表.docx", "b-表.docx", "表.pdf"]


def test_an_ending_that_is_not_the_originals_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ".docx" in refused([str(FORM), "--annotate", str(tmp_path / "a.pdf")], capsys)


def test_letters_go_to_a_folder_and_are_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "通知"
    assert run(["review", str(FORM), "--letters", str(out)]) == 1
    name = "整改通知-盐池县医疗保险服务中心本级.docx"
    beside = "问题清单-盐池县医疗保险服务中心本级.xlsx"
    assert sorted(path.name for path in out.iterdir()) == sorted([name, beside])
    (out / name).write_bytes(b"edited")
    assert "--force" in refused([str(FORM), "--letters", str(out)], capsys)
    assert (out / name).read_bytes() == b"edited"
    assert "文件" in refused([str(FORM), "--letters", str(out / name)], capsys)


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "不存在" in refused([str(FORM), "--annotate", str(tmp_path / "没有" / "a.docx")], capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["结果.html", "问题清单.xlsx", "结果.json", "结果.txt"])
def test_a_result_is_not_written_over_unasked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    out.write_bytes(b"typed into")
    assert run(["review", str(FORM), "--out", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"typed into"
    assert run(["review", str(FORM), "--out", str(out), "--force"]) == 1
    assert out.read_bytes() != b"typed into"
