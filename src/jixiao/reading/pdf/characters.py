"""Characters as PDF fonts give them made ordinary: radicals, ligatures, symbol fonts, zero-width
ones.
"""

from __future__ import annotations

import unicodedata

_RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺈⺉⺊⺋⺌⺎⺏⺐⺒⺓⺕⺖⺗⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺦⺨⺩⺪⺫⺬⺭⺮⺯⺱⺲⺳⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻏⻐⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙亻冂刀刂卜㔾小兀尣尢巳幺彐忄心扌攵旡月母民氵水灬爫丬犭王疋目示礻竹糸罒罒罒羊羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角讠贝车辶辶阝钅长门阝雨青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
    )
)
_ZERO_WIDTH = set("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}

# The Symbol font's own positions, as they arrive in the private-use area.
_SYMBOL = {
    0xB3: "≥",
    0xA3: "≤",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB7: "·",
    0xB0: "°",
    0xA5: "∞",
    0xD7: "·",
    0xE5: "∑",
    0xD6: "√",
    0xAE: "→",
    0xB2: "″",
    0xA2: "′",
}
_WINGDINGS = {
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0xA8: "□",
    0xFE: "☑",
    0xFD: "☒",
    0xFC: "√",
    0xFB: "×",
    0x6C: "●",
    0x6E: "■",
}
_WINGDINGS_2 = {
    0x50: "√",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "□",
    0x2A: "□",
    0x30: "□",
    0x4F: "×",
}


def ordinary(text: str) -> str:
    """The character that a reader sees: ``⽬`` is 目, ``ﬁ`` is fi, any blank is a space, a
    zero-width one nothing.
    """
    if text.isspace() or text == "\x00":
        return " "
    if text in _ZERO_WIDTH:
        return ""
    if text in _HYPHENS:
        return _HYPHENS[text]
    if "\u2f00" <= text <= "\u2fdf" or "\ufb00" <= text <= "\ufb06" or "\uf900" <= text <= "\ufaff":
        return unicodedata.normalize("NFKC", text)
    if unicodedata.category(text) in ("Cc", "Cn"):
        return "\ufffd"
    return _RADICALS.get(text, text)


def symbol(text: str, font: str) -> str | None:
    """A private-use character by its font: a sign, "" for a bullet, None where nobody can know."""
    code, name = ord(text) - 0xF000, font.lower().replace(" ", "").replace("-", "")
    if "wingdings2" in name:
        return _WINGDINGS_2.get(code, "")
    if "wingdings" in name or "webdings" in name:
        return _WINGDINGS.get(code, "")
    if "symbol" in name:
        if 0x21 <= code <= 0x3F:
            return chr(code)  # digits and signs stand where ASCII has them
        return _SYMBOL.get(code)
    return None
