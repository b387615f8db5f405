from __future__ import annotations

from pathlib import Path

from creastudio.api import ModelCard
from creastudio.api.testing import FakeContext
from creastudio_text.engine.instructed import instructed, obedient_card


def _card(
    name: str, parameters: int = 1, languages: tuple[str, ...] = ("en",), good_for: tuple[str, ...] = ()
) -> ModelCard:
    return ModelCard(
        id=name, title=name, family="text", parameters=parameters, languages=languages, good_for=good_for
    )


def test_the_largest_that_says_it_follows_instructions_and_states_the_language() -> None:
    cards = [
        _card("prose-en", 900),
        _card("small-instruct", 5),
        _card("talker", 7, good_for=("chat",)),
        _card("zh-instruct", 90, ("zh",)),
    ]
    found = obedient_card(cards, "en")
    assert found is not None
    assert found.id == "talker"
    assert obedient_card(cards[:1], "en") is None


def test_without_one_it_is_said_and_nothing_is_opened(tmp_path: Path) -> None:
    assert instructed(FakeContext(tmp_path), "", "zh") == (
        None,
        "No model here follows instructions in Chinese.",
    )
