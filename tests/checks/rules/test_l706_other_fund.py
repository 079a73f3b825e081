"""L706: where words of another fund are looked for, and forms that cover several funds."""

from __future__ import annotations

import pytest

from tests.checks.builders import XINJIANG, Sheet, printed

WORDS = "按时足额发放养老金。"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"expected": WORDS, "goal": "按时支付。"}, ["发放养老金"]),
        ({"rows": "name | target | actual\n离退休人员人数 | ≥9人 | 9人"}, ["离退休人员"]),
        ({"goal": WORDS, "fund": None}, []),
        ({"goal": WORDS, "project": "工伤保险、生育保险基金支出"}, ["发放养老金"]),
        ({"goal": WORDS, "project": "社会保险基金（工伤保险）支出"}, ["发放养老金"]),
        ({"goal": WORDS, "project": "工伤保险、失业保险基金支出"}, []),
        ({"goal": WORDS, "title": "工伤保险、失业保险绩效自评表"}, []),
    ],
)
def test_words_of_another_fund(more: dict[str, object], told: list[str]) -> None:
    sheet = Sheet(fund="工伤保险", pack=XINJIANG)._replace(**more)
    assert printed("L706", sheet) == told
