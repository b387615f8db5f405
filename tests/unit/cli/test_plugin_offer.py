"""The command line says what a plugin is, and asks."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.cli.plugin_offer import agree, lines_of
from creastudio.host.offer import Offer
from creastudio.host.wheel_facts import WheelFacts


def offer() -> Offer:
    facts = WheelFacts("cs-dots", "1.0", "Dots.", "MIT", "Ada")
    carried = (WheelFacts("tinylib", "2.0"),)
    return Offer(Path("dots.creaplugin"), "ab" * 32, ("dots",), facts, carried, "0.9", ("no-such-thing>=2",))


def test_hash_licence_and_rights_are_said() -> None:
    said = "\n".join(lines_of(offer()))
    for words in (
        "dots 1.0: Dots.",
        "ab" * 32,
        "MIT",
        "Ada",
        "tinylib 2.0 (not stated)",
        "0.9",
        "lacks     no-such-thing>=2",
        "with your rights",
    ):
        assert words in said


def test_nothing_is_installed_unless_somebody_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UserError, match="nobody is there to agree"):
        agree(offer(), yes=False)
    assert "ab" * 32 in capsys.readouterr().err
    agree(offer(), yes=True)
    assert "ab" * 32 in capsys.readouterr().err


def test_an_older_version_says_so() -> None:
    newer = dataclasses.replace(offer(), replaces="1.1")
    assert "1.1, which is newer" in "\n".join(lines_of(newer))
