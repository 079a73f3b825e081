"""The review as an application: paths in, findings out, whatever the paths hold."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest

from jixiao.api import Knowledge, Source, UserError, render, review, shipped
from jixiao.application.checking import check
from jixiao.application.judgement import Context
from jixiao.application.reviewing import reviews
from jixiao.checks.review import Review
from jixiao.core.findings import Severity
from jixiao.paths.folders import to_review

FORM = """某项目支出绩效自评表

（2021年度）

项目名称\t信息系统运行维护\t\t\t\t\t
主管部门\t某县医疗保障局\t\t实施单位\t某县医保中心\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t200\t200\t150\t10\t{rate}\t7.5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(FORM.format(rate="70%"), encoding="utf-8")
    (tmp_path / "乙.txt").write_text(FORM.format(rate="75%"), encoding="utf-8")
    return tmp_path


def codes(result: Review) -> list[list[str]]:
    return [[finding.code for finding in document.findings] for document in result.documents]


def test_a_wrong_rate_is_found_at_its_cell(folder: Path) -> None:
    result = review([folder / "甲.txt"])
    (finding,) = [each for each in result.documents[0].findings if each.code == "T201"]
    assert finding.severity is Severity.ERROR
    assert finding.place.text == "70%"
    assert finding.address == "0:form1.funding[0].rate"
    assert result.exit_status() == 1


def test_a_folder_stands_for_its_files_hidden_and_lock_files_apart(folder: Path) -> None:
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x.txt").write_text("1", encoding="utf-8")
    (folder / "~$甲.docx").write_text("lock", encoding="utf-8")
    assert sorted(Path(each.view.document.path).name for each in review([folder]).documents) == [
        "乙.txt",
        "甲.txt",
    ]


def test_an_unreadable_path_is_a_finding_and_the_others_go_on(folder: Path) -> None:
    result = review([folder / "没有.txt", folder / "甲.txt"])
    assert [finding.code for finding in result.documents[0].findings] == ["R100"]
    assert result.documents[0].findings[0].address == "0:file"
    assert "T201" in codes(result)[1]
    assert result.exit_status() == 2


def test_members_of_a_zip_are_documents(folder: Path) -> None:
    with zipfile.ZipFile(folder / "合.zip", "w") as package:
        package.write(folder / "甲.txt", "甲.txt")
        package.write(folder / "乙.txt", "子/乙.txt")
    result = review([folder / "合.zip"])
    found = {
        each.view.document.member: {finding.code for finding in each.findings}
        for each in result.documents
    }
    assert "T201" in found["甲.txt"]
    assert "T201" not in found["子/乙.txt"]


def test_members_of_a_zip_are_files_of_their_own_where_files_are_separate(folder: Path) -> None:
    """Another county's figure of the same fact is a conflict within one dossier alone."""
    texts = [f"2020年，工伤保险基金收入为{value}亿元。\n" for value in ("1.38", "1.46")]
    for name, text in zip("丙丁", texts, strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "合.zip", "w") as package:
        for name in "丙丁":
            package.write(folder / f"{name}.txt", f"{name}.txt")
    assert any("X401" in each for each in codes(review([folder / "合.zip"])))
    apart = review([folder / "合.zip"], separate=True)
    alone = [review([folder / f"{name}.txt"]) for name in "丙丁"]
    assert codes(apart) == [codes(each)[0] for each in alone]
    assert [each.view.index for each in apart.documents] == [0, 1]


def test_reviews_of_the_members_of_a_zip_come_one_by_one(folder: Path) -> None:
    with zipfile.ZipFile(folder / "合.zip", "w") as package:
        for number in range(3):
            package.write(folder / "甲.txt", f"{number}.txt")
    source = Source("合.zip", (folder / "合.zip").read_bytes())
    read: list[str | None] = []
    found = reviews([source], keep_documents=False)
    for each in found:
        read.append(each.view.document.member)
        assert each.document is None
        if len(read) == 2:
            break
    assert read == ["0.txt", "1.txt"]


@pytest.mark.parametrize("separate", [False, True])
def test_a_review_without_documents_says_the_same(folder: Path, separate: bool) -> None:
    paths = [folder / "甲.txt", folder / "乙.txt"]
    kept = review(paths, separate=separate)
    bare = review(paths, separate=separate, keep_documents=False)
    assert all(each.document is not None for each in kept.documents)
    assert all(each.document is None for each in bare.documents)
    for format in ("text", "json", "xlsx"):
        one, other = (
            render(msgspec.structs.replace(each, seconds="0"), format) for each in (kept, bare)
        )
        assert one == other


