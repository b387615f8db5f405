"""How fast texts are written, beside plain ``transformers.generate`` of the same model and settings.

Two networks: a random one of the size of the bundled models, and SmolLM2-135M-Instruct where ``make content-smollm2`` put
it into the library. Each figure is the median of ratios of runs in alternation, so that a busy machine slows both.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.bench.rows import Row

if TYPE_CHECKING:
    from creastudio_text.engine.foreign.model import ForeignModel

NEEDS = ("creastudio_text.engine.decoding",)

TIMES = 5
TOKENS = 32
PROMPT = 100
SMOL = "smollm2-135m-instruct"


def run() -> list[Row]:
    """Measure both networks with as many threads as a job gets: all cores but the one that the window keeps."""
    from creastudio.ml import device

    device.prepare("cpu")
    with tempfile.TemporaryDirectory() as folder:
        rows = _rows("bundled size", _small(Path(folder)), 300)
        smol = _smol()
        return rows + (_rows("SmolLM2", smol, 1000) if smol is not None else [])


def _rows(name: str, model: ForeignModel, first_target: float) -> list[Row]:
    ids = (model.tokens.encode("The moon is over the hill and the river is still. ") * PROMPT)[:PROMPT]
    ours, plain = _ours(model, ids), _plain(model, ids)
    for warm in (ours, plain):
        warm(1, 4)
    single = _alternated(lambda: ours(1, TOKENS), lambda: plain(1, TOKENS))
    four = _alternated(lambda: ours(4, TOKENS), lambda: ours(1, TOKENS))
    first = median(1000 * _first(model, ids) for _ in range(TIMES))
    speed = median(ours(1, TOKENS) for _ in range(2))
    return [
        Row(
            f"{name}: one text", single, "x generate", 0.95, ">=", f"{speed:.0f} tokens/s, prompt of {PROMPT}"
        ),
        Row(f"{name}: four at once", four, "x single", 2.5, ">=", "tokens a second, beside single runs"),
        Row(f"{name}: first token, warm", first, "ms", first_target, "<=", f"prompt of {PROMPT} tokens"),
        Row(f"{name}: tokens after a cancel", _after_cancel(model, ids), "tokens", 1, "<="),
    ]


def _alternated(one: Callable[[], float], other: Callable[[], float]) -> float:
    return median(one() / other() for _ in range(TIMES))


def _ours(model: ForeignModel, ids: list[int]) -> Callable[[int, int], float]:
    """Return a run of ours: (texts, tokens) to tokens a second, the prompt's reading included."""
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling

    def run_once(texts: int, tokens: int) -> float:
        began = time.perf_counter()
        found = write(
            _endless(model), ids, range(texts), Sampling(), longest=tokens, check_cancelled=lambda: None
        )
        return sum(len(item.tokens) for item in found) / (time.perf_counter() - began)

    return run_once


def _plain(model: ForeignModel, ids: list[int]) -> Callable[[int, int], float]:
    """Return a run of ``generate`` with the same sampling, as its documentation shows it."""
    import torch

    def run_once(texts: int, tokens: int) -> float:
        read = torch.tensor([ids] * texts)
        began = time.perf_counter()
        with torch.inference_mode():
            found = model.network.generate(
                read,
                attention_mask=torch.ones_like(read),
                do_sample=True,
                temperature=0.9,
                top_k=0,
                min_p=0.05,
                max_new_tokens=tokens,
                min_new_tokens=tokens,
                pad_token_id=0,
            )
        return (found.shape[1] - len(ids)) * texts / (time.perf_counter() - began)

    return run_once


def _endless(model: ForeignModel) -> Any:
    """Return the model with no id that ends a text, so that all runs are as long."""
    model.tokens.ends = frozenset()
    return model


def _first(model: ForeignModel, ids: list[int]) -> float:
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling

    began, came = time.perf_counter(), [0.0]

    def on_token(*_: object) -> None:
        came[0] = came[0] or time.perf_counter() - began

    write(model, ids, [1], Sampling(), longest=1, on_token=on_token, check_cancelled=lambda: None)
    return came[0]


def _after_cancel(model: ForeignModel, ids: list[int]) -> int:
    """Return how many tokens come after a cancel."""
    from creastudio.api import JobCancelled
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling

    cancelled, late = [False], [0]

    def check() -> None:
        if cancelled[0]:
            raise JobCancelled

    def on_token(row: int, token: int, *_: object) -> None:
        del token
        late[0] += cancelled[0] and row == 0
        cancelled[0] = True

    with contextlib.suppress(JobCancelled):
        write(model, ids, [1], Sampling(), longest=8, on_token=on_token, check_cancelled=check)
    return late[0]


def _small(folder: Path) -> ForeignModel:
    """Return a random network of about the size of the bundled ones."""
    from creastudio.api.testing import FakeContext
    from creastudio_text.engine.loading import load
    from tests.support.text_models import opened, random_folder

    made = random_folder(
        folder / "small",
        hidden_size=384,
        num_hidden_layers=6,
        num_attention_heads=6,
        num_key_value_heads=6,
        intermediate_size=1024,
        max_position_embeddings=512,
    )
    return load(FakeContext(folder / "job"), opened(made))  # type: ignore[return-value]


def _smol() -> ForeignModel | None:
    from creastudio.api import Model
    from creastudio.store.model_library import ModelMissing
    from creastudio.workspace.environment import open_model_library, open_registry
    from creastudio_text.engine.loading import load

    class Here:
        device = "cpu"

        def model(self, _ref: str) -> Model:
            raise NotImplementedError

    try:
        entry = open_model_library(open_registry()).find(SMOL)
    except ModelMissing:
        return None
    return load(Here(), Model(entry.card, entry.folder, entry.weights))  # type: ignore[return-value]
