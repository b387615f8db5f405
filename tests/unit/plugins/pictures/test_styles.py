from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from creastudio.api import JobCancelled, Model, ModelCard
from creastudio.api.testing import FakeContext
from creastudio.resources import resource_path
from creastudio_pictures.engine import styles
from creastudio_pictures.engine.style_nets import NAMES
from creastudio_pictures.tools.style import NAMED
from creastudio_pictures.tools.styles import StylesParams
from tests.support.scenes import opened, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


@pytest.fixture
def model() -> Model:
    folder = resource_path("models", NAMED)
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    return Model(card, folder, folder / "model.safetensors")


def test_a_sheet_shows_the_picture_and_all_styles(
    model: Model, save: Save, context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(styles, "CELL", 48)
    seen: list[np.ndarray] = []
    whole_sheet = styles.sheet

    def note(cells: list[np.ndarray], names: tuple[str, ...]) -> np.ndarray:
        seen.extend(cells)
        assert names == ("", *NAMES)
        return whole_sheet(cells, names)

    monkeypatch.setattr(styles, "sheet", note)
    ctx = context(picture=save(scene(32, 48), "hill.png"), models=[model])
    styles.run(StylesParams(size=64), ctx)
    assert ctx.results[0].title == "hill, 26 styles"
    assert opened(ctx.results[0].data).ndim == 3
    assert len(seen) == 27
    assert {cell.shape for cell in seen} == {(32, 48, 3)}
    apart = [np.abs(a.astype(float) - b).mean() for i, a in enumerate(seen) for b in seen[:i]]
    assert min(apart) > 3


def test_a_cancel_is_heard_between_styles(model: Model, save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(32, 32)), models=[model], cancel_at=4)
    with pytest.raises(JobCancelled):
        styles.run(StylesParams(size=64), ctx)
    assert ctx.results == []
