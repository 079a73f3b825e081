"""Conversion: any readable file to any writable format, with its own structure or in an official
layout, or to data.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.dossier import Reviewed
from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, data_of
from jixiao.core.forms import FIELDS_OF_INDICATOR
from jixiao.core.merging import realigned, with_merges
from jixiao.judging.scoring import score_form

PAGES = ("xlsx", "docx", "pdf", "html", "txt")
DATA = ("yaml", "json")
PACKAGE = "package"
_WAYS = 3  # of writing a table that has lost cells
_ENDINGS = {**{each: each for each in (*PAGES, *DATA)}, "htm": "html", "yml": "yaml"}
Dropped = tuple[tuple[str, tuple[str, ...]], ...]
_NOTHING: tuple[Dropped, tuple[str, ...]] = ((), ())
Progress = Callable[[str, int, int], None]


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """What was written. ``dropped`` are the fields that a layout has no place for, by form;
    ``skipped`` the forms of a kind that it is not for; ``problems`` what could not be read in full.
    """

    documents: int
    forms: int
    dropped: Dropped = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Text, ...] = ()


def target_of(out: str | Path) -> str:
    """The format that a name asks for; a name without an ending, or a folder, is a data package."""
    text, path = str(out), Path(out)
    if text.endswith(("/", os.sep)) or path.is_dir() or not path.suffix:
        return PACKAGE
    found = _ENDINGS.get(path.suffix.lower().lstrip("."))
    if found is None:
        raise user_error(
            "E003",
            f"不知道 {path.name} 要写成什么格式：扩展名用"
            f" {'、'.join('.' + each for each in (*PAGES, *DATA))}；文件夹（不带扩展名）写数据包",
            f"unknown ending of {path.name}: use"
            f" {', '.join('.' + each for each in (*PAGES, *DATA))}, or a folder for a data package",
        )
    return found


def check_out(out: str | Path, *, force: bool) -> None:
    """Refuse early what could not be written in the end."""
    path = Path(out)
    if not path.absolute().parent.is_dir():
        raise user_error(
            "E001", f"文件夹 {path.parent} 不存在", f"the directory {path.parent} does not exist"
        )
    if target_of(out) == PACKAGE and path.is_dir():
        if any(path.iterdir()) and not force:
            raise user_error(
                "E002",
                f"文件夹 {path} 里已有文件；要写进去请加 --force",
                f"the folder {path} is not empty; add --force to write into it",
            )
    elif path.exists() and not force:
        raise user_error(
            "E002",
            f"{path} 已经存在；要覆盖请加 --force",
            f"{path} is there already; add --force to overwrite it",
        )


def read_all(source: str | Path, progress: Progress | None = None) -> tuple[Reviewed, ...]:
    """The documents of a file, a zip or a folder, recognised. Raises UserError where nothing
    could be read.
    """
    from jixiao.reading import read_path
    from jixiao.recognition import recognise

    path = Path(source)
    if not path.exists():
        raise user_error("E001", f"没有文件 {path}", f"there is no file {path}")
    files = (
        sorted(
            each
            for each in path.rglob("*")
            if each.is_file() and not each.name.startswith((".", "~$"))
        )
        if path.is_dir()
        else [path]
    )
    found: list[Reviewed] = []
    for done, file in enumerate(files):
        if progress is not None:
            progress(file.name, done, len(files))
        found.extend(recognise(document) for document in read_path(file))
    if not any(each.document.blocks for each in found):
        said = [problem.zh for each in found for problem in each.document.problems]
        english = [problem.en for each in found for problem in each.document.problems]
        zh, en = "；".join(said[:3]) or "文件是空的", "; ".join(english[:3]) or "empty"
        raise user_error("E001", f"{path} 读不出内容：{zh}", f"nothing to read in {path}: {en}")
    return tuple(found)


def convert(
    source: str | Path,
    out: str | Path,
    *,
    layout: str | None = None,
    force: bool = False,
    bom: bool = False,
    progress: Progress | None = None,
) -> Converted:
    """Write ``source`` again as ``out`` asks. Nothing is left behind where it fails; nothing is
    overwritten without ``force``.
    """
    target = target_of(out)
    check_out(out, force=force)
    if layout is not None and target not in PAGES:
        raise user_error(
            "E004",
            "--layout 只用于 xlsx、docx、pdf、html、txt",
            "--layout is for xlsx, docx, pdf, html and txt",
        )
    reviewed = read_all(source, progress)
    forms = [data_of(form) for each in reviewed for form in each.forms]
    problems = tuple(
        Text(problem.zh, problem.en) for each in reviewed for problem in each.document.problems
    )
    if (target in DATA or layout is not None) and not forms:
        raise user_error(
            "E014",
            f"{source} 里没有认出绩效表，不能写成数据或套用样式",
            f"no form was recognised in {source}",
        )
    dropped, skipped = _NOTHING
    if target == PACKAGE:
        _write_package(package_of(reviewed, Path(source), bom=bom), Path(out))
    elif target in DATA:
        _write(Path(out), as_data(forms, target))
    elif layout is None:
        _write_pages(reviewed, Path(out), target)
    else:
        dropped, skipped = _write_in_layout(forms, layout, Path(out), target)
    return Converted(
        documents=len(reviewed),
        forms=len(forms),
        dropped=dropped,
        skipped=skipped,
        problems=problems,
    )


def as_data(forms: Sequence[FormData], fmt: str) -> bytes:
    """Forms as YAML or JSON: one form as it is, several under ``forms``."""
    built = [msgspec.to_builtins(form) for form in forms]
    whole: object = built[0] if len(built) == 1 else {"forms": built}
    if fmt == "json":
        return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
    import yaml

    text: str = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=150)
    return text.encode()


def package_of(reviewed: Sequence[Reviewed], source: Path, *, bom: bool) -> dict[str, bytes]:
    """The files of the data package."""
    from jixiao.judging.choosing import choose
    from jixiao.knowledge.packs import load_packs
    from jixiao.writing.datapackage import Recognised, data_package

    packs = load_packs()
    found = [
        Recognised(
            reviewed=each,
            results=tuple(score_form(form, choose(form, each, packs)[0]) for form in each.forms),
        )
        for each in reviewed
    ]
    return data_package(found, bom=bom, name=source.stem or "jixiao", title=source.name)


def _write_pages(reviewed: Sequence[Reviewed], out: Path, fmt: str) -> None:
    from jixiao.writing import Meta, made
    from jixiao.writing.pages.of_document import pages_of_document

    kept = [_restored(each) if fmt != "txt" else each for each in reviewed]
    pages = [page for each in kept for page in pages_of_document(each)]
    _write(out, made(pages, fmt, Meta(title=_title(reviewed))))


def _restored(reviewed: Reviewed) -> Reviewed:
    """A text with the merged cells that its tables have lost, else with moved rows back in their
    columns as well, as far as every form then says the same; a table for which neither does stays
    as it was read.
    """
    from jixiao.recognition import recognise

    if reviewed.document.format != "txt" or not reviewed.forms:
        return reviewed
    ways: dict[int, int] = {}
    fields = _fields(reviewed)
    for _ in range(_WAYS):
        again = recognise(_rebuilt(reviewed.document, fields, ways))
        if len(again.forms) != len(reviewed.forms) or len(again.statements) != len(
            reviewed.statements
        ):
            return reviewed
        pairs = zip(reviewed.forms, again.forms, strict=True)
        wrong = {
            table
            for form, other in pairs
            if data_of(form) != data_of(other)
            for table in form.tables
        }
        if not wrong:
            return again
        ways |= {table: ways.get(table, 0) + 1 for table in wrong}
    return reviewed


def _rebuilt(
    document: Document, fields: Mapping[int, Mapping[str, int]], ways: Mapping[int, int]
) -> Document:
    """The document with each table in its way: merged, moved and merged, or as it is."""
    blocks = [
        _table(block, fields, ways.get(index, 0)) if isinstance(block, Grid) else block
        for index, block in enumerate(document.blocks)
    ]
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _table(grid: Grid, fields: Mapping[int, Mapping[str, int]], way: int) -> Grid:
    if grid.merged_known or way >= _WAYS - 1:
        return grid
    rows = {
        cell.row: found
        for cell in grid.cells
        if cell.place.line is not None and (found := fields.get(cell.place.line)) is not None
    }
    moved = (
        realigned(grid, {row: found for row, found in rows.items() if "name" in found})
        if way
        else grid
    )
    return with_merges(moved, sorted(rows)) if moved is not None else grid


def _fields(reviewed: Reviewed) -> dict[int, dict[str, int]]:
    """For each line of indicators, amounts and facts, where an empty cell may be a value that is
    missing, the columns of an indicator's fields.
    """
    found: dict[int, dict[str, int]] = {}
    for form in reviewed.forms:
        for place in (*(row.place for row in form.funding), *(line.place for line in form.lines)):
            if place.line is not None:
                found.setdefault(place.line, {})
        for row in form.indicators:
            named = {name: getattr(row, name) for name in FIELDS_OF_INDICATOR} | {
                f"extra {header}": entry for header, entry in row.extra
            }
            line = row.place.line
            if line is not None:
                places = {name: entry.place for name, entry in named.items() if entry is not None}
                found[line] = {
                    name: place.column
                    for name, place in places.items()
                    if place.line == line and place.column is not None
                }
    return found


def _title(reviewed: Sequence[Reviewed]) -> str:
    titles = [form.title.text for each in reviewed for form in each.forms if form.title is not None]
    return titles[0] if titles else Path(_name(reviewed[0].document)).stem


def _name(document: Document) -> str:
    return document.member or document.path


def _write_in_layout(
    forms: Sequence[FormData], layout: str, out: Path, fmt: str
) -> tuple[Dropped, tuple[str, ...]]:
    from jixiao.writing import Meta, made
    from jixiao.writing.layouts.layout import load_layout
    from jixiao.writing.layouts.pages import dropped, pages_of

    chosen = load_layout(layout)
    used = [form for form in forms if form.kind in chosen.kinds]
    if not used:
        raise user_error(
            "E004",
            f"样式 {chosen.id}（{chosen.name}）不适用于这种表",
            f"the layout {chosen.id} is not for this kind of form",
        )
    _write(
        out,
        made(
            [pages_of(form, chosen, formulas=fmt == "xlsx") for form in used],
            fmt,
            Meta(title=used[0].title or chosen.title),
        ),
    )
    left = tuple(_called(form) for form in forms if form not in used)
    return tuple((_called(form), tuple(dropped(form, chosen))) for form in used), left


def _called(form: FormData) -> str:
    return form.project or form.title or form.implementing_unit or form.kind


def _write(path: Path, data: bytes) -> None:
    from jixiao.writing.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise user_error(
            "E001",
            f"写不了 {path}：{error.strerror}",
            f"{path} cannot be written: {error.strerror}",
        ) from error


def _write_package(files: Mapping[str, bytes], folder: Path) -> None:
    """A new folder appears whole; into one that is there each file goes whole, and nothing else in
    it is touched.
    """
    try:
        staged = Path(
            tempfile.mkdtemp(
                prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.absolute().parent
            )
        )
    except OSError as error:
        raise user_error(
            "E001",
            f"写不了 {folder}：{error.strerror}",
            f"{folder} cannot be written: {error.strerror}",
        ) from error
    try:
        for name, content in files.items():
            Path(staged, name).write_bytes(content)
        if not folder.exists():
            staged.chmod(0o777 & ~_umask())
            staged.rename(folder)
        else:
            for name in files:
                os.replace(staged / name, folder / name)
    except OSError as error:
        raise user_error(
            "E001",
            f"写不了 {folder}：{error.strerror}",
            f"{folder} cannot be written: {error.strerror}",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
