"""Which files among others are documents, and which are left behind by systems and offices."""

from __future__ import annotations

import pytest

from jixiao.reading.sniffing import is_document


@pytest.mark.parametrize(
    ("name", "data", "is_one"),
    [
        ("表.docx", b"PK\x03\x04", True),
        ("表", b"PK\x03\x04", True),
        ("表.bin", b"%PDF-1.7", True),
        ("表.txt", "预算".encode(), True),
        ("表", "预算".encode(), True),
        ("数据.yaml", b"year: 2020", False),
        ("a.py", b"print(1)", False),
        ("图.jpg", b"\xff\xd8\xff\xe0" + bytes(60), False),
        ("图", b"\x89PNG" + bytes(60), False),
        ("报告.pdf", b"\xff\xd8\xff\xe0" + bytes(60), True),
        ("包.rar", b"Rar!" + bytes(60), False),
    ],
)
def test_documents_are_known_by_their_content(name: str, data: bytes, is_one: bool) -> None:
    assert is_document(name, data) is is_one
