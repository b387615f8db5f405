"""A tuning begins with what its base knows, and may end between the two."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from creastudio_music.engine import tokens as t
from creastudio_music.engine.music_task import Settings
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece, piece_of
from creastudio_music.engine.tuning.task import SHARES, TuneTask
from tests.support.music_pieces import chorale, small_network


def pieces(*seeds: int) -> list[Piece]:
    return [piece_of(chorale(2, seed)) for seed in seeds]


def task(held_out: list[Piece], reference: str = "base@1") -> TuneTask:
    base = small_network()
    settings = Settings(
        "digest", replace(base.config, dropout=0.1), 256, 160, 3, shifts=1, rate=0.5, decay=0.0
    )
    return TuneTask(
        pieces(1, 2),
        held_out,
        settings,
        torch.device("cpu"),
        base,
        reference,
        lambda seen, net: {"copied": 7.0},
    )


def test_it_begins_as_its_base() -> None:
    made, base = task(pieces(3)), small_network()
    for name, value in base.state_dict().items():
        assert torch.equal(made.measured.state_dict()[name], value)
    learned, unseen = made.judge()
    assert learned > 0
    assert unseen == pytest.approx(made.cost(pieces(3)))


def test_it_learns_and_says_what_the_look_measured() -> None:
    made = task(pieces(3))
    before = made.judge()[0]
    for step in range(12):
        made.step(step * 256, 0.1)
    values = made.snapshot(12 * 256, last=False)
    assert values["learned_nats"] < before
    assert values["copied"] == 7


def test_what_is_kept_lies_between_both_and_is_the_best_of_those() -> None:
    made = task(pieces(3))
    for step in range(12):
        made.step(step * 256, 0.1)
    made.snapshot(12 * 256, last=True)
    tuned = {name: value.clone() for name, value in made.best_network().state_dict().items()}
    network, share, nats = made.blended()
    assert share in SHARES
    base = small_network().state_dict()
    for name, value in network.state_dict().items():
        assert torch.allclose(value, torch.lerp(base[name], tuned[name], share), atol=1e-6)
    assert nats is not None
    assert nats <= _nats(made, network, tuned) + 1e-9


def _nats(made: TuneTask, network: Composer, weights: dict[str, torch.Tensor]) -> float:
    kept = {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(weights)
    found = made.cost(made.held_out)
    network.load_state_dict(kept)
    return found


def test_without_held_out_pieces_all_is_kept() -> None:
    made = task([])
    made.step(0, 0.1)
    made.snapshot(256, last=True)
    _, share, nats = made.blended()
    assert (share, nats) == (1.0, None)
    assert made.judge()[1] is None


def test_a_resume_over_another_base_is_another_training() -> None:
    one, two = task([]).facts(), task([], "base@2").facts()
    del one["state"], two["state"]
    assert one != two
    assert one["config"]["vocabulary"] == t.SIZE
