"""Spreadsheet day numbers shown as dates and times."""

from __future__ import annotations

import datetime
from decimal import ROUND_FLOOR, Decimal

from jixiao.core.figures import half_up
from jixiao.reading.sheets.codes import Section

_DAY = 86_400
_WEEK = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS = "〇一二三四五六七八九"


def moment(serial: Decimal, since_1904: bool) -> datetime.datetime | None:
    """The moment of a day number, to the second; None outside the calendar that spreadsheets have."""
    if since_1904:
        serial += 1462
    if not 0 <= serial < 2_958_466:
        return None
    days = int(serial.to_integral_value(ROUND_FLOOR))
    seconds = int(half_up((serial - days) * _DAY, 0))
    start = datetime.datetime(
        1899, 12, 30 if days >= 60 else 31
    )  # the 1900 calendar has a 29 February that never was
    return start + datetime.timedelta(days=days, seconds=seconds)


def shown_date(serial: Decimal, section: Section, since_1904: bool) -> str | None:
    """The day number as the section's date tokens show it."""
    when = moment(serial, since_1904)
    if when is None:
        return None
    half = section.has("half")
    parts: list[str] = []
    for kind, value in section.tokens:
        if kind == "date":
            parts.append(_part(when, value, half, section.chinese))
        elif kind == "elapsed":
            parts.append(_elapsed(serial, value))
        elif kind == "half":
            early, late = ("上午", "下午") if value == "上午/下午" else value.upper().split("/")
            parts.append(early if when.hour < 12 else late)
        elif kind != "at":
            parts.append(value)
    return "".join(parts).strip()


def _elapsed(serial: Decimal, unit: str) -> str:
    seconds = int(half_up(serial * _DAY, 0))
    whole = seconds // {"h": 3600, "m": 60, "s": 1}[unit[0]]
    return str(whole).rjust(len(unit), "0")


def _part(when: datetime.datetime, token: str, half: bool, chinese: bool) -> str:
    if token[0] in "ye":
        year = f"{when.year:04d}"
        text = year[2:] if token in ("y", "yy") else year
        return "".join(_DIGITS[int(digit)] for digit in text) if chinese else text
    if token[0] == "a":
        return ("星期" if token == "aaaa" else "") + _WEEK[when.weekday()]
    if token[0] == "g":
        return ""
    if token in ("mmm", "mmmm", "mmmmm"):
        return _MONTHS[when.month - 1]
    if token in ("ddd", "dddd"):
        return "星期" + _WEEK[when.weekday()]
    hour = (when.hour % 12 or 12) if half else when.hour
    value = {"m": when.month, "d": when.day, "h": hour, "n": when.minute, "s": when.second}[
        token[0]
    ]
    if chinese:
        return _chinese(value)
    return f"{value:02d}" if len(token) > 1 and token[1] == token[0] else str(value)


def _chinese(value: int) -> str:
    if value < 10:
        return _DIGITS[value]
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
