"""Chinese messages are Chinese: a library's or the system's own words stand in none of them. What is Latin
in them is a name: of an option, a command, a field, a format, a file.
"""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import jixiao
from jixiao.application.schemas import SCHEMAS
from jixiao.cli.commands import COMMANDS
from jixiao.cli.main import run

SOURCES = sorted(Path(jixiao.__file__).parent.rglob("*.py"))
CHINESE = {"Text": 0, "fault": 1, "user_error": 1, "fail": 0, "over_limit": 0, "no_file": 0}
"""Which argument of a call is the Chinese one."""
NAMES = set(
    re.findall(
        r"\S+",
        "Excel Word WPS LibreOffice JSON YAML TOML XML PDF UTF MB KB id ids docx xlsx xls pdf html txt"
        " yaml json zip doc wps et csv true false bytes zh en install pip charts jixiao f cn flag"
        " OUT DIR FILE PATH YEAR DATA",
    )
)
WORD = re.compile(r"[A-Za-z][A-Za-z]+")
SENTENCE = re.compile(r"(?<![\w./=-])[A-Za-z]{2,}(?: [A-Za-z]{2,}){1,}")
"""Two words of a language behind each other: names stand alone."""


def known() -> set[str]:
    """Names of the program's own: commands, schemas, options and fields."""
    found = {*NAMES, *COMMANDS, *SCHEMAS}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"^--([a-z-]+)$", node.value))
    return {word for name in found for word in WORD.findall(name)}


def chinese_literals() -> Iterator[tuple[str, ast.expr]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            of = node.func
            name = getattr(of, "id", getattr(of, "attr", ""))
            if len(node.args) > CHINESE.get(name, 99):
                yield f"{path.name}:{node.lineno}", node.args[CHINESE[name]]


def test_no_message_is_written_in_english() -> None:
    names = known()
    odd = [
        (at, word)
        for at, literal in chinese_literals()
        for part in ast.walk(literal)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        for word in WORD.findall(part.value)
        if word not in names
    ]
    assert odd == []


def test_no_message_quotes_what_a_library_says() -> None:
    """An exception's own words are English, whatever the language of the call."""
    said = re.compile(r"(?:error|exc|err|exception)(?:\.(?:strerror|msg|args|reason|problem)\b.*)?")
    odd = [
        (at, ast.unparse(part.value))
        for at, literal in chinese_literals()
        for part in ast.walk(literal)
        if isinstance(part, ast.FormattedValue)
        if said.fullmatch(ast.unparse(part.value).removeprefix("str(").removesuffix(")"))
    ]
    assert odd == []


def packed(**files: str) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return into.getvalue()


BAD_DATA = {
    "tabs.yaml": b"kind: self_evaluation\n\tyear: 2024\n",
    "colon.yaml": b"kind: a: b\n",
    "alias.yaml": b"a: *nowhere\n",
    "tag.yaml": b"a: !!python/object:os.system x\n",
    "list.yaml": b"- 1\n- 2\n",
    "empty.yaml": b"",
    "latin.yaml": "标题".encode("gb18030"),
    "deep.yaml": b"[" * 5000,
    "cut.json": b'{"kind": "self_evaluation", ',
    "twice.json": b'{"year": 2024, "year": 2023}',
    "words.json": b"kind",
    "types.yaml": b"kind: 3\nyear: x\nindicators: 7\nfunding: [a]\nnobody: 1\n",
    "number.yaml": b"kind: self_evaluation\nyear: 99999999999999999999\nindicators: [{points: .nan}]\n",
    "form.xlsx": b"PK\x03\x04broken",
    "form.docx": packed(mimetype="x"),
    "form.txt": b"\xff\xfe\x00",
}
BAD_FILES = {
    "cut.docx": b"PK\x03\x04broken",
    "empty.docx": packed(),
    "no.docx": packed(word__document="x"),
    "xml.docx": packed(
        **{"[Content_Types].xml": "<a>", "word__document.xml": "<w:document><w:body>"}
    ),
    "cut.xlsx": packed(**{"[Content_Types].xml": "<a/>", "xl__workbook.xml": "<workbook><sheets>"}),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "cut.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "cut.zip": packed(a="x")[:-30],
    "empty.txt": b"",
    "bytes.txt": bytes(range(256)),
    "cut.html": b"<table><tr><td",
}
BAD_PACKS = {
    "cut.toml": b'id = "x\nversion = ',
    "empty.toml": b"",
    "keys.toml": b'id = "x"\nversion = "1"\nnobody = 1\n[execution]\npoints = "a"\n',
    "latin.toml": "标题".encode("gb18030"),
}


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(arguments) in (1, 2)
    out, err = capsys.readouterr()
    return out + err


def english_in(text: str, *files: Path) -> list[str]:
    for path in files:
        text = text.replace(str(path), "").replace(path.name, "")
    commands = re.compile(r"jixiao [a-z]+(?: --?[a-z-]+)*(?: \[选项\](?: [A-Z]+)*)?")
    return SENTENCE.findall(commands.sub("", text))


@pytest.mark.parametrize("name", BAD_DATA)
@pytest.mark.parametrize("command", ["fill", "monitor", "report", "convert"])
def test_data_that_cannot_be_used(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / name, tmp_path / "out.docx"
    path.write_bytes(BAD_DATA[name])
    run([command, str(path), str(out)])
    said = "".join(capsys.readouterr())
    assert english_in(said, path, out, tmp_path) == []


@pytest.mark.parametrize("name", BAD_FILES)
def test_files_that_cannot_be_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    run(["review", str(path)])
    assert english_in("".join(capsys.readouterr()), path, tmp_path) == []


@pytest.mark.parametrize("name", BAD_PACKS)
def test_packs_that_are_none(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_PACKS[name])
    assert english_in(told(["rules", "check", str(path)], capsys), path, tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["review"],
        ["review", "a", "--bogus"],
        ["review", "a", "--year", "x"],
        ["review", "a", "--year", "3"],
        ["review", "a", "--year"],
        ["review", "a", "--format", "zip"],
        ["review", "--force=3", "a"],
        ["nothing"],
        ["template"],
        ["template", "nothing", "x.xlsx"],
        ["fill", "a"],
        ["fill", "a", "b", "c"],
        ["rules", "check"],
        ["rules", "nothing"],
        ["schema", "nothing"],
        ["explain", "XX"],
        ["library", "--out", "x"],
        ["review", "nowhere.docx"],
        ["review", "nowhere.docx", "--accept", "nowhere.toml"],
        ["review", ".", "--rules", "nowhere.toml"],
        ["review", ".", "--out", "nowhere/x.html"],
        ["review", ".", "--annotate", "nowhere/x"],
        ["report", "nowhere", "x.docx"],
        ["monitor", "nowhere.yaml", "x.docx"],
        ["convert", "nowhere.docx", "x.exe"],
    ],
)
def test_usage_that_is_wrong(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    run(arguments)
    said = "".join(capsys.readouterr())
    assert said.strip()
    assert english_in(said) == []


def test_what_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "data.yaml"
    path.write_text("kind: self_evaluation\n", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = told(["fill", str(path), str(tmp_path / "out.docx")], capsys)
    assert "没有权限" in said
    assert english_in(said, path, tmp_path) == []
