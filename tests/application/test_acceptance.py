"""Lists of accepted findings: TOML, or the problem list filled in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import openpyxl
import pytest

from jixiao.api import Source, convert, review
from jixiao.application.acceptance import Acceptance, Accepted, Lapsed, lapsed
from jixiao.application.rendering import render
from jixiao.checks.review import Review
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding
from jixiao.paths.named import load_accepted
from tests.application.test_reviewing import FORM


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "甲.txt"
    file.write_text(FORM.format(rate="70%"), encoding="utf-8")
    return file


def column_of(sheet: openpyxl.worksheet.worksheet.Worksheet, head: str) -> int:
    """The column of a head of the list."""
    return [cell.value for cell in sheet[3]].index(head) + 1


def listed(tmp_path: Path, form: Path) -> tuple[Path, openpyxl.Workbook, int]:
    """The exported list, opened, with the row of T201."""
    path = tmp_path / "清单.xlsx"
    path.write_bytes(render(review([form]), "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    code = column_of(sheet, "编号")
    row = next(row for row in range(4, 99) if sheet.cell(row, code).value == "T201")
    return path, book, row


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "accept.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_toml(tmp_path: Path) -> None:
    path = toml(
        tmp_path,
        '[[accept]]\nid = "abc"\nreason = "已核"\n[[accept]]\nid = "def"\nreason = "口径"\ndocument'
        ' = "甲.txt"\n',
    )
    assert load_accepted(path).entries == (
        Acceptance(id="abc", reason="已核"),
        Acceptance(id="def", reason="口径", document="甲.txt"),
    )


CONFLICT = "某县失业保险基金绩效评价报告\n\n（2020年度）\n\n"
INCOME = "2020年，失业保险基金收入{}亿元。\n\n"


def source(*incomes: str) -> Source:
    """A report that states one fact as often as there are amounts."""
    text = CONFLICT + "".join(map(INCOME.format, incomes))
    return Source("报告.txt", text.encode())


def accepting(tmp_path: Path, given: Source, code: str) -> tuple[Accepted, str]:
    """The exported list of a file with a reason beside the finding, and what it says is printed."""
    path = tmp_path / "清单.xlsx"
    path.write_bytes(render(review([given]), "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    heads = {cell.value: column for column, cell in enumerate(sheet[3], start=1)}
    row = next(row for row in range(4, 99) if sheet.cell(row, heads["编号"]).value == code)
    sheet.cell(row, heads["接受理由"]).value = "会议纪要"
    book.save(path)
    return load_accepted(path), str(sheet.cell(row, heads["填报"]).value)


def test_a_conflict_is_one_finding_whatever_prints_of_the_fact_differ() -> None:
    ids = set()
    for incomes in (("12.50", "13.50"), ("13.50", "12.50"), ("12.50", "99.00", "13.50")):
        (document,) = review([source(*incomes)]).documents
        (found,) = (each for each in document.findings if each.code == "X401")
        ids.add(found.id)
        assert found.prints == tuple(sorted(f"{each}亿元" for each in incomes))
        assert all(each in found.message.zh for each in incomes)
    assert len(ids) == 1


def test_an_accepted_conflict_lapses_when_a_third_figure_joins_it(tmp_path: Path) -> None:
    accepted, printed = accepting(tmp_path, source("12.50", "13.50"), "X401")
    assert printed == "12.50亿元；13.50亿元"
    for incomes, holds in (
        (("12.50", "13.50"), True),
        (("13.50", "12.50"), True),
        (("12.50", "99.00", "13.50"), False),
    ):
        documents = review([source(*incomes)], accept=accepted).documents
        assert bool(documents[0].accepted) is holds
        assert (lapsed(accepted, documents) == ()) is holds


ROWS = """某项目支出绩效自评表

（2023年度）

