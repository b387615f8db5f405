"""What is described, and by whom."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import tiny_png
from creastudio.export.midi import midi_of
from creastudio.workspace import likeness_subjects as subjects
from creastudio.workspace.likeness_subjects import Subject, can_compare, describer_of, parameter_of
from tests.gui import toy
from tests.gui.alike import toy_describe


def test_a_describer_is_found_by_its_name_and_what_it_takes() -> None:
    registry = toy_describe.registry()
    work = describer_of(registry, "score")
    assert work is not None
    assert work.id == "ear.describe"
    assert parameter_of(work, "score") == "score"
    assert describer_of(registry, "text") is None
    assert can_compare(registry, "score")
    assert can_compare(toy.registry(), "image")
    assert not can_compare(toy.registry(), "score")
    assert not can_compare(registry, "audio")


def test_a_score_of_any_format_is_given_as_its_json(tmp_path: Path) -> None:
    score = track_of(Score(), [Note(0, 960, 60)], name="Flute")
    file = tmp_path / "a.mid"
    file.write_bytes(midi_of(score))
    sha256, text = subjects.read_subject(Subject("a", "score", file, "a"))
    assert sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert [note.pitch for note in Score.loads(text.encode()).notes(0)] == [60]


def test_pictures_are_described_by_the_studio(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (20, 40), "red").save(file)
    sha256, features = subjects.picture_described(Subject("a", "image", file, "a"))
    assert sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert features["shape"] == "tall"


def test_what_is_gone_too_large_or_damaged_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="can't be read"):
        subjects.read_subject(Subject("a", "score", tmp_path / "gone.mid", "gone"))
    file = tmp_path / "a.mid"
    file.write_bytes(b"MThd nothing")
    with pytest.raises(UserError):
        subjects.read_subject(Subject("a", "score", file, "a"))
    monkeypatch.setattr(subjects, "LARGEST", 4)
    with pytest.raises(UserError, match="too large"):
        subjects.read_subject(Subject("a", "score", file, "a"))
    bad = tmp_path / "a.png"
    bad.write_bytes(tiny_png(1, 8)[:40])
    with pytest.raises(UserError):
        subjects.picture_described(Subject("a", "image", bad, "a"))
