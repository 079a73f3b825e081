"""Old formats through LibreOffice: one headless run with a profile of its own and a time limit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from jixiao.reading import limits, problems
from jixiao.reading.problems import Refused

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SUFFIXES = {"Office XML": "xml"}


def convert(data: bytes, kind: str, target: str) -> bytes:
    """The file as docx or xlsx; refuses with R109 where LibreOffice is missing or does not manage."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused(problems.needs_office(kind))
    with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
        base = Path(folder)
        given = base / f"given.{_SUFFIXES.get(kind, kind)}"
        given.write_bytes(data)
        made = base / "made"
        _run(
            [
                program,
                f"-env:UserInstallation={(base / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                _FILTERS[target],
                "--outdir",
                str(made),
                str(given),
            ],
            base,
            kind,
        )
        found = sorted(made.glob(f"*.{target}")) if made.is_dir() else []
        if not found:
            raise Refused(problems.not_converted(kind))
        return found[0].read_bytes()


def _run(command: list[str], folder: Path, kind: str) -> None:
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused(problems.not_converted(kind)) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice starts a child of its own; both go by their process group."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
