"""Whatever is said of a training is said in Chinese, too."""

from __future__ import annotations

import re

import pytest

from creastudio.api import Advice
from creastudio.core.said import SaidTable
from creastudio.ml.image_folder import ImageSet
from creastudio.ml.plan import Plan, Progress
from creastudio_gan import plugin
from creastudio_gan.engine.coach import GanCoach, Situation
from creastudio_gan.engine.gamma_probe import Found
from creastudio_gan.engine.preparing import Fitting, report, settings_of
from creastudio_gan.engine.start_from import Taken
from creastudio_gan.tools.train import TrainParams
from tests.unit.plugins.gan.test_preparing import CPU, _data

TABLE = SaidTable(dict(plugin.creastudio_translations()["zh_CN"]))


def _said() -> list[Advice]:
    """Everything the coach can say, and what is said before a training."""
    found: list[Advice] = []
    falling, rising = [5.0, 4.0, 3.0, 2.0, 1.0], [3.0, 1.0, 2.5, 2.6, 2.7, 2.8]
    curves = [
        {"distance": falling[:1]},
        {"distance": falling, "over_fitting": [0.1]},
        {"distance": rising[:4], "over_fitting": [0.5], "augment_p": [0.2]},
        {"distance": rising, "over_fitting": [0.9], "augment_p": [0.2], "copies": [0.2], "leak": [1.0]},
        {"distance": rising, "coverage": [0.5, 0.9, 0.9, 0.1, 0.1, 0.1], "told_apart": [0.99] * 6},
        {"distance": rising, "told_apart": [0.5] * 6},
    ]
    for adaptive in (True, False):
        for held_out in (0, 50):
            coach = GanCoach(Situation(0.5, 1.0, adaptive, held_out))
            for values in curves:
                progress = Progress()
                for name, points in values.items():
                    progress.history[name] = [(1000 * (at + 1), value) for at, value in enumerate(points)]
                progress.stopped = Plan(10, 1, 1, patience=2).enough(progress.history["distance"])
                found += coach(progress, [4000])
                found += coach(progress, [4000], ended=True)
            found += coach(Progress(), [], unstable="loss_d is nan")
    return found + _before()


def _before() -> list[Advice]:
    params, data = TrainParams(batch=16), _data()
    settings = settings_of(params, data, 0, CPU)
    forbidden = settings_of(params, ImageSet(data.images, (), "d", forbidden=frozenset({"flip"})), 0, CPU)
    texts = [
        taken.words("Cats")
        for classes in ((), ("a", "b"))
        for taken in (Taken(0.5, classes, True), Taken(1, classes, False))
    ]
    texts.append(Found(0.5, ((0.1, 2.0), (0.5, 1.0))).words())
    return [
        report(params, settings, Fitting(16, 700, 9000, most=16), 5, 100, 10**7),
        report(params, forbidden, Fitting(4, 700, 500, most=16), 5, 100, 10**7, room=20),
        *(Advice(key="start", severity="note", text=text) for text in texts),
    ]


TEXTS = sorted({text for advice in _said() for text in (advice.text, advice.hint) if text})


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_translated(text: str) -> None:
    chinese = TABLE.find(text)
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"'[^']*'", "", chinese))
    assert set(words) <= {"gamma", "Gamma", "Cats", "kimg", "float", "bfloat", "loss", "flip"}, chinese


def test_there_is_much_to_say() -> None:
    assert len(TEXTS) > 25