def test_copies_of_one_form_share_their_ids(folder: Path) -> None:
    copy = folder / "甲（存档）.txt"
    copy.write_text((folder / "甲.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = review([folder / "甲.txt", copy], separate=True)
    first, second = result.documents
    assert ["E016", *codes(result)[0]] == codes(result)[1]
    assert second.view.index == 1
    assert all(finding.address.startswith("1:") for finding in second.findings)
    assert [name for name, _ in first.identified()] == [name for name, _ in second.identified()[1:]]


def test_findings_come_in_the_order_of_the_document(folder: Path) -> None:
    lines = [
        finding.place.line
        for finding in review([folder / "甲.txt"]).documents[0].findings
        if finding.place.line is not None
    ]
    assert lines == sorted(lines)


def test_the_users_year_fills_what_prints_none(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FORM.format(rate="75%").replace("（2021年度）", ""), encoding="utf-8")
    view = review([file], year=2019).documents[0].view
    assert (view.document.year, view.forms[0].form.year) == (2019, 2019)


def test_a_named_pack_judges_every_form(folder: Path) -> None:
    from jixiao.paths.named import load_pack

    (form,) = review([folder / "甲.txt"], rules=load_pack("ningxia-2024")).documents[0].view.forms
    assert form.pack.id == "ningxia-2024"


def test_a_crash_of_ours_is_internal_and_the_other_file_is_reviewed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import jixiao.recognition as recognition

    genuine = recognition.recognise

    def crashing(document, words):  # type: ignore[no-untyped-def]
        if document.path.endswith("乙.txt"):
            raise ZeroDivisionError("ours")
        return genuine(document, words)

    monkeypatch.setattr(recognition, "recognise", crashing)
    result = review([folder / "甲.txt", folder / "乙.txt"])
    assert "T201" in codes(result)[0]
    assert "ZeroDivisionError" in result.documents[1].internal[0]
    assert result.exit_status() == 3


def test_a_crashing_reader_is_internal_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import jixiao.reading as reading

    def crashing(data, name):  # type: ignore[no-untyped-def]
        raise KeyError("ours")

    monkeypatch.setattr(reading, "read_bytes", crashing)
    result = review([folder / "甲.txt"])
    assert "KeyError" in result.documents[0].internal[0]


def test_progress_names_each_file(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    review([folder / "甲.txt", folder / "乙.txt"], progress=lambda *each: told.append(each))
    assert told == [("甲.txt", 0, 2), ("乙.txt", 1, 2)]


def test_places_in_the_document_itself_do_not_name_it(folder: Path) -> None:
    result = review([folder / "甲.txt", folder / "乙.txt"])
    paths = {each.view.document.path for each in result.documents}
    for document in result.documents:
        own = document.view.document.path
        for finding in document.findings:
            for place in (finding.place, *(each.place for each in finding.related)):
                assert place.document is None or place.document in paths - {own}


def test_reading_from_the_path_given(folder: Path) -> None:
    assert review([str(folder / "甲.txt")]).documents[0].view.document.path == str(
        folder / "甲.txt"
    )


def test_data_files_in_a_folder_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "数据.yaml").write_text(
        "kind: self_evaluation\n基金支出: 100万元\n", encoding="utf-8"
    )
    (tmp_path / "说明.txt").write_text("2020年工伤保险基金支出1.27亿元。\n", encoding="utf-8")
    assert [Path(each.view.document.path).name for each in review([tmp_path]).documents] == [
        "说明.txt"
    ]


def test_contents_are_reviewed_as_files_are(folder: Path) -> None:
    path = folder / "甲.txt"
    of_content = review(Source(str(path), path.read_bytes()))
    assert msgspec.structs.replace(of_content, seconds="") == msgspec.structs.replace(
        review(path), seconds=""
    )
    mixed = review([Source("a.txt", path.read_bytes()), folder])
    assert [Path(each.view.document.path).name for each in mixed.documents] == [
        "a.txt",
        "乙.txt",
        "甲.txt",
    ]


def test_a_file_is_opened_when_the_review_comes_to_it(folder: Path) -> None:
    given = to_review([folder])
    found = reviews(given)
    next(found)
    (folder / "甲.txt").unlink()
    (last,) = found
    assert [finding.code for finding in last.findings] == ["R100"]


def test_a_form_is_judged_by_the_packs_that_are_known(folder: Path) -> None:
    national = shipped().packs["cn-2020"]
    own = msgspec.structs.replace(national, id="own", version="1", regions=("某县",))
    known = Knowledge(packs={"own": own, "cn-2020": national})
    (form,) = review(folder / "甲.txt", knowledge=known).documents[0].view.forms
    assert form.pack == own
    (form,) = check(form.form, Context(knowledge=known)).documents[0].view.forms
    assert form.pack == own
    assert review(folder / "甲.txt", rules="own", knowledge=known).documents[0].internal == ()
    with pytest.raises(UserError, match="ningxia-2024"):
        review(folder / "甲.txt", rules="ningxia-2024", knowledge=known)
    with pytest.raises(UserError, match="cn-2020"):
        Knowledge(packs={"own": own})
