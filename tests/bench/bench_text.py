"""How fast texts are written, beside plain ``transformers.generate`` of the same model and settings.

Two networks: a random one of the size of the bundled models, and SmolLM2-135M-Instruct where ``make content-smollm2`` put
it into the library. Each figure is the median of ratios of five pairs of runs in alternation, so that a busy machine slows
both; the ratio by computing time stands beside it. Texts are short, so that all takes a minute or two.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.bench.rows import PERSONS_MODELS, Row

if TYPE_CHECKING:
    from creastudio_text.engine.foreign.model import ForeignModel

NEEDS = ("creastudio_text.engine.decoding",)

TIMES = 5
TOKENS = 16
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
        warm(1, 2)
    single, single_computing, speed = _alternated(lambda: ours(1, TOKENS), lambda: plain(1, TOKENS))
    four, four_computing, _ = _alternated(lambda: ours(4, TOKENS), lambda: ours(1, TOKENS))
    first = [_first(model, ids) for _ in range(TIMES)]
    said = f"{speed:.0f} tokens/s, prompt of {PROMPT}; {single_computing:.2f} by computing time"
    return [
        Row(f"{name}: one text", single, "x generate", 0.95, ">=", said),
        Row(
            f"{name}: four at once",
            four,
            "x single",
            2.5,
            ">=",
            f"tokens a second, beside single runs; {four_computing:.2f} by computing time",
        ),
        Row(
            f"{name}: first token, warm",
            1000 * median(clock for clock, _ in first),
            "ms",
            first_target,
            "<=",
            f"prompt of {PROMPT} tokens; {1000 * median(computing for _, computing in first):.0f} ms of computing",
        ),
        Row(f"{name}: tokens after a cancel", _after_cancel(model, ids), "tokens", 1, "<="),
    ]


Speed = tuple[float, float]
"""Tokens a second, by the clock and by computing time."""


def _alternated(one: Callable[[], Speed], other: Callable[[], Speed]) -> tuple[float, float, float]:
    """Return the median ratios of pairs by clock and by computing time, and the median speed of the first."""
    pairs = [(one(), other()) for _ in range(TIMES)]
    ratios = [[mine[by] / theirs[by] for mine, theirs in pairs] for by in (0, 1)]
    return median(ratios[0]), median(ratios[1]), median(mine[0] for mine, _ in pairs)


def _timed(action: Callable[[], int]) -> Speed:
    clock, computing = time.perf_counter(), time.process_time()
    count = action()
    return count / (time.perf_counter() - clock), count / (time.process_time() - computing)


def _ours(model: ForeignModel, ids: list[int]) -> Callable[[int, int], Speed]:
    """Return a run of ours: (texts, tokens) to tokens a second, the prompt's reading included."""
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling

    def run_once(texts: int, tokens: int) -> Speed:
        def action() -> int:
            found = write(
                _endless(model), ids, range(texts), Sampling(), longest=tokens, check_cancelled=lambda: None
            )
            return sum(len(item.tokens) for item in found)

        return _timed(action)

    return run_once


def _plain(model: ForeignModel, ids: list[int]) -> Callable[[int, int], Speed]:
    """Return a run of ``generate`` with the same sampling, as its documentation shows it."""
    import torch

    def run_once(texts: int, tokens: int) -> Speed:
        read = torch.tensor([ids] * texts)

        def action() -> int:
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
            return (found.shape[1] - len(ids)) * texts

        return _timed(action)

    return run_once


def _endless(model: ForeignModel) -> Any:
    """Return the model with no id that ends a text, so that all runs are as long."""
    model.tokens.ends = frozenset()
    return model


def _first(model: ForeignModel, ids: list[int]) -> tuple[float, float]:
    """Return the seconds until the first token, by the clock and of computing."""
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling

    clock, computing = time.perf_counter(), time.process_time()
    came: list[tuple[float, float]] = []

    def on_token(*_: object) -> None:
        came.append((time.perf_counter() - clock, time.process_time() - computing))

    write(_endless(model), ids, [1], Sampling(), longest=1, on_token=on_token, check_cancelled=lambda: None)
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
    from creastudio.store.model_library import ModelLibrary, ModelMissing
    from creastudio_text.engine.loading import load

    class Here:
        device = "cpu"

        def model(self, _ref: str) -> Model:
            raise NotImplementedError

    named = os.environ.get(PERSONS_MODELS, "")
    if not named:
        return None
    own = Path(named)
    try:
        entry = ModelLibrary([("own", own)], writable=own).find(SMOL)
    except ModelMissing:
        return None
    return load(Here(), Model(entry.card, entry.folder, entry.weights))  # type: ignore[return-value]
