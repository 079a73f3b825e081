"""Live formulas: there where a clerk expects them, and LibreOffice recalculates them to what the
form prints.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest

from jixiao import api
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.filling.completing import complete
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.packs import load_packs
from jixiao.reading.sheets.evaluate import Evaluator, Held, Key, Wrong
from jixiao.reading.sheets.formulas import Unsupported
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.packages import packed
from tests.writing.layouts.typed_over import cells_of, formulas_of, written

SOFFICE = shutil.which("soffice")
PACKS = load_packs()


def row(
    name: str, target: str, actual: str, points: str = "", level1: str = "产出指标"
) -> IndicatorData:
    return IndicatorData(
        level1=level1,
        level2="数量指标",
        name=name,
        target=target,
        actual=actual,
        points=points,
        reason="略。",
    )


SCORED = FormData(
    kind="self_evaluation",
    year=2023,
    project="医保经办",
    implementing_unit="清河县医保中心",
    goals=(GoalData(expected="一", actual="二"),),
    funding=(
        FundingData(source="年度资金总额", role="total"),
        FundingData(source="当年财政拨款", budget="98.50", executed="92.36"),
        FundingData(source="上年结转资金", budget="20.00", executed="20.00"),
    ),
    indicators=(
        row("终端数量", "≥260台", "251台"),
        row("培训人次", "320人次", "304人次"),
        row("基金收入预算执行率", "95%~105%", "107.25%"),
        row("响应时限", "≤3小时", "3.5小时"),
        row("系统可用率", "≥99%", "99.6%"),
        row("印制手册", "3万册", "20000册"),
        row("知晓率", "≥85%", "84.995%", level1="效益指标"),
        row("满意度", "≥90%", "83.5%", level1="满意度指标"),
    ),
)
MONITORED = FormData(
    kind="monitoring",
    year=2021,
    as_of="2021-07",
    project="工伤保险",
    implementing_unit="东和县社保中心",
    fund="工伤保险",
    conclusion="无偏差。",
    goals=(GoalData(expected="一", actual="二"),),
    funding=(
        FundingData(
            source="预算数", role="total", budget="12000.00", arrived="12000.00", executed="7003.35"
        ),
        FundingData(source="财政资金", budget="12000.00", arrived="12000.00", executed="7003.35"),
    ),
    indicators=(
        row("参保缴费人数", "6700人", "6653人"),
        row("首次发放成功率", "≥95%", "93.7%"),
        row("满意度", "≥95%", "未达监控节点"),
    ),
)
CASES = {
    "national": (SCORED, "national-2020", "cn-2020"),
    "ningxia": (SCORED, "ningxia-2024", "ningxia-2024"),
    "department": (msgspec.structs.replace(SCORED, kind="department"), "department", "cn-2020"),
    "monitoring": (MONITORED, "xinjiang-monitoring-2020", "xinjiang-monitoring-2020"),
}


def workbook_of(case: str) -> bytes:
    data, layout, pack = CASES[case]
    done = complete(data, PACKS[pack], places=layouts()[layout].places())
    return made([pages_of(done.data, layouts()[layout], formulas=True, pack=PACKS[pack])], "xlsx")


def formulas(content: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return {
        cell.coordinate: cell.value
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    }


def values(content: bytes) -> dict[str, object]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    return {
        cell.coordinate: cell.value
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }


def without_values(content: bytes) -> bytes:
    """The workbook with every formula's value taken out, so that whoever opens it must compute."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return packed(
            (name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", package.read(name)))
            for name in package.namelist()
        )


@pytest.mark.parametrize("case", CASES)
def test_rates_scores_and_totals_are_live(case: str) -> None:
    found = " ".join(formulas(workbook_of(case)).values())
    assert "/" in found
    assert "SUM(" in found
    assert ("AVERAGE(" if case == "monitoring" else "COUNT(") in found


