"""Texts as pieces and batches."""

from __future__ import annotations

import numpy as np
import torch

from creastudio_text.engine.texts import IGNORED, batches, padded, pieces
from tests.support.own_text_models import TOKENS

MARKED = "⟦jueju5⟧⟦title⟧秋山⟦verse⟧明月人空"


def test_what_stands_before_the_last_control_is_given() -> None:
    (piece,) = pieces([MARKED], TOKENS, 64)
    assert TOKENS.decode(piece.ids[: piece.given].tolist()) == "秋山"
    assert TOKENS.decode(piece.ids[piece.given :].tolist()) == "明月人空"
    assert piece.letters == 4
    assert piece.ids[0] == TOKENS.begin
    assert piece.ids[-1] in TOKENS.ends


def test_every_id_of_a_long_text_is_learned_once() -> None:
    text = "秋山明月人空" * 7
    parts = pieces([text], TOKENS, 16)
    assert all(len(part.ids) <= 17 for part in parts)
    learned = np.concatenate([part.ids[part.given :] for part in parts]).tolist()
    assert TOKENS.decode(learned) == text
    assert sum(part.letters for part in parts) == len(text)


def test_a_text_that_goes_on_has_its_controls_before_it() -> None:
    text = "秋山明月人空" * 7
    parts = pieces([f"⟦jueju5⟧⟦verse⟧{text}"], TOKENS, 16)
    head = [TOKENS.begin, TOKENS.control("jueju5"), TOKENS.control("verse")]
    assert len(parts) > 2
    assert all(part.ids[:3].tolist() == head and part.given == 3 for part in parts)
    assert "".join(TOKENS.decode(part.ids.tolist()) for part in parts) == text


def test_an_encoder_is_given_half_of_a_text_without_controls() -> None:
    (piece,) = pieces(["秋山明月人空"], TOKENS, 64, halves=True)
    assert TOKENS.decode(piece.ids[piece.given :].tolist()) == "月人空"


def test_batches_hold_every_piece_once_and_are_the_same_each_time() -> None:
    parts = pieces(["秋" * length for length in range(1, 60)], TOKENS, 64)
    found = batches(parts, 200, seed=1, epoch=3)
    assert sorted(index for batch in found for index in batch) == list(range(len(parts)))
    assert all(len(batch) * max(len(parts[i].ids) for i in batch) <= 200 for batch in found)
    assert found == batches(parts, 200, seed=1, epoch=3)
    assert found != batches(parts, 200, seed=1, epoch=4)


def test_a_batch_is_filled_up_and_learns_only_what_is_not_given() -> None:
    parts = pieces([MARKED, "⟦ci⟧⟦verse⟧水"], TOKENS, 64)
    batch = padded(parts, TOKENS.pad)
    assert batch.ids.shape == batch.targets.shape
    assert batch.given.tolist() == [6, 3]
    for row, part in enumerate(parts):
        learned = batch.targets[row][batch.targets[row] != IGNORED]
        assert torch.equal(learned, torch.from_numpy(part.ids[part.given :]).long())
    assert batch.ids[1, len(parts[1].ids) :].eq(TOKENS.pad).all()
