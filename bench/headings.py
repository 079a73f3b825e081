"""Forms with points in headings of level 1 and 2, one to three random slips in their points, and what
becomes of a form whose writer does everything that the review advises about points, at once.

    .venv/bin/python bench/headings.py [--forms 400] [--seed 1] [-v]

The advice is sound where nothing is wrong then that was not wrong before, and where no cell of points
is given two values.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random

import msgspec

from advice import followed, proposed
from jixiao.api import review
from jixiao.checks.review import Review
from jixiao.core.documents import Document
from jixiao.core.findings import Finding, Severity
from jixiao.core.places import Place
from jixiao.reading import read_bytes
from mutations import LOUD

OF_POINTS = ("S301", "S302", "S303")
HEAD = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t主管部门\t县人社局\t实施单位\t县社保中心\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t100\t100\t100\t{execution}\t100.00%\t10\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
)
FRAME = (
    ("产出指标", 50, ("数量指标", "质量指标", "时效指标")),
    ("效益指标", 30, ("社会效益指标", "可持续影响指标")),
    ("满意度指标", 10, ("服务对象满意度指标",)),
)
OF_HEADING = re.compile(r"把标题的分值改为(\d+(?:\.\d+)?)")
MENTIONED = re.compile(r"改为(\d+(?:\.\d+)?)")


class Points(msgspec.Struct):
    """The points of a form: of the execution, of headings and rows in their order, and the total."""

    execution: str
    level1: list[str]
    level2: list[list[str]]
    rows: list[list[list[str]]]
    total: str

    def slots(self) -> list[tuple[list[str], int]]:
        """Every heading and row that has points, as a list and an index in it."""
        lists = [self.level1, *self.level2, *(row for group in self.rows for row in group)]
        return [(each, at) for each in lists for at in range(len(each)) if each[at]]


def random_points(random: Random) -> Points:
    """Points that add up, in one form of headings or another."""
    headed1, headed2 = random.choice(((True, True), (True, False), (False, True), (True, None)))
    level1, level2, rows = [], [], []
    for _, points, names in FRAME:
        parts = _divided(random, points, len(names), Decimal(1))
        shown = [headed2 if headed2 is not None else random.random() < 0.5 for _ in names]
        level1.append(str(points) if headed1 else "")
        level2.append([str(each) if own else "" for each, own in zip(parts, shown, strict=True)])
        step = random.choice((Decimal(1), Decimal("0.5"), Decimal("0.01")))
        rows.append(
            [
                [str(each) for each in _divided(random, part, random.randint(1, 3), step)]
                for part in parts
            ]
        )
    return Points(execution="10", level1=level1, level2=level2, rows=rows, total="100")


def _divided(random: Random, whole: int | Decimal, parts: int, step: Decimal) -> list[Decimal]:
    """A whole in some parts of at least a step each, in all exactly the whole."""
    units = int(Decimal(whole) / step)
    cuts = sorted(random.sample(range(1, units), min(parts, units) - 1)) if units > 1 else []
    ends = [0, *cuts, units]
    return [step * (end - start) for start, end in pairwise(ends)]


def slip(points: Points, random: Random) -> None:
    """One slip: of a heading, a row or the total, of two rows exchanged, of a split with a remainder."""
    slots = points.slots()
    kind = random.randrange(6)
    own, at = random.choice(slots)
    if kind == 0:
        own[at] = str(Decimal(own[at]) + random.choice((1, -1, 2, 5)))
    elif kind == 1:
        own[at] += "0"
    elif kind == 2:
        points.total = random.choice(("90", "98", "110", "99", "10"))
    elif kind == 3:
        other, there = random.choice(slots)
        own[at], other[there] = other[there], own[at]
    elif kind == 4:
        group = random.choice([row for each in points.rows for row in each])
        whole = sum(map(Decimal, group), Decimal(0))
        group[:] = [str((whole / 3).quantize(Decimal("0.01")))] * 3
    else:
        own[at] = str(Decimal(own[at]) + Decimal("0.1"))


def text_of(points: Points, *, scored: bool) -> str:
    """The form as text."""
    lines = []
    for (level1, _, names), own1, own2, groups in zip(
        FRAME, points.level1, points.level2, points.rows, strict=True
    ):
        first = level1 + (f"（{own1}分）" if own1 else "")
        for name, own, group in zip(names, own2, groups, strict=True):
            second = name + (f"（{own}分）" if own else "")
            for at, each in enumerate(group):
                named = f"{name.removesuffix('指标')}{'甲乙丙丁'[at]}率"
                score = each if scored else ""
                lines.append(f"{first}\t{second}\t{named}\t≥90%\t95%\t{each}\t{score}\t")
                first = second = ""  # as a merged cell is lost in text
    total = sum((Decimal(each) for one in points.rows for two in one for each in two), Decimal(10))
    score = str(total) if scored else ""
    return (
        HEAD.format(execution=points.execution)
        + "\n".join(lines)
        + f"\n总分\t\t\t\t\t{points.total}\t{score}\t\n"
    )


def forms(count: int, seed: int) -> Iterator[list[Document]]:
    """Documents of random forms with slips."""
    random = Random(seed)
    for at in range(count):
        points = random_points(random)
        for _ in range(random.randint(1, 3)):
            slip(points, random)
        yield list(read_bytes(text_of(points, scored=False).encode(), f"表{at}.txt"))


def values(reviewed: Review) -> Iterator[tuple[Finding, Place, str, str]]:
    """Each value that findings of points give a cell: the finding, the cell, its print and the value."""
    for document in reviewed.documents:
        for each in document.findings:
            if each.code not in OF_POINTS:
                continue
            if each.severity in LOUD:
                for value, _ in proposed(each):
                    yield each, each.place, each.printed, value
            yield from allotted(each)


def allotted(finding: Finding) -> Iterator[tuple[Finding, Place, str, str]]:
    """The rows that the advice of a finding changes, by their names in it; the heading itself, where it
    says so.
    """
    words = finding.advice.zh if finding.advice is not None else ""
    headed = OF_HEADING.search(words)
    if headed is not None:
        yield finding, finding.place, finding.printed, headed[1]
    _, opened, told = words.partition("分不变，把")
    if not opened:
        return
    operands = list(finding.operands)
    for part in told.split("，"):
        found = MENTIONED.search(part)
        if found is None:
            continue
        for name in part[: found.start()].split("、"):
            for each in operands:
                if name.rstrip("各").removesuffix(each.printed).rstrip("各") == each.name:
                    operands.remove(each)
                    yield finding, each.place, each.printed, found[1]
                    break
            else:
                plain = [each for each in operands if each.name == name]
                assert plain, (name, words)
                operands.remove(plain[0])
                yield finding, plain[0].place, plain[0].printed, found[1]


def judged(documents: Sequence[Document]) -> tuple[list[str], int]:
    """What is unsound in the advice about the points of a document, and how many values it gives."""
    before = review(documents)
    given = list(values(before))
    told = []
    by_cell: dict[object, set[str]] = {}
    for _, place, _, value in given:
        by_cell.setdefault(place.key(), set()).add(value)
    told += [
        f"two values for one cell: {sorted(each)}" for each in by_cell.values() if len(each) > 1
    ]
    done = list(documents)
    for finding, place, printed, value in given:
        spot = msgspec.structs.replace(finding, place=place, printed=printed, quote=printed)
        changed = followed(done, 0, spot, value)
        done = changed if changed is not None else done
    known = {each.id for each in _loud(before)}
    for each in _loud(review(done)) if given else ():
        if each.id not in known:
            told.append(f"new: {each.code} {each.message.zh}")
        elif each.code in OF_POINTS and not _is_open(before, each.id):
            told.append(f"not mended: {each.code} {each.message.zh}")
    return told, len(given)


def _is_open(reviewed: Review, name: str) -> bool:
    """Whether a finding, or one of a heading below, only asks to look."""
    found = {each.id: each for document in reviewed.documents for each in document.findings}
    own = found[name]
    below = [each for each in found.values() if each.code in OF_POINTS and each.code < own.code]
    heads = [own, found[own.group or name], *below]
    return any(each.advice is not None and "请" in each.advice.zh for each in heads)


def _loud(reviewed: Review) -> list[Finding]:
    return [
        each
        for document in reviewed.documents
        for each in document.findings
        if each.severity is not Severity.REMARK
    ]


def main(arguments: Sequence[str]) -> int:
    """Run over random forms; prints what is unsound, by kind."""
    asked = dict(pairwise(arguments))
    counts: Counter[str] = Counter()
    for documents in forms(int(asked.get("--forms", "400")), int(asked.get("--seed", "1"))):
        told, given = judged(documents)
        counts["forms"] += 1
        counts["values"] += given
        counts["unsound"] += bool(told)
        counts.update(each.partition(":")[0] for each in told)
        if told and "-v" in arguments:
            print(documents[0].path, *told, sep="\n   ")
    print(dict(counts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
