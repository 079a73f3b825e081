"""Long prose takes time in proportion to its length."""

from __future__ import annotations

import time

from jixiao.application.review import review_documents
from jixiao.reading import read_bytes


def test_a_thousand_like_sentences_are_reviewed_in_seconds() -> None:
    text = ("2022年失业保险基金收入12.3亿元，其中保费收入10.1亿元，增长5%。" * 5 + "\n") * 200
    begun = time.perf_counter()
    review_documents(read_bytes(text.encode(), "长.txt"))
    assert time.perf_counter() - begun < 10
