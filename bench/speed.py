"""How long a review takes, beside what a user would reach for instead; every ratio from one run on
the same files.

.venv/bin/python bench/speed.py
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SEED = ROOT.parent / "shared" / "seeds" / "001_1ce94f1a142e391d.txt"
COMMAND = Path(sys.executable).parent / "jixiao"


def median(work: Callable[[], object], runs: int = 7) -> float:
    """Median seconds of a piece of work after one warm-up."""
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def processed(work: Callable[[], object], runs: int = 21) -> float:
    """Median seconds of processor time of a piece of work."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def command(*arguments: str) -> Callable[[], object]:
    """A whole process of the command."""
    return lambda: subprocess.run([COMMAND, *arguments], capture_output=True, check=False)


def processor_time(*arguments: str | Path, runs: int = 7) -> float:
    """Median seconds of processor time (user and system) of a process, after one warm-up. Compiled
    modules may be kept, as they are where the command is installed.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, capture_output=True, check=False, env=kept)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times[1:])


def start() -> None:
    """What the command answers at once beside the interpreter with three of its modules, and one
    form's review as a command.
    """
    bare = processor_time(sys.executable, "-c", "import decimal,json,re")
    for option in ("--version", "--help"):
        ours = processor_time(COMMAND, option)
        print(
            f"jixiao {option:10}         {ours:.3f} s   {ours / bare:.1f} × an interpreter with"
            " decimal, json and re (target 2.5)"
        )
    form = processor_time(COMMAND, "review", EXAMPLES / "yanchi-2024.txt")
    print(
        f"review of one form         {form:.3f} s of processor time, {form / bare:.1f} × the same"
    )


def whole() -> None:
    """The review of the large report, in the process and as a command."""
    from jixiao.api import review

    path = SEED if SEED.exists() else EXAMPLES / "kashgar-2020" / "report.txt"
    inside = median(lambda: review([path]))
    outside = median(command("review", str(path), "--format", "json"), runs=5)
    print(
        f"review of {path.name:16.16} {inside:.3f} s   as a command {outside:.3f} s (target 1 s"
        " after start)"
    )


def one_form() -> None:
    """Recognition, full score and all checks of one form, and forms per second."""
    from jixiao.api import review
    from jixiao.reading import read_path

    documents = read_path(EXAMPLES / "yanchi-2024.txt")
    full = median(lambda: review(documents))
    path = EXAMPLES / "kashgar-2020" / "forms.xlsx"
    many = median(lambda: review(read_path(path)))
    forms = len(review(read_path(path)).documents[0].view.forms)
    print(f"score and checks of a form {full * 1000:.1f} ms (target 20 ms)")
    print(
        f"forms reviewed             {forms / many:.0f} a second, reading included ({forms} forms"
        f" of {path.name})"
    )


def checks() -> None:
    """Scores and all checks of a form of 22 rows that was recognised already, and the same with ids
    and addresses, as ``check`` gives them.
    """
    from jixiao.application.checking import check
    from jixiao.application.judgement import Context, judge
    from jixiao.knowledge.shelf import shipped
    from jixiao.reading import read_path
    from jixiao.recognition import recognise

    facts = [recognise(each).facts() for each in read_path(EXAMPLES / "yanchi-2024.txt")]
    rows = sum(len(form.indicators) for each in facts for form in each.forms)
    context = Context(knowledge=shipped())
    forms = list(facts[0].forms)
    judged = processed(lambda: judge(facts, context))
    told = processed(lambda: check(forms, context))
    print(
        f"all checks of a form       {judged * 1000:.1f} ms beyond recognition, with ids and"
        f" addresses {told * 1000:.1f} ms, {rows} rows (target 10 ms)"
    )


def spreadsheets() -> None:
    """xlsx against openpyxl on the same file."""
    import openpyxl

    from jixiao.reading import read_path

    path = EXAMPLES / "kashgar-2020" / "forms.xlsx"

    def theirs() -> None:
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                list(row)

    ours, other = median(lambda: read_path(path)), median(theirs)
    print(
        f"xlsx read                  {ours * 1000:.1f} ms   openpyxl {other * 1000:.1f} ms   ratio"
        f" {other / ours:.1f}"
    )


def portable_documents() -> None:
    """PDF tables against pdfplumber on the same file."""
    import pdfplumber

    from jixiao.reading import read_path

    path = EXAMPLES / "kashgar-2020" / "forms.pdf"

    def theirs() -> int:
        with pdfplumber.open(path) as book:
            for page in book.pages:
                page.extract_tables()
                page.extract_text()
            return len(book.pages)

    pages = theirs()
    ours, other = median(lambda: read_path(path), runs=5), median(theirs, runs=3)
    print(
        f"pdf pages a second         {pages / ours:.0f}   pdfplumber {pages / other:.1f}   ratio"
        f" {other / ours:.1f} (target 3)"
    )


def main() -> int:
    """Run every measurement."""
    for measure in (start, whole, one_form, checks, spreadsheets, portable_documents):
        measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
