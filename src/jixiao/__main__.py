"""``python -m jixiao``."""

from __future__ import annotations

import sys

from jixiao.cli.main import run

sys.exit(run())
