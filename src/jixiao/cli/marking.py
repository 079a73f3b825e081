"""``jixiao review --annotate``, ``--correct`` and ``--letters``: copies and letters written, and
told about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.failing import fail
from jixiao.cli.files import keep_answers, same, unwritable, write_file
from jixiao.cli.saying import say
from jixiao.core.errors import Faults
from jixiao.core.findings import Text
from jixiao.core.oserrors import os_words
from jixiao.core.series import series

if TYPE_CHECKING:
    from jixiao.application.marks.marking import Left
    from jixiao.checks.review import DocumentReview, Review
    from jixiao.core.facts import DocumentFacts
    from jixiao.core.findings import Finding
    from jixiao.writing.letters import Letter

_BAD = 2
_MOST_FILES = 10
_SPELT_TWICE = Text(
    "“{}”和“{}”可能是同一单位的两种写法，分别写了通知，请核对后再发。",
    "“{}” and “{}” may be one unit; each has a letter of its own: check before they are sent.",
)
Made = tuple[bytes, list[str]]


class Marks:
    """What of the three was asked for, and where to; ``kept`` is the list whose answers are carried
    over.
    """

    def __init__(
        self,
        annotate: Path | None,
        correct: Path | None,
        letters: Path | None,
        force: bool,
        kept: Path | None = None,
    ) -> None:
        self._kept = kept
        self._annotate, self._correct, self._letters, self._force = (
            annotate,
            correct,
            letters,
            force,
        )

    @property
    def wanted(self) -> bool:
        """Whether any was asked for."""
        return any((self._annotate, self._correct, self._letters))

    def check(self, paths: Sequence[str]) -> None:
        """Refuse what cannot go well before the review begins. Raises UserError with all of it."""
        if self._annotate is not None:  # what pypdf mends in passing is no news to the user
            import logging

            logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        faults = Faults()
        for option, out in (("--annotate", self._annotate), ("--correct", self._correct)):
            if out is not None:
                faults.of(self._check_copy, option, out, paths)
        faults.of(self._check_apart)
        faults.tell()

    def _check_apart(self) -> None:
        if (
            self._annotate is not None
            and self._correct is not None
            and same(self._annotate, self._correct)
        ):
            fail(
                "--annotate 和 --correct 不能写到同一处",
                "--annotate and --correct cannot go to one place",
            )
        if self._letters is not None and self._letters.exists() and not self._letters.is_dir():
            fail(
                f"--letters 要给出文件夹，{self._letters} 是文件",
                f"--letters needs a directory; {self._letters} is a file",
            )

    def _check_copy(self, option: str, out: Path, paths: Sequence[str]) -> None:
        many = len(paths) > 1 or any(Path(path).is_dir() for path in paths)
        if many and out.suffix and not out.is_dir():
            fail(
                f"审核多个文件时，{option} 要给出文件夹，{out} 像是文件",
                f"with several files {option} needs a directory; {out} looks like a file",
            )
        if out.exists() and not out.is_dir():
            if any(same(Path(path), out) for path in paths):
                fail(
                    f"{option} {out} 就是要审核的文件，不能覆盖它",
                    f"{option} {out} is one of the files under review; it will not be overwritten",
                )
            self._may_write(out)
        if not out.absolute().parent.is_dir():
            fail(f"文件夹 {out.parent} 不存在", f"the directory {out.parent} does not exist")

    def write(self, review: Review, language: str, tell: Callable[[str], None]) -> int:
        """Write the copies and letters and tell what is in them; 2 where some file could not be
        marked.
        """
        status = 0
        for out, make in ((self._annotate, _annotated), (self._correct, _corrected)):
            if out is not None:
                status = max(status, self._copies(review, out, make, language, tell))
        if self._letters is not None:
            self._write_letters(review, self._letters, language, tell)
        return status

    def _copies(
        self,
        review: Review,
        out: Path,
        make: Callable[[DocumentReview, bytes, str], Made],
        language: str,
        tell: Callable[[str], None],
    ) -> int:
        """Every copy is made before the first is written; of several files those that cannot be
        marked are named.
        """
        from jixiao.core.errors import UserError

        targets = self._targets(review, out)
        made: list[tuple[Path, Made]] = []
        refused: list[str] = []
        for reviewed, target in targets:
            try:
                made.append((target, make(reviewed, _content(reviewed), language)))
            except UserError as error:
                if len(targets) == 1:
                    raise
                if str(error) not in refused:
                    say(error.text.of(language))
                refused.append(str(error))
            except OSError as error:
                fail(
                    f"{reviewed.view.document.path} 打不开：{os_words(error).zh}",
                    f"a file cannot be opened: {os_words(error).en}",
                )
        for target, (data, lines) in made:
            _write(target, data)
            tell("\n".join([_headline(target, language) + lines[0], *lines[1:]]))
        return _BAD if refused else 0

    def _targets(self, review: Review, out: Path) -> list[tuple[DocumentReview, Path]]:
        """Where each document's copy goes; nothing is overwritten unasked, an input never."""
        documents = list(review.documents)
        sources = {Path(each.view.document.path) for each in documents}
        if len(sources) == 1 and not out.is_dir() and out.suffix:
            ending = next(iter(sources)).suffix
            if ending.lower() in _OWN and out.suffix.lower() != ending.lower():
                fail(
                    f"副本的格式与原文件相同：{out.name} 的扩展名应为 {ending}",
                    f"the copy {out.name} should end in {ending}, as its original does",
                )
            targets = [(each, out) for each in documents]
        else:
            taken: Counter[str] = Counter()
            targets = [
                (each, out / _numbered(_file_name(each.view.document), taken)) for each in documents
            ]
        for _, target in targets:
            if any(same(source, target) for source in sources):
                fail(
                    f"{target} 就是要审核的文件，不能覆盖它",
                    f"{target} is one of the files under review; it will not be overwritten",
                )
            self._may_write(target)
        return targets

    def _write_letters(
        self, review: Review, folder: Path, language: str, tell: Callable[[str], None]
    ) -> None:
        from jixiao.application.letters.letters import letter_files
        from jixiao.application.letters.words import without_letter
        from jixiao.core.unitnames import may_be_one

        made = letter_files(review, language)
        for each in made:
            for name in each.files():
                self._may_write(folder / name)
            if each.list_name:
                keep_answers(folder / each.list_name, self._kept, accepts=True)
        for each in made:
            for name, content in each.files().items():
                _write(folder / name, content)
            tell(_told_of(folder / each.name, each.list_name, each.letter, language))
        for full, name in may_be_one(each.letter.unit for each in made if each.letter.named):
            tell(_SPELT_TWICE.of(language).format(full, name))
        nobodys = without_letter(review)
        if nobodys:
            tell(_of_nobody(nobodys, language))
        elif not made:
            tell(
                "No unit has errors or warnings; no letter was written."
                if language == "en"
                else "没有单位有错误或警告，没有写通知。"
            )

    def _may_write(self, target: Path) -> None:
        if target.is_dir():
            fail(f"{target} 是文件夹", f"{target} is a directory")
        if target.exists() and not self._force:
            fail(
                f"{target} 已经存在；要覆盖请加 --force",
                f"{target} exists already; add --force to overwrite it",
            )


