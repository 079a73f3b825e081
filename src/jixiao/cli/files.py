"""Files that the command line writes: checked before work begins, written whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from jixiao.cli.failing import fail
from jixiao.core.errors import UserError, user_error
from jixiao.core.oserrors import os_words


def check_target(
    out: Path,
    sources: Iterable[Path] = (),
    *,
    force: bool,
    kept: Path | None = None,
    accepts: bool = False,
) -> None:
    """Refuse, before work begins, a file that could not be written or should not be: one that is there,
    without ``force``; with it too the input itself, and a problem list that was answered by hand,
    unless it is the list ``kept``, whose reasons are carried over.
    """
    if not out.absolute().parent.is_dir():
        fail(
            f"文件夹 {out.parent} 不存在", f"the directory {out.parent} does not exist", code="E001"
        )
    if out.is_dir():
        fail(f"{out} 是文件夹，要给出文件名", f"{out} is a directory; name a file", code="E001")
    if any(same(source, out) for source in sources):
        fail(
            f"{out} 就是给的文件，不能覆盖它",
            f"{out} is the input itself; it will not be overwritten",
            code="E002",
        )
    if out.is_file() and not force:  # a pipe or a device holds nothing that could be lost
        fail(
            f"{out} 已经存在；要覆盖请加 --force",
            f"{out} is there already; add --force to overwrite it",
            code="E002",
        )
    keep_answers(out, kept, accepts=accepts)


def keep_answers(out: Path, kept: Path | None, *, accepts: bool) -> None:
    """Refuse, with --force too, to overwrite a problem list that was answered by hand, unless it is
    the list ``kept``, whose reasons are carried over; ``accepts`` whether the command can do that.
    Raises UserError.
    """
    if out.suffix.lower() != ".xlsx" or not out.is_file() or (kept is not None and same(out, kept)):
        return
    from jixiao.application.acceptance import answered

    try:
        count = answered(out.read_bytes())
    except OSError:
        return  # writing it will say why
    if count:
        carry, carry_en = "", ""
        if accepts:
            carry = f"要带到新清单里请加 --accept {out}，"
            carry_en = f" carry the reasons over with --accept {out}, or"
        fail(
            f"{out} 里有{count}处填了处理意见或接受理由，不覆盖；{carry}不要了请先把它移走",
            f"{out} has {count} answers typed into it and is not overwritten:{carry_en} move it away first",
            code="E002",
        )


def check_folder(out: Path, *, force: bool) -> None:
    """Refuse a folder to write into that is a file, has no parent, or holds files already."""
    if out.is_file():
        fail(f"{out} 是一个文件，应是文件夹", f"{out} is a file; a directory is needed")
    if not out.absolute().parent.is_dir():
        fail(
            f"文件夹 {out.parent} 不存在", f"the directory {out.parent} does not exist", code="E001"
        )
    if out.is_dir() and any(out.iterdir()) and not force:
        fail(
            f"文件夹 {out} 里已有文件；要写进去请加 --force",
            f"the folder {out} is not empty; add --force to write into it",
            code="E002",
        )


def same(one: Path, two: Path) -> bool:
    """Whether two paths are one file."""
    if one.exists() and two.exists():
        return one.samefile(two)
    return one.absolute() == two.absolute()


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises UserError."""
    from jixiao.writing.files import write_whole

    try:
        write_whole(path, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder. A new folder appears whole; into one that is there each file goes
    whole, and nothing else in it is touched. Raises UserError.
    """
    import secrets
    import shutil

    staged = folder.absolute().parent / f".{folder.name[:40]}.{secrets.token_hex(4)}.part"
    try:
        staged.mkdir()
        for name, content in files.items():
            (staged / name).write_bytes(content)
        if not folder.exists():
            staged.rename(folder)
        else:
            for name in files:
                os.replace(staged / name, folder / name)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def write_new(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write files into a folder that may hold others; none where one of them is there already and
    ``force`` is not given. Raises UserError.
    """
    taken = next((folder / name for name in files if (folder / name).exists()), None)
    if taken is not None and not force:
        fail(
            f"{taken} 已经存在；要覆盖请加 --force",
            f"{taken} is there already; add --force to overwrite",
            code="E002",
        )
    if files:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        write_folder(folder, files)


def unwritable(path: Path, error: OSError) -> UserError:
    """What the system says of a path that cannot be written."""
    return user_error(
        "E001",
        f"写不了 {path}：{os_words(error).zh}",
        f"{path} cannot be written: {os_words(error).en}",
    )
