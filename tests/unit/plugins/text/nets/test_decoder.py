"""The decoder-only network is Llama, to the last weight."""

from __future__ import annotations

import torch

from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.nets.export import llama_config
from tests.support.own_text_models import small


def test_it_scores_as_transformers_llama_does() -> None:
    network = small("decoder")
    library = transformers()
    llama = library.LlamaForCausalLM(library.LlamaConfig(**llama_config(network.config))).eval()
    missing, unexpected = llama.load_state_dict(network.state_dict(), strict=False)
    assert missing == ["lm_head.weight"]  # tied to the embedding
    assert not unexpected
    llama.tie_weights()
    ids = torch.tensor([[1, 5, 6, 7, 8, 9, 5, 6, 11, 0, 3]])
    with torch.inference_mode():
        torch.testing.assert_close(network(ids), llama(ids).logits, atol=1e-5, rtol=1e-5)
