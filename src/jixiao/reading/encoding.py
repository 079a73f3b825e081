"""Bytes to text: byte order marks, UTF-8, GB18030, UTF-16 without a mark; and whether bytes are
text at all.
"""

from __future__ import annotations

import msgspec

from jixiao.core.regex import regex

_CONTROLS = regex(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_READABLE = regex(r"[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—·≥≤×÷]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 1 << 20


class Decoded(msgspec.Struct, frozen=True):
    """Text, the encoding that gave it, and how many characters were lost."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes, stated: str | None = None) -> Decoded | None:
    """The text of the bytes, or None where they are no text. ``stated`` is tried first (an html
    meta charset).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plausible(
                Decoded(data.decode(encoding, "replace").lstrip("\ufeff"), encoding, 0)
            )
    wide = _wide(data)
    if wide:
        return _plausible(Decoded(data.decode(wide, "replace"), wide, 0))
    for encoding in _candidates(stated):
        try:
            return _plausible(Decoded(data.decode(encoding), encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged(data)


def _candidates(stated: str | None) -> list[str]:
    """UTF-8 proves itself, so it goes before a statement that may be a leftover; gb2312 pages hold
    gb18030.
    """
    if stated and stated.lower() in ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"):
        stated = "gb18030"
    return ["utf-8", *([stated] if stated else []), "gb18030"]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every line end and digit has a zero byte on one side."""
    head = data[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros >= 2 and others == 0 and zeros * 50 > len(head):
            sample = head[: len(head) // 2 * 2].decode(encoding, "replace")
            if sample.count("\ufffd") <= 1 and _readable_share(sample) > 0.9:
                return encoding
    return None


def _readable_share(text: str) -> float:
    return len(_READABLE.findall(text)) / max(1, len(text))


def _damaged(data: bytes) -> Decoded | None:
    """Text with a few spoilt bytes, in whichever encoding loses fewer of them; None where it loses
    many.
    """
    sample = data[:_SAMPLE]
    found = [(sample.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    encoding = min(found, key=lambda pair: pair[0].count("\ufffd"))[1]
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > 1 and lost * 20 > len(text):
        return None
    return _plausible(Decoded(text, encoding, lost))


def _plausible(found: Decoded) -> Decoded | None:
    sample = found.text[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > 2 and controls * 100 > len(sample):
        return None
    # Short random bytes decode as GB18030 by luck, but into characters that no document uses.
    if (found.encoding == "gb18030" or controls) and sample and _readable_share(sample) < 0.7:
        return None
    return found
