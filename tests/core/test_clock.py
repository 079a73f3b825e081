"""One clock, which can be held: the same input gives the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

import jixiao
from jixiao.core.clock import now, since, ticks
from jixiao.core.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
CLOCKS = re.compile(
    r"\b(?:date|datetime|time)\.(?:now|utcnow|today|time|time_ns|perf_counter_ns|perf_counter|monotonic|localtime)\("
)
EVERYTHING = """
import hashlib, jixiao
def say(name, content): print(name, hashlib.sha256(content).hexdigest())
for kind in ("docx", "xlsx", "pdf"):
    path = f"examples/yanchi-2024.{kind}"
    content = open(path, "rb").read()
    review = jixiao.review(path)
    for format in ("text", "json", "html", "xlsx"): say(format, jixiao.render(review, format))
    say("annotated", jixiao.annotate(review.documents[0], content).data)
    if kind != "pdf": say("corrected", jixiao.correct(review.documents[0], content).data)
for name, letter in jixiao.letters(review).items(): say(name, letter)
for format in ("docx", "xlsx", "pdf", "html", "txt", "yaml", "json", "package"):
    say(format, jixiao.convert("examples/yanchi-2024.docx", format).content)
for format in ("docx", "xlsx", "pdf", "html", "txt"):
    for made in jixiao.fill("examples/yanchi-2024.docx", format, rules="cn-2020", draft=True).files:
        say("filled " + format, made.content)
monitored = jixiao.monitor("examples/monitoring-2020.yaml")
for format in ("xlsx", "docx", "txt"): say(format, jixiao.monitoring_table(monitored, format))
for format in ("html", "pdf"): say(format, jixiao.dashboard(monitored, format))
say("report", jixiao.report("examples/report-2020.yaml", "docx").content)
say("template", jixiao.template("monitoring", fund="工伤保险"))
say("library", jixiao.library_file(jixiao.library()))
"""


def made(seed: str, zone: str) -> list[str]:
    held = {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1700000000"}
    ran = subprocess.run(
        [sys.executable, "-c", EVERYTHING],
        cwd=ROOT,
        env={**os.environ, **held},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.splitlines()


def test_every_file_is_the_same_bytes_in_two_runs() -> None:
    one, other = made("1", "UTC"), made("2", "Asia/Shanghai")
    assert len(one) > 35
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []


def test_a_problem_list_bears_the_date_of_every_file() -> None:
    review = jixiao.review(jixiao.Source("甲.txt", "没有数字的一段话。\n".encode()))
    assert b"2021-02-20T00:00:00Z" in _part(jixiao.render(review, "xlsx"), "docProps/core.xml")


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def test_nothing_else_asks_for_the_time() -> None:
    source = ROOT / "src" / "jixiao"
    own = source / "core" / "clock.py"
    asked = {
        f"{file.relative_to(source)}: {found[0]}"
        for file in source.rglob("*.py")
        if file != own
        for found in CLOCKS.finditer(file.read_text("utf-8"))
    }
    assert asked == set()


def test_the_clock_can_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 60
    assert ticks() > 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert now() == datetime(1970, 1, 1, tzinfo=UTC)
    assert since(ticks()) == "0.000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    with pytest.raises(UserError, match="昨天") as caught:
        now()
    assert caught.value.code == "E004"
