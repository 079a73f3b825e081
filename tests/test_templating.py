"""Templates: every value escaped and freed of control characters, wherever it stands; wrong names
are errors; nothing of Jinja2 is loaded for what makes no page.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from jinja2 import Environment, UndefinedError

from jixiao.rendering.html.page import templates as review_templates
from jixiao.templating import environment
from jixiao.writing.dashboard.page import templates as dashboard_templates
from jixiao.writing.pages.html import templates as page_templates

HOSTILE = "</td><script>alert(1)</script>\"'&\x07"


def test_values_are_escaped_and_freed_of_control_characters() -> None:
    made = review_templates().from_string('<p title="{{ value }}">{{ value }}</p>')
    shown = made.render(value=HOSTILE)
    assert "<script>" not in shown
    assert "\"'" not in shown
    assert "\x07" not in shown
    assert shown.count("�") == 2


def test_the_lines_of_a_text_are_values_with_breaks_between() -> None:
    made = page_templates().from_string("{{ value|broken }}")
    assert made.render(value="a\r\n<b>\rc\x07") == "a<br>&lt;b&gt;<br>c"


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        review_templates().from_string("{{ nobody }}").render()


def test_a_script_is_given_as_it_stands() -> None:
    script = review_templates().from_string('{{ source("review/script.js") }}').render()
    assert '"use strict"' in script


def test_one_environment_for_one_set_of_folders() -> None:
    assert review_templates() is review_templates()
    assert environment(str, a="jixiao.writing.pages") is not page_templates()


@pytest.mark.parametrize("made", [review_templates(), page_templates(), dashboard_templates()])
def test_every_template_compiles(made: Environment) -> None:
    names = [name for name in made.list_templates() if name.endswith((".html", ".svg"))]
    assert names
    for name in names:
        made.get_template(name)


def test_a_review_as_text_loads_no_template_engine() -> None:
    code = (
        "import sys, tempfile, pathlib, jixiao\n"
        "file = pathlib.Path(tempfile.mkdtemp(), 'a.txt'); file.write_bytes(b'x')\n"
        "jixiao.render(jixiao.review(file), 'text'); jixiao.render(jixiao.review(file), 'json')\n"
        "sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
