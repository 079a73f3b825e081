"""Single-file web pages (MHTML), which Word and Excel save and some systems export as .doc or .xls."""

from __future__ import annotations

import email
import email.policy

import msgspec

from jixiao.core.documents import Document
from jixiao.reading import limits, problems
from jixiao.reading.html import read_html
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw


def read_mhtml(source: Raw) -> Document:
    """The document of the first html part that has anything in it; Excel puts a frame before its
    sheets.
    """
    if len(source.data) > limits.MAX_TEXT_BYTES:
        raise Refused(problems.over_limit("网页文件过大", "The web page is too large"))
    message = email.message_from_bytes(source.data, policy=email.policy.compat32)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    documents = [
        read_html(msgspec.structs.replace(source, data=bytes(part.get_payload(decode=True) or b"")))
        for part in parts[:50]
    ]
    best = max(documents, key=lambda document: len(document.blocks), default=None)
    if best is None:
        raise Refused(problems.empty())
    return best
