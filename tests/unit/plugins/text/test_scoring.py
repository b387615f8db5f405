"""Bits of texts."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from creastudio_text.engine.scoring import bits_of, bits_per_character
from creastudio_text.engine.texts import pieces
from tests.support.own_text_models import ARCHITECTURES, TOKENS, small

TEXTS = ["⟦jueju5⟧⟦title⟧秋山⟦verse⟧明月人空", "⟦ci⟧⟦verse⟧水花风一水", "⟦ci⟧⟦verse⟧山"]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_they_are_those_of_a_session_that_is_told_each_id(architecture: str) -> None:
    network = small(architecture, TOKENS.size, 64)
    parts = pieces(TEXTS, TOKENS, 64)
    found = bits_of(network, parts, TOKENS.pad)
    for part, bits in zip(parts, found, strict=True):
        expected = []
        with torch.inference_mode():
            memory = network.begin(1)
            scores = network.read(torch.from_numpy(part.ids[None, : part.given]).long(), memory)  # pyright: ignore[reportArgumentType]
            for token in part.ids[part.given :].tolist():
                expected.append(-float(scores[0].log_softmax(0)[token]) / np.log(2))
                scores = network.read(torch.tensor([[token]]), memory)  # pyright: ignore[reportArgumentType]
        assert bits.tolist() == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_the_end_of_a_text_counts_and_is_no_character() -> None:
    parts = pieces(TEXTS, TOKENS, 64)
    bits = [np.ones(len(part.ids) - part.given) for part in parts]
    assert bits_per_character(bits, parts) == pytest.approx((4 + 5 + 1 + 3) / (4 + 5 + 1))