@pytest.mark.parametrize("case", CASES)
def test_words_typed_over_any_figure_make_no_error_of_a_formula(case: str) -> None:
    data, layout, pack = CASES[case]
    form = written(data, layout, PACKS[pack])
    formulas = {("", *spot): text for spot, text in formulas_of(form).items()}
    known: dict[Key, Held] = {
        ("", *spot): cell.text if cell.number is None else cell.number
        for spot, cell in cells_of(form.page).items()
        if not cell.formula
    }
    for key in [key for key, value in known.items() if isinstance(value, Decimal)]:
        sheet = Evaluator({**known, key: "未开展"}, formulas)
        for at, text in formulas.items():
            with contextlib.suppress(Unsupported):  # words compared with a number are no error
                assert not isinstance(sheet.value(at), Wrong), (key, text)


def test_a_row_whose_units_differ_has_no_formula_and_the_others_do() -> None:
    scores = {
        coordinate: text
        for coordinate, text in formulas(workbook_of("national")).items()
        if coordinate.startswith("H")
    }
    assert len(scores) == 8  # seven of the eight rows, and the total


def test_a_score_that_contradicts_the_rule_is_kept_as_a_number() -> None:
    rows = (
        msgspec.structs.replace(SCORED.indicators[0], points="10", score="3.3"),
        *SCORED.indicators[1:],
    )
    page = pages_of(
        msgspec.structs.replace(SCORED, indicators=rows),
        layouts()["national-2020"],
        formulas=True,
        pack=PACKS["cn-2020"],
    )
    content = made([page], "xlsx")
    found = next(coordinate for coordinate, value in values(content).items() if value == 3.3)
    assert found not in formulas(content)


