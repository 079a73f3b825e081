"""Office packages with the same bytes in every run."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """The same package with its members in order and without times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        first = "[Content_Types].xml"
        for name in sorted(source.namelist(), key=lambda each: (each != first, each)):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name))
    return out.getvalue()
