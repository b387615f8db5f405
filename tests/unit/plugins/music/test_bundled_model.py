"""The model that ships is what its card says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api import Model
from creastudio.api.score import Key, Metre, Score, track_of
from creastudio.host.discovery import load_registry
from creastudio.resources import resource_path
from creastudio.workspace.environment import open_model_library
from creastudio_music.engine.composing import Cell, Request
from creastudio_music.engine.likelihood import nats_of, per_frame
from creastudio_music.engine.loading import network_of
from creastudio_music.engine.own_composer import OwnComposer
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import sampled
from tests.support.music_pieces import chorale

NAME = "music-bach-fiddle"
KEYS = ", mean of five keys"
SPLIT = Path(__file__).parents[4] / "packaging" / "content" / "data" / "jsb_split.json"


@pytest.fixture(scope="module")
def model() -> Model:
    library = open_model_library(load_registry())
    entry = next(entry for entry in library.of_family("music") if entry.card.id == NAME)
    assert entry.folder.parent == resource_path("models")
    return Model(entry.card, entry.folder, entry.weights)


def test_its_card_says_what_a_person_needs_to_know(model: Model) -> None:
    card = model.card
    assert card.good_for
    assert card.licence
    assert all(data.licence and data.source and data.items for data in card.data)
    assert card.bytes <= 25_000_000
    single, mean = (card.metrics[f"JSB test, played, nats per sixteenth frame{more}"] for more in ("", KEYS))
    assert single < 1.59  # what TonicNet makes of the same data set
    assert mean < 1.59


def test_its_card_measured_the_whole_test_part(model: Model) -> None:
    names = json.loads(SPLIT.read_text(encoding="utf-8"))["parts"]["test"]
    assert model.card.metrics["JSB test, played, pieces"] == len(names)


def test_random_notes_surprise_it(model: Model) -> None:
    network = network_of(model)
    (noise,) = nats_of(network, [sampled(piece_of(chorale(4), style="chorale"))])
    assert per_frame([noise]) > 2 * model.card.metrics["JSB test, played, nats per sixteenth frame"]


def test_it_writes_four_voices_in_their_key_and_order(model: Model) -> None:
    score = Score(metres=(Metre(tick=0, numerator=4, denominator=4),), keys=(Key(tick=0, fifths=-1),))
    for name in ("Soprano", "Alto", "Tenor", "Bass"):
        score = track_of(score, [], name=name)
    holes = [Cell(track, bar) for track in range(4) for bar in range(4)]
    request = Request(score, holes, [1, 2, 3], controls={"style": "chorale", "mode": "major"})
    for found in OwnComposer(model.card, network_of(model)).compose(request, check_cancelled=lambda: None):
        means = []
        for track in range(4):
            pitches = [note.pitch for note in found.score.notes(track)]
            assert len(pitches) >= 8
            means.append(sum(pitches) / len(pitches))
        assert means == sorted(means, reverse=True)
        classes = [note.pitch % 12 for track in range(4) for note in found.score.notes(track)]
        assert sum(each in {5, 7, 9, 10, 0, 2, 4} for each in classes) >= 0.75 * len(classes)
