"""The environment of every HTML template of the house: escaped by itself, strict about names, texts
freed of what no page can hold. Jinja2 is loaded when the first page is made and not before.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@lru_cache(maxsize=16)
def environment(printable: Callable[[str], str], **folders: str) -> Environment:
    """Templates of packages by a prefix: with ``review="jixiao.rendering.html"`` the template
    ``review/page.html`` is the file ``page.html`` in that package's folder ``templates``.

    Every value goes through ``printable`` and is escaped, whatever the file's ending; only what a
    template made itself, or what it marks ``|safe``, is markup. ``source(name)`` is a file's text
    as it stands, for style sheets and scripts; ``text|digest`` its hash for a content policy;
    ``data|base64`` bytes for a data address; ``text|broken`` its lines with ``<br>``
    between them.
    """
    from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PrefixLoader({name: PackageLoader(package) for name, package in folders.items()}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Markup) else printable(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def source(name: str) -> Markup:
        assert made.loader is not None
        return Markup(made.loader.get_source(made, name)[0])

    made.globals["source"] = source
    made.filters["digest"] = _digest
    made.filters["base64"] = _base64
    made.filters["broken"] = lambda text: broken(printable(text))
    return made


def broken(text: str) -> Markup:
    """A printable text's lines, escaped, with ``<br>`` between them."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\n", "<br>"))


def _digest(text: str) -> str:
    return _base64(sha256(text.encode()).digest())


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
