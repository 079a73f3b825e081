"""A small review made by hand: one text file with a form, a sentence, and findings of every
severity; hostile texts on demand.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.checks.identity import identified
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.views import DocumentView, FormView
from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.dossier import Recognised
from jixiao.core.figures import parse
from jixiao.core.findings import (
    Cause,
    Correction,
    Finding,
    OperandShown,
    Related,
    Severity,
    Text,
    Verdict,
)
from jixiao.core.forms import Entry, Form, FundingRow, Indicator, LevelPoints, Total
from jixiao.core.keys import keyed, keyed_facts
from jixiao.core.packs import Ground, RulePack
from jixiao.core.places import Place
from jixiao.core.statements import Statement
from jixiao.core.ties import Outcome
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind
from jixiao.judging.results import Derivation, FormResult, IndicatorResult

ROWS = (
    ("项目", "预算数", "执行数", "执行率", "得分"),
    ("年度资金总额", "200", "150", "70%", "10"),
    ("参保率", "≥95%", "96%", "5", "5"),
)
SENTENCE = "全年支出2.61元，较上年增长5%。"
PACK = RulePack(
    id="cn-2020",
    version="2026.1",
    title="全国",
    issuer="财政部",
    source=Ground(kind="general", text="待核"),
)


def cell_place(row: int, column: int, text: str) -> Place:
    return Place(line=row + 2, column=column, text=text)


def entry(row: int, column: int) -> Entry:
    text = ROWS[row - 1][column - 1]
    return Entry(text=text, place=cell_place(row, column, text), figure=parse(text, None))


def document(name: str, sentence: str) -> Document:
    cells = tuple(
        Cell(row=row, column=column, text=text, place=cell_place(row, column, text))
        for row, texts in enumerate(ROWS, start=1)
        for column, text in enumerate(texts, start=1)
    )
    grid = Grid(cells=cells, rows=3, columns=5, place=Place(line=3, text=""), merged_known=False)
    paragraph = Paragraph(text=sentence, place=Place(line=1, text=sentence))
    return Document(path=f"dir/{name}", format="txt", sha256="0" * 64, blocks=(paragraph, grid))


def form() -> Form:
    return Form(
        id="form1",
        kind="self_evaluation",
        place=cell_place(1, 1, "项目"),
        year=2020,
        money_unit="万元",
        title=Entry(text="绩效自评表", place=cell_place(1, 1, "绩效自评表")),
        implementing_unit=Entry(text="某县医保局", place=cell_place(1, 1, "某县医保局")),
        funding=(
            FundingRow(
                source="年度资金总额",
                role="total",
                place=cell_place(2, 1, "年度资金总额"),
                budget=entry(2, 2),
                executed=entry(2, 3),
                rate=entry(2, 4),
                score=entry(2, 5),
            ),
        ),
        indicators=(
            Indicator(
                place=cell_place(3, 1, "参保率"),
                name=entry(3, 1),
                target=entry(3, 2),
                actual=entry(3, 3),
                points=entry(3, 4),
                score=entry(3, 5),
                extra=(("备注", entry(3, 1)),),
            ),
        ),
        level_points=(LevelPoints(level=1, name="产出指标", points=entry(3, 4)),),
        total=Total(place=cell_place(3, 5, "5"), score=entry(3, 5)),
    )


def result() -> FormResult:
    derivation = Derivation(
        formula="5（96%≥95%，记满分）",
        result="5",
        operands=(OperandShown(name="完成值", printed="96%", place=cell_place(3, 3, "96%")),),
        rule="定量",
        source=Ground(kind="practice", text="惯例", samples=3),
    )
    indicator = IndicatorResult(
        criterion=Criterion(kind=CriterionKind.AT_LEAST, text="≥95%"),
        attainment=Attainment(attained=True),
        direction="positive",
        direction_reason="≥",
        score=Decimal(5),
        completion=Decimal("101.05263"),
        derivation=derivation,
    )
    return FormResult(
        indicators=(indicator,),
        execution_rate=Decimal(75),
        score=Decimal("12.5"),
        grade="差",
        execution_derivation=derivation,
    )


def findings(sentence: str) -> tuple[Finding, ...]:
    start = sentence.find("2.61元")
    rate = cell_place(2, 4, "70%")
    return (
        Finding(
            code="U521",
            severity=Severity.ERROR,
            message=Text("“2.61元”单位应为亿元", "unit should be 亿元"),
            address="0:statements[0].value",
            place=Place(line=1, text=sentence, start=max(start, 0), end=max(start, 0) + 5),
            printed="2.61元",
            expected="2.61亿元",
            quote="2.61元",
            related=(Related(place=rate),),
            advice=Text("核对单位", "check the unit"),
        ),
        Finding(
            code="T201",
            severity=Severity.WARNING,
            message=Text("执行率填报70%，应为75%", "rate is 75%"),
            address="0:form1.funding[0].rate",
            place=rate,
            printed="70%",
            expected="75",
            unit="%",
            expected_interval=("74.50", "75.50"),
            difference="-5",
            formula="150/200=75",
            quote="70%",
            related=tuple(Related(place=cell_place(2, c, t)) for c, t in ((3, "150"), (2, "200"))),
            operands=(OperandShown(name="执行数", printed="150", place=cell_place(2, 3, "150")),),
            causes=(
                Cause(
                    kind="wrong_digit", text=Text("一位数字写错", "one digit is wrong"), restores=2
                ),
            ),
            correction=Correction(text="75%", safe=True),
        ),
        Finding(
            code="L708",
            severity=Severity.REMARK,
            message=Text("可量化", "could be counted"),
            address="0:form1.indicators[0].target",
            place=cell_place(3, 2, "≥95%"),
        ),
    )


MakeReview = Callable[..., Review]


@pytest.fixture
def make_review() -> MakeReview:
    """Makes the review; ``accepted`` maps ids to reasons, ``sentence`` and ``message`` may be
    hostile.
    """

    def make(
        *,
        name: str = "自评表.txt",
        sentence: str = SENTENCE,
        message: str | None = None,
        accepted: dict[str, str] | None = None,
    ) -> Review:
        read = document(name, sentence)
        statement = Statement(
            item="支出",
            basis="actual",
            figure=parse("2.61元", None),
            place=Place(line=1, text=sentence, start=4, end=9),
            address="statements[0].value",
        )
        own = keyed(form())
        recognised = Recognised(
            document=read, forms=(own,), statements=keyed_facts((statement,)), year=2020
        )
        view = FormView(
            index=0,
            form=own,
            pack=PACK,
            pack_reason="没有更具体的规则",
            result=result(),
            document=recognised.facts(),
        )
        found = findings(sentence)
        if message is not None:
            found = tuple(
                Finding(
                    code=each.code,
                    severity=each.severity,
                    message=Text(message, message),
                    address=each.address,
                    place=each.place,
                    printed=message,
                    expected=message,
                    formula=message,
                    related=each.related,
                )
                for each in found
            )
        verdicts = (
            Verdict(
                code="T201",
                outcome=Outcome.IMPOSSIBLE,
                address="0:form1.funding[0].rate",
                finding=found[1],
            ),
            Verdict(code="S305", outcome=Outcome.REPRODUCED, address="0:form1.indicators[0].score"),
        )
        return Review(
            documents=tuple(
                identified(
                    [
                        DocumentReview(
                            view=DocumentView(index=0, document=recognised.facts(), forms=(view,)),
                            document=read,
                            findings=found,
                            verdicts=verdicts,
                            accepted=accepted or {},
                        )
                    ]
                )
            ),
            seconds="0.123",
        )

    return make
