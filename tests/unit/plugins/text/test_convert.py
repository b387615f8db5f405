"""GGUF files: a tiny network written in that format writes what the one it was made of writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import convert, loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.tools.convert import ConvertParams
from tests.support.gguf_files import gguf_of
from tests.support.text_models import opened, random_folder

GREEDY = Sampling(temperature=0.0)


def test_it_writes_what_it_was_made_of(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Tiny")
    ctx = FakeContext(tmp_path / "job", inputs={"file": gguf_of(folder, tmp_path / "tiny.gguf")})
    convert.run(ConvertParams(title="My tiny"), ctx)
    made = ctx.saved[0]
    assert (made.card.id, made.card.architecture, made.card.family) == ("my-tiny", "LlamaForCausalLM", "text")
    assert "MB of memory" in ctx.notices[0], "what it takes is said"
    assert ctx.messages.index(ctx.notices[0]) < ctx.messages.index("putting it into the library")
    texts = []
    for model in (opened(folder), made):
        network = loading.load(FakeContext(tmp_path / "w"), model)
        ids = network.tokens.encode("The hill 秋")
        found = write(network, ids, [1], GREEDY, longest=10, check_cancelled=lambda: None)
        texts.append((ids, list(found[0].tokens)))
    # Eight bits are near enough for the most probable ids of so small a network.
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("mamba", {}, "kind 'mamba'"),
        ("llama", {"llama__rope__scaling__type": "yarn"}, "stretches its positions"),
        ("llama", {"tokenizer_model": "rwkv"}, "no tokenizer that can be read"),
    ],
)
def test_what_is_not_converted_is_said(tmp_path: Path, kind: str, facts: dict[str, str], said: str) -> None:
    file = gguf_of(random_folder(tmp_path / "Tiny"), tmp_path / "tiny.gguf", kind, **facts)
    ctx = FakeContext(tmp_path / "job", inputs={"file": file})
    with pytest.raises(UserError, match=said) as error:
        convert.run(ConvertParams(), ctx)
    assert error.value.hint
    assert not ctx.saved


def test_what_is_no_gguf_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.gguf"
    file.write_bytes(b"GGUF" + b"\xff" * 400)
    with pytest.raises(UserError, match="no GGUF file"):
        convert.run(ConvertParams(), FakeContext(tmp_path / "job", inputs={"file": file}))


def test_too_little_memory_is_said_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = gguf_of(random_folder(tmp_path / "Tiny"), tmp_path / "tiny.gguf")
    monkeypatch.setattr(convert.memory, "free", lambda _device: 100 << 20)
    with pytest.raises(UserError, match="100 MB are free"):
        convert.run(ConvertParams(), FakeContext(tmp_path / "job", inputs={"file": file}))
