"""Advertisements by a model that learned from ads: asked as they began, and kept where every part fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from torch import Tensor

from creastudio.api import Artifact, ModelCard, UserError
from creastudio.api.ad_words import LEARNED
from creastudio.api.testing import FakeContext
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine import ad_copy
from creastudio_text.engine.instructed import Instructed, learned, learned_card
from creastudio_text.tools.ad_copy import AdCopyParams
from tests.support.text_models import CharTokens, TableModel, TableSession

SIGNS = "\n :,ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
GOOD = "Headline: Quiet wool\nDescription: Soft jumpers of quiet wool\nCall to action: See them\n"
BRIEF = "Product: wool jumpers\nBenefits: soft\nOffer: half price"


class Script(TableSession):
    def __init__(self, ids: Sequence[int], size: int, rows: int) -> None:
        self._ids, self._size, self._rows, self._at = [*ids, 0], size, rows, 0

    def logits(self) -> Tensor:
        found = torch.full((self._rows, self._size), -50.0)
        found[:, self._ids[min(self._at, len(self._ids) - 1)]] = 50.0
        return found

    def push(self, tokens: Tensor) -> None:
        self._at += 1

    def keep(self, rows: Sequence[int]) -> None:
        self._rows = len(rows)


class Scripted(TableModel):
    """Writes the same whatever it is asked, and keeps what that was."""

    def __init__(self, text: str) -> None:
        super().__init__(tokens=CharTokens(SIGNS))
        self.text, self.asked = text, ""

    def begin(
        self, prompt: Sequence[int], rows: int = 1, between: Callable[[], None] = lambda: None
    ) -> Script:
        self.asked = self.tokens.decode(prompt)
        return Script(self.tokens.encode(self.text), self.tokens.size, rows)


def made(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, **settings: object
) -> tuple[FakeContext, Scripted]:
    model = Scripted(text)
    monkeypatch.setattr(ad_copy, "learned", lambda *_: Instructed("ours", model, learned=True))
    context = FakeContext(folder, seed=3)
    values = {"brief": BRIEF, "model": "ours", "count": 1, **settings}
    ad_copy.run(AdCopyParams.model_validate(values), context)
    return context, model


def parts_of(artifact: Artifact) -> dict[str, str]:
    return {part: artifact.metadata["structured"][part] for part in PARTS}


def test_it_is_asked_as_the_ads_began_and_its_parts_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, model = made(tmp_path, monkeypatch, GOOD, way="model")
    assert model.asked.startswith("Advertisement\nAbout: wool, jumpers, soft")
    (result,) = context.results
    parts = parts_of(result)
    assert (parts["headline"], parts["call_to_action"]) == ("Quiet wool", "See them")
    assert all(Limits().fits(part, text) for part, text in parts.items())
    assert result.metadata["made_by"] == "ours"


@pytest.mark.parametrize("text", ["Headline: Quiet wool\n", GOOD.replace("Soft", "99 soft"), "noise"])
def test_what_lacks_a_part_or_invents_figures_is_not_taken(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, _ = made(tmp_path / "a", monkeypatch, text)
    assert context.results[0].metadata["made_by"] == "patterns"
    assert "wrote nothing" in context.notices[0]
    with pytest.raises(UserError, match="nothing that fits"):
        made(tmp_path / "b", monkeypatch, text, way="model")


def test_what_has_a_forbidden_word_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, _ = made(tmp_path, monkeypatch, GOOD, forbidden="quiet\ncheap")
    (result,) = context.results
    assert result.metadata["made_by"] == "patterns"
    assert "quiet" not in " ".join(parts_of(result).values()).lower()


def card(name: str, language: str, items: int, *, ads: bool = True) -> ModelCard:
    data = [{"name": "ads", "items": items}]
    told = {"id": name, "title": name, "family": "text", "languages": (language,), "data": data}
    return ModelCard.model_validate({**told, "good_for": (LEARNED,) if ads else ()})


def test_the_one_with_the_most_ads_in_the_language_is_the_best() -> None:
    cards = [
        card("few", "en", 9),
        card("many", "en", 40),
        card("other", "zh", 99),
        card("prose", "en", 999, ads=False),
    ]
    found = learned_card(cards, "en")
    assert found is not None
    assert found.id == "many"
    assert learned_card(cards[3:], "en") is None


def test_without_one_nothing_is_opened(tmp_path: Path) -> None:
    assert learned(FakeContext(tmp_path), "", "en") is None
