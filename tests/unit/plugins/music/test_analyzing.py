"""``music.analyze``: its report, and its notes over the bars."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from creastudio.api.live import MAX_LIVE_NOTES, LiveNotes
from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import FakeContext
from creastudio.core.said import SaidTable
from creastudio_music.engine import analyzing
from creastudio_music.engine.analyzing import CADENCES, FAULTS, leading_of, open_live, run
from creastudio_music.engine.voice_leading import COSTS
from creastudio_music.tools.analyze import ANALYZE, AnalyzeParams
from creastudio_music.words import ZH_CN
from tests.unit.plugins.music.theory.pieces import chorale, played

PARALLEL = track_of(
    track_of(Score(title="Two"), [Note(0, 960, 67), Note(960, 960, 69)], name="Alto"),
    [Note(0, 960, 60), Note(960, 960, 62)],
    name="Bass",
)


Render = Callable[[AnalyzeParams], LiveNotes]


@pytest.fixture
def render(tmp_path: Path) -> Render:
    return open_live(FakeContext(tmp_path))


def live(render: Render, score: Score, **values: bool) -> tuple[list[dict[str, Any]], str]:
    found = render(AnalyzeParams(score=score.dumps().decode(), **values))
    return found.checked(), found.metadata.get("summary", "")


def test_a_report_is_json_with_features(tmp_path: Path) -> None:
    file = tmp_path / "a.score"
    file.write_bytes(chorale("269").dumps())
    context = FakeContext(tmp_path, inputs={"score": file})
    run(AnalyzeParams(), context)
    (made,) = context.results
    facts = json.loads(made.data)
    assert facts["key"]["name"] == "G major"
    assert facts["chords"][0]["numeral"] == "I"
    assert facts["voice_leading"]["moving_pairs"] > 100
    assert all(place["bar"] >= 1 for place in facts["voice_leading"]["places"])
    assert made.metadata["features"] == facts["features"]
    assert made.metadata["summary"] == facts["summary"]


def test_notes_over_the_bars(render: Render) -> None:
    notes, summary = live(render, chorale("269"))
    kinds = {note["kind"] for note in notes}
    assert {"key", "section", "chord", "cadence"} <= kinds
    assert notes[0] == {
        "line": 0,
        "start": 0,
        "end": notes[0]["end"],
        "kind": "key",
        "text": "G major",
        "severity": "info",
    }
    assert next(note["text"] for note in notes if note["kind"] == "chord") == "G I"
    assert summary.startswith("G major, 3/4")


def test_parallels_are_warned_of_where_they_are(render: Render) -> None:
    notes, _ = live(render, PARALLEL)
    (fifths,) = [note for note in notes if note["kind"] == "parallel fifth"]
    assert fifths["severity"] == "warning"
    assert fifths["start"] == 960
    assert fifths["text"] == "Parallel fifths: Alto and Bass."
    without, _ = live(render, PARALLEL, voice_leading=False)
    assert all(note["kind"] != "parallel fifth" for note in without)


def test_one_line_and_a_band_have_no_voice_leading() -> None:
    assert leading_of(track_of(Score(), [Note(0, 960, 60)])) is None
    band = Score()
    for pitch in range(50, 60):
        band = track_of(band, [Note(0, 960, pitch)])
    assert leading_of(band) is None
    assert leading_of(Score()) is None
    assert leading_of(PARALLEL) is not None


def test_without_a_score_there_are_no_notes(render: Render) -> None:
    assert render(AnalyzeParams()).notes == ()


def test_the_same_score_is_looked_at_once(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    params = AnalyzeParams(score=played("C F G C").dumps().decode())
    first = render(params)
    monkeypatch.setattr(analyzing, "analyse", None)
    assert render(params) is first


def test_of_many_notes_keys_and_sections_stay(render: Render) -> None:
    notes, _ = live(render, played("C F G Am " * 700, bar=960))
    assert len(notes) <= MAX_LIVE_NOTES
    assert notes[0]["kind"] == "key"
    assert {"section", "chord"} <= {note["kind"] for note in notes}


def test_every_fault_has_words_in_both_languages() -> None:
    assert set(FAULTS) == set(COSTS)
    table = SaidTable(ZH_CN)
    for words in FAULTS.values():
        said = {f"{words}: Alto.", f"{words}: Alto and Bass."}
        assert any(table.find(text) != text for text in said), words
    for words in CADENCES.values():
        assert table.find(f"{words}: V7 I.").endswith("V7 I。")
    assert table.find("Bb major") == "Bb 大调"
    assert table.find("C major, 4/4, 120 a minute; chords: 4; sections: A.").startswith("C major，4/4")


def test_what_it_says_of_itself() -> None:
    assert ANALYZE.live_entry
    assert ANALYZE.takes[0].kind == "score"
