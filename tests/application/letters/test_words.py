"""What letters say to do where several findings are of one cell, and whom they name."""

from __future__ import annotations

from jixiao import Source, review
from jixiao.application.letters.words import letters_of

FORM = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\t\n实施单位\t甲局\t\t\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t甲次数\t≥10次\t12次\t50\t{score}\n"
    "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50\n"
    "总分\t\t\t\t\t100\t100\n"
)
BROKEN = Source("设备.docx", b"PK\x03\x04" + bytes(range(256)))


def form(score: str, file: str) -> Source:
    return Source(file, FORM.format(score=score).encode())


def test_that_a_form_was_handed_in_twice_keeps_its_own_advice_at_a_cell_that_differs() -> None:
    twice = [form("50", "自评表（修改稿）.txt"), form("45", "自评表（初稿）.txt")]
    (letter,) = letters_of(review(twice, separate=True))
    remedies = {row.printed: row.remedy for row in letter.rows}
    assert remedies["45"] == "改为50"
    assert remedies["自评表（初稿）.txt"] == "请明确以哪一份为准，其余撤回"


def test_a_file_that_is_not_there_again_goes_by_the_name_of_the_first_letter() -> None:
    first = review([form("50", "表.txt"), BROKEN], separate=True)
    again = review([form("50", "表.txt")], separate=True, last=first)
    assert [each.unit for each in letters_of(first)] == ["设备"]
    assert [each.unit for each in letters_of(again)] == ["设备"]