def _told_of(path: Path, annex: str, letter: Letter, language: str) -> str:
    """What is in a letter and its list."""
    if letter.confirms:
        if language == "en":
            return f"Wrote {path}: all {letter.confirmed} findings were put right."
        return f"已写出 {path}：上次{letter.confirmed}处已全部整改，写了复函。"
    if language == "en":
        since = f" ({letter.since})" if letter.since else ""
        counts = f"{letter.errors} errors, {letter.warnings} warnings"
        unnamed = "" if letter.named else " No unit is named in it: fill in whom the letter is to."
        return f"Wrote {path} and {annex}: {counts}{since}.{unnamed}"
    since = f"（{letter.since}）" if letter.since else ""
    unnamed = "" if letter.named else "表上没有写单位名称，通知的抬头请补填。"
    return (
        f"已写出 {path}、{annex}：错误{letter.errors}处，警告{letter.warnings}处{since}。{unnamed}"
    )


def _of_nobody(files: Sequence[tuple[str, Text]], language: str) -> str:
    """Which files no letter is written about, what they are, and who is to look at them."""
    if language == "en":
        named = series((f"{name} ({what.en})" for name, what in files), _MOST_FILES).en
        return (
            f"No letter about {named}: no unit is named in them. See whose they are and what they should be:"
            " ask the unit for its forms, or take them out of the folder."
        )
    named = series((f"{name}（{what.zh}）" for name, what in files), _MOST_FILES, "个文件").zh
    return (
        f"没有写通知：{named}，看不出是哪个单位报送的。请审核人看是谁报的、该报什么：要报表的，请该单位重新报送；"
        "不是报送材料的，移出文件夹。"
    )


