"""What a training on music says is said in Chinese, too."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from creastudio.api import Advice
from creastudio.core.said import SaidTable
from creastudio.ml.plan import Progress
from creastudio_music.engine.music_coach import music_coach
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.preparing import plan_of, report, settings_of
from creastudio_music.tools.train import TrainParams
from creastudio_music.words import ZH_CN
from tests.support.music_pieces import chorale


def told(unseen: list[float], learned: list[float], stopped: str = "", ended: bool = False) -> list[Advice]:
    """Return what the coach says."""
    progress = Progress(stopped=stopped)
    progress.history = {"learned_nats": [(at, value) for at, value in enumerate(learned)]}
    if unseen:
        progress.history["held_out_nats"] = [(at, value) for at, value in enumerate(unseen)]
    return music_coach(20)(progress, [], ended=ended)


def begun(minutes: float) -> Advice:
    """Return what is said at the beginning."""
    params, pieces = TrainParams(minutes=minutes), [piece_of(chorale())]
    settings = settings_of(params, pieces, np.ones(1), 1, torch.device("cpu"))
    return report(params, settings, plan_of(params, settings, pieces), pieces, 0)


@pytest.mark.parametrize(
    "said",
    [
        *told([3, 2], [3, 1.9]),
        *told([3, 2], [3, 1.2]),
        *told([3, 2, 2.5], [3, 2, 1]),
        *told([], [3, 2]),
        *told([2.0] * 8, [2.0] * 8),
        *told([2.0], [2.0], ended=True),
        *told([2.0], [2.0], "no better than 2, of 4 k tokens, for 6 snapshots", ended=True),
        *music_coach(9)(Progress(), [], unstable="loss is nan"),
        begun(0),
        begun(5),
    ],
    ids=lambda said: said.text[:50],
)
def test_all_that_is_said_has_chinese_words(said: Advice) -> None:
    table = SaidTable(ZH_CN)
    for text in (said.text, said.hint):
        found = table.find(text)
        assert not text or any("\u4e00" <= letter <= "\u9fff" for letter in found), text
