"""TOML files of users: read with decimals, and what is wrong in them in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal

from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Text
from jixiao.core.regex import regex

_AT = regex(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CAUSES: Mapping[str, str] = {
    "Expected '=' after a key": "名称后面要有等号（=）",
    "Invalid initial character for a key": "等号前面要有名称，名称里有中文的要加引号",
    "Invalid value": "等号后面的值写法不对：文字要加引号",
    "Expected newline or end of document": "一行只能写一项，后面不能再有别的字",
    "Expected ']'": "方括号 [ ] 没有配对",
    "Unclosed array": "方括号 [ ] 没有配对",
    "Unclosed inline table": "花括号 { } 没有配对",
    "Unterminated string": "引号没有配对",
    'Expected "': "引号没有配对",
    "Expected '\"": "引号没有配对",
    "Illegal character": "文字里有不能直接写的字符，如换行",
    "Found invalid character": "有不能写的字符",
    "Unescaped '\\'": "反斜线要写成两个（\\\\），或改用单引号",
    "Invalid statement": "这一行既不是“名称 = 值”，也不是“[表名]”",
    "Cannot overwrite a value": "同一个名称写了两次",
    "Duplicate inline table key": "同一个名称写了两次",
    "Cannot declare": "同一张表写了两次",
    "Cannot redefine namespace": "同一张表写了两次",
    "Cannot mutate immutable namespace": "花括号里写过的表，后面不能再加",
    "Invalid date": "日期不对",
}
_UNNAMED = "写法不对"


def toml_table(content: bytes, code: str, called: Text) -> dict[str, object]:
    """The table that a TOML file holds, its numbers as Decimals. ``called`` is what messages call the
    file. Raises UserError of ``code`` where it is not UTF-8 or no TOML, or beyond what can be read.
    """
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise _refused(code, called, Text("不是 UTF-8 文本", "not UTF-8 text")) from error
    except tomllib.TOMLDecodeError as error:
        raise _refused(code, called, told(str(error))) from error
    # nested beyond Python's stack; numbers beyond what Python reads
    except (RecursionError, ValueError, ArithmeticError) as error:
        said = Text("层次太深，或有太大的数", "nested too deep, or a number is too large")
        raise _refused(code, called, said) from error


def told(message: str) -> Text:
    """What the parser says, with the line, in plain words."""
    at = _AT.search(message)
    bare = message[: at.start()] if at is not None else message
    line = at.group(1) if at is not None else None
    zh = next((words for begin, words in _CAUSES.items() if bare.startswith(begin)), _UNNAMED)
    if line is not None:
        place = Text(f"第{line}行：", f"line {line}: ")
    else:
        place = Text("文件末尾：", "end of the file: ") if at is not None else Text("", "")
    return Text(f"不是正确的 TOML，{place.zh}{zh}", f"no valid TOML, {place.en}{bare}")


def _refused(code: str, called: Text, said: Text) -> UserError:
    blank = " " if called.zh[-1:].isascii() else ""  # behind a file's name
    return user_error(code, f"{called.zh}{blank}{said.zh}", f"{called.en}: {said.en}")
