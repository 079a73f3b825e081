"""Tables written as pictures: lines of cells between bars, ``<`` joins a cell to its left
neighbour, ``^`` to the one above.

项目名称 | 医保宣传经费 | < | <
项目资金 |              | 年初预算数 | 全年预算数
^        | 年度资金总额 | 15 | 15
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.findings import Text

Position = tuple[int, int]


class PictureError(ValueError):
    """A picture that is no table, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


class Joined(enum.Enum):
    """A position that belongs to another cell."""

    LEFT = "<"
    ABOVE = "^"


Token = str | Joined


class Area(msgspec.Struct, frozen=True):
    """A cell of a picture: 1-based position, spans, and what is written in it."""

    row: int
    column: int
    text: str
    row_span: int
    column_span: int


def parsed(source: str) -> list[list[Token]]:
    """The rows of a picture. Raises PictureError where they have not the same number of cells."""
    rows: list[list[Token]] = [
        [_token(part.strip()) for part in line.split("|")]
        for line in source.splitlines()
        if line.strip()
    ]
    columns = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows, start=1):
        if len(row) != columns:
            shown = " | ".join(_shown(token) for token in row)
            raise PictureError(
                f"第{number}行有{len(row)}格，别的行有{columns}格：{shown}",
                f"row {number} has {len(row)} cells, not {columns}: {shown}",
            )
    return rows


def _token(text: str) -> Token:
    return Joined.LEFT if text == "<" else Joined.ABOVE if text == "^" else text


def _shown(token: Token) -> str:
    return token.value if isinstance(token, Joined) else token


def areas(rows: Sequence[Sequence[Token]]) -> Iterator[Area]:
    """The cells of a picture in reading order. Raises PictureError where a joined area is
    no rectangle.
    """
    covered: dict[Position, list[Position]] = {}
    owners: dict[Position, Position] = {}
    for row, tokens in enumerate(rows):
        for column, token in enumerate(tokens):
            beside = (
                {Joined.LEFT: (row, column - 1), Joined.ABOVE: (row - 1, column)}.get(token)
                if isinstance(token, Joined)
                else None
            )
            if beside is not None and beside not in owners:
                raise PictureError(
                    f"第{row + 1}行第{column + 1}格没有可以并入的格",
                    f"the cell at row {row + 1}, column {column + 1} has nothing to join",
                )
            owner = (row, column) if beside is None else owners[beside]
            owners[row, column] = owner
            covered.setdefault(owner, []).append((row, column))
    for (row, column), positions in sorted(covered.items()):
        row_span = max(each for each, _ in positions) - row + 1
        column_span = max(each for _, each in positions) - column + 1
        if len(positions) != row_span * column_span:
            raise PictureError(
                f"第{row + 1}行第{column + 1}格并成的不是矩形",
                f"the area of the cell at row {row + 1}, column {column + 1} is no rectangle",
            )
        token = rows[row][column]
        yield Area(
            row + 1, column + 1, token if isinstance(token, str) else "", row_span, column_span
        )
