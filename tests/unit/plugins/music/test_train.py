"""``music.train`` on a folder."""

from __future__ import annotations

import pytest

from creastudio.api.testing import FakeContext
from creastudio_music.engine import loading, train
from creastudio_music.tools.train import TRAIN, TrainParams
from tests.support.music_pieces import chorale


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> FakeContext:
    folder = tmp_path_factory.mktemp("music")
    for seed in range(8):
        (folder / f"{seed}.score").write_bytes(chorale(3, seed).dumps())
    ctx = FakeContext(tmp_path_factory.mktemp("job"), inputs={"data": folder})
    train.run(TrainParams.model_validate(TRAIN.trial), ctx)
    return ctx


def test_its_model_can_be_opened_and_says_what_it_is(trained: FakeContext) -> None:
    (model,) = trained.saved
    loading.forget_all()
    network = loading.network_of(model)
    assert network is loading.network_of(model)
    card = model.card
    assert card.family == "music"
    assert card.parameters > 0
    assert card.metrics["held-out nats per sixteenth"] > 0
    assert model.weights.stat().st_size < 3 * card.parameters  # half precision


def test_each_look_shows_music(trained: FakeContext) -> None:
    assert trained.previews
    assert all(artifact.media_type == "image/png" for artifact in trained.previews)
    assert {artifact.metadata["step"] for artifact in trained.previews} >= {256}
