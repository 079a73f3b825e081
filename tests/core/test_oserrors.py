"""What the system refuses is told in the user's language."""

from __future__ import annotations

import errno
import os
import re

import pytest

from jixiao.core.oserrors import os_words


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_reason_is_english_in_chinese(number: int) -> None:
    said = os_words(OSError(number, os.strerror(number)))
    assert not re.search("[A-Za-z]", said.zh)
    assert not re.search("[一-鿿]", said.en)
    assert said.zh
    assert said.en


def test_usual_reasons_are_told_by_name() -> None:
    assert os_words(PermissionError(errno.EACCES, "Permission denied")).zh == "没有权限"
    assert os_words(OSError(errno.ENOSPC, "No space left on device")).zh == "磁盘已满"
    assert os_words(OSError("lost")).zh == "系统没有允许"
