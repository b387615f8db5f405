"""English poems of a random model keep their form, over letters and over pieces of words."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine.biased import Biased
from creastudio_text.engine.decoding import write
from creastudio_text.engine.english_constraint import EnglishVerse
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.loading import load
from creastudio_text.verse.check import check
from creastudio_text.verse.forms import FORMS
from creastudio_text.verse.notes import faults
from tests.support.text_models import CharTokens, TableModel, opened, random_folder

LETTERS = TableModel(
    context=2000,
    tokens=CharTokens("\n ',.;:!?-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> TextModel:
    place = tmp_path_factory.mktemp("pieces")
    folder = random_folder(place / "Tiny", max_position_embeddings=1024)
    return load(FakeContext(place / "job", models=[opened(folder)]), opened(folder))


def _poems(model: TextModel, name: str, seeds: int) -> list[str]:
    rules = [EnglishVerse(model.tokens, name) for _ in range(seeds)]
    found = write(
        model,
        model.tokens.encode("\n"),
        range(seeds),
        Sampling(min_p=0.0),
        longest=1500,
        constraints=rules,
        check_cancelled=lambda: None,
    )
    assert {item.ended for item in found} == {"form"}
    return [item.text for item in found]


@pytest.mark.parametrize(("name", "seeds"), [("haiku", 8), ("limerick", 6), ("sonnet", 3)])
def test_letter_by_letter(name: str, seeds: int) -> None:
    poems = _poems(LETTERS, name, seeds)
    assert [faults(check(poem, FORMS[name])) for poem in poems] == [[]] * seeds
    assert len(set(poems)) == seeds


@pytest.mark.parametrize(("name", "seeds"), [("haiku", 3), ("limerick", 2)])
def test_over_pieces_of_words(pieces: TextModel, name: str, seeds: int) -> None:
    for poem in _poems(pieces, name, seeds):
        assert faults(check(poem, FORMS[name])) == []


def test_a_sonnet_is_iambic_and_repeats_no_rhyme() -> None:
    for poem in _poems(LETTERS, "sonnet", 2):
        assert {note.kind for note in check(poem, FORMS["sonnet"])} == set()
        assert all(line[0].isupper() for line in poem.split("\n"))


def test_a_vocabulary_without_letters_is_refused() -> None:
    with pytest.raises(UserError, match="can't write English"):
        EnglishVerse(TableModel(tokens=CharTokens("山水秋月花")).tokens, "haiku")


def test_words_of_the_theme_come() -> None:
    model = LETTERS

    def named(pull: float) -> int:
        rules = [EnglishVerse(model.tokens, "haiku", "an autumn river, the moon") for _ in range(4)]
        found = write(
            Biased(model, rules, pull),
            [1],
            range(4),
            Sampling(min_p=0.0),
            longest=300,
            constraints=rules,
            check_cancelled=lambda: None,
        )
        assert all(faults(check(item.text, FORMS["haiku"])) == [] for item in found)
        return sum(word in item.text.lower() for item in found for word in ("autumn", "river", "moon"))

    assert named(30.0) == 12
    assert named(0.0) < 4
