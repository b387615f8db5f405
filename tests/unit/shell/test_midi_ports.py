"""What MIDI keyboards send, and computers without any."""

from __future__ import annotations

import subprocess
import sys

import pytest

from creastudio.shell.score.midi_ports import Key, SystemPorts, key_of


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ([0x90, 60, 100], Key("strike", 60, 100)),
        ([0x9F, 60, 1], Key("strike", 60, 1)),
        ([0x90, 60, 0], Key("lift", 60, 0)),
        ([0x83, 60, 64], Key("lift", 60, 64)),
        ([0xB0, 64, 127], Key("pedal", 0, 127)),
        ([0xB0, 64, 63], Key("pedal", 0, 0)),
        ([0xB0, 123, 0], Key("off")),
        ([0xB0, 1, 50], None),
        ([0xE0, 1, 2], None),
        ([0xF8], None),
        ([], None),
        ([0x90, 60], None),
    ],
)
def test_messages_are_keys_and_pedals(message: list[int], key: Key | None) -> None:
    assert key_of(message) == key


def test_asking_a_computer_without_midi_is_silent_and_quick() -> None:
    code = (
        "from creastudio.shell.score.midi_ports import SystemPorts as S; p = S(); "
        "print(p.names() if p.names() else p.open('nothing', print))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stderr == ""


def test_a_keyboard_that_is_not_there_is_none() -> None:
    assert SystemPorts().open("a keyboard that isn't there", print) is None