项目名称\t经办经费\t\t\t\t\t\t
实施单位\t某县医保中心\t\t\t\t\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培训人次\t≥100人次\t{}人次\t25\t{}\t
\t质量指标\t业务办结率\t≥90%\t81%\t15\t{}\t
"""


def test_a_finding_of_several_rows_that_was_accepted_lapses_when_a_row_joins_it(
    tmp_path: Path,
) -> None:
    """L703 gathers the rows that lost points and give no reason."""
    one, both = (
        Source("表.txt", ROWS.format(*each).encode())
        for each in (("100", "25", "13.5"), ("10", "2.5", "13.5"))
    )
    for given, now, holds in ((one, one, True), (one, both, False), (both, both, True)):
        accepted, _ = accepting(tmp_path, given, "L703")
        documents = review([now], accept=accepted).documents
        assert bool(documents[0].accepted) is holds
        assert (lapsed(accepted, documents) == ()) is holds


def test_an_id_may_be_written_as_it_is_shown(tmp_path: Path, form: Path) -> None:
    (name,) = {each.id for each in of_t201(review([form]))}
    for written in (f"#{name}", name.upper(), f" ＃{name.upper()} "):
        path = toml(tmp_path, f'[[accept]]\nid = "{written}"\nreason = "已核"\n')
        accepted = load_accepted(path)
        assert lapsed(accepted, review([form], accept=accepted).documents) == ()
        assert of_t201(review([form], accept=accepted))[0].id == name


@pytest.mark.parametrize(
    "text",
    [
        '[[accept]]\nid = "abc"\n',
        '[[accept]]\nid = "abc"\nreason = "  "\n',
        '[[accept]]\nreason = "x"\n',
        "accept = 1\n",
        "= broken",
        "[other]\n",
    ],
)
def test_a_list_without_reasons_or_ids_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError):
        load_accepted(toml(tmp_path, text))


def test_a_reason_in_the_problem_list_accepts_its_finding_only(tmp_path: Path, form: Path) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "接受理由")).value = "年中追加预算，已核"
    book.save(path)
    result = review([form], accept=load_accepted(path)).documents[0]
    assert [finding.code for name, finding in result.identified() if name in result.accepted] == [
        "T201"
    ]
    assert list(result.accepted.values()) == ["年中追加预算，已核"]
    assert "T201" not in [finding.code for finding in result.open_findings()]


def test_an_answer_that_is_no_acceptance_accepts_nothing(tmp_path: Path, form: Path) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "处理意见")).value = "已更正"
    book.save(path)
    assert load_accepted(path).entries == ()


def test_accepting_without_a_reason_is_refused_with_the_row(tmp_path: Path, form: Path) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "处理意见")).value = "接受"
    book.save(path)
    with pytest.raises(UserError, match=f"第{row}行"):
        load_accepted(path)


def test_a_reason_behind_the_word_counts(tmp_path: Path, form: Path) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "处理意见")).value = "接受：口径为含结转"
    book.save(path)
    assert [entry.reason for entry in load_accepted(path).entries] == ["口径为含结转"]


def test_an_english_list_is_english_and_accepts_as_the_chinese_one_does(
    tmp_path: Path, form: Path
) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "接受理由")).value = "已核"
    book.save(path)
    english = tmp_path / "list.xlsx"
    english.write_bytes(render(review([form]), "xlsx", language="en"))
    book = openpyxl.load_workbook(english)
    sheet = book["Findings"]
    heads = [str(cell.value) for cell in sheet[3]]
    assert all(head.isascii() for head in heads)
    sheet.cell(row, heads.index("Reason for accepting") + 1).value = "已核"
    book.save(english)
    assert load_accepted(english) == load_accepted(path)
    sheet.cell(row, heads.index("Reason for accepting") + 1).value = None
    sheet.cell(row, heads.index("Response") + 1).value = "Accept: checked"
    book.save(english)
    assert [entry.reason for entry in load_accepted(english).entries] == ["checked"]


def test_a_list_is_of_the_units_form_whatever_its_file_is_called(
    tmp_path: Path, form: Path
) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "接受理由")).value = "已核"
    book.save(path)
    other, own = tmp_path / "乙.txt", FORM.format(rate="70%")
    other.write_text(own, encoding="utf-8")
    assert review([other], accept=load_accepted(path)).documents[0].accepted
    other.write_text(own.replace("医保中心", "社保中心"), encoding="utf-8")
    assert review([other], accept=load_accepted(path)).documents[0].accepted == {}


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"", b"\xff\xfe\x00"])
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError):
        load_accepted(path)


def only(result: Review, code: str = "T201") -> Finding:
    return next(each for each in result.documents[0].findings if each.code == code)


def test_an_acceptance_lapses_when_another_figure_is_printed(tmp_path: Path, form: Path) -> None:
    name = only(review([form])).id
    text = f'[[accept]]\nid = "{name}"\nreason = "已核"\nprinted = "70%"\n'
    accepted = load_accepted(toml(tmp_path, text))
    result = review([form], accept=accepted)
    assert name in result.documents[0].accepted
    assert lapsed(accepted, result.documents) == ()
    form.write_text(FORM.format(rate="71%"), encoding="utf-8")
    changed = review([form], accept=accepted)
    assert changed.documents[0].accepted == {}
    assert lapsed(accepted, changed.documents) == (Lapsed(id=name, printed="70%", now="71%"),)


def test_a_row_before_and_a_file_before_leave_the_acceptance(tmp_path: Path, form: Path) -> None:
    path, book, row = listed(tmp_path, form)
    book["问题清单"].cell(row, column_of(book["问题清单"], "接受理由")).value = "已核"
    book.save(path)
    other = tmp_path / "a.txt"
    other.write_text(FORM.format(rate="75%"), encoding="utf-8")
    lines = form.read_text(encoding="utf-8").splitlines()
    lines.insert(7, "\t其他资金\t0\t0\t0\t\t\t")
    form.write_text("\n".join(lines), encoding="utf-8")
    result = review([other, form], accept=load_accepted(path)).documents[1]
    assert list(result.accepted.values()) == ["已核"]


def test_an_id_that_no_finding_has_is_said(tmp_path: Path, form: Path) -> None:
    accepted = load_accepted(toml(tmp_path, '[[accept]]\nid = "abc"\nreason = "已核"\n'))
    assert lapsed(accepted, review([form], accept=accepted).documents) == (Lapsed(id="abc"),)


def test_ids_of_the_first_version_are_still_read(tmp_path: Path, form: Path) -> None:
    old = hashlib.sha256(b"T201|0|form1|funding[0].rate").hexdigest()[:12]
    accepted = load_accepted(toml(tmp_path, f'[[accept]]\nid = "{old}"\nreason = "已核"\n'))
    result = review([form], accept=accepted)
    assert list(result.documents[0].accepted) == [only(result).id]
    assert lapsed(accepted, result.documents) == ()


@pytest.fixture
def copies(tmp_path: Path, form: Path) -> list[Path]:
    """The form twice, in two formats."""
    spread = tmp_path / "甲.xlsx"
    spread.write_bytes(convert(form, "xlsx").content)
    return [form, spread]


def of_t201(result: Review) -> list[Finding]:
    return [
        each for document in result.documents for each in document.findings if each.code == "T201"
    ]


def test_copies_of_a_form_have_one_id_and_the_text_says_both_places(copies: list[Path]) -> None:
    result = review(copies)
    one, two = of_t201(result)
    assert one.id == two.id
    shown = render(result, "text").decode()
    lines = [line for line in shown.splitlines() if f"#{one.id}" in line and "T201" in line]
    assert len(lines) == 2
    assert "单元格" in lines[1]
    assert shown.index("甲.txt ──") < shown.index(lines[0]) < shown.index("甲.xlsx ──")


def test_an_acceptance_holds_for_all_copies_or_for_the_one_named(
    tmp_path: Path, copies: list[Path]
) -> None:
    [name] = {each.id for each in of_t201(review(copies))}
    for more, held in (("", [True, True]), ('document = "甲.xlsx"\n', [False, True])):
        path = toml(tmp_path, f'[[accept]]\nid = "{name}"\nreason = "已核"\n{more}')
        accepted = load_accepted(path)
        result = review(copies, accept=accepted)
        assert [name in each.accepted for each in result.documents] == held
        assert lapsed(accepted, result.documents) == ()


def test_an_entry_for_another_file_says_where_the_finding_is(
    tmp_path: Path, copies: list[Path]
) -> None:
    [name] = {each.id for each in of_t201(review(copies))}
    more = 'document = "丙.txt"\n'
    path = toml(tmp_path, f'[[accept]]\nid = "{name}"\nreason = "已核"\n{more}')
    accepted = load_accepted(path)
    result = review(copies, accept=accepted)
    assert lapsed(accepted, result.documents) == (
        Lapsed(id=name, document="丙.txt", others=("甲.txt", "甲.xlsx")),
    )


def test_all_wrong_entries_of_a_list_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        load_accepted(
            toml(tmp_path, '[[accept]]\nid = 5\nreson = "x"\n[[accept]]\nreason = ["y"]\n')
        )
    assert [each.message.zh.removeprefix("接受清单不能用：") for each in told.value.findings] == [
        "第1条的“id”应为文字，给的是“5”",
        "第1条没有“reson”这一项，是不是 reason",
        "第2条的“reason”应为文字，给的是列表",
        "接受清单第1条没有写理由：接受一个问题必须写明理由",
        "接受清单第2条没有写明是哪个问题（id）",
    ]
    with pytest.raises(UserError) as told:
        load_accepted(toml(tmp_path, '[[accept]]\nid = "x"\n[[accept]]\nreason = "y"\n'))
    assert [each.address for each in told.value.findings] == ["accept[0]", "accept[1]"]


def test_a_printed_figure_may_stand_without_quotes(tmp_path: Path) -> None:
    path = toml(tmp_path, '[[accept]]\nid = "abc"\nreason = "已核"\nprinted = 1.50\n')
    assert load_accepted(path).entries[0].printed == "1.50"


def test_a_copy_with_another_figure_is_not_accepted_and_named(
    tmp_path: Path, copies: list[Path]
) -> None:
    [name] = {each.id for each in of_t201(review(copies))}
    path = toml(tmp_path, f'[[accept]]\nid = "{name}"\nreason = "已核"\nprinted = "70%"\n')
    copies[0].write_text(FORM.format(rate="71%"), encoding="utf-8")
    accepted = load_accepted(path)
    result = review(copies, accept=accepted)
    assert [name in each.accepted for each in result.documents] == [False, True]
    assert lapsed(accepted, result.documents) == (
        Lapsed(id=name, printed="70%", now="71%", document="甲.txt"),
    )


SAME_NAME = """项目支出绩效自评表（2023年度）
项目名称\t甲项目
一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分
产出指标\t数量指标\t办理及时\t≥90%\t95%\t10\t8
{more}效益指标\t社会效益\t知晓率\t≥85%\t90%\t90\t90
"""


def test_an_acceptance_stays_with_its_row_when_a_row_of_the_same_name_is_put_in(
    tmp_path: Path,
) -> None:
    path = tmp_path / "表.txt"

    def docked(more: str) -> dict[str, str]:
        path.write_text(SAME_NAME.format(more=more), encoding="utf-8")
        (document,) = review([path]).documents
        return {each.printed: each.id for each in document.findings if each.code == "S306"}

    accepted = load_accepted(
        toml(tmp_path, f'[[accept]]\nid = "{docked("")["8"]}"\nreason = "已核"\nprinted = "8"\n')
    )
    for level in ("成本指标", "质量指标"):  # before and behind 数量指标 in the alphabet
        own = docked(f"产出指标\t{level}\t办理及时\t≥50%\t55%\t10\t7\n")
        (document,) = review([path], accept=accepted).documents
        assert list(document.accepted) == [own["8"]]
        assert lapsed(accepted, [document]) == ()
