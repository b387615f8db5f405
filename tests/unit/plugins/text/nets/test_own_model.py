"""Own models write through the seam that decoding uses."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio_text.engine import loading, prompt_parts
from creastudio_text.engine.controls import lead_of, verse_prompt
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.nets import open_own
from creastudio_text.engine.tokens_own import CharTokens
from tests.support.own_text_models import ARCHITECTURES, TOKENS, own_model
from tests.support.text_models import TableModel

CPU = torch.device("cpu")
PROMPT = TOKENS.encode_marked("⟦jueju5⟧⟦title⟧秋山⟦verse⟧")


def _written(model: object, prompt: list[int], seeds: list[int], longest: int = 12) -> list[tuple[int, ...]]:
    found = write(model, prompt, seeds, Sampling(), longest=longest, check_cancelled=lambda: None)  # type: ignore[arg-type]
    return [item.tokens for item in found]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_texts_side_by_side_are_those_alone(tmp_path: Path, architecture: str) -> None:
    model = open_own(own_model(tmp_path / "m", architecture), CPU)
    together = _written(model, PROMPT, [1, 2, 3])
    assert together == [_written(model, PROMPT, [seed])[0] for seed in (1, 2, 3)]
    assert len(set(together)) == 3


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_it_writes_to_the_end_of_its_context(tmp_path: Path, architecture: str) -> None:
    model = open_own(own_model(tmp_path / "m", architecture, context=16), CPU)
    # As if no text ended by itself:
    tokens = _written(model, TOKENS.encode("秋山"), [1, 2, 3, 4, 5], longest=100)
    assert max(len(row) for row in tokens) <= model.context


def test_rows_may_be_taken_twice(tmp_path: Path) -> None:
    model = open_own(own_model(tmp_path / "m"), CPU)
    session = model.begin(PROMPT, 2)
    session.push(torch.tensor([12, 13]))
    before = session.logits().clone()
    session.keep([1, 1, 0])
    torch.testing.assert_close(session.logits(), before[[1, 1, 0]])
    session.push(torch.tensor([14, 15, 14]))
    assert session.logits().shape == (3, TOKENS.size)
    assert not torch.allclose(session.logits()[0], session.logits()[1])


def test_loading_finds_it(tmp_path: Path) -> None:
    loading.forget_all()
    found = loading.load(FakeContext(tmp_path / "job"), own_model(tmp_path / "m"))
    assert found.tokens.size == TOKENS.size


def test_a_prompt_without_controls_gets_those_it_begins_with(tmp_path: Path) -> None:
    model = open_own(own_model(tmp_path / "m"), CPU)
    plain = model.begin(TOKENS.encode("秋山")).logits()
    torch.testing.assert_close(plain, model.begin(TOKENS.encode_marked("⟦jueju7⟧⟦verse⟧秋山")).logits())
    assert not torch.allclose(plain, model.begin(TOKENS.encode_marked("⟦jueju5⟧⟦verse⟧秋山")).logits())


@pytest.mark.parametrize(
    ("text", "form"),
    [("秋山明月人，", "jueju5"), ("秋山明月人空一，水", "jueju7"), ("秋山明，月", "ci"), ("秋山", "jueju7")],
)
def test_the_first_line_tells_the_form(text: str, form: str) -> None:
    expected = TOKENS.control(form), TOKENS.control("verse")
    assert lead_of(TOKENS, TOKENS.encode(text)) == expected


def test_prompts_of_verse_name_form_and_theme(tmp_path: Path) -> None:
    model = open_own(own_model(tmp_path / "m"), CPU)
    assert verse_prompt(model, "jueju5", title="秋山") == PROMPT
    assert verse_prompt(model, "ci", tune="unheard", theme="明月 秋山") == TOKENS.encode_marked(
        "⟦ci⟧⟦theme⟧明月 秋山⟦verse⟧"
    )
    assert verse_prompt(model, "sonnet", title="秋") is None
    assert verse_prompt(TableModel(), "jueju5") is None
    assert model.prompt("Write a poem.") is None


def test_a_prompt_that_is_too_long_is_refused(tmp_path: Path) -> None:
    model = open_own(own_model(tmp_path / "m", context=16), CPU)
    with pytest.raises(UserError, match="looks back on"):
        model.begin([20] * 17)


def test_weights_that_say_nothing_of_themselves_are_refused(tmp_path: Path) -> None:
    made = own_model(tmp_path / "m")
    tensors, _ = checkpoint.read(made.weights)
    checkpoint.write(made.weights, tensors, {})
    with pytest.raises(UserError, match="don't say how they are read"):
        open_own(made, CPU)


def test_a_prompt_as_long_as_the_context_leaves_room_for_what_stands_before_it(tmp_path: Path) -> None:
    unled = CharTokens(TOKENS.controls, TOKENS.letters)
    model = open_own(own_model(tmp_path / "m", tokens=unled, context=16), CPU)
    prompt = unled.encode("空山新雨后，天气晚来秋。明月松间照，清泉石上流。")[: model.context]
    # A first line of five characters says which form it is, so that two controls come before it.
    assert lead_of(unled, prompt)
    assert model.begin(prompt).logits().shape == (1, unled.size)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_prompt_in_parts_gives_the_scores_of_the_whole(
    tmp_path: Path, architecture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = open_own(own_model(tmp_path / "m", architecture), CPU)
    whole = model.begin(PROMPT, 2).logits()
    monkeypatch.setattr(prompt_parts, "PART", 2)
    asked: list[int] = []
    found = model.begin(PROMPT, 2, lambda: asked.append(0)).logits()
    torch.testing.assert_close(found, whole, rtol=1e-4, atol=1e-4)
    # With the id that begins a text there is one more; an encoder looks at all at once.
    assert len(asked) == (0 if architecture == "encoder-decoder" else len(PROMPT) // 2)


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        ("config", "width", 1 << 40),
        ("config", "width", "wide"),
        ("config", "layers", 0),
        ("config", "vocabulary", 5),
        ("tokens", "kind", None),
        ("tokens", "controls", []),
        ("tokens", "letters", 7),
    ],
)
def test_a_damaged_model_is_refused_in_words(tmp_path: Path, where: str, name: str, value: object) -> None:
    model = own_model(tmp_path / "m")
    tensors, facts = checkpoint.read(model.weights)
    facts[where][name] = value
    checkpoint.write(model.weights, tensors, facts)
    with pytest.raises(UserError, match=r"is damaged|aren't known"):
        open_own(model, CPU)


def test_a_small_file_cannot_ask_for_a_giant(tmp_path: Path) -> None:
    model = own_model(tmp_path / "m")
    tensors, facts = checkpoint.read(model.weights)
    facts["config"] |= {"width": 1 << 14, "heads": 128, "layers": 250, "inner": 1 << 16}
    checkpoint.write(model.weights, tensors, facts)
    with pytest.raises(UserError, match="don't fit its network"):
        open_own(model, CPU)
