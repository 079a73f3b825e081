"""Old office containers: the names of their streams, and small hostile ones within time and memory."""

from __future__ import annotations

import struct
import time
import tracemalloc

import pytest

from jixiao.reading import read_bytes
from jixiao.reading.compound import Compound, Damaged
from tests.reading.builders import compound

SECTOR = 512


def header(fat_sectors: int, difat_sectors: int) -> bytes:
    """A header whose table of tables begins in sector 1."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
        + struct.pack("<IIII", fat_sectors, 0, 0, 4096)
        + struct.pack("<IIII", 0xFFFFFFFE, 0, 1, difat_sectors)
        + struct.pack("<109I", *[0] * 109)
    )


def around(fat_sectors: int, difat_sectors: int) -> bytes:
    """A file of 1.5 KB whose allocation table names one sector over and over, without an end."""
    again = struct.pack("<128I", *[1] * 128)
    return header(fat_sectors, difat_sectors) + again + struct.pack("<128I", *[0] * 127, 1)


def endless_word() -> bytes:
    """A WordDocument of 4 GB by its entry, in one sector that follows itself."""
    made = bytearray(compound({"WordDocument": b"\xec\xa5\xc1\x00"}))
    entry = made.index("WordDocument".encode("utf-16-le"))
    made[entry + 120 : entry + 124] = struct.pack("<I", 0xFFFFFFF0)
    first = struct.unpack_from("<I", made, entry + 116)[0]
    made[SECTOR + 4 * first : SECTOR + 4 * first + 4] = struct.pack("<I", first)
    return bytes(made)


def test_names_and_the_head_of_a_stream() -> None:
    made = Compound(compound({"WordDocument": b"\xec\xa5\xc1\x00", "1Table": b"x"}))
    assert made.names == {"WordDocument", "1Table"}
    assert made.head("WordDocument")[:3] == b"\xec\xa5\xc1"


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 600])
def test_no_container(data: bytes) -> None:
    with pytest.raises(Damaged):
        Compound(data)


@pytest.mark.parametrize(
    "data",
    [
        around(0xFFFFFFFF, 0xFFFFFFFF),
        around(109 + 127 * 30_000, 30_000),
        around(109, 0),
        endless_word(),
    ],
    ids=["four billion sectors", "thirty thousand tables", "one sector 109 times", "4 GB stream"],
)
def test_small_hostile_containers_cost_neither_time_nor_memory(data: bytes) -> None:
    tracemalloc.start()
    begun = time.process_time()
    (document,) = read_bytes(data, "表.doc")
    spent, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not document.blocks
    assert spent < 10
    assert peak < 100 << 20
