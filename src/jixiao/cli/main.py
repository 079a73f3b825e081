"""The ``jixiao`` command: what it answers at once, the commands behind it, and how every ending is
told to the caller.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence

from jixiao.cli.commands import help_text
from jixiao.cli.saying import say, tell
from jixiao.version import __version__

_SELDOM = (200_000, 10, 10)  # garbage collections: one dossier ends with the process
_STEADY = (30_000, 1, 2)  # thousands of dossiers one by one: what is done with goes at once
_UNHOLDABLE = (errno.ENAMETOOLONG, errno.ELOOP)  # paths that lead nowhere on this system
OK, FOUND, BAD_USAGE, INTERNAL, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 no error finding, 1 some, 2 bad usage or an
    unreadable path, 3 an internal failure.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:  # a process of our own: what it loads lives as long as it does
        gc.set_threshold(*(_STEADY if "--separate" in given else _SELDOM))
        atexit.register(gc.freeze)  # else its end is spent on looking for garbage in all of it
    _open_closed_streams()
    english = _wants_english(given)
    try:
        return _answered(given, english)
    except KeyboardInterrupt:
        say("Interrupted." if english else "已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        _let_the_pipe_go()
        return PIPE_CLOSED
    except Exception as error:
        return _told(error, english)


def _told(error: Exception, english: bool) -> int:
    """What the user can put right, by its own words; else our own defect, told in one sentence."""
    from jixiao.cli.failing import said
    from jixiao.core.errors import UserError

    if isinstance(error, UserError):
        say(said(error, english))
        return getattr(error, "status", BAD_USAGE)
    if isinstance(error, OSError) and error.errno in _UNHOLDABLE:
        from jixiao.core.oserrors import os_words

        why = os_words(error)
        say(
            f"{error.filename}: {why.en}"
            if english
            else f"{error.filename}：系统不能有这样的文件名（{why.zh}）"
        )
        return BAD_USAGE
    import traceback

    say(
        "Internal failure, not the documents' fault:"
        if english
        else "程序内部故障，不是文件的问题；请把下面的内容报告给维护者："
    )
    say(traceback.format_exc(limit=-6))
    return INTERNAL


def _answered(given: list[str], english: bool) -> int:
    """The exit status; what loads the commands is loaded only where one of them is asked for."""
    if given == ["--version"]:
        tell(f"jixiao {__version__}")
        return OK
    if given == ["--help"]:
        tell(help_text())
        return OK
    if not given:
        say(help_text(english=english))
        return BAD_USAGE
    from jixiao.cli.group import invoked
    from jixiao.starting.patterns import keep_compiled

    status = invoked(given, english=english)
    keep_compiled()
    return BAD_USAGE if status is None else status


def _wants_english(arguments: Sequence[str]) -> bool:
    return any(
        each == "--lang=en" or (each == "--lang" and following == "en")
        for each, following in zip(arguments, [*arguments[1:], ""])
    )


def _open_closed_streams() -> None:
    """Started with stdout or stderr closed (>&-), Python has none: what is said then goes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - held until the process ends
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - as above


def _let_the_pipe_go() -> None:
    """The reader of our output has left: keep the interpreter from complaining about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
