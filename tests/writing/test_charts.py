"""Charts: Chinese words and every value in them, colours that the colour-blind can tell apart, PNG
and SVG, and a plain message without the extra.
"""

from __future__ import annotations

import io
import json
import pickle
import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from jixiao.core.packs import Ground, RangeRule
from jixiao.drafting.draft import ATTAINMENT, EXECUTION, FLOWS, MONTHS
from jixiao.drafting.exhibits import Attained, Execution, Exhibits, Flow, Payable
from jixiao.writing.charts import draw, specification

pytest.importorskip("altair", reason="the extra charts is not installed")
pytest.importorskip("vl_convert", reason="the extra charts is not installed")
Image = pytest.importorskip("PIL.Image", reason="pillow reads the pictures")

KINDS = (FLOWS, EXECUTION, MONTHS, ATTAINMENT)
OKABE_ITO = {"#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442"}
BASES = ("2019年", "2020年预算", "2020年")
EXHIBITS = Exhibits(
    unit="亿元",
    bases=BASES,
    band=RangeRule(source=Ground(kind="general"), low=Decimal(95), high=Decimal(105)),
    flows=tuple(
        Flow(fund=fund, side=side, basis=basis, amount=Decimal(number) / 4)
        for number, (fund, side, basis) in enumerate(
            (
                (fund, side, basis)
                for fund in ("企业养老", "工伤保险")
                for side in ("收入", "支出")
                for basis in BASES
            ),
            start=3,
        )
    ),
    executions=(
        Execution(fund="企业养老", side="收入", rate=Decimal("105.624")),
        Execution(fund="企业养老", side="支出", rate=Decimal("97.515")),
        Execution(fund="工伤保险", side="支出", rate=Decimal("76.318")),
    ),
    payables=(
        Payable(fund="职工医保", months=Decimal("10.26"), low=Decimal(6), high=Decimal(9)),
        Payable(fund="工伤保险", months=Decimal("16.24")),
    ),
    attained=(
        Attained(
            fund="企业养老", indicator="参保缴费人数", completion=Decimal("127.437"), met=True
        ),
        Attained(
            fund="工伤保险", indicator="劳动能力鉴定人数", completion=Decimal("64.455"), met=False
        ),
        Attained(fund="工伤保险", indicator="培训人数", completion=Decimal(1240), met=True),
    ),
)


def words_of(svg: bytes) -> str:
    return " ".join(re.findall(r">([^<>]+)</text>", svg.decode("utf-8")))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FLOWS, ("基金收入（亿元）", "基金支出（亿元）", "2020年预算", "企业养老", "0.75", "3.50")),
        (EXECUTION, ("预算执行率（%）", "收入", "支出", "105.62%", "97.52%", "76.32%")),
        (
            MONTHS,
            ("可支付月数（个月）", "在合理区间外", "没有规定合理区间", "10.3个月", "16.2个月"),
        ),
        (
            ATTAINMENT,
            (
                "占目标值的百分比（%）",
                "完成",
                "未完成",
                "劳动能力鉴定人数",
                "127.4%",
                "64.5%",
                "1240.0%",
                "超过300%的画在300%处",
            ),
        ),
    ],
)
def test_the_words_and_figures_are_in_the_picture(kind: str, expected: tuple[str, ...]) -> None:
    drawing = draw(kind, EXHIBITS)
    assert drawing is not None
    words = words_of(drawing.svg)
    for each in expected:
        assert each in words


@pytest.mark.parametrize("kind", KINDS)
def test_the_png_is_a_picture_sharp_enough_to_print(kind: str) -> None:
    drawing = draw(kind, EXHIBITS)
    assert drawing is not None
    picture = Image.open(io.BytesIO(drawing.png)).convert("RGB")
    assert picture.width >= 1100  # 200 dots an inch over 140 mm
    assert len(set(picture.resize((60, 60)).tobytes())) > 10  # and not an empty ground


@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_those_that_the_colour_blind_can_tell_apart(kind: str) -> None:
    spec = specification(kind, EXHIBITS)
    ranges = [
        colour
        for value in _values(spec, "range")
        for colour in value
        if str(colour).startswith("#")
    ]
    assert ranges
    assert set(ranges) <= OKABE_ITO | {"#999999"}


def test_the_band_is_drawn_at_its_ends() -> None:
    assert '{"low": 95.0, "high": 105.0}' in json.dumps(specification(EXECUTION, EXHIBITS))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_no_chart(kind: str) -> None:
    assert (
        draw(
            kind,
            Exhibits(unit="亿元", bases=BASES, flows=(), executions=(), payables=(), attained=()),
        )
        is None
    )


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_the_extra_the_message_says_what_to_install(missing: str) -> None:
    code = (
        f"import sys; sys.modules[{missing!r}] = None\nfrom jixiao.drafting.exhibits import"
        " Exhibits, Execution\nfrom decimal import Decimal\nfrom jixiao.writing.charts import"
        " draw\nfrom jixiao.core.errors import UserError\none = Exhibits(unit='', bases=(), flows=(),"
        " executions=(Execution(fund='a', side='收入', rate=Decimal(90)),), payables=(),"
        " attained=())\ntry:\n    draw('execution', one)\nexcept UserError as error:\n   "
        " sys.stdout.buffer.write(error.text.zh.encode())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True
    ).stdout.decode()
    assert "jixiao[charts]" in told
    assert missing in told


def test_importing_the_room_loads_no_drawing_library() -> None:
    code = (
        "import sys, jixiao.writing.charts; print('altair' in sys.modules, 'vl_convert' in"
        " sys.modules)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        ).stdout.strip()
        == "False False"
    )


def _values(node: Any, key: str) -> list[Any]:
    """Every value of a key anywhere in a specification."""
    if isinstance(node, dict):
        return [
            value for name, value in node.items() if name == key and isinstance(value, list)
        ] + [found for value in node.values() for found in _values(value, key)]
    return (
        [found for value in node for found in _values(value, key)] if isinstance(node, list) else []
    )


@pytest.mark.parametrize("char", ["\0", "\x1b", "\ufffe", "\ud800", "\u2028", "<&>\"'", "\\u2028"])
def test_no_character_of_a_name_keeps_a_chart_from_being_drawn(char: str) -> None:
    """In a process of its own: the converter ends the whole process on what an SVG cannot hold."""
    named = msgspec.structs.replace(
        EXHIBITS, flows=tuple(_named(each, char) for each in EXHIBITS.flows)
    )
    script = (
        "import pickle, sys\n"
        "from jixiao.writing.charts import draw\n"
        "drawn = draw('flows', pickle.load(sys.stdin.buffer))\n"
        "sys.exit(not drawn.png.startswith(b'\\x89PNG'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=pickle.dumps(named), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr[-400:]


def _named(flow: Flow, char: str) -> Flow:
    return msgspec.structs.replace(flow, fund=f"企业{char}养老")
