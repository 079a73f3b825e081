"""What people name or write themselves: rule packs and layouts by id or file, lists of accepted
findings.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.application.sources import Source
from jixiao.core.errors import user_error
from jixiao.core.oserrors import os_words
from jixiao.core.taking import typed
from jixiao.paths.folders import is_file, source_at

if TYPE_CHECKING:
    from jixiao.application.acceptance import Accepted
    from jixiao.core.packs import RulePack
    from jixiao.knowledge.layouts import Layout
    from jixiao.knowledge.shelf import Knowledge


@typed()
def load_accepted(path: str | Path | Source) -> Accepted:
    """Read accepted findings. Raises UserError where there is no file, the list is unusable or a
    reason is missing.
    """
    from jixiao.application.acceptance import accepted_of

    source = path if isinstance(path, Source) else source_at(Path(path))
    return accepted_of(source.content)


@typed()
def load_pack(name: str | Path | Source, knowledge: Knowledge | None = None) -> RulePack:
    """A pack by its id (``cn-2020``), a shipped one or one of ``knowledge``; else that of a TOML
    file or its content. Raises UserError where there is neither or the file is wrong.
    """
    from jixiao.knowledge.shelf import shipped

    if isinstance(name, Source):
        from jixiao.knowledge.packs import pack_of

        return pack_of(name.content, name.name)
    known = (knowledge or shipped()).packs
    if str(name) in known:
        return known[str(name)]
    if not is_file(Path(name)):
        raise user_error(
            "E031",
            f"没有规则包“{name}”，也没有这个文件；可用的规则包有：{'、'.join(known)}",
            f"no rule pack and no file {str(name)!r}; known are {', '.join(known)}",
            "rules",
        )
    return pack_at(Path(name))


@typed()
def load_layout(name: str | Path | Source, knowledge: Knowledge | None = None) -> Layout:
    """A layout by its id (``national-2020``) or its name, a shipped one or one of ``knowledge``; else
    that of a TOML file or its content. Raises UserError where there is neither or the file is wrong.
    """
    from jixiao.knowledge.layouts import layout_of, layouts
    from jixiao.knowledge.layouts.naming import layout_called, unknown_layout

    if isinstance(name, Source):
        return layout_of(name.content, name.name)
    known = layouts() if knowledge is None else knowledge.known_layouts()
    named = layout_called(str(name), known)
    if named is not None:
        return named
    path = Path(name)
    if not is_file(path):
        listed = unknown_layout(str(name), known)
        raise user_error(
            "E032",
            f"没有样式“{name}”，也没有这个文件{listed.zh}",
            f"no layout and no file {str(name)!r}{listed.en}",
            "layout",
        )
    return layout_of(source_at(path).content, path.name)


def pack_at(file: Path) -> RulePack:
    """A bureau's own pack, which may extend the packs beside it. Raises UserError with the file,
    the key and the cause.
    """
    from jixiao.knowledge.packs import pack_of

    try:
        content = file.read_bytes()
    except OSError as error:
        raise user_error(
            "E001",
            f"规则文件 {file} 打不开：{os_words(error).zh}",
            f"cannot open the rule file {file}: {os_words(error).en}",
        ) from error
    return pack_of(content, file.name, _neighbours(file))


def _neighbours(file: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for other in sorted(file.parent.glob("*.toml")):
        if other != file:
            with suppress(OSError):
                found[other.name] = other.read_bytes()
    return found
