"""What the system says of a file that cannot be opened or written, in both languages: its own words are
English, or those of the machine's own language.
"""

from __future__ import annotations

import errno

from jixiao.core.findings import Text

_SAID = {
    errno.ENOENT: Text("没有这个文件或文件夹", "there is no such file or directory"),
    errno.EACCES: Text("没有权限", "no permission"),
    errno.EPERM: Text("没有权限", "no permission"),
    errno.EISDIR: Text("那是文件夹", "it is a directory"),
    errno.ENOTDIR: Text("路径里有一段不是文件夹", "a part of the path is no directory"),
    errno.ENOTEMPTY: Text("文件夹里还有别的文件", "the directory is not empty"),
    errno.EEXIST: Text("已经有同名的文件", "it is there already"),
    errno.EROFS: Text("那个盘只能读、不能写", "the disk is read-only"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EDQUOT: Text("超出了磁盘限额", "the disk quota is used up"),
    errno.EFBIG: Text("文件太大", "the file is too large"),
    errno.ENAMETOOLONG: Text("名称太长", "the name is too long"),
    errno.ELOOP: Text("链接互相指来指去", "its links go round in a circle"),
    errno.EBUSY: Text("正被别的程序占用，请先关闭", "another program is using it: close it first"),
    errno.ETXTBSY: Text(
        "正被别的程序占用，请先关闭", "another program is using it: close it first"
    ),
    errno.EMFILE: Text("打开的文件太多", "too many files are open"),
    errno.ENFILE: Text("打开的文件太多", "too many files are open"),
    errno.EINVAL: Text("系统不能有这样的名称", "the system takes no such name"),
    errno.EIO: Text("读写磁盘时出错", "the disk failed"),
}


def os_words(error: OSError) -> Text:
    """Why the system refused, in a few words; of reasons that are seldom met the number alone in Chinese."""
    known = _SAID.get(error.errno or 0)
    if known is not None:
        return known
    number = f"（系统错误 {error.errno}）" if error.errno is not None else ""
    return Text(f"系统没有允许{number}", error.strerror or "the system refused")
