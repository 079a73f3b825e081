"""What a reader says when it cannot read: codes R100 to R109, in words that tell a clerk what to
do.
"""

from __future__ import annotations

from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.places import Place

OVER_LIMIT = "R106"


class Refused(Exception):
    """Ends the reading of one file; carries the finding that the clerk will see."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


def found(
    code: str,
    zh: str,
    en: str,
    *,
    place: Place | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A reader's finding, of the whole file where it has no place; the review gives the address."""
    return Finding(
        code=code, severity=severity, message=Text(zh, en), address="", place=place or Place()
    )


def no_file(zh: str, en: str) -> Finding:
    """R100: the path itself cannot be read."""
    return found("R100", zh, en)


def damaged(what: str = "", what_en: str = "") -> Finding:
    """R101: truncated or corrupt."""
    zh, en = (f"（{what}）", f" ({what_en or what})") if what else ("", "")
    return found(
        "R101",
        f"文件已损坏或不完整，读不出内容{zh}。请重新下载或向填报单位索取；能用 Word 或 WPS 打开的，"
        "另存一份。",
        f"The file is damaged or incomplete{en}. Get it again, or open it in Word or WPS and save a"
        " new copy.",
    )


def encrypted() -> Finding:
    """R102: a password is needed."""
    return found(
        "R102",
        "文件设有打开密码，读不出内容。请用密码打开后去掉密码（文件—信息—保护），另存一份。",
        "The file is protected by a password. Open it, remove the password and save it again.",
    )


def empty() -> Finding:
    """R103: nothing in it."""
    return found(
        "R103",
        "文件是空的，或其中没有可读的文字和表格。请核对是否传错了文件。",
        "The file is empty or has no readable text or tables. Check that it is the right file.",
    )


def unknown(
    zh: str = "认不出这是什么格式的文件", en: str = "The format of the file is not known"
) -> Finding:
    """R104: not a document that can be read."""
    return found(
        "R104",
        f"{zh}。请提供 docx、xlsx、xls、带文字的 pdf、html 或 txt。",
        f"{en}. Supply docx, xlsx, xls, pdf with text, html or txt.",
    )


def mislabelled(extension: str, kind: str) -> Finding:
    """R105: read all the same, by its content."""
    return found(
        "R105",
        f"扩展名是 {extension}，内容其实是 {kind}，已按 {kind} 读取。",
        f"The extension says {extension}, the content is {kind}; it was read as {kind}.",
        severity=Severity.REMARK,
    )


def over_limit(zh: str, en: str) -> Finding:
    """R106: larger, deeper or more compressed than any form."""
    return found(
        OVER_LIMIT,
        f"{zh}。请删去无关内容，只留要审的表，另存一份。",
        f"{en}. Keep only the sheets and tables to be reviewed, and save again.",
    )


def forbidden_xml() -> Finding:
    """R107: entity or document type declarations, which no office program writes."""
    return found(
        "R107",
        "文件内含不允许的 XML 声明（实体或 DTD），可能被动过手脚，已停止读取。请用 Word、Excel 或"
        " WPS 打开后另存一份。",
        "The file declares XML entities or a DTD, which office programs never write; it was not"
        " read. Save it again from Word, Excel or WPS.",
    )


def without_text() -> Finding:
    """R108: a PDF of pictures."""
    return found(
        "R108",
        "PDF 没有可读取的文字（扫描件或图片），需要文字识别（OCR）。请提供带文字的版本，或用带 OCR"
        " 的软件重新扫描。",
        "The PDF has no text layer; OCR is needed. Supply a version with text, or scan it again with"
        " OCR.",
    )


def needs_office(kind: str) -> Finding:
    """R109: an old format that only an office program can convert."""
    return found(
        "R109",
        f"这是 {kind} 文件，读取它需要本机装有 LibreOffice。请安装，或用 Word 或 WPS 另存为 docx、"
        "xlsx。",
        f"This is a {kind} file; reading it needs LibreOffice on this machine. Install it, or save"
        " the file as docx or xlsx.",
    )


def not_converted(kind: str) -> Finding:
    """R109: LibreOffice is there but did not manage."""
    return found(
        "R109",
        f"LibreOffice 没能转换这个 {kind} 文件。请用 Word 或 WPS 另存为 docx、xlsx。",
        f"LibreOffice could not convert this {kind} file. Save it as docx or xlsx.",
    )
