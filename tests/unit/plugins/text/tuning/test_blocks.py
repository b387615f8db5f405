"""Texts as blocks of ids."""

from __future__ import annotations

from typing import Any

from creastudio.ml.length_batches import IGNORED
from creastudio.ml.text_folder import Text
from creastudio_text.engine.tuning.blocks import begun, pack
from tests.support.text_models import TableModel


def test_texts_are_packed_one_behind_the_other_and_the_rest_is_filled_up() -> None:
    model: Any = TableModel()
    blocks = pack([Text("a", "the hill"), Text("b", "rain")], model, 8)
    assert blocks.ids.shape == (2, 8)
    # Each text, and the end of each.
    assert int((blocks.targets != IGNORED).sum()) == 8 + 1 + 4 + 1
    assert model.tokens.decode(blocks.ids.flatten().tolist()) == "the hillrain"
    # The first id of a block is only looked back on.
    assert blocks.tokens == 8 + 1 + 4 + 1 - 2
    assert blocks.characters == (7, 4)


def test_a_prompt_is_read_and_not_learned() -> None:
    model: Any = TableModel()
    blocks = pack([Text("a", "who? me", prompt=4)], model, 16)
    learned = blocks.targets[blocks.targets != IGNORED].tolist()
    assert model.tokens.decode(learned) == " me"
    assert begun("who?", model) == model.tokens.encode("who?")
