"""A model that leans."""

from __future__ import annotations

import pytest
import torch

from creastudio_text.engine.biased import Biased
from tests.support.text_models import TableModel


class _To:
    def __init__(self, *ids: int) -> None:
        self.ids = list(ids)

    def lean(self) -> list[int]:
        return self.ids


def test_each_row_leans_its_own_way_and_keeps_it() -> None:
    model = TableModel()
    plain = model.begin([1], 3).logits()
    session = Biased(model, [_To(2), _To(), _To(3, 4)], 5.0).begin([1], 3)
    raised = session.logits() - plain
    assert [(row, i) for row, i in raised.nonzero().tolist()] == [(0, 2), (2, 3), (2, 4)]
    assert torch.equal(raised[0, 2], torch.tensor(5.0))
    session.keep([2, 0])
    assert [(row, i) for row, i in (session.logits() - plain[:2]).nonzero().tolist()] == [
        (0, 3),
        (0, 4),
        (1, 2),
    ]
    assert torch.equal(model.begin([1], 3).logits(), plain)


def test_rows_must_agree() -> None:
    with pytest.raises(ValueError, match="2 texts"):
        Biased(TableModel(), [_To(1)], 1.0).begin([1], 2)