def recalculated(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice keeps it, without the values that it came with."""
    source = folder / "form.xlsx"
    source.write_bytes(without_values(content))
    command = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / "form.xlsx").read_bytes()


def typed(content: bytes, cells: Mapping[float, float | None]) -> bytes:
    """The workbook with other numbers typed into cells, or none, found by what is shown in them."""
    book, done = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    for line in book.worksheets[0].iter_rows():
        for cell in line:
            if isinstance(cell.value, int | float) and cell.value in cells:
                cell.value = cells[cell.value]
    book.save(done)
    return done.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("case", CASES)
def test_libreoffice_recalculates_to_the_same_values(case: str, tmp_path: Path) -> None:
    content = workbook_of(case)
    computed, ours = values(recalculated(content, tmp_path)), values(content)
    wrong = {
        coordinate: (ours[coordinate], computed.get(coordinate))
        for coordinate in formulas(content)
        if abs(float(str(ours[coordinate])) - float(str(computed.get(coordinate, "nan")))) > 1e-9
        or coordinate not in computed
    }
    assert wrong == {}


TYPED = (
    row("终端数量", "≥260台", "251台", "20"),
    row("基金收入预算执行率", "95%~105%", "96.25%", "20"),
    row("响应时限", "≤3小时", "3.5小时", "20"),
    row("发放册数", "=80册", "70册", "10"),
    row("知晓率", "≥85%", "84.5%", "10", level1="效益指标"),
    row("满意度", "≥90%", "83.5%", "10", level1="满意度指标"),
)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_is_typed_over_scores_by_the_packs_method(tmp_path: Path) -> None:
    """The sheet that LibreOffice recalculates says what a form filled in with these numbers says;
    where a result was taken out, its score and the total are open.
    """
    rule = PACKS["cn-2020"].quantitative
    own = msgspec.structs.replace(
        PACKS["cn-2020"],
        quantitative=msgspec.structs.replace(rule, reverse="linear", between="zero"),  # type: ignore[type-var]
    )
    look = layouts()["national-2020"]
    done = complete(msgspec.structs.replace(SCORED, indicators=TYPED), own, places=look.places())
    book = made([pages_of(done.data, look, formulas=True, pack=own)], "xlsx")
    changed = typed(book, {251: -3, 0.9625: 1.07, 3.5: 5, 70: 90, 0.845: None})
    (found,) = api.load_forms(api.Source("form.xlsx", recalculated(changed, tmp_path)))
    assert [each.actual for each in found.indicators][:4] == ["-3台", "107.00%", "5小时", "90册"]
    scores = [each.score and Decimal(each.score) for each in found.indicators]
    assert scores == [0, 0, Decimal("6.67"), 10, "", Decimal("9.28")]
    assert found.total_score == ""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_is_typed_over_is_added_up_and_shown_in_full(tmp_path: Path) -> None:
    """Amounts and results with more decimals than those they take the place of: the form that
    comes of it has nothing to tell, as one filled with them has.
    """
    data = msgspec.structs.replace(
        SCORED,
        supervising_department="清河县医保局",
        funding=(
            FundingData(source="年度资金总额", role="total", initial_budget="110.5"),
            FundingData(
                source="当年财政拨款", initial_budget="90.5", budget="90.5", executed="81.5"
            ),
            FundingData(source="其他资金", initial_budget="20", budget="20", executed="20"),
        ),
        indicators=(
            row("养护里程", "≥130公里", "117公里"),
            row("合格率", "≥95%", "96%"),
            row("事故发生数", "≤2起", "1起"),
            row("知晓率", "≥85%", "90%", level1="效益指标"),
            row("满意度", "≥90%", "95%", level1="满意度指标"),
        ),
    )
    done = api.fill(data, "xlsx", layout="national-2020", rules="cn-2020")
    changed = typed(done.files[0].content, {81.5: 80.555, 117: 107.25, 0.96: 0.945})
    book = recalculated(changed, tmp_path)
    (found,) = api.review(api.Source("form.xlsx", book)).documents
    assert not [each for each in found.findings if each.severity is not Severity.REMARK]
    form = found.view.forms[0].form
    shown = [each.executed.text for each in form.funding if each.executed is not None]
    assert shown == ["100.555", "80.555", "20"]
    rows = {
        each.name.text: (each.actual.text, each.score.text)
        for each in form.indicators
        if each.name and each.actual and each.score
    }
    assert rows["养护里程"] == ("107.25公里", "13.78")
    assert rows["合格率"][0] == "94.50%"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_target_typed_over_is_shown_and_judged_in_full(tmp_path: Path) -> None:
    """Zero, a finer rate, a fall: LibreOffice shows what its scores go by, so that a review of the
    sheet has nothing against them.
    """
    data = msgspec.structs.replace(
        SCORED,
        supervising_department="清河县医保局",
        indicators=(
            row("培训人次", "≥100人次", "90人次"),
            row("支付准确率", "≥99%", "95%"),
            row("差错率", "≤5%", "3%"),
            row("净增人数", "≥20人", "30人", level1="效益指标"),
            row("满意度", "≥90%", "93.5%", level1="满意度指标"),
        ),
    )
    done = api.fill(data, "xlsx", layout="national-2020", rules="cn-2020")
    cells = {100: 0, 0.99: 0.995, 0.95: 0.995, 0.05: 0.004, 0.03: 0.004, 20: -5, 0.935: 0.89951}
    book = recalculated(typed(done.files[0].content, cells), tmp_path)
    (found,) = api.review(api.Source("form.xlsx", book)).documents
    assert {each.code for each in found.findings}.isdisjoint({"R121", "S305", "S306", "S307"})
    (form,) = api.load_forms(api.Source("form.xlsx", book))
    assert [(each.target, each.actual) for each in form.indicators] == [
        ("≥0人次", "90人次"),
        ("≥99.50%", "99.50%"),
        ("≤0.40%", "0.40%"),
        ("≥-5人", "30人"),
        ("≥90%", "89.951%"),
    ]
    assert [Decimal(each.score) == Decimal(each.points) for each in form.indicators] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert form.total_score


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_completion_of_a_target_typed_as_zero(tmp_path: Path) -> None:
    content = workbook_of("monitoring")
    (before,) = api.load_forms(api.Source("form.xlsx", content))
    book = recalculated(typed(content, {6700: 0}), tmp_path)
    (found,) = api.load_forms(api.Source("form.xlsx", book))
    assert found.indicators[0].completion == found.indicators[0].completion
    assert "#" not in "".join(each.completion for each in (*found.indicators, *found.goals))
    assert found.goals[0].completion != before.goals[0].completion
