"""Shared memory for pictures: what is written is read, and no name is left."""

from __future__ import annotations

import subprocess
import sys

import pytest

from creastudio.jobs.live_slots import PREFIX, Slot, _folder, sweep_ended  # pyright: ignore[reportPrivateUsage]

PIXELS = memoryview(bytes(range(64)))


def exists(name: str) -> bool:
    return (_folder() / name).exists()


def test_the_other_side_reads_what_was_written() -> None:
    one = Slot.create(64)
    one.write(7, PIXELS)
    other = Slot.attach(one.name, 64)
    assert other.number == 7
    assert bytes(other.pixels(64)) == bytes(PIXELS)
    one.write(8, memoryview(bytes(64)))
    assert other.number == 8
    assert bytes(other.pixels(4)) == bytes(4)


def test_the_name_goes_when_both_have_it() -> None:
    one = Slot.create(16)
    assert exists(one.name)
    Slot.attach(one.name, 16)
    assert not exists(one.name)
    with pytest.raises(OSError, match="No such file"):
        Slot.attach(one.name, 16)


def test_what_nobody_took_is_forgotten() -> None:
    one = Slot.create(16)
    one.forget()
    one.forget()
    assert not exists(one.name)


def test_pixels_outlive_the_slot() -> None:
    one = Slot.create(64)
    one.write(1, PIXELS)
    pixels = Slot.attach(one.name, 64).pixels(8)
    del one
    assert bytes(pixels) == bytes(range(8))


@pytest.mark.parametrize("name", ["passwd", f"{PREFIX}../../etc/passwd", "/etc/passwd"])
def test_only_own_names_are_attached(name: str) -> None:
    with pytest.raises(OSError, match="no name of a live picture"):
        Slot.attach(name, 16)


def test_a_block_that_is_shorter_than_said_is_refused() -> None:
    one = Slot.create(16)
    with pytest.raises(OSError, match="shorter"):
        Slot.attach(one.name, 1 << 20)
    assert not exists(one.name)


@pytest.mark.skipif(sys.platform == "win32", reason="there nothing has a name that stays")
def test_what_a_killed_process_left_is_swept() -> None:
    code = (
        "import os; from creastudio.jobs.live_slots import Slot; print(Slot.create(16).name, flush=True); "
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    left = done.stdout.strip()
    own = Slot.create(16)
    assert exists(left)
    sweep_ended()
    assert not exists(left)
    assert exists(own.name)
    own.forget()
