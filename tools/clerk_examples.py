"""The other half of `make run`: what a clerk asks for, made from the examples: forms, monitoring,
the report, marked copies and letters, in out/.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
COMMAND = Path(sys.executable).parent / "jixiao"
FOUND_OR_NOT = (0, 1)


def run(*arguments: str | Path) -> None:
    """One command, shown before it runs; the script ends where it fails."""
    shown = [
        (
            str(each.relative_to(ROOT))
            if isinstance(each, Path) and each.is_relative_to(ROOT)
            else str(each)
        )
        for each in arguments
    ]
    print(f"$ jixiao {' '.join(shown)}", flush=True)
    done = subprocess.run([COMMAND, *arguments], stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in FOUND_OR_NOT:
        raise SystemExit(f"jixiao {' '.join(shown)} ended with {done.returncode}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    out: Path = parser.parse_args().out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    forms, county = EXAMPLES / "kashgar-2020" / "forms.docx", EXAMPLES / "yanchi-2024.docx"
    run("template", "self_evaluation", out / "填写模板.xlsx", "--force")
    run("fill", forms, out / "下年度自评表.xlsx", "--year", "2021", "--force")
    run(
        "monitor",
        EXAMPLES / "monitoring-2020.yaml",
        out / "监控表.docx",
        "--dashboard",
        out / "监控看板.html",
        "--force",
    )
    run("report", EXAMPLES / "report-2020.yaml", out / "基金绩效评价报告.docx", "--force")
    facts = out / "收支事实.xlsx"
    run("template", "report", facts, "--from", EXAMPLES / "report-2020.yaml", "--force")
    run(
        "template",
        "report",
        out / "下年度收支事实.xlsx",
        "--from",
        facts,
        "--year",
        "2021",
        "--force",
    )
    run("report", EXAMPLES / "report-2020-facts.xlsx", out / "报告-由收支事实表.docx", "--force")
    run("report", EXAMPLES / "running-2022.yaml", out / "上半年基金运行分析.docx", "--force")
    run("review", county, "--annotate", out / "标注-自评表.docx", "--force")
    run(
        "review",
        EXAMPLES / "kashgar-2020" / "report.docx",
        "--correct",
        out / "更正-报告.docx",
        "--force",
    )
    run(
        "review",
        county,
        EXAMPLES / "yopurga-monitoring-2020.xlsx",
        "--letters",
        out / "整改通知",
        "--force",
    )
    run("convert", county, out / "自评表.pdf", "--force")
    print(f"\n正式的表、监控看板、报告、标注和更正的副本、整改通知都在 {out}。")


if __name__ == "__main__":
    main()
