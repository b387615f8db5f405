"""Which model is taken where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine.choosing import choose, language_of, pick
from tests.support.text_models import opened, random_folder


def _card(name: str, *languages: str, parameters: int = 1, good_for: tuple[str, ...] = ()) -> ModelCard:
    return ModelCard(
        id=name, title=name, family="text", languages=languages, parameters=parameters, good_for=good_for
    )


VERSE = _card("verse", "lzh", good_for=("verse in classical forms",))
PROSE = _card("prose", "en", parameters=5, good_for=("prose", "dialogue"))
LARGE = _card("large", "en", parameters=100)
ANY = _card("any", parameters=50)


@pytest.mark.parametrize(
    ("language", "task", "expected"),
    [
        ("en", "", LARGE),
        ("en", "dialogue", PROSE),
        ("lzh", "verse", VERSE),
        ("zh", "", ANY),
        ("", "", LARGE),
        ("", "verse", VERSE),
    ],
)
def test_language_comes_before_task_and_task_before_size(
    language: str, task: str, expected: ModelCard
) -> None:
    assert pick([VERSE, PROSE, LARGE, ANY], language, task) == expected


def test_a_related_language_is_better_than_none() -> None:
    assert pick([VERSE, PROSE], "zh") == VERSE
    assert pick([VERSE], "en") is None


def test_no_model_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no model that writes on this machine") as error:
        choose(FakeContext(tmp_path), "", "en")
    assert "locate" in error.value.hint


def test_the_one_at_hand_is_opened(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Tiny")
    ctx = FakeContext(tmp_path / "job", models=[opened(folder, languages=("en",))])
    assert choose(ctx, "", "en").card.id == "tiny"
    with pytest.raises(UserError, match="writes Chinese"):
        choose(ctx, "", "zh")


def test_the_script_tells_the_language() -> None:
    assert language_of("The moon") == "en"
    assert language_of("明月几时有，把酒问青天。by Su Shi") == "zh"
    assert language_of("  12 !") == ""
    assert language_of("The moon", "lzh") == "lzh"
