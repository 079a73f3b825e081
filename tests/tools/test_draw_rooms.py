"""The picture of the rooms is what the contracts of imports say."""

from __future__ import annotations

from pathlib import Path

import draw_rooms

SOURCE = Path(draw_rooms.ROOT) / "src" / "jixiao"


def test_the_committed_picture_is_current() -> None:
    assert draw_rooms.OUT.read_text(encoding="utf-8") == draw_rooms.picture(), "run: make reference"


def test_every_room_is_on_a_floor() -> None:
    drawn = {room for floor in draw_rooms.floors() for room in floor}
    rooms = {each.name for each in SOURCE.iterdir() if (each / "__init__.py").exists()}
    assert rooms <= drawn
    assert drawn == set(draw_rooms.HOLDS)


def test_every_step_of_the_page_is_in_the_picture() -> None:
    page = (draw_rooms.ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
    steps = [line[3] for line in page.splitlines() if line.startswith("## ")]
    assert sorted(steps) == sorted(step for room in draw_rooms.WAY.values() for step in room)