_OWN = (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")


def _content(reviewed: DocumentReview) -> bytes:
    """The file again; nothing where it could not be read the first time, which marking refuses."""
    facts = reviewed.view.document
    return Path(facts.path).read_bytes() if facts.readable else b""


def _annotated(reviewed: DocumentReview, content: bytes, language: str) -> Made:
    from jixiao.application.marks.marking import annotate

    made = annotate(reviewed, content, language=language)
    counts = Counter(finding.severity.value for finding in made.marked)
    errors, warnings, remarks = counts["error"], counts["warning"], counts["remark"]
    zh = f"标出问题{len(made.marked)}处（错误{errors}处，警告{warnings}处，提示{remarks}处）。"
    en = (
        f"{len(made.marked)} findings marked ({errors} errors, {warnings} warnings, {remarks}"
        " remarks)."
    )
    return made.data, [
        en if language == "en" else zh,
        *_left(made.left, "没有标上", "Not marked", language),
        *_warned(made.findings, language),
    ]


def _corrected(reviewed: DocumentReview, content: bytes, language: str) -> Made:
    from jixiao.application.marks.marking import correct
    from jixiao.rendering.words import place_words

    made = correct(reviewed, content, language=language)
    english = language == "en"
    changes: dict[str, list[str]] = {}  # one change may mend what several checks found
    for finding, change in made.applied:
        where = place_words(change.place.whole(), language)
        changes.setdefault(
            f"{where}{': ' if english else '：'}{change.old} → {change.new}", []
        ).append(finding.code)
    lines = [f"{len(changes)} places corrected:" if english else f"已更正{len(changes)}处："]
    if not changes:
        lines = [
            (
                "No correction is safe; the copy is the same."
                if english
                else "没有可以直接改的地方，副本与原文件相同。"
            )
        ]
    lines.extend(f"  {'、'.join(dict.fromkeys(codes))} {what}" for what, codes in changes.items())
    lines.extend(_left(made.left, "没有改", "Left", language))
    if made.judged:
        zh = f"另有{made.judged}处更正建议要由人判断，没有改；见 jixiao review 的结果。"
        lines.append(
            f"{made.judged} more corrections need judgement and were not made." if english else zh
        )
    return made.data, [*lines, *_warned(made.findings, language)]


def _left(left: Sequence[Left], zh: str, en: str, language: str) -> Iterator[str]:
    if not left:
        return
    yield f"{en} ({len(left)}):" if language == "en" else f"{zh}的{len(left)}处："
    for finding, reason in left:
        colon = ": " if language == "en" else "："
        yield f"  {finding.code} {finding.message.of(language)}{colon}{reason.of(language)}"


def _warned(findings: Sequence[Finding], language: str) -> list[str]:
    colon = ": " if language == "en" else "："
    return [
        f"{'Note' if language == 'en' else '注意'}{colon}{each.code} {each.message.of(language)}"
        for each in findings
    ]


def _headline(target: Path, language: str) -> str:
    """How the line about a copy begins: what was done to it follows."""
    return f"Wrote {target}: " if language == "en" else f"已写出 {target}："


def _file_name(facts: DocumentFacts) -> Path:
    """What the copy of a file is called: as it is, with its folders where others bear its name."""
    shown = Path(facts.shown or Path(facts.path).name)
    return Path("-".join(each for each in shown.parts if each not in ("..", shown.anchor)))


def _numbered(path: Path, taken: Counter[str]) -> str:
    """A file's own name; of several alike the later ones are counted."""
    taken[path.name.lower()] += 1
    count = taken[path.name.lower()]
    return path.name if count == 1 else f"{path.stem}-{count}{path.suffix}"


def _write(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error
    write_file(target, data)
