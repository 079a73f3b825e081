"""``jixiao library`` of a fund without indicators of its own."""

from __future__ import annotations

import pytest

from jixiao.cli.main import run


def test_what_is_listed_for_a_fund_without_its_own_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["library", "--fund", "生育保险"]) == 0
    said = capsys.readouterr()
    assert "生育保险没有自己的指标，列的是各项基金通用的。" in said.err
    assert "个指标" in said.out
    assert run(["library", "--fund", "工伤保险"]) == 0
    assert capsys.readouterr().err == ""
