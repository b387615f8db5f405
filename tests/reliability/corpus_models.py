"""Small networks of other programs and engines in a pack, that fuzzing begins with."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import torch

from tests.support.foreign_models import rosinality_checkpoint, stylegan2_pickle
from tests.unit.engines.packs import pack

WIDTH = 8
TOKENS = ["<s>", "</s>", "<unk>", *"▁abclow", "wo", "ol", "▁wool"]


def make(folder: Path) -> None:
    """Write them into `folder`."""
    for kind, tokenizer in (("llama", "llama"), ("qwen2", "gpt2")):
        _gguf(folder / f"{kind}.gguf", kind, tokenizer)
    stylegan2_pickle(folder / "style.pkl")
    rosinality_checkpoint(folder / "style.pt")
    torch.save({"w": torch.zeros(2, 3), "b": torch.zeros(3)}, folder / "plain.pth")
    pack(folder / "engine.pack")


def _gguf(target: Path, kind: str, tokenizer: str) -> None:
    """Write a network of one layer; only its last matrix is quantised, so that most of the file is what it says of itself."""
    writer = gguf.GGUFWriter(str(target), kind)
    for add, number in (
        (writer.add_context_length, 16),
        (writer.add_embedding_length, WIDTH),
        (writer.add_block_count, 1),
        (writer.add_feed_forward_length, 32),
        (writer.add_head_count, 2),
        (writer.add_head_count_kv, 1),
        (writer.add_bos_token_id, 0),
        (writer.add_eos_token_id, 1),
    ):
        add(number)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_name("Seed")
    writer.add_languages(["en"])
    writer.add_tokenizer_model(tokenizer)
    writer.add_tokenizer_pre("default")
    writer.add_token_list(TOKENS)
    writer.add_token_scores([-float(number) for number in range(len(TOKENS))])
    writer.add_token_types([3, 3, 2] + [1] * (len(TOKENS) - 3))
    writer.add_token_merges(["w o", "o l"])
    writer.add_chat_template("{% for m in messages %}{{ m.content }}{% endfor %}")
    for name, shape in _shapes().items():
        values = np.zeros(shape, np.float32)
        if shape[-1] % 32:
            writer.add_tensor(name, values)
        else:
            kind_of = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(values, kind_of), raw_dtype=kind_of)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _shapes() -> dict[str, tuple[int, ...]]:
    square, narrow = (WIDTH, WIDTH), (WIDTH // 2, WIDTH)
    layer = {
        "attn_norm": (WIDTH,), "ffn_norm": (WIDTH,), "attn_q": square, "attn_k": narrow, "attn_v": narrow,
        "attn_output": square, "ffn_gate": (32, WIDTH), "ffn_up": (32, WIDTH), "ffn_down": (WIDTH, 32),
    }  # fmt: skip
    return {
        **{f"blk.0.{name}.weight": shape for name, shape in layer.items()},
        "token_embd.weight": (len(TOKENS), WIDTH),
        "output_norm.weight": (WIDTH,),
    }
