"""``jixiao explain`` and ``jixiao schema``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from jixiao.application.schemas import SCHEMAS
from jixiao.cli.failing import fail
from jixiao.cli.given import spoken
from jixiao.cli.output import put, terminal_width
from jixiao.cli.wording import BilingualCommand, BilingualGroup, with_language

if TYPE_CHECKING:
    from jixiao.application.explaining import Explanation
    from jixiao.application.rule_examples import RuleExample
    from jixiao.core.findings import Text

_HEADINGS_EN = {
    "查什么": "Looks at",
    "为什么": "Why",
    "依据": "Ground",
    "已知例外": "Known exceptions",
    "怎么办": "What to do",
    "例（错）": "Wrong",
    "例（对）": "Right",
}
_IN_CHINESE = "(The explanation itself is in Chinese; the findings are told in English too.)"
_INDENT = "    "


_EXAMPLES = """示例：

    jixiao explain T201
    jixiao explain T201 S303
    jixiao explain              列出全部编号"""


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("codes", nargs=-1, metavar="[CODE…]")
@spoken("中文（zh）或英文（en）标题")
def explain(codes: tuple[str, ...], lang: str) -> int:
    """说明问题编号：查什么、为什么、依据、已知例外、错例和对例。不给编号则列出全部。"""
    from jixiao.application.explaining import codes as all_codes
    from jixiao.application.explaining import explain as explanation_of

    if not codes:
        put("".join(f"{each.code}  {each.title.of(lang)}\n" for each in all_codes()).encode())
        return 0
    found = [(code, explanation_of(code)) for code in codes]
    missing = [code for code, each in found if each is None]
    if missing:
        near = _near(missing[0], [each.code for each in all_codes()])
        fail(
            f"没有编号 {'、'.join(missing)}{f'；相近的有 {near}' if near else ''}",
            f"no such code: {', '.join(missing)}",
        )
    put("\n".join(_shown(each, lang) for _, each in found if each is not None).encode())
    return 0


def _shown(explanation: Explanation, lang: str) -> str:
    lines = [f"{explanation.code}  {explanation.title.of(lang)}", ""]
    lines += [_IN_CHINESE, ""] if lang == "en" else []
    for heading, body in explanation.sections.items():
        title = _HEADINGS_EN.get(heading, heading) if lang == "en" else heading
        lines += [
            f"{title}{': ' if lang == 'en' else '：'}",
            *(f"{_INDENT}{line}" for line in body.splitlines()),
            "",
        ]
    if explanation.examples is not None:
        from jixiao.application.rule_examples import RIGHT, WRONG

        both = {WRONG: explanation.examples.wrong, RIGHT: explanation.examples.right}
        for heading, example in both.items():
            lines.append(f"{_HEADINGS_EN[heading]}:" if lang == "en" else f"{heading}：")
            lines += [f"{_INDENT}{line}".rstrip() for line in _example(example)]
            lines.append("")
    return "\n".join(lines)


def _example(example: RuleExample) -> list[str]:
    """An example's documents, tables drawn, and what is to be said of them."""
    from jixiao.writing.pages.drawn import drawn

    lines: list[str] = []
    for page in example.pages:
        lines += [f"《{page.name}》"] if page.name else []
        lines += drawn(page, terminal_width() - len(_INDENT)).splitlines()
    return lines + [f"→ {note}" for note in example.notes]


def _near(code: str, known: list[str]) -> str:
    return "、".join(each for each in known if each[:2] == code.strip().upper()[:2])


_SCHEMA_EXAMPLES = """示例：

    jixiao schema review > review.schema.json
    jixiao schema form > form.schema.json"""


@click.group(cls=BilingualGroup, epilog=_SCHEMA_EXAMPLES)
def schema() -> None:
    """打印读进和写出的数据的 JSON Schema。"""


def _schema_command(name: str, told: Text) -> click.Command:
    @click.command(
        name,
        cls=BilingualCommand,
        epilog=_SCHEMA_EXAMPLES,
        help=f"{told.zh}。",
        help_en=told.en,
    )
    def command() -> int:
        return _print_schema(name)

    return with_language(command)


with_language(schema)
for _name, _told in SCHEMAS.items():
    schema.add_command(_schema_command(_name, _told))


def _print_schema(name: str) -> int:
    import json

    from jixiao.application.schemas import schema as schema_of

    put((json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n").encode())
    sys.stdout.flush()
    return 0
