"""Forms of several units as files, for tests of what is summed up."""

from __future__ import annotations

from jixiao.application.sources import Source


def form(
    unit: str = "某县医保中心",
    project: str = "参保扩面经费",
    *,
    year: int = 2024,
    budget: str = "10",
    executed: str = "9",
    score: str = "99",
    unit_line: str = "单位：万元\n",
    name: str = "",
    department: str = "某县医保局",
) -> Source:
    """A self-evaluation form as a text file, without a fault where nothing is said otherwise."""
    rest = f"{int(score) - 9 - 50}"
    text = (
        f"项目支出绩效自评表\n（{year}年度）\n{unit_line}项目名称\t{project}\n"
        f"主管部门\t{department}\t实施单位\t{unit}\n"
        "资金\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        f"年度资金总额\t{budget}\t{budget}\t{executed}\t10\t90%\t9\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t参保人数\t≥100人\t120人\t50\t50\n"
        f"效益指标\t社会效益\t参保率\t≥95%\t96%\t40\t{rest}\n总分\t\t\t\t\t100\t{score}\n"
    )
    return Source(name or f"{unit}-{project}.txt", text.encode())


REPORT = Source("报告.txt", "某县医保局关于2024年工作的报告\n全年完成了各项任务。\n".encode())
EMPTY = Source("空.txt", b"")


def project_list(*rows: str, head: str = "项目编码\t项目名称\t预算单位\t预算数（万元）") -> Source:
    """A list of projects as a text file."""
    return Source("项目清单.txt", "\n".join((head, *rows)).encode())
