"""From what a person set to the settings of a training."""

from __future__ import annotations

import pytest
import torch

from creastudio_text.engine.preparing import plan_of, settings_of, tokens_for, usual_dropout
from creastudio_text.engine.texts import pieces
from creastudio_text.engine.tokens_own import CharTokens
from creastudio_text.engine.tokens_pairs import PairTokens
from creastudio_text.tools.train import TrainParams

ENGLISH = ["It was the best of times, it was the worst of times. "] * 6000
CHINESE = ["空山新雨后，天气晚来秋。"] * 30_000
CPU = torch.device("cpu")


def test_the_texts_decide_what_a_token_is() -> None:
    auto = TrainParams(vocabulary=100)
    assert isinstance(tokens_for(ENGLISH, auto), PairTokens)
    assert isinstance(tokens_for(CHINESE, auto), CharTokens)
    assert isinstance(tokens_for(ENGLISH[:100], auto), CharTokens)
    assert tokens_for(ENGLISH, TrainParams()).size <= 1000
    assert isinstance(tokens_for(ENGLISH[:100], TrainParams(tokens="pairs", vocabulary=100)), PairTokens)


@pytest.mark.parametrize("network", ["decoder", "lstm", "gru", "encoder-decoder"])
@pytest.mark.parametrize("width", [16, 48, 225, 320, 337])
def test_every_width_makes_a_network(network: str, width: int) -> None:
    texts = ENGLISH[:5]
    params = TrainParams.model_validate({"network": network, "width": width, "layers": 1})
    tokens = tokens_for(texts, params)
    learned = pieces(texts, tokens, 64)
    config = settings_of(params, texts, learned, tokens, 1, CPU).config
    assert config.width == width - width % 2
    assert config.width % (2 * config.heads) == 0


def test_few_texts_are_not_seen_for_ever() -> None:
    texts = ENGLISH[:20]
    params = TrainParams()
    tokens = tokens_for(texts, params)
    learned = pieces(texts, tokens, 64)
    settings = settings_of(params, texts, learned, tokens, 1, CPU)
    plan = plan_of(params, settings, learned)
    assert plan.images == 40 * sum(len(part.ids) for part in learned)
    assert settings.config.dropout == usual_dropout(40) > 0
    timed = plan_of(TrainParams(minutes=5), settings, learned)
    assert timed.budget_seconds == 300
    assert timed.images > 10**8
