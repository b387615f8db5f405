"""The inside of the capped process, called directly: what it tells, and the file that it writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from safetensors import safe_open
from safetensors.torch import load_file

from creastudio.api import UserError
from creastudio_text.engine.foreign.gguf_child import convert, look
from creastudio_text.engine.foreign.source import FILES
from tests.support.gguf_files import gguf_of
from tests.support.text_models import random_folder


@pytest.fixture(scope="module")
def made_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_folder(tmp_path_factory.mktemp("models") / "Tiny")


@pytest.fixture(scope="module")
def body(made_of: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("job")
    return {
        "file": str(gguf_of(made_of, folder / "t.gguf")),
        "name": "t.gguf",
        "folder": str(folder),
    }


def test_it_tells_what_the_file_holds(body: dict[str, str], made_of: Path) -> None:
    sizes = [value.numel() for value in load_file(made_of / "model.safetensors").values()]
    found = look(body)
    assert (found["architecture"], found["title"], found["context"]) == ("LlamaForCausalLM", "Tiny", 64)
    assert (found["parameters"], found["largest"]) == (sum(sizes), max(sizes))
    assert json.loads(json.dumps(found)) == found


def test_it_writes_one_file_that_the_format_accepts(body: dict[str, str], made_of: Path) -> None:
    path = Path(body["folder"], convert(body)["weights"])
    with safe_open(path, framework="pt") as file:
        texts = json.loads(file.metadata()[FILES])
    assert set(texts) == {"config.json", "tokenizer.json", "tokenizer_config.json"}
    plain = load_file(made_of / "model.safetensors")
    assert {name: value.shape for name, value in load_file(path).items()} == {
        name: value.shape for name, value in plain.items()
    }
    assert not list(path.parent.glob("*.numbers")), "what was only needed meanwhile is gone"


@pytest.mark.parametrize("act", [look, convert])
def test_facts_that_make_no_sense_are_told(act: Callable[..., object], made_of: Path, tmp_path: Path) -> None:
    file = gguf_of(made_of, tmp_path / "odd.gguf", llama__expert_count="many")
    with pytest.raises(UserError, match=r"'odd\.gguf' is damaged"):
        act({"file": str(file), "name": file.name, "folder": str(tmp_path)})
