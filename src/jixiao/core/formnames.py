"""What a form is called in messages: by its project, its unit, its title."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.core.formdata import FormData
from jixiao.core.words import squeezed


def of_several_units(forms: Iterable[FormData]) -> bool:
    """Whether forms are of more than one unit, so that a project's name alone does not say whose."""
    return len({squeezed(each.implementing_unit) for each in forms} - {""}) > 1


def form_name(data: FormData, *, with_unit: bool = False, between: str = " ") -> str:
    """What a form is called: its project, else its unit or its title; ``with_unit``, its unit before."""
    unit, project = data.implementing_unit.strip(), data.project.strip()
    if with_unit and unit and project and squeezed(unit) != squeezed(project):
        return f"{unit}{between}{project}"
    return project or unit or data.title.strip()
