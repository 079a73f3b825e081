"""Settings for all tests: property tests draw the same examples in every run (JIXIAO_SEARCH=1 lets
them look for new ones); sets of fonts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.font_sets import INSTALLED, SETS, only

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("search" if os.environ.get("JIXIAO_SEARCH") else "fixed")


@pytest.fixture(scope="module", params=INSTALLED)
def installed_fonts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Each test runs with each set of installed fonts, the only ones that there are meanwhile; the
    name of the set.
    """
    with only(request.param, tmp_path_factory.mktemp("fonts")):
        yield request.param


@pytest.fixture(scope="module", params=SETS)
def writing_fonts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same for what the project writes, which needs no installed font."""
    with only(request.param, tmp_path_factory.mktemp("fonts")):
        yield request.param
