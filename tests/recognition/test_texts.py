"""What a document prints beside the fields of its forms."""

from __future__ import annotations

from jixiao.core.documents import Document
from jixiao.core.forms import HEAD
from jixiao.core.keys import field_address
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

FORM = """关于报送自评表的通知
项目支出绩效自评表
（2022年度）
项目名称\t道路养护
一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t养护里程\t≥10公里\t10公里\t50\t50\t
效益指标\t群众满意度\t≥90%\t92%\t50\t50\t
未达到指标值原因\t年底雪大，机器进不去
（包括主要做法等内容）
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), "表.txt")[0]


def test_columns_have_their_field_their_head_and_their_place() -> None:
    columns = recognise(read(FORM)).forms[0].columns
    assert [(each.role, each.head) for each in columns][:3] == [
        ("level1", "一级指标"),
        ("name", "三级指标"),
        ("target", "年度指标值"),
    ]
    assert columns[0].place.text == "一级指标"


def test_a_row_of_a_label_and_words_keeps_both() -> None:
    texts = recognise(read(FORM)).forms[0].texts
    assert [(each.label, each.text) for each in texts if each.label] == [
        ("未达到指标值原因", "年底雪大，机器进不去")
    ]


def test_lines_above_the_table_are_its_head_and_other_lines_are_the_documents() -> None:
    found = recognise(read(FORM))
    assert [each.text for each in found.forms[0].texts if each.kind == HEAD] == ["（2022年度）"]
    assert [each.text for each in found.texts] == ["关于报送自评表的通知", "（包括主要做法等内容）"]
    assert [each.text for each in found.head][:2] == ["关于报送自评表的通知", "项目支出绩效自评表"]


def test_nothing_is_told_twice_and_nothing_is_lost() -> None:
    found = recognise(read(FORM))
    words = [each.text for each in found.forms[0].texts] + [each.text for each in found.texts]
    assert len(words) == len(set(words))
    assert "道路养护" not in words
    assert "项目名称" in words


def test_texts_and_columns_have_addresses_made_of_their_words() -> None:
    form = recognise(read(FORM)).forms[0]
    at = next(n for n, each in enumerate(form.texts) if each.text == "项目名称")
    assert field_address(form, f"texts[{at}]") == f"{form.key}/text:项目名称"
    assert field_address(form, "columns[1]") == f"{form.key}/column:三级指标"
