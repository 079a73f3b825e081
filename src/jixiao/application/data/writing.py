"""Forms as data files, in the one shape that every command writes and reads again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.formdata import FormData

DATA_FORMATS = ("yaml", "json")
_WIDTH = 150  # characters of a line of YAML


def as_data(forms: Sequence[FormData], fmt: str) -> bytes:
    """Forms as one of DATA_FORMATS: one as it is, several under ``forms``."""
    built = [msgspec.to_builtins(form) for form in forms]
    whole: object = built[0] if len(built) == 1 else {"forms": built}
    if fmt == "json":
        import json

        return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
    import yaml

    return bytes(
        yaml.dump(
            whole,
            Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
            allow_unicode=True,
            sort_keys=False,
            width=_WIDTH,
            encoding="utf-8",
        )
    )
