"""Words of a bureau's own are put in as the usual ones where they are labels, and nowhere else."""

from __future__ import annotations

import pytest

from jixiao.core.documents import Grid, Paragraph
from jixiao.reading import read_bytes
from jixiao.recognition.rewording import reworded

WORDS = {"本年任务": "年度指标值", "打分表": "自评表"}


def texts(content: str) -> list[str]:
    [document] = read_bytes(content.encode(), "表.txt")
    found = reworded(document, WORDS)
    assert [each.place for each in found.blocks] == [each.place for each in document.blocks]
    return [
        text
        for block in found.blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        )
    ]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("本年任务", "年度指标值"),
        ("本 年任务", "年度指标值"),
        ("本年任务（50分）", "年度指标值（50分）"),
        ("本年任务：20", "年度指标值：20"),
        ("完成本年任务", "完成本年任务"),
        ("本年任务完成率", "本年任务完成率"),
    ],
)
def test_a_cell_is_a_label_as_a_whole_or_at_its_beginning(printed: str, read: str) -> None:
    assert texts(f"甲\t{printed}\n乙\t1\n")[1] == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("某县2024年打分表", "某县2024年自评表"),
        ("各单位应填打分表，并按时上报。", "各单位应填打分表，并按时上报。"),
        ("无关的话", "无关的话"),
    ],
)
def test_a_title_may_hold_it_and_a_sentence_does_not(printed: str, read: str) -> None:
    assert texts(f"{printed}\n") == [read]


def test_places_keep_what_is_printed() -> None:
    [document] = read_bytes("甲\t本年任务\n乙\t1\n".encode(), "表.txt")
    [grid] = [each for each in reworded(document, WORDS).blocks if isinstance(each, Grid)]
    assert [cell.place.text for cell in grid.cells][1] == "本年任务"
