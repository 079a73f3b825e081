"""Empty forms of offices: where each field is to stand, found by the recognition that reads forms."""

from __future__ import annotations

from jixiao.recognition.blanks.reading import blanks_of

__all__ = ["blanks_of"]
