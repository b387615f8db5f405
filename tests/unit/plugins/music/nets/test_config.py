"""What a network is built from."""

from __future__ import annotations

from creastudio_music.engine.nets.config import Config


def test_the_last_layer_sees_all() -> None:
    def far(layers: int) -> list[int]:
        config = Config(100, 32, layers, 2, 64)
        return [layer for layer in range(layers) if not config.is_near(layer)]

    assert [far(layers) for layers in (1, 2, 3, 6)] == [[0], [1], [2], [2, 5]]


def test_it_comes_back_from_its_json() -> None:
    config = Config(100, 32, 2, 2, 64, near=64, dropout=0.25)
    assert Config.of({**config.to_json(), "unheard of": 1}) == config
