"""What a tuning leaves: a model of its own, with what was measured before and after on its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from creastudio.api import Advice, JobContext, Model, ModelCard, TrainingData, model_id
from creastudio.api.score import Score
from creastudio.ml import checkpoint
from creastudio.ml.plan import Progress
from creastudio_music.engine.loading import FORMAT
from creastudio_music.engine.nets.composer import Composer, parameter_count
from creastudio_music.engine.train import WEIGHTS, write_model
from creastudio_music.engine.tuning.comparing import Compared, compared
from creastudio_music.engine.tuning.samples import Samples
from creastudio_music.engine.tuning.task import TuneTask
from creastudio_music.tools.common import FAMILY

if TYPE_CHECKING:
    from creastudio_music.engine.tuning.run import Material


@dataclass(frozen=True)
class Made:
    """All that a card tells of a tuning.

    Attributes
    ----------
    share : float
        How much of what was learned is in the weights; the rest is the base's.
    nats : (float or None, float or None)
        A sixteenth of held-out pieces, before and after.
    learned : float
        Nats a sixteenth of learned pieces, before.
    """

    base: Model
    task: TuneTask
    network: Composer
    share: float
    nats: tuple[float | None, float | None]
    learned: float
    samples: Samples
    material: Material
    progress: Progress

    @cached_property
    def compared(self) -> list[Compared]:
        """How samples before and after stand to the folder's pieces."""
        real: Sequence[tuple[str, Score]] = [*self.material.scores(), *self.material.scores(held_out=True)]
        return compared([score for _, score in real], self.samples.before, self.samples.after)

    def said(self) -> list[Advice]:
        """Return what is said of it at the end, in words."""
        found = self.compared
        before = sum(item.before for item in found) / max(1, len(found))
        after = sum(item.after for item in found) / max(1, len(found))
        named = ", ".join(f"{item.name} {item.before:.2f} → {item.after:.2f}" for item in found)
        made = [
            Advice(
                key="compared",
                severity="good" if after >= before else "note",
                text=f"Samples are as like your pieces as these are like each other by {after:.0%}, before it was {before:.0%}.",
                hint=f"Shared area of the distances, by measure: {named}.",
            )
        ]
        if self.share < 1:
            text = (
                f"{self.share:.0%} of what was learned is kept: with the rest of the way back to the model it came from, unseen "
                "pieces cost least."
            )
            made.append(Advice(key="kept", severity="note", text=text))
        return made


def save(ctx: JobContext, made: Made) -> None:
    """Put what was made into the library."""
    weights = ctx.scratch / WEIGHTS
    write_model(weights, made.network)
    ctx.save_model(card_of(ctx, made, checkpoint.sha256(weights)), weights)


def card_of(ctx: JobContext, made: Made, sha256: str) -> ModelCard:
    """Return what the model says of itself."""
    base, found = made.base.card, made.material.found
    tuned: dict[str, Any] = {
        "base": base.reference,
        "kept": made.share,
        "held out": [named.name for named, _ in made.material.held_out],
        "copied": {"notes": made.samples.copied.notes, "piece": made.samples.copied.name},
        "compared": {item.name: [item.before, item.after] for item in made.compared},
    }
    return ModelCard(
        id=model_id(ctx.model_name, f"music-{sha256[:12]}"),
        title=ctx.model_name or found.name,
        family=FAMILY,
        architecture=base.architecture,
        summary=f"'{base.title}', tuned to compose like the music in '{found.name}'.",
        config={"format": FORMAT, **made.network.config.to_json(), "tuned": tuned},
        licence=base.licence,
        good_for=base.good_for,
        data=(TrainingData(name=found.name, items=len(made.material.learned)), *base.data),
        metrics=_metrics(made),
        parameters=parameter_count(made.network),
    )


def _metrics(made: Made) -> dict[str, float]:
    before, after = made.nats
    found = made.compared
    metrics: dict[str, float] = {}
    if before is not None and after is not None:
        metrics["held-out nats per sixteenth"] = round(after, 4)
        metrics["held-out nats per sixteenth, before"] = round(before, 4)
    else:
        metrics["nats per sixteenth of learned pieces, before"] = round(made.learned, 4)
    if found:
        metrics["shared area with the folder"] = round(sum(item.after for item in found) / len(found), 4)
        metrics["shared area with the folder, before"] = round(
            sum(item.before for item in found) / len(found), 4
        )
    metrics["longest copied span, notes"] = float(made.samples.copied.notes)
    metrics["trained, k tokens"] = round(made.task.best_seen / 1000, 1)
    return metrics
