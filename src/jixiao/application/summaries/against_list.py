"""Forms held against a list of projects: which are handed in, which are missing, which are of no project
of the list, and which may be one that is called otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.application.summaries.project_list import ProjectList
from jixiao.core.findings import Text
from jixiao.core.keys import name_key
from jixiao.core.matching import share_of_characters
from jixiao.core.regex import regex
from jixiao.core.summaries import (
    AgainstList,
    Coverage,
    Doubtful,
    HandedIn,
    Instead,
    ListedProject,
    SummedForm,
)
from jixiao.core.unitnames import KIND, PLACE, plainest, unit_key
from jixiao.core.words import in_order
from jixiao.judging.summing import share

_LIKE_NAMES, _LIKE_UNITS = 70, 60  # per cent of the characters in common
_SHORTEST_CODE = 6
_NUMBER = regex(r"\d+|(?<=第)[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[期批次年标级号季])")
_NO_UNIT = Text("同名的表上没有写单位", "a form of this name states no unit")
_UNITS_ALIKE = Text("项目同名，单位写法不同", "the same name, and the unit is written otherwise")
_UNITS_DIFFER = Text("项目同名，单位不同", "the same name, and another unit")
_YEARS_DIFFER = Text(
    "表头写着两个年度，看不出是不是这一年的",
    "its head states two years: it may not be of the year asked for",
)
_NO_YEAR = Text("表上没有写年度", "it states no year")
_SEVERAL = Text("同名的表不止一张", "several forms of this name")
_NAMES_ALIKE = Text("同一单位，项目名称相近", "the same unit, and a name that is like it")


def held_against(
    listed: ProjectList,
    forms: Sequence[SummedForm],
    of_doubtful_year: Sequence[SummedForm] = (),
    others: Sequence[SummedForm] = (),
) -> AgainstList:
    """The forms held against the projects of a list. A form is joined to the project whose code it
    prints, or whose name and unit (or 主管部门) it has; what is only like it is said to be doubtful,
    and so is a form of the project that may be of another year. ``others`` are forms that are of another
    year, or of another kind, for sure: what is missing may have come in as one of them.
    """
    desk = _Desk(listed.projects, forms, of_doubtful_year)
    joined = {**desk.by_code(), **desk.by_name()}
    handed_in = tuple(
        HandedIn(
            project=listed.projects[at],
            form=form,
            how="code" if at in desk.coded else "name",
            differs=listed.amounts_known and _differs(listed.projects[at], form),
        )
        for at, form in sorted(joined.items())
    )
    left = [form for form in forms if not any(form is each for each in joined.values())]
    open_ones = [each for at, each in enumerate(listed.projects) if at not in joined]
    doubtful = tuple(desk.doubtful(open_ones, left))
    in_doubt = {id(each.project) for each in doubtful}
    maybe = {id(form) for each in doubtful for form in each.forms}
    missing = tuple(each for each in open_ones if id(each) not in in_doubt)
    units = _coverages(listed.projects, handed_in, missing, doubtful)
    return AgainstList(
        name=listed.name,
        handed_in=handed_in,
        missing=missing,
        doubtful=doubtful,
        instead=tuple(desk.instead(missing, others)),
        unlisted=tuple(form for form in left if id(form) not in maybe),
        units=tuple(units),
        whole=_coverage("", listed.projects, handed_in, missing, doubtful),
        amounts_known=listed.amounts_known,
    )


class _Desk:
    """The projects and forms by their keys."""

    def __init__(
        self,
        projects: Sequence[ListedProject],
        forms: Sequence[SummedForm],
        of_doubtful_year: Sequence[SummedForm],
    ) -> None:
        self._projects, self._forms = projects, forms
        self._of_doubtful_year = of_doubtful_year
        self._names: Mapping[str, int] = Counter(name_key(each.name) for each in projects)
        self._listed_units = {unit_key(each.unit) for each in projects if each.unit}
        self._units: Mapping[str, int] = Counter(unit_key(form.unit) for form in forms)
        self._called: dict[str, list[SummedForm]] = defaultdict(list)
        for form in forms:
            self._called[name_key(form.project)].append(form)
        self.coded: dict[int, SummedForm] = {}

    def by_code(self) -> dict[int, SummedForm]:
        """Projects whose code one form prints, which no other project has."""
        codes = Counter(each.code for each in self._projects)
        for at, each in enumerate(self._projects):
            if len(each.code) < _SHORTEST_CODE or codes[each.code] > 1:
                continue
            printing = [form for form in self._forms if each.code in form.codes]
            if len(printing) == 1 and not any(printing[0] is form for form in self.coded.values()):
                self.coded[at] = printing[0]
        return dict(self.coded)

    def by_name(self) -> dict[int, SummedForm]:
        """The other projects with the one form that has their name and unit."""
        taken = {id(form) for form in self.coded.values()}
        found: dict[int, SummedForm] = {}
        for of_unit in (_of_unit_as_written, _of_unit, _of_department, self._of_no_unit):
            for at, each in enumerate(self._projects):
                if at in self.coded or at in found:
                    continue
                free = [
                    form
                    for form in self._called[name_key(each.name)]
                    if id(form) not in taken and of_unit(each, form)
                ]
                if len(free) == 1:
                    found[at] = free[0]
                    taken.add(id(free[0]))
        return found

    def _of_no_unit(self, project: ListedProject, form: SummedForm) -> bool:
        """Where the list has no units, one name in it and one form of that name are of each other."""
        name = name_key(project.name)
        alone = self._names[name] == 1 and len(self._called[name]) == 1
        return not self._listed_units and alone

    def doubtful(
        self, projects: Sequence[ListedProject], forms: Sequence[SummedForm]
    ) -> Iterator[Doubtful]:
        """Of the projects that are left those that one of the forms left may be of, and why."""
        for each in projects:
            for found in (
                self._of_other_year(each),
                self._of_name(each, forms),
                _of_like_name(each, forms),
            ):
                if found is not None:
                    yield found
                    break

    def instead(
        self, missing: Sequence[ListedProject], others: Sequence[SummedForm]
    ) -> Iterator[Instead]:
        """Of the projects that are missing those of which another form came in, with the newest."""
        for each in missing:
            own = [form for form in others if self._is_of(each, form)]
            if own:
                yield Instead(project=each, form=max(own, key=lambda form: form.year or 0))

    def _of_other_year(self, project: ListedProject) -> Doubtful | None:
        """The project's own forms whose year is in doubt."""
        own = tuple(form for form in self._of_doubtful_year if self._is_of(project, form))
        if not own:
            return None
        years = any(form.year is not None for form in own)
        return Doubtful(project=project, forms=own, why=_YEARS_DIFFER if years else _NO_YEAR)

    def _is_of(self, project: ListedProject, form: SummedForm) -> bool:
        """Whether a form prints the project's code, or has its name and unit."""
        if len(project.code) >= _SHORTEST_CODE and project.code in form.codes:
            return True
        name = name_key(project.name)
        alone = not project.unit and self._names[name] == 1
        return name == name_key(form.project) and (alone or _of_its_unit(project, form))

    def _of_name(self, project: ListedProject, forms: Sequence[SummedForm]) -> Doubtful | None:
        """Forms of the same name whose unit is not known to be the project's, nor to be another one."""
        name = name_key(project.name)
        same = tuple(form for form in forms if name_key(form.project) == name)
        own = tuple(each for each in same if not project.unit or _of_its_unit(project, each))
        if own:
            return Doubtful(project=project, forms=own, why=_SEVERAL)
        bare = tuple(form for form in same if not form.unit)
        if bare:
            return Doubtful(project=project, forms=bare, why=_NO_UNIT)
        short = tuple(form for form in same if _is_contracted(project.unit, form.unit))
        if short:  # a list may write one unit both ways
            return Doubtful(project=project, forms=short, why=_UNITS_ALIKE)
        same = tuple(form for form in same if unit_key(form.unit) not in self._listed_units)
        alike = tuple(form for form in same if _units_alike(project.unit, form.unit))
        if alike:
            return Doubtful(project=project, forms=alike, why=_UNITS_ALIKE)
        if len(same) == 1 and self._may_be_renamed(project.unit, same[0].unit):
            return Doubtful(project=project, forms=same, why=_UNITS_DIFFER)
        return None  # a unit with forms of its own is no other's

    def _may_be_renamed(self, listed: str, unit: str) -> bool:
        """Whether a unit's only form, or several that are all of projects of a listed unit which handed in
        nothing itself, may be those of that unit under another name.
        """
        old, new = unit_key(listed), unit_key(unit)
        if self._units[new] == 1:
            return True
        own = {name_key(form.project) for form in self._forms if unit_key(form.unit) == new}
        theirs = {name_key(each.name) for each in self._projects if unit_key(each.unit) == old}
        return bool(old) and not self._units[old] and own <= theirs


