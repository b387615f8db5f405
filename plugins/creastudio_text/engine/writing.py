"""``text.write``: goes on where a text ends."""

from __future__ import annotations

from creastudio.api import Artifact, JobContext
from creastudio.ml import device
from creastudio_text.engine.choosing import choose, language_of
from creastudio_text.engine.context_window import Around, fitted, parsed_world
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Alternative, Sampling, Tokens, Written, suited_repetition
from creastudio_text.tools.sampling import SamplingParams
from creastudio_text.tools.write import WriteParams


def run(params: WriteParams, ctx: JobContext) -> None:
    """Emit ``params.count`` continuations.

    Raises
    ------
    UserError
        When there is no model, or the memory and the note alone don't fit its context.
    """
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    model = choose(ctx, params.model, language_of(params.text or params.memory, params.language), "prose")
    around = Around(
        memory=params.memory, sample=params.sample, note=params.note, world=parsed_world(params.world)
    )
    window = fitted(model, params.text, around, room=params.length, budget=params.budget)
    if window.note:
        ctx.log.warning("%s", window.note)
    report = Reporter(ctx, params.count * params.length)
    found = write(
        model,
        window.ids,
        seeds_of(ctx.seed, params.count),
        sampling_of(params, model.tokens),
        longest=params.length,
        stops=stops_of(params.stops),
        on_token=report,
        check_cancelled=ctx.check_cancelled,
    )
    for index, item in enumerate(found):
        emit_text(ctx, item, index, title=titled(item.text, index), budget=window.shares)
    ctx.progress(1.0)


def sampling_of(params: SamplingParams, tokens: Tokens) -> Sampling:
    """Return how ids of a model with these tokens are drawn with these settings."""
    return Sampling(
        temperature=params.temperature,
        top_p=params.top_p,
        top_k=params.top_k,
        min_p=params.min_p,
        repetition=suited_repetition(tokens) if params.repetition is None else params.repetition,
    )


def seeds_of(seed: int, count: int) -> list[int]:
    """Return the seeds of a batch, which begins anew behind the largest."""
    return [(seed + index) % 2**63 for index in range(count)]


def stops_of(text: str) -> tuple[str, ...]:
    r"""Return the stop strings, one a line; ``\n`` in one stands for a new line."""
    return tuple(line.replace("\\n", "\n") for line in text.splitlines() if line)


def titled(text: str, index: int) -> str:
    """Return a short title for a result: how it begins."""
    words = " ".join(text.split())[:40].strip()
    return words or f"Text {index + 1}"


def emit_text(
    ctx: JobContext, item: Written, index: int, *, title: str, budget: dict[str, int] | None = None
) -> None:
    """Give back one text; a result can't be empty, so one that ended at once is a new line."""
    ctx.emit(
        Artifact(
            "text/plain",
            (item.text or "\n").encode(),
            title=title,
            seed=item.seed,
            index=index,
            metadata={
                "ended": item.ended,
                "tokens": len(item.tokens),
                **({"budget": budget} if budget else {}),
            },
        )
    )


class Reporter:
    """Tells a job's context what is being written: how far it is, and the text itself where that is listened to."""

    def __init__(self, ctx: JobContext, most: int) -> None:
        self._ctx, self._most, self._written = ctx, max(1, most), 0
        self._stream = getattr(ctx, "stream", None)

    def __call__(self, row: int, token: int, text: str, alternatives: list[Alternative]) -> None:
        """Take one id of a row; ``on_token`` of ``write``."""
        del token
        self._written += 1
        self._ctx.progress(min(0.99, self._written / self._most), "writing")
        if self._stream is not None:
            self._stream(str(row), text, [(item.text, item.probability) for item in alternatives])
