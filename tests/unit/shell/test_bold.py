"""Which weight of a family is bold."""

from __future__ import annotations

import pytest

from creastudio.core.canvas import TextLayer
from creastudio.shell.canvas.tools import bold


@pytest.mark.parametrize(
    ("weights", "found"),
    [((400, 700), 700), ((400, 600, 900), 600), ((300, 900), 900), ((400,), 700), ((), 700)],
)
def test_bold_is_the_heavy_weight_nearest_to_700(
    monkeypatch: pytest.MonkeyPatch, weights: tuple[int, ...], found: int
) -> None:
    monkeypatch.setattr(bold, "font_weights", lambda _family: weights)
    assert bold.bold_weight("Any") == found


def test_letters_become_bold_and_regular_again() -> None:
    layer = TextLayer(text="a")
    assert not bold.is_bold(layer)
    heavy = layer.model_copy(update=bold.with_bold(layer, on=True))
    assert bold.is_bold(heavy)
    assert bold.with_bold(heavy, on=False) == {"weight": 400}