def _of_unit_as_written(project: ListedProject, form: SummedForm) -> bool:
    return bool(project.unit) and name_key(project.unit) == name_key(form.unit)


def _of_unit(project: ListedProject, form: SummedForm) -> bool:
    return bool(project.unit) and unit_key(project.unit) == unit_key(form.unit)


def _of_department(project: ListedProject, form: SummedForm) -> bool:
    return bool(project.unit) and unit_key(project.unit) == unit_key(form.department)


def _of_its_unit(project: ListedProject, form: SummedForm) -> bool:
    return _of_unit(project, form) or _of_department(project, form)


def _of_like_name(project: ListedProject, forms: Sequence[SummedForm]) -> Doubtful | None:
    """Forms of the project's unit whose name is like its own, the likest first."""
    own = [
        form
        for form in forms
        if (not project.unit or _of_its_unit(project, form))
        and form.project
        and _like(project.name, form.project, _LIKE_NAMES)
    ]
    if not own:
        return None
    name = name_key(project.name)
    ordered = sorted(own, key=lambda form: -share_of_characters(name, name_key(form.project)))
    return Doubtful(project=project, forms=tuple(ordered), why=_NAMES_ALIKE)


def _units_alike(one: str, other: str) -> bool:
    """Whether the names of two units are like each other, apart from their place and what all of them
    are called (清河县财政局 and 清河县民政局 are two), or one is short for the other (人社局).
    """
    short, long = sorted(_bare(one, other), key=len)
    return _like(short, long, _LIKE_UNITS) or _is_short_for(short, long)


