"""What was told behind a finding that is accepted is told by the figures as they are printed."""

from __future__ import annotations

from pathlib import Path

from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes

FORM = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t甲次数\t≥100次\t96次\t50\t45\n"
    "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t{score}\n"
    "总分\t\t\t\t\t100\t98\n"
)


def told(tmp_path: Path, *accepted: str, score: str = "50") -> dict[str, Finding]:
    """The findings by their codes, with the first of each code in ``accepted`` accepted."""
    documents = read_bytes(FORM.format(score=score).encode(), "表.txt")
    found = {each.code: each for each in review(documents).documents[0].findings}
    reasons = tmp_path / "接受.toml"
    entries = (f'[[accept]]\nid = "{found[each].id}"\nreason = "已核"\n' for each in accepted)
    reasons.write_text("".join(entries), encoding="utf-8")
    again = review(documents, accept=reasons) if accepted else review(documents)
    return {each.code: each for each in again.documents[0].findings}


def test_a_total_waits_for_the_score_and_gets_its_value_once_that_is_accepted(
    tmp_path: Path,
) -> None:
    waiting = told(tmp_path)
    assert waiting["S309"].group == waiting["S305"].id
    assert waiting["S309"].correction is None
    total = told(tmp_path, "S305")["S309"]
    assert total.correction is not None
    assert (total.expected, total.correction.text, total.advice) == ("95", "95", None)
    assert total.group is None


def test_where_another_score_is_to_be_changed_the_total_is_computed_after_that(
    tmp_path: Path,
) -> None:
    total = told(tmp_path, "S305", score="48")["S309"]
    assert total.correction is None
    assert total.advice is not None
    assert "按改后的数重算这一处" in total.advice.zh
