"""What options name, loaded for a command: a rule pack, a layout; a wrong one ends the command with
a plain message.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.monitoring.monitoring import Monitored
    from jixiao.core.findings import Finding
    from jixiao.core.packs import RulePack
    from jixiao.knowledge.layouts import Layout
    from jixiao.paths.forms import Found

LANGUAGE = "提示用中文（zh）还是英文（en）"
_Made = TypeVar("_Made", "Filled", "Monitored")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def spoken(help: str = LANGUAGE) -> Callable[[_Command], _Command]:
    """The option --lang of a command."""
    return click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help=help)


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


def beside(data: Path, own: Sequence[Path | None]) -> tuple[Path, ...]:
    """The files of the command itself that may lie in a folder of data, and are no data of it."""
    whole = data.absolute()
    return tuple(
        each
        for each in own
        if each is not None and (path := each.absolute()) != whole and path not in whole.parents
    )


def with_aside(made: _Made, found: Found | None) -> _Made:
    """What was made, with what is to say of the files of a folder that were passed over."""
    aside: Sequence[Finding] = found.aside if found is not None else ()
    return msgspec.structs.replace(made, findings=(*aside, *made.findings))
