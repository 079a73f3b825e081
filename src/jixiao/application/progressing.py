"""How long work tells of itself."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done, and how many there are."""
