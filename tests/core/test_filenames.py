"""What files of one name are called, and which are no documents."""

from __future__ import annotations

import pytest

from jixiao.core.filenames import is_leftover, told_apart


@pytest.mark.parametrize(
    ("paths", "called"),
    [
        (["a/表.docx", "a/别的.docx"], ["表.docx", "别的.docx"]),
        (["a/表.docx", "b/表.docx", "b/别的.docx"], ["a/表.docx", "b/表.docx", "别的.docx"]),
        (["x/a/表.docx", "y/a/表.docx"], ["x/a/表.docx", "y/a/表.docx"]),
        (["表.docx", "a/表.docx"], ["表.docx", "a/表.docx"]),
        (["a\\表.docx", "b\\表.docx"], ["a/表.docx", "b/表.docx"]),
        (["a/表.docx", "a/表.docx"], ["表.docx", "表.docx"]),
    ],
)
def test_as_many_folders_as_it_takes(paths: list[str], called: list[str]) -> None:
    found = told_apart(paths)
    assert [found[each] for each in paths] == called


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("文件/表.docx", False),
        ("文件/.表.docx", True),
        ("文件\\~$表.docx", True),
        ("__MACOSX/文件/表.docx", True),
        ("文件/Thumbs.db", True),
        ("文件/Desktop.ini", True),
    ],
)
def test_hidden_files_and_locks_are_left_over(name: str, is_one: bool) -> None:
    assert is_leftover(name) is is_one
