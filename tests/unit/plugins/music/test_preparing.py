"""From what a person set to a training."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.preparing import digest_of, ids_of, plan_of, report, settings_of
from creastudio_music.engine.sequences import answers, of_piece, prompt
from creastudio_music.tools.train import TrainParams
from tests.support.music_pieces import chorale

PIECES = [piece_of(chorale(4, seed)) for seed in range(3)]


def test_other_music_or_other_weights_is_another_training() -> None:
    one = digest_of(PIECES, np.ones(3))
    assert one == digest_of(PIECES, np.ones(3))
    assert len({one, digest_of(PIECES, np.ones(3) * 2), digest_of(PIECES[::-1], np.ones(3))}) == 3


def test_the_length_is_at_most_so_many_passes() -> None:
    holes = [(slot, bar) for slot in range(4) for bar in range(5)]
    real = sum(len(prompt(piece, holes, of_piece(piece)) + answers(piece, holes)) for piece in PIECES)
    assert 0.7 < ids_of(PIECES) / real < 1.5
    params = TrainParams()
    settings = settings_of(params, PIECES, np.ones(3), 1, torch.device("cpu"))
    plan = plan_of(params, settings, PIECES)
    assert plan.images == 60 * ids_of(PIECES)
    assert "60 times" in report(params, settings, plan, PIECES, 0).text


def test_a_time_limit_goes_before_the_preset() -> None:
    params = TrainParams(minutes=2)
    settings = settings_of(params, PIECES, np.ones(3), 1, torch.device("cpu"))
    plan = plan_of(params, settings, PIECES)
    assert (plan.budget_seconds, plan.images) == (120, 10**9)
    assert "times" not in report(params, settings, plan, PIECES, 0).text


@pytest.mark.parametrize("width", [16, 17, 30, 225, 256])
def test_every_width_makes_a_network(width: int) -> None:
    params = TrainParams(width=width, layers=1)
    config = settings_of(params, PIECES, np.ones(3), 1, torch.device("cpu")).config
    assert width - 4 < config.width <= width
    assert Composer(config).config.heads % 2 == 0
