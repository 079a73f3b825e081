"""Settings for all tests: property tests draw the same examples in every run; JIXIAO_SEARCH=1 lets
them look for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("search" if os.environ.get("JIXIAO_SEARCH") else "fixed")
