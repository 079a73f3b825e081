"""What `make run` does: review the examples with the command, say in short what was found, and
leave the reports to open.

Findings make the command end with 1; here that is what is expected, so this script ends with 0
unless a review could not be made.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
COMMAND = Path(sys.executable).parent / "jixiao"
FOUND_OR_NOT = (0, 1)
SETS = {
    "kashgar-2020": ("kashgar-2020/report.docx", "kashgar-2020/forms.docx"),
    "yopurga-monitoring-2020": ("yopurga-monitoring-2020.xlsx",),
    "yanchi-2024": ("yanchi-2024.pdf",),
}


def review(files: list[Path], fmt: str, *options: str) -> bytes:
    """The output of one review; the script ends where none could be made."""
    done = subprocess.run(
        [COMMAND, "review", *files, "--format", fmt, *options], stdout=subprocess.PIPE, check=False
    )
    if done.returncode not in FOUND_OR_NOT:
        raise SystemExit(f"jixiao review {' '.join(map(str, files))} ended with {done.returncode}")
    return done.stdout


def said(summary: dict[str, Any]) -> str:
    """One line of counts."""
    return (
        "{documents} 个文件，{forms} 张表：错误 {errors}，警告 {warnings}，提示"
        " {remarks}（{seconds} 秒）".format_map(summary)
    )


def worst(reviewed: dict[str, Any], number: int = 3) -> list[str]:
    """The first messages of severity error."""
    findings = [finding for document in reviewed["documents"] for finding in document["findings"]]
    return [
        f"{each['code']} {each['message']}" for each in findings if each["severity"] == "error"
    ][:number]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name, files in SETS.items():
        paths = [EXAMPLES / file for file in files]
        reviewed = json.loads(review(paths, "json"))
        review(paths, "html", "--out", str(out / f"{name}.html"), "--force")
        print(f"\n{name}（{'、'.join(files)}）\n  {said(reviewed['summary'])}")
        for line in worst(reviewed):
            print(f"  · {line}")
        print(f"  报告：{out / name}.html")
    everything = [EXAMPLES / file for files in SETS.values() for file in files]
    review(everything, "xlsx", "--separate", "--out", str(out / "problems.xlsx"), "--force")
    print(
        f"\n问题清单（全部文件）：{out / 'problems.xlsx'}\n用浏览器打开上面的 .html 报告查看每一处问题。"
    )


if __name__ == "__main__":
    main()
