"""Which model composes where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_music.engine.choosing import choose, model_for, pick
from creastudio_music.engine.loading import FORMAT
from creastudio_music.engine.train import write_model
from tests.support.music_pieces import chorale, small_network


def card(name: str, parameters: int, *good_for: str, form: str = FORMAT) -> ModelCard:
    """Return a card."""
    return ModelCard(
        id=name, title=name, family="music", parameters=parameters, good_for=good_for, config={"format": form}
    )


def test_what_suits_comes_before_what_is_large() -> None:
    cards = [card("bach", 3, "chorales"), card("folk", 2, "fiddle tunes"), card("other", 9, form="another")]
    assert pick(cards) == cards[0]
    assert pick(cards, "Fiddle") == cards[1]
    assert pick(cards[2:]) is None


def test_no_model_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no model that composes") as error:
        model_for(FakeContext(tmp_path), "")
    assert "Train" in (error.value.hint or "")


def test_what_is_chosen_is_ready(tmp_path: Path) -> None:
    write_model(tmp_path / "model.safetensors", small_network())
    model = Model(card("tiny", 1), tmp_path, tmp_path / "model.safetensors")
    found = choose(FakeContext(tmp_path / "job", models=[model]), "")
    assert found.card.id == "tiny"
    assert found.nats(chorale(2)) > 0
    assert len(found.embedding(chorale(2))) == 16
