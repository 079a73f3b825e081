"""What the user can put right outside the documents: one exception, with findings like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.places import Place

_P = ParamSpec("_P")
_T = TypeVar("_T")
USER_ERRORS = {
    "E001": Text("文件或文件夹打不开、写不进", "A file or folder cannot be opened or written"),
    "E002": Text("文件已经存在", "The file is there already"),
    "E003": Text("不知道要写成什么格式", "The format to write is not known"),
    "E004": Text(
        "选项的值不对，或不能一起用", "An option's value is wrong or does not fit another"
    ),
    "E005": Text("缺少可选的组件", "An optional component is not installed"),
    "E006": Text("给程序的值不是这里要的种类", "A value of another kind is given than is expected"),
    "E011": Text("数据文件的写法不对", "The data file is not well-formed"),
    "E012": Text(
        "数据的栏目或类型不对", "A field of the data is unknown, missing or of a wrong type"
    ),
    "E013": Text("数据太大", "The data are too large"),
    "E014": Text("没有可用的表", "There is no form to work on"),
    "E015": Text("同一张表的几份对不上", "Copies of one form contradict each other"),
    "E016": Text(
        "文件夹里的表是复本，或没有附上", "A form of the folder is a copy or is not annexed"
    ),
    "E021": Text("模板填得不对", "The template is filled in wrongly"),
    "E031": Text("规则包不能用", "The rule pack cannot be used"),
    "E032": Text("样式不能用", "The layout cannot be used"),
    "E041": Text("接受清单不能用", "The list of accepted findings cannot be used"),
    "E042": Text("接受清单里有的条目不再有效", "An entry of the list accepts nothing any more"),
    "E043": Text("上次的审核结果不能用", "The result of the last review cannot be used"),
    "E051": Text("文件上加不了批注", "The file cannot be marked"),
    "E052": Text("本机字体里没有的字", "Characters that no installed font has"),
    "E053": Text("写出的表会被读作别的表种", "The print is read as another kind of form"),
    "E054": Text("文件记不下所按的规则包", "The file cannot say its rule pack"),
    "E055": Text("有电子签名的文件，副本上签名失效", "A signature does not hold for the copy"),
    "E056": Text("隐藏的行没有写出", "Hidden rows were left out"),
    "E057": Text("数据不是到监控时点的", "Figures of another time than the monitoring point"),
    "E058": Text("按规则要说明而没有说明的", "What must be explained by the rules and is not yet"),
    "E059": Text("报告的数据不大可能是这样", "A report's data can hardly be so"),
    "E071": Text(
        "项目清单不能用，或有看不懂的地方", "The list of projects cannot be used, or parts of it"
    ),
    "E072": Text("汇总时没有计入的，或存疑的", "What a summary leaves out, or is in doubt about"),
    "E081": Text("空表不能用", "The blank cannot be used"),
    "E082": Text("填进空表的与数据不一致", "What the blank then says is not what the data say"),
    "E083": Text("数据里有的，空表里没有地方放", "The blank has no place for some of the data"),
    "E084": Text("空表里还有待填的地方", "Places of the blank are still to be filled in"),
    "E085": Text("汇总表的栏目是怎样填的", "How the columns of a list were filled in"),
    "E086": Text(
        "空表上添的行，和填写以后要看的", "Rows added to the blank, and what is to be seen to on it"
    ),
    "E061": Text("满意度统计表不能用", "The tally of satisfaction cannot be used"),
    "E062": Text("换年度时没有换的年份", "Years that were not carried over to another year"),
    "E063": Text(
        "上年的表和单位清单对不上", "Forms of last year and the list of units do not meet"
    ),
    "E064": Text("一张表里像是填了两次的行", "Rows of one form that seem to be filled in twice"),
    "E066": Text("没有填全的行和目标", "Rows and goals that are filled in but in part"),
    "E065": Text("分值没有填，也没有规则可以分配", "Points that are open and cannot be shared out"),
}
"""What each code means; codes are never used twice."""


class UserError(Exception):
    """An input that cannot be used. ``findings`` are all that is wrong with it, in order."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def __str__(self) -> str:
        return self.text.zh

    @property
    def code(self) -> str:
        """The code of the first finding."""
        return self.findings[0].code

    @property
    def address(self) -> str:
        """Where the first finding stands: a field, a cell, an option; empty where it is the whole."""
        return self.findings[0].address

    @property
    def text(self) -> Text:
        """All that is wrong, a line each."""
        return Text(
            "\n".join(each.message.zh for each in self.findings),
            "\n".join(each.message.en for each in self.findings),
        )


def fault(
    code: str,
    zh: str,
    en: str,
    address: str = "",
    given: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """One thing that is wrong outside the documents. ``given`` is what the user wrote there."""
    return Finding(
        code=code,
        severity=severity,
        message=Text(zh, en),
        address=address,
        place=Place(text=given),
        printed=given,
    )


def user_error(code: str, zh: str, en: str, address: str = "") -> UserError:
    """An exception with one fault."""
    return UserError(fault(code, zh, en, address))


class Faults:
    """What is wrong with several things that were given for one call, told together."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Finding] = {}

    @property
    def found(self) -> tuple[Finding, ...]:
        """All that was kept."""
        return tuple(self._found.values())

    def of(self, make: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
        """What ``make`` gives; None where it raises a UserError, which is kept to be told."""
        try:
            return make(*args, **kwargs)
        except UserError as error:
            for each in error.findings:
                self._found.setdefault((each.code, each.address, each.message.zh), each)
            return None

    def tell(self, also: Callable[[], object] | None = None) -> None:
        """Raises UserError with all that was kept, and with what ``also`` raises, which is looked at
        where something is wrong already.
        """
        if self._found:
            if also is not None:
                self.of(also)
            raise UserError(*self.found)


def held_format(given: str, known: Sequence[str]) -> str:
    """A format that is one of those ``known``. Raises UserError (E003) for another."""
    if given not in known:
        raise unknown_format(given, known)
    return given


def unknown_format(given: str, known: Sequence[str]) -> UserError:
    """A format that nothing is written in (E003)."""
    return user_error(
        "E003",
        f"没有格式“{given}”，能写的是 {'、'.join(known)}",
        f"no format {given!r}; known are {', '.join(known)}",
        "format",
    )


def traced() -> str:
    """The last calls of the exception that is being handled: a defect of ours, for who mends it."""
    import traceback

    return traceback.format_exc(limit=-3)
