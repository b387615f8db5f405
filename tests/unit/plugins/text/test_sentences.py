from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine.likeness import likeness
from creastudio_text.engine.sentences import Sentences

CARD = ModelCard(id="tiny", title="Tiny", family="sentences", languages=("en",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random BERT as transformers writes it."""
    from creastudio_text.engine.foreign.library import transformers as library

    transformers = library()
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *["half", "price", "coffee", "rain", "on", "tin"]]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=24,
    )
    place = tmp_path_factory.mktemp("bert")
    transformers.BertModel(config).save_pretrained(place)
    tokenizer.save(str(place / "tokenizer.json"))
    return place


def _context(folder: Path, place: Path) -> FakeContext:
    return FakeContext(place, models=[Model(CARD, folder, folder / "model.safetensors")])


def test_it_is_the_network_that_transformers_builds(folder: Path, tmp_path: Path) -> None:
    from creastudio_text.engine.foreign.library import transformers as library

    transformers = library()

    mine = Sentences.open(_context(folder, tmp_path), CARD).vectors(["half price coffee", "rain"])
    network: Any = transformers.BertModel.from_pretrained(folder).eval()
    with torch.inference_mode():
        hidden = network(input_ids=torch.tensor([[2, 4, 5, 6, 3]])).last_hidden_state.mean(1)
    assert torch.allclose(mine[0], torch.nn.functional.normalize(hidden, dim=-1)[0], atol=1e-5)
    assert torch.allclose(mine.norm(dim=1), torch.ones(2), atol=1e-5)


def test_it_is_used_for_its_languages_alone(folder: Path, tmp_path: Path) -> None:
    ctx = _context(folder, tmp_path)
    matrix, by = likeness(["rain", "rain", "coffee"], "en", ctx)
    assert by == "tiny"
    assert matrix[0][1] == pytest.approx(1.0, abs=1e-5)
    assert matrix[0][2] < 1.0
    assert likeness(["雨", "雨"], "zh", ctx)[1] == "tf-idf"


def test_a_folder_without_a_tokenizer_is_named(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "config.json").write_text("{}", encoding="utf-8")
    ctx = FakeContext(tmp_path / "job", models=[Model(CARD, bare, bare / "model.safetensors")])
    with pytest.raises(UserError, match="'Tiny' can't be used"):
        Sentences.open(ctx, CARD)
