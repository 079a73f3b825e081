"""The data of a report in a file or a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.application.sources import DATA_ENDINGS, Source
from jixiao.core.errors import Faults, UserError, fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.taking import typed
from jixiao.paths.folders import (
    File,
    is_dir,
    is_file,
    is_passed_over,
    source_at,
    source_of,
    to_review,
)

if TYPE_CHECKING:
    from jixiao.application.reports.data import Gathered, Known
    from jixiao.drafting.model import ReportData
    from jixiao.knowledge.shelf import Knowledge


@typed(File="str | Path | Source")
def load_report_data(
    given: Iterable[File] | File, *, knowledge: Knowledge | None = None
) -> ReportData:
    """The data of a report in a YAML or JSON file, or in a folder, a zip or several files: forms and
    fund tables with an optional 报告.yaml. Forms are read with the words of ``knowledge``. Raises
    UserError, also where copies of one form contradict each other.
    """
    found = load_report(given, knowledge)
    wrong = [each for each in found.findings if each.severity is Severity.ERROR]
    if wrong:
        raise UserError(*wrong)
    return found.data


def load_report(
    given: Iterable[File] | File, knowledge: Knowledge | None = None, period: str = ""
) -> Gathered:
    """The data of a report as ``load_report_data`` finds them, with the files of the annexed forms
    and what is to say of copies and of forms left out; those of a ``period`` where one is named.
    Raises UserError.
    """
    from jixiao.application.reports.data import report_in, report_of

    if isinstance(given, (str, Path)):
        if is_dir(Path(given)):
            return _report_below(Path(given), knowledge, period)
        given = source_at(Path(given))
    if isinstance(given, Source):
        return report_in(given, knowledge, period)
    faults = Faults()
    sources = [source_of(each, faults) for each in given]
    faults.tell()
    return report_of([each for each in sources if each is not None], "给的文件", knowledge, period)


def load_known(given: File, knowledge: Knowledge | None = None, period: str = "") -> Known:
    """What a file or folder tells of a report, however little: data, a fact sheet, forms and tables,
    of a ``period`` where one is named. Raises UserError for what cannot be read.
    """
    from jixiao.application.reports.data import known_in, known_of

    if isinstance(given, Source) or not is_dir(Path(given)):
        source = given if isinstance(given, Source) else source_at(Path(given))
        return known_of(source, knowledge, period)
    papers, own, besides = _papers_below(Path(given))
    return known_in(to_review(papers), own, str(given), knowledge, period, besides)


def _report_below(folder: Path, knowledge: Knowledge | None, period: str) -> Gathered:
    """The data that a folder's files hold, each opened when its turn has come."""
    from jixiao.application.reports.data import gathered

    papers, own, besides = _papers_below(folder)
    return gathered(to_review(papers), own, str(folder), knowledge, period, besides)


def _papers_below(folder: Path) -> tuple[list[Path], Source | None, tuple[Finding, ...]]:
    """A folder's documents, what people have written beside them, and what is not opened: folders
    within it, other files of data. What is hidden, a lock or a file of data is passed over by its
    name, what else is no document by its content.
    """
    from jixiao.application.reports.data import WRITTEN

    written = next((folder / name for name in WRITTEN if is_file(folder / name)), None)
    inside = [each for each in sorted(folder.iterdir()) if not each.name.startswith((".", "~$"))]
    files = [each for each in inside if is_file(each)]
    papers = [each for each in files if not is_passed_over(each.relative_to(folder))]
    data = [each.name for each in files if each.suffix.lower() in DATA_ENDINGS and each != written]
    folders = [each.name for each in inside if is_dir(each)]
    return (
        papers,
        source_at(written) if written is not None else None,
        tuple(_not_opened(folders, data, WRITTEN[0])),
    )


def _not_opened(folders: list[str], data: list[str], written: str) -> Iterator[Finding]:
    """A remark for folders within a report's folder, and for files of data of another name."""
    if folders:
        listed = "、".join(folders)
        yield fault(
            "E016",
            f"下面的文件夹没有打开：{listed}；里面有要用的表的，请直接放在这个文件夹里",
            f"folders within were not opened: {', '.join(folders)}",
            severity=Severity.REMARK,
        )
    if data:
        yield fault(
            "E016",
            f"数据文件没有读：{'、'.join(data)}；人写的内容只读 {written}",
            f"files of data were not read: {', '.join(data)}; what people write is read in {written}",
            severity=Severity.REMARK,
        )
