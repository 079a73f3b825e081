"""What options name, loaded for a command: a rule pack, a layout; a wrong one ends the command with
a plain message.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from jixiao.core.errors import Faults

if TYPE_CHECKING:
    from jixiao.application.loaded import Loaded
    from jixiao.core.packs import RulePack
    from jixiao.knowledge.layouts import Layout


def signing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --foot and --cover of a command that writes forms."""
    foot = click.option(
        "--foot",
        is_flag=True,
        help="表下印填表人、审核人、单位负责人（签字）、联系电话、填报单位（公章）、填报日期",
    )
    cover = click.option("--cover", is_flag=True, help="前面加一页封面：标题、年度、单位、日期")
    return foot(cover(command))


def given_pack(rules: str | None) -> RulePack | None:
    """The pack that --rules names, by id or file."""
    if rules is None:
        return None
    from jixiao.paths.named import load_pack

    return load_pack(rules)


def given_layout(name: str | None) -> Layout | None:
    """The layout that --layout names, by id or file."""
    if name is None:
        return None
    from jixiao.paths.named import load_layout

    return load_layout(name)


def given_forms(path: Path) -> tuple[Loaded, ...]:
    """The forms of a file, or of all files in and below a folder, data files too. Raises UserError with
    all that is wrong in them.
    """
    from jixiao.paths.forms import load_forms
    from jixiao.paths.rounds import written_at

    if not path.is_dir():
        return load_forms(path)
    files = [
        each
        for each in sorted(path.rglob("*"))
        if each.is_file()
        and not any(part.startswith((".", "~$")) for part in each.relative_to(path).parts)
    ]
    faults = Faults()
    found = [
        msgspec.structs.replace(
            form, source=str(each.relative_to(path)), written=written_at(str(each))
        )
        for each in files
        for form in faults.of(load_forms, each) or ()
    ]
    faults.tell()
    return tuple(found)
