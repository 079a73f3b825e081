"""What was told behind a finding that is accepted is told by the figures as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

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


ABOVE = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t甲次数\t≥100次\t{done}次\t50\t{score}\n"
    "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50\n"
    "总分\t\t\t\t\t100\t{total}\n"
)


def reasons(
    tmp_path: Path, accepted: tuple[str, str], score: str, total: str, done: str = "100"
) -> dict[tuple[str, str], str | None]:
    """The findings by code and print with the reason that they are accepted for, the one ``accepted``."""
    documents = read_bytes(ABOVE.format(score=score, total=total, done=done).encode(), "表.txt")
    found = {(e.code, e.printed): e for e in review(documents).documents[0].findings}
    listed = tmp_path / "接受.toml"
    listed.write_text(f'[[accept]]\nid = "{found[accepted].id}"\nreason = "加分"\n', "utf-8")
    (document,) = review(documents, accept=listed).documents
    return {
        (e.code, e.printed): document.accepted.get(e.id)
        for e in document.findings
        if e.code.startswith("S3") and e.printed in (score, total)
    }


@pytest.mark.parametrize("code", ["S304", "S309"])
def test_what_asks_for_the_same_is_accepted_along(tmp_path: Path, code: str) -> None:
    """105 out of 100, and 5 above its rows: one cause, whichever of both is accepted."""
    given = reasons(tmp_path, (code, "105"), score="50", total="105")
    assert given == {("S304", "105"): "加分", ("S309", "105"): "加分"}


def test_what_asks_for_something_else_stays(tmp_path: Path) -> None:
    """105 out of 100 may have a reason; that the rows come to 97 is another matter."""
    given = reasons(tmp_path, ("S304", "105"), score="47", total="105")
    assert given[("S309", "105")] is None
    missed = reasons(tmp_path, ("S304", "55"), score="55", total="105", done="90")
    assert missed[("S307", "55")] is None


def test_a_total_is_above_its_points_by_an_accepted_score_alone(tmp_path: Path) -> None:
    given = reasons(tmp_path, ("S304", "55"), score="55", total="105")
    assert given == {("S304", "55"): "加分", ("S304", "105"): "加分"}
    wrong = reasons(tmp_path, ("S304", "55"), score="55", total="102")
    assert wrong[("S304", "102")] == "加分"
    assert wrong[("S309", "102")] is None


def test_findings_of_one_figure_have_one_leader() -> None:
    text = ABOVE.format(score="50", total="105", done="100")
    found = review(read_bytes(text.encode(), "表.txt")).documents[0].findings
    of_total = {each.code: each for each in found if each.printed == "105"}
    assert of_total["S309"].group is None
    assert of_total["S304"].group == of_total["S309"].id
