"""The pictures of the README, from what `make run` leaves in out/: python tools/make_pictures.py
(needs chromium, LibreOffice and poppler).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
OUT, PICTURES = ROOT / "out", ROOT / "docs" / "pictures"
BROWSER = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def page(source: Path, picture: str, width: int, height: int) -> None:
    """The top of an html file."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        window = (
            f"--screenshot={shot}",
            f"--window-size={width},{height}",
            f"--user-data-dir={folder}/profile",
        )
        subprocess.run([*BROWSER, *window, source.as_uri()], check=True, capture_output=True)
        save(shot, picture, 1100)


def sheet(source: Path, picture: str, number: int = 1) -> None:
    """One page of a docx, xlsx or pdf."""
    with tempfile.TemporaryDirectory() as folder:
        made = source
        if source.suffix != ".pdf":
            profile = f"-env:UserInstallation=file://{folder}/profile"
            options = (
                'pdf:writer_pdf_Export:{"ExportNotesInMargin":{"type":"boolean","value":"true"}}'
                if source.suffix == ".docx"
                else "pdf"
            )
            subprocess.run(
                [
                    "soffice",
                    profile,
                    "--headless",
                    "--convert-to",
                    options,
                    "--outdir",
                    folder,
                    source,
                ],
                check=True,
                capture_output=True,
            )
            made = Path(folder) / f"{source.stem}.pdf"
        stem = Path(folder) / "page"
        subprocess.run(
            [
                "pdftoppm",
                "-r",
                "80",
                "-f",
                str(number),
                "-l",
                str(number),
                "-singlefile",
                "-png",
                made,
                stem,
            ],
            check=True,
        )
        save(stem.with_suffix(".png"), picture, 700)


def save(shot: Path, picture: str, width: int) -> None:
    """Small enough for a repository: at most ``width`` across, 64 colours."""
    image = Image.open(shot).convert("RGB")
    if image.width > width:
        image = image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    image.quantize(64).save(PICTURES / picture, optimize=True)


def main() -> None:
    """The command."""
    page(OUT / "kashgar-2020.html", "review.png", 1500, 950)
    page(OUT / "监控看板.html", "dashboard.png", 1200, 1000)
    sheet(OUT / "自评表.pdf", "form.png")
    sheet(OUT / "基金绩效评价报告.docx", "report.png", 3)
    sheet(OUT / "标注-自评表.docx", "marked.png")


if __name__ == "__main__":
    main()
