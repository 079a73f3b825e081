"""R136: a file that was made by another rule pack than it is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.keywords import StatedRules, stated_in
from jixiao.core.packs import PackName, name_of
from jixiao.core.places import Place

_OTHER = Text(
    "这里没有这个规则包的，请向填报单位要来，用 --rules 指定后再审一遍；有意改用别的，不必处理",
    "if that pack is missing here, ask the unit for it and review again with --rules; if another"
    " is meant, nothing needs doing",
)
_CHANGED = Text(
    "规则改过的，前后得分可能不同；要按当时的规则审，用 --rules 指定当时的规则文件",
    "scores may differ where rules have changed; to judge by the rules of then, name their file"
    " with --rules",
)


@check(
    "R136",
    "评判所用的规则包与文件属性所写的不同",
    "judged by another rule pack than the file's properties state",
    over="document",
    source="printed",
)
def other_pack_stated(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：文件属性（关键词）写明按哪个规则包、哪一版填报，与评判所用的是不是同一个：这里没有那个规则包、使用者另外指定了、版本不同，或版本相同而规则内容不同，都说明两边各是什么。
    为什么：规则不同，应得分就不同；不说明，填报单位和审核的人会各执一词。
    依据：文件属性所写，与评判所用规则包的名称、版本、摘要相比。
    已知例外：文本文件没有属性；属性里没有写规则包的不比。只作提示，一个文件一条。
    """
    for rules in dict.fromkeys(each.form.rules for each in view.forms):
        stated = stated_in(rules)
        if stated is not None:
            packs = [name_of(each.pack) for each in view.forms if each.form.rules == rules]
            yield _judged(view, stated, list(dict.fromkeys(packs)))


def _judged(view: DocumentView, stated: StatedRules, used: list[PackName]) -> Verdict:
    """Whether the forms that state a pack are judged by it."""
    address = f"{view.index}:file"
    if all(stated.is_that_of(pack) for pack in used):
        return held("R136", address)
    same = [pack for pack in used if pack.id == stated.id]
    return broken(
        "R136",
        address,
        Place(text=PurePath(view.document.member or view.document.path).name),
        Severity.REMARK,
        _said(view, _changed(stated, same[0]) if len(same) == len(used) else _other(stated, used)),
        printed=f"{stated.id}@{stated.version}" if stated.version else stated.id,
        advice=_CHANGED if same else _OTHER,
    )


def _said(view: DocumentView, what: Text) -> Text:
    """Of a file it is the properties that say it; form data say it themselves."""
    is_data = view.document.format == "data"
    zh, en = ("数据", "the data") if is_data else ("文件属性", "the file's properties")
    return Text(zh + what.zh, f"{en} {what.en}")


def _other(stated: StatedRules, used: list[PackName]) -> Text:
    zh, en = "、".join(_called(each) for each in used), ", ".join(_called(each) for each in used)
    own = _called(PackName(stated.id, stated.version, ""))
    return Text(
        f"写明按规则包“{own}”填报，评判用的是“{zh}”",
        f"state the rule pack “{own}”; it is judged by {en}",
    )


def _changed(stated: StatedRules, used: PackName) -> Text:
    if stated.version not in ("", used.version):
        return Text(
            f"写明按规则包“{stated.id}”{stated.version}版填报，评判用的是{used.version}版",
            f"state version {stated.version} of the rule pack {stated.id};"
            f" it is judged by version {used.version}",
        )
    mine = used.digest[: len(stated.digest)]
    return Text(
        f"写明的规则包“{_called(used)}”与评判用的名称、版本相同，规则内容不同"
        f"（摘要{stated.digest}，这里是{mine}）",
        f"state the rule pack {_called(used)}; the one of that name and version that it is judged by"
        f" has other rules (digest {stated.digest}, here {mine})",
    )


def _called(pack: PackName) -> str:
    return f"{pack.id} {pack.version}".strip()
