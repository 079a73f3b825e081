"""What files of one name are called."""

from __future__ import annotations

import pytest

from jixiao.core.filenames import told_apart


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
