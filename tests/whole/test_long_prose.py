"""Long prose takes bounded time."""

from __future__ import annotations

from jixiao.api import review
from jixiao.reading import read_bytes
from tests.bounds import bounded


def test_a_thousand_like_sentences_are_reviewed_in_bounded_time() -> None:
    text = ("2022年失业保险基金收入12.3亿元，其中保费收入10.1亿元，增长5%。" * 5 + "\n") * 200
    with bounded():
        reviewed = review(read_bytes(text.encode(), "长.txt"))
    assert len(reviewed.documents[0].view.statements()) >= 3000
