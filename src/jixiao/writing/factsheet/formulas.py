"""The formulas by which a fact sheet checks itself: conditions for red, and words of what differs. Rows
are 1-based, as formulas name them.
"""

from __future__ import annotations

from collections.abc import Sequence

_PLACES = 6


def unequal(total: str, terms: str, known: str, count: int, beside: str = "<>0") -> str:
    """Whether ``terms`` come to something else than ``total``, where ``count`` of ``known`` are given;
    ``beside`` is how the difference must be to be wrong.
    """
    return (
        f"IF(AND(COUNT({known})>={count},ISNUMBER({total})),"
        f"ROUND({terms}-{total},{_PLACES}){beside},FALSE)"
    )


def told(wrong: str, words: str, terms: str, total: str) -> str:
    """The words and the difference where it is wrong, else nothing."""
    return f'=IF({wrong},"{words}"&ROUND({terms}-{total},{_PLACES}),"")'


def parts_wrong(letter: str, total: int, first: int, last: int) -> str:
    """Parts against their total: this year's (column B) are all of it; of another column they are all
    where each part of this year's has an amount there, else they may be some of it.
    """
    own = f"B{first}:B{last}"
    parts = f"{letter}{first}:{letter}{last}"
    differs = unequal(f"{letter}{total}", f"SUM({parts})", parts, 1)
    if letter == "B":
        return differs
    more = unequal(f"{letter}{total}", f"SUM({parts})", parts, 1, ">0")
    return f"IF(COUNT({parts})>=COUNT({own}),{differs},{more})"


def accounts_wrong(letter: str, total: int, rows: Sequence[int]) -> str:
    """Sub-accounts against the whole fund."""
    cells = ",".join(f"{letter}{row}" for row in rows)
    return unequal(f"{letter}{total}", f"SUM({cells})", cells, len(rows))


def balance_terms(opening: int, current: int) -> str:
    """What the balance at the end should be."""
    return f"B{opening}+N(B{current})"


def balance_wrong(opening: int, current: int, end: int) -> str:
    """The balance at the end against the opening one and what came in and went out."""
    known = f"B{opening},B{current}"
    return unequal(f"B{end}", balance_terms(opening, current), known, 2)


def current(income: int, spent: int, flows: Sequence[tuple[int, int]] = ()) -> str:
    """当期结余 where both totals are given, with the ``flows`` of income and of expenditure."""
    moved = [f"SUM(B{first}:B{last})" for first, last in flows] or ["0", "0"]
    terms = f"(B{income}+{moved[0]})-(B{spent}+{moved[1]})" if flows else f"B{income}-B{spent}"
    return f'=IF(COUNT(B{income},B{spent})=2,{terms},"")'
