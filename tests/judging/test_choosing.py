"""The pack that a form is judged by, with the sentence that tells the clerk why."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.forms import HEAD, OTHER, Form, PrintedText
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.judging.choosing import choose, choose_for_report, pack_called
from jixiao.knowledge.packs import load_packs
from tests.building import entry, funding, monitoring, self_evaluation

PACKS = load_packs()
ROW = "数量指标 | 次数 | 5次 | 5次 | 90 | 90"
BANDS = "三档100%-80%（含）、80%-50%（含）、50%-0%"
BOTH = f"{BANDS}；正向指标得分＝B/A×分值"
GENERAL = "没有更具体的规则，适用全国通用规则包 cn-2020"


def form(*notes: str, **fields: object) -> Form:
    made = self_evaluation(ROW, notes=notes, unit_name="某单位")
    return msgspec.structs.replace(made, **fields)


def headed(text: str, kind: str = HEAD) -> Form:
    return form(texts=(PrintedText(text=text, kind=kind, place=Place(line=1)),))


MONITORED = monitoring(
    "培训 | 5次 | 5次 | 50%", row=funding("100", "50"), overall="50%", fund="工伤保险"
)
FUND = "工伤保险"
OF_FUNDS = "社会保险基金、2023年，适用规则包 cn-si-2022"


def served(project: str, title: str) -> Form:
    """A form of 2023 whose words name the fund."""
    return form(fund=FUND, year=2023, project=entry(project), title=entry(title))


@pytest.mark.parametrize(
    ("asked", "pack", "reason"),
    [
        (form(), "cn-2020", GENERAL),
        (form(fund=FUND, year=2022), "cn-2020", GENERAL),
        (form(fund=FUND, year=2023), "cn-si-2022", "社会保险基金、2023年，适用规则包 cn-si-2022"),
        (form(fund=None, year=2023), "cn-2020", GENERAL),
        (served("工伤保险征缴经费", ""), "cn-2020", GENERAL),  # serves the fund, is not its own
        (served("工伤保险补助资金", "项目支出绩效自评表"), "cn-2020", GENERAL),
        (served("工伤保险基金支出", "项目支出绩效自评表"), "cn-si-2022", OF_FUNDS),
        (served("工伤保险补助资金", "社会保险基金绩效自评表"), "cn-si-2022", OF_FUNDS),
        (form(fund=FUND, year=None), "cn-2020", GENERAL),
        (
            form(fund=FUND, year=None, as_of=Period(2024, 6)),
            "cn-si-2022",
            "社会保险基金、2024年，适用规则包 cn-si-2022",
        ),
        (
            form(title=entry("盐池县2023年自评表"), year=2023),
            "ningxia-2024",
            "文中地名“盐池”、2023年，适用规则包 ningxia-2024",
        ),
        (
            form(supervising_department=entry("盐池县财政局"), year=None),
            "ningxia-2024",
            "文中地名“盐池”，适用规则包 ningxia-2024",
        ),
        (form(project=entry("盐池滩羊"), year=2022), "cn-2020", GENERAL),  # before its rules
        (
            form(implementing_unit=entry("莎车县"), fund=FUND, year=2020),
            "xinjiang-si-2020",
            "文中地名“莎车”、2020年，适用规则包 xinjiang-si-2020",
        ),
        (
            form(implementing_unit=entry("莎车县"), fund=FUND, year=2022),
            "xinjiang-si-2020",
            "文中地名“莎车”、2022年，适用规则包 xinjiang-si-2020",
        ),
        (form(implementing_unit=entry("莎车县"), year=2021), "cn-2020", GENERAL),  # of funds alone
        (form(implementing_unit=entry("莎车县"), fund=FUND, year=2019), "cn-2020", GENERAL),
        (
            form(implementing_unit=entry("莎车县"), fund=FUND, year=2023),
            "cn-si-2022",
            "社会保险基金、2023年，适用规则包 cn-si-2022",
        ),
        (
            msgspec.structs.replace(MONITORED, implementing_unit=entry("喀什某局")),
            "xinjiang-monitoring-2020",
            "文中地名“喀什”、2020年，适用规则包 xinjiang-monitoring-2020",
        ),
        (headed("盐池县财政局"), "cn-2020", GENERAL),  # 2020 is before its rules
        (
            msgspec.structs.replace(headed("盐池县财政局"), year=2024),
            "ningxia-2024",
            "文中地名“盐池”、2024年，适用规则包 ningxia-2024",
        ),
        (msgspec.structs.replace(headed("盐池县", OTHER), year=2024), "cn-2020", GENERAL),
        (
            msgspec.structs.replace(headed("盐池" + "的" * 57), year=2024),
            "ningxia-2024",
            "文中地名“盐池”、2024年，适用规则包 ningxia-2024",
        ),
        (msgspec.structs.replace(headed("盐池" + "的" * 58), year=2024), "cn-2020", GENERAL),
    ],
)
def test_place_year_and_fund_choose(asked: Form, pack: str, reason: str) -> None:
    chosen, why = choose(asked, PACKS)
    assert (chosen.id, why) == (pack, reason)


@pytest.mark.parametrize(
    ("stated", "pack", "reason"),
    [
        ("ningxia-2024", "ningxia-2024", "文件自带规则包 ningxia-2024"),
        ("ningxia-2024@2026.1", "ningxia-2024", "文件自带规则包 ningxia-2024"),
        (
            "ningxia-2024@2025.9",
            "ningxia-2024",
            "文件自带规则包 ningxia-2024（文件按 2025.9 版，现为 2026.1 版）",
        ),
        ("own@1", "cn-2020", f"文件自带的规则包 own 这里没有；{GENERAL}"),
        ("", "cn-2020", GENERAL),
    ],
)
def test_what_the_file_states_goes_first(stated: str, pack: str, reason: str) -> None:
    chosen, why = choose(msgspec.structs.replace(form(), rules=stated), PACKS)
    assert (chosen.id, why) == (pack, reason)


def test_the_document_gives_year_and_place_where_the_form_has_none() -> None:
    open_form = form(year=None)
    assert choose(open_form, PACKS, year=2024, place="盐池县\n自评报告")[0].id == "ningxia-2024"
    assert choose(open_form, PACKS, year=2021, place="盐池县")[0].id == "cn-2020"
    assert choose(form(), PACKS, year=2024, place="盐池县")[0].id == "cn-2020"  # the form's: 2020
    assert choose(open_form, PACKS, place="盐池" + "的" * 58)[0].id == "cn-2020"


@pytest.mark.parametrize(
    ("asked", "pack", "reason"),
    [
        (
            form(BOTH, year=2024),
            "ningxia-2024",
            "表内所印规则（三档100–80、80–50、50–0；B/A计分）与规则包 ningxia-2024 一致",
        ),
        (
            form(BOTH, year=None),
            "ningxia-2024",
            "表内所印规则（三档100–80、80–50、50–0；B/A计分）与规则包 ningxia-2024 一致",
        ),
        (
            form(BOTH, year=2022),  # before that pack's time
            "cn-2020",
            f"{GENERAL}；其中三档100–80、80–50、50–0；B/A计分按表内所印",
        ),
        (
            form(BOTH, year=2024, fund=FUND),
            "cn-si-2022",
            "社会保险基金、2024年，适用规则包 cn-si-2022；其中三档100–80、80–50、50–0；B/A计分按表内所印",
        ),
        (form(BANDS, year=2024), "cn-2020", f"{GENERAL}；其中三档100–80、80–50、50–0按表内所印"),
        (
            form(BOTH, year=2024, kind="target_declaration"),
            "cn-2020",
            f"{GENERAL}；其中三档100–80、80–50、50–0；B/A计分按表内所印",
        ),
        (
            form(BOTH, year=2024, title=entry("盐池县自评表")),
            "ningxia-2024",
            "文中地名“盐池”、2024年，适用规则包 ningxia-2024"
            "；与表内所印规则（三档100–80、80–50、50–0；B/A计分）一致",
        ),
        (
            form("三档100-80、80-60、60-0；得分＝B/A×分值"),
            "cn-2020",
            f"{GENERAL}；与表内所印规则（三档100–80、80–60、60–0；B/A计分）一致",
        ),
        (form("得分＝B/A×分值"), "cn-2020", f"{GENERAL}；与表内所印规则（B/A计分）一致"),
        (msgspec.structs.replace(MONITORED, notes=(entry(BANDS),), fund=None), "cn-2020", GENERAL),
    ],
)
def test_what_the_form_prints_is_kept(asked: Form, pack: str, reason: str) -> None:
    chosen, why = choose(asked, PACKS)
    assert (chosen.id, why) == (pack, reason)


def test_two_local_packs_of_the_same_bands_settle_nothing() -> None:
    twin = msgspec.structs.replace(PACKS["ningxia-2024"], id="twin")
    chosen, why = choose(form(BOTH, year=2024), {**PACKS, "twin": twin})
    assert (chosen.id, why) == (
        "cn-2020",
        f"{GENERAL}；其中三档100–80、80–50、50–0；B/A计分按表内所印",
    )


def test_without_the_funds_pack_the_national_one_serves() -> None:
    packs = {"cn-2020": PACKS["cn-2020"]}
    assert choose(form(fund=FUND, year=2024), packs) == (PACKS["cn-2020"], GENERAL)


@pytest.mark.parametrize(
    ("year", "place", "pack"),
    [
        (2020, "新疆喀什地区社保局", "xinjiang-si-2020"),
        (2022, "莎车县", "xinjiang-si-2020"),
        (2023, "莎车县", "cn-si-2022"),
        (2019, "莎车县", "cn-2020"),
        (2024, "盐池县", "cn-si-2022"),  # its pack is not for funds
        (2025, "四川省", "cn-si-2022"),  # and this one for monitoring
        (2021, "某省", "cn-2020"),  # 财社〔2022〕65号 is in force from 2023
    ],
)
def test_the_pack_of_a_report_on_funds(year: int, place: str, pack: str) -> None:
    chosen, why = choose_for_report(PACKS, year=year, place=place)
    assert chosen.id == pack
    assert why.endswith(f"规则包 {pack}")
    assert why.startswith("文中地名") == (pack == "xinjiang-si-2020")


@pytest.mark.parametrize(
    ("given", "pack", "reason"),
    [
        ({"named": "ningxia-2024"}, "ningxia-2024", "数据写明规则包 ningxia-2024"),
        ({"named": "cn-2020", "stated": "ningxia-2024"}, "cn-2020", "数据写明规则包 cn-2020"),
        ({"stated": "ningxia-2024"}, "ningxia-2024", "附表自带规则包 ningxia-2024"),
        (
            {"stated": "own@1"},
            "cn-si-2022",
            "附表自带的规则包 own 这里没有；社会保险基金、2024年，适用规则包 cn-si-2022",
        ),
    ],
)
def test_what_a_report_s_data_and_forms_state_goes_before_place_and_year(
    given: dict[str, str], pack: str, reason: str
) -> None:
    chosen, why = choose_for_report(PACKS, year=2024, place="盐池县", **given)
    assert (chosen.id, why) == (pack, reason)
    own = PACKS["xinjiang-si-2020"]
    by_user = choose_for_report(PACKS, own, year=2024, place="盐池县", **given)
    assert by_user == (own, "使用者指定规则包 xinjiang-si-2020")


def test_a_report_is_judged_by_the_packs_that_there_are() -> None:
    national = {"cn-2020": PACKS["cn-2020"]}
    asked = {"year": 2020, "place": "新疆"}
    assert choose_for_report(national, **asked) == (PACKS["cn-2020"], GENERAL)  # type: ignore[arg-type]
    own = msgspec.structs.replace(PACKS["cn-si-2022"], id="own", effective_from=None)
    chosen, why = choose_for_report({**national, "own": own}, **asked)  # type: ignore[arg-type]
    assert (chosen.id, why) == ("own", "社会保险基金、2020年，适用规则包 own")
    assert choose(form(fund=FUND, year=2020), {**national, "own": own}) == (chosen, why)


def test_where_no_pack_is_for_it_that_is_said() -> None:
    packs = {"ningxia-2024": PACKS["ningxia-2024"]}
    for run in (
        lambda: choose_for_report(packs, year=2020, place="某县"),
        lambda: choose(form(), packs),
        lambda: pack_called("cn-2020", packs),
    ):
        with pytest.raises(UserError, match="ningxia-2024") as told:
            run()
        assert told.value.code == "E031"


@pytest.mark.parametrize(
    ("begins", "ends", "year", "fits"),
    [
        (None, None, 2020, True),
        (2020, None, 2020, True),
        (2020, None, 2019, False),
        (None, 2021, 2021, True),
        (None, 2021, 2022, False),
        (2020, 2021, 2020, True),
        (2020, 2021, 2022, False),
    ],
)
def test_a_pack_holds_for_whole_years(
    begins: int | None, ends: int | None, year: int, fits: bool
) -> None:
    local: RulePack = msgspec.structs.replace(
        PACKS["cn-2020"],
        id="own",
        regions=("某县",),
        effective_from=date(begins, 7, 1) if begins else None,
        effective_to=date(ends, 3, 1) if ends else None,
    )
    chosen, _ = choose(form(year=year, title=entry("某县自评表")), {"own": local, **PACKS})
    assert (chosen.id == "own") is fits
