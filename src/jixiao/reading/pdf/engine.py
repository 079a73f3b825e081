"""PDFium, loaded once, with the lock that whoever calls it holds."""

from __future__ import annotations

import functools
import threading
from typing import Any

ENGINE = threading.Lock()
"""PDFium is not safe for threads."""
_CONFIG_VERSION = 2


@functools.cache
def pdfium() -> Any:
    """The functions of PDFium, which is set up at the first call. The bindings alone: the helpers
    of pypdfium2, which take as long to load again, are for drawing pages (and set up what is set up
    already, which PDFium passes over).
    """
    import pypdfium2_raw  # type: ignore[import-untyped]

    config = pypdfium2_raw.FPDF_LIBRARY_CONFIG(version=_CONFIG_VERSION)
    pypdfium2_raw.FPDF_InitLibraryWithConfig(config)
    return pypdfium2_raw
