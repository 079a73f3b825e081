"""Mutates valid files of every format and reads them; reports counts, the worst time and the peak
memory.

Usage: python tools/fuzz_readers.py [--rounds 200] [--seed 1] [--format docx] [FILE …]

Each format runs in a process of its own under a memory limit of 1 GiB; a round that takes longer
than 30 seconds, a reader that raises, and a document with neither blocks nor a reason are
failures (exit status 1). Files given on the command line join the seeds.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

FORMATS = ("txt", "html", "docx", "xlsx", "xls", "pdf", "zip", "noise")
MEMORY = 1 << 30
SECONDS = 30
_ROWS = [["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]] + [
    ["产出指标", "数量指标", f"服务人次{n}", "≥100人次", f"{90 + n}人次", 10, n] for n in range(12)
]


def main() -> int:
    """Fuzz the chosen formats, or (as a child) one of them."""
    options = _options()
    if options.child:
        sys.stdout.write(
            json.dumps(_child(options.child, options.rounds, options.seed, options.files))
        )
        return 0
    failed = 0
    for name in [options.format] if options.format else FORMATS:
        command = [
            sys.executable,
            __file__,
            "--child",
            name,
            "--rounds",
            str(options.rounds),
            "--seed",
            str(options.seed),
            *options.files,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            failed += 1
            sys.stdout.write(f"{name:6} died with status {done.returncode}: {done.stderr[-300:]}\n")
            continue
        report = json.loads(done.stdout)
        failed += len(report["failures"])
        sys.stdout.write(
            f"{name:6} rounds {report['rounds']}, read {report['read']}, refused"
            f" {report['refused']}, codes {report['codes']}, worst {report['worst']:.2f} s, median"
            f" {report['median'] * 1000:.1f} ms, peak {report['peak']} MiB, failures"
            f" {len(report['failures'])}\n"
        )
        for failure in report["failures"][:5]:
            sys.stdout.write(f"       {failure}\n")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("--child", choices=FORMATS, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


def _child(name: str, rounds: int, seed: int, files: list[str]) -> dict[str, object]:
    import resource

    from jixiao.reading import read_bytes

    seeds = _seeds(name) + [Path(file).read_bytes() for file in files if file.endswith(f".{name}")]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance = random.Random(f"{name}-{seed}")
    codes: Counter[str] = Counter()
    times: list[float] = []
    failures: list[str] = []
    read = refused = 0
    for number in range(rounds):
        data = mutated(chance.choice(seeds), chance)
        started = time.perf_counter()
        try:
            documents = read_bytes(data, f"fuzz.{name}")
        except BaseException as error:  # the very thing that must not happen
            failures.append(f"round {number}: {type(error).__name__}: {error}")
            continue
        times.append(time.perf_counter() - started)
        for document in documents:
            read, refused = read + document.readable, refused + (not document.readable)
            codes.update(each.code for each in document.findings)
            if not document.blocks and document.readable:
                failures.append(f"round {number}: neither blocks nor a reason")
        if times[-1] > SECONDS:
            failures.append(f"round {number}: {times[-1]:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "rounds": rounds,
        "read": read,
        "refused": refused,
        "codes": dict(codes.most_common()),
        "worst": max(times, default=0),
        "median": sorted(times)[len(times) // 2] if times else 0,
        "peak": peak,
        "failures": failures,
    }


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to six slips; in half of the packages inside one unpacked part, so that
    damage gets past the checksum.
    """
    if data.startswith(b"PK") and chance.random() < 0.6:
        return _inside(data, chance)
    return _slips(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = given.namelist()
        struck = {chance.choice(names) for _ in range(2)}
        for name in names:
            part = given.read(name)
            made.writestr(name, _slips(part, chance) if name in struck else part)
    return stream.getvalue()


def _slips(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    if chance.random() < 0.4:  # well-formed still, but absurd
        for _ in range(chance.randint(1, 4)):
            _number(out, chance)
        return bytes(out)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 300))
        kind = chance.randrange(7)
        if kind == 0:
            out[at : at + length] = chance.randbytes(length)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length] * chance.choice((1, 2, 50))
        elif kind == 3 and at < len(out):
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 4 and chance.random() < 0.3:
            del out[at:]
        elif kind == 5:
            out[at : at + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"99999999")
            )
        else:
            _number(out, chance)
    return bytes(out)


def _number(out: bytearray, chance: random.Random) -> None:
    """A digit run becomes an enormous or a negative number."""
    digits = [i for i in range(len(out)) if 48 <= out[i] <= 57][:20_000]
    if digits:
        at = chance.choice(digits)
        out[at : at + 1] = chance.choice((b"1048577", b"-1", b"0", b"4294967296", b"1e400"))


def _seeds(name: str) -> list[bytes]:
    if name == "noise":
        return [random.Random(n).randbytes(3000) for n in range(5)]
    if name == "zip":
        members = {
            "一.txt": _seeds("txt")[0],
            "b/二.docx": _seeds("docx")[0],
            "三.xlsx": _seeds("xlsx")[0],
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return [stream.getvalue()]
    return [
        {"txt": _txt, "html": _html, "docx": _docx, "xlsx": _xlsx, "xls": _xls, "pdf": _pdf}[name]()
    ]


def _txt() -> bytes:
    return (
        "项目支出绩效自评表\n\n" + "\n".join("\t".join(map(str, row)) for row in _ROWS) + "\n"
    ).encode()


def _html() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f'<td rowspan="1" colspan="1">{value}</td>' for value in row) + "</tr>"
        for row in _ROWS
    )
    return (
        "<html><head><meta"
        f' charset="utf-8"></head><body><h1>自评表</h1><table>{rows}</table><p>注</p></body></html>'.encode()
    )


def _docx() -> bytes:
    import docx

    made = docx.Document()
    made.add_heading("自评表", 1)
    table = made.add_table(len(_ROWS), 7)
    for row, values in zip(table.rows, _ROWS, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
    table.cell(1, 0).merge(table.cell(12, 0))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in _ROWS:
        book.active.append(row)
    book.active.append(["", "", "", "", "合计", "=SUM(F2:F13)", "=ROUND(SUM(G2:G13)/F14,4)"])
    book.active.merge_cells("A2:A13")
    book.active["G14"].number_format = "0.00%"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _xls() -> bytes:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("自评表")
    for row, values in enumerate(_ROWS):
        for column, value in enumerate(values):
            sheet.write(row, column, value, xlwt.easyxf(num_format_str="0.00"))
    sheet.write_merge(14, 14, 0, 6, "注")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    """Two ruled cells with a number in each, written by hand."""
    content = (
        b"BT /F1 12 Tf 100 705 Td (98.50) Tj 120 0 Td (10) Tj ET 90 700 240 20 re S 210 700 m 210"
        b" 720 l S"
    )
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1"
            b" 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % table)


if __name__ == "__main__":
    sys.exit(main())
