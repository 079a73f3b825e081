"""``jixiao rules``: the shipped rule packs, one of them with its sources, a bureau's own checked."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.cli.failing import fail, said
from jixiao.cli.given import spoken
from jixiao.cli.output import put
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand, BilingualGroup
from jixiao.core.errors import UserError

_LANG = spoken("中文（zh）或英文（en）")


_EXAMPLES = """示例：

    jixiao rules                      列出自带的规则包
    jixiao rules show cn-2020         查看一个规则包，每个参数都注明来源
    jixiao rules check 本局规则.toml   检查自编的规则包"""


@click.group(cls=BilingualGroup, invoke_without_command=True, epilog=_EXAMPLES)
@_LANG
@click.pass_context
def rules(ctx: click.Context, lang: str) -> int:
    """规则包：列出、查看、检查。不给子命令则列出。"""
    if ctx.invoked_subcommand is None:
        put(_listed(lang).encode())
    return 0


@rules.command("list", cls=BilingualCommand, epilog="示例：\n\n    jixiao rules list")
@_LANG
def rules_list(lang: str) -> int:
    """列出自带的规则包。"""
    put(_listed(lang).encode())
    return 0


@rules.command("show", cls=BilingualCommand, epilog="示例：\n\n    jixiao rules show ningxia-2024")
@click.argument("name", metavar="ID|FILE")
@_LANG
def rules_show(name: str, lang: str) -> int:
    """查看一个规则包的全部参数，每个都注明来源。"""
    from jixiao.paths.named import load_pack
    from jixiao.rendering.packs import pack_text

    put(pack_text(load_pack(name), lang).encode())
    return 0


@rules.command(
    "check", cls=BilingualCommand, epilog="示例：\n\n    jixiao rules check 本局规则.toml"
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--was", metavar="VERSION=DIGEST", help="上次登记的版本和摘要；版本没变而规则变了的不放行"
)
@_LANG
def rules_check(file: Path, was: str | None, lang: str) -> int:
    """检查一个规则包文件：键名、数值、依据、档次是否首尾相接。有错退出状态为 1，打不开为 2。"""
    from jixiao.application.packs import hold_to
    from jixiao.core.packs import digest_of
    from jixiao.paths.named import pack_at

    if not file.is_file():
        fail(f"没有文件 {file}", f"there is no file {file}")
    try:
        pack = pack_at(file)
        if was is not None:
            hold_to(pack, was)
    except UserError as error:
        say(said(error, lang == "en"))
        return 1
    digest = f"{pack.version}={digest_of(pack)}"
    put(
        (
            f"{file}: pack {pack.id} is in order\nversion={digest}\n"
            if lang == "en"
            else f"{file}：规则包 {pack.id}（{pack.title}）没有问题\n版本=摘要：{digest}\n"
        ).encode()
    )
    return 0


def _listed(lang: str) -> str:
    from jixiao.knowledge.packs import load_packs
    from jixiao.rendering.packs import packs_text

    return packs_text(tuple(load_packs().values()), lang)
