"""Sets of fonts as machines have them: a test sees the fonts of one set only, and so do typst and
LibreOffice that it starts.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from jixiao.writing.pages import pdf as pdf_writer

CJK = ("Noto Serif CJK SC", "Noto Sans CJK SC")
LATIN = (
    "Liberation Serif",
    "Liberation Sans",
    "Liberation Mono",
    "DejaVu Sans",
    "DejaVu Serif",
    "DejaVu Sans Mono",
)
WHEEL = "the wheel's Noto Sans SC alone"
INSTALLED = {"Noto CJK alone": CJK, "Noto CJK with Liberation and DejaVu": CJK + LATIN}
"""What is installed on a machine, for every program on it."""
SETS = {**INSTALLED, WHEEL: ()}
"""The same, and a machine without fonts: the pdf writer finds the one in the zhplot wheel."""
LIBREOFFICE = "OpenSymbol"  # comes with it
PACKAGES = "fonts-noto-cjk, fonts-liberation, fonts-dejavu-core"
_ALIASES = "/etc/fonts/conf.d/30-metric-aliases.conf"  # Liberation stands in for what Word asks for
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<include ignore_missing="yes">{aliases}</include><cachedir>{cache}</cachedir></fontconfig>
"""


@contextmanager
def only(name: str, folder: Path) -> Iterator[None]:
    """The fonts of one set and no others, for this process and those that it starts; skips where
    one is not installed.
    """
    if name == WHEEL and find_spec("zhplot") is None:
        pytest.skip("the zhplot wheel with Noto Sans SC is not installed")
    folders = {file.parent for family in SETS[name] for file in _files(family)}
    if (
        name != WHEEL
        and LATIN[0] not in SETS[name]
        and folders & {file.parent for family in LATIN for file in _listed(family)}
    ):
        pytest.skip(
            "Noto CJK stands in one folder with Liberation or DejaVu here, so that it cannot be had alone"
        )
    folders |= {file.parent for file in _listed(LIBREOFFICE)}
    configuration = folder / "fonts.conf"
    listed = "".join(f"<dir>{escape(str(each))}</dir>" for each in sorted(folders))
    configuration.write_text(
        _CONFIGURATION.format(folders=listed, aliases=_ALIASES, cache=folder / "cache")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(configuration))  # typst reads it too
        if name != WHEEL:
            patch.setattr(pdf_writer, "folders", lambda: ())
        _forget()
        yield
    _forget()


def _files(family: str) -> list[Path]:
    """The files of a family; skips the test where there are none."""
    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig (fc-list) is not installed")
    found = _listed(family)
    if not found:
        pytest.skip(f"the font {family} is not installed (packages {PACKAGES})")
    return found


@cache
def _listed(family: str) -> list[Path]:
    """The files of an installed family, as the machine has them before a set is chosen."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    listed = subprocess.run(
        [program, "--format", "%{file}\n", family],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return sorted({Path(file) for file in listed.stdout.splitlines()})


def _forget() -> None:
    """What the pdf writer knows of the fonts."""
    for known in (pdf_writer._fonts, pdf_writer._present, pdf_writer._named):
        known.cache_clear()