def _is_contracted(one: str, other: str) -> bool:
    """Whether the name of one of two units is short for the other's and no part of it: 卫健委 of
    卫生健康委员会, not 教育局 of 教育体育局, which may be two.
    """
    short, long = sorted(_bare(one, other), key=len)
    return _is_short_for(short, long) and short not in long


def _bare(one: str, other: str) -> tuple[str, str]:
    """The names of two units without the place of both and without what all of them are called."""
    first, second = name_key(one), name_key(other)
    places = PLACE.match(first), PLACE.match(second)
    if places[0] is not None and places[1] is not None and places[0][0] == places[1][0]:
        first, second = first[places[0].end() :], second[places[1].end() :]
    return KIND.sub("", first) or first, KIND.sub("", second) or second


def _is_short_for(short: str, long: str) -> bool:
    return len(short) > 1 and in_order(short, long)


def _like(one: str, other: str, least: int) -> bool:
    """Whether two names are like each other: most of their characters, or one holds the other; names
    that differ in a number (一期, 二期; 2023, 2024) are not.
    """
    first, second = name_key(one), name_key(other)
    if not first or not second or _numbers(first) != _numbers(second):
        return False
    held = len(min(first, second, key=len)) > 3 and (first in second or second in first)
    return held or share_of_characters(first, second) >= least


def _numbers(name: str) -> list[str]:
    return _NUMBER.findall(name)


def _differs(project: ListedProject, form: SummedForm) -> bool:
    """Whether a project's amount is neither the form's budget nor its first one, each as far as it is
    printed.
    """
    if project.amount is None:
        return False
    known = [each for each in (form.budget, form.initial_budget) if each is not None]
    room = (project.step + form.step) / 2
    return bool(known) and all(abs(project.amount - each) > room for each in known)


def _coverages(
    projects: Sequence[ListedProject],
    handed_in: Sequence[HandedIn],
    missing: Sequence[ListedProject],
    doubtful: Sequence[Doubtful],
) -> Iterator[Coverage]:
    """How far each unit of the list has handed in, in the list's order."""
    named: dict[str, list[str]] = defaultdict(list)
    for each in projects:
        named[unit_key(each.unit)].append(each.unit)
    for key, names in named.items():
        yield _coverage(
            plainest(names),
            [each for each in projects if unit_key(each.unit) == key],
            [each for each in handed_in if unit_key(each.project.unit) == key],
            [each for each in missing if unit_key(each.unit) == key],
            [each for each in doubtful if unit_key(each.project.unit) == key],
        )


def _coverage(
    unit: str,
    projects: Sequence[ListedProject],
    handed_in: Sequence[HandedIn],
    missing: Sequence[ListedProject],
    doubtful: Sequence[Doubtful],
) -> Coverage:
    amount = _amount(projects)
    own = _amount([each.project for each in handed_in])
    return Coverage(
        unit=unit,
        listed=len(projects),
        handed_in=len(handed_in),
        missing=len(missing),
        doubtful=len(doubtful),
        amount=amount,
        amount_handed_in=own,
        by_number=share(len(handed_in), len(projects)),
        by_amount=share(own, amount),
    )


def _amount(projects: Sequence[ListedProject]) -> Decimal:
    return sum((each.amount or Decimal(0) for each in projects), Decimal(0))
