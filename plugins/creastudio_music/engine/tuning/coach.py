"""What the measurements of a tuning on music mean, in plain words, and what may be done.

Pure functions over what snapshots measured; nothing here changes how the training goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from creastudio.api import Advice
from creastudio.ml.coaching import AdvisingCoach, little_advice
from creastudio.ml.plan import Progress
from creastudio.ml.sequence_coach import over_fitting
from creastudio_music.engine.copying import CopiedSpan
from creastudio_music.engine.music_coach import MUSIC

LITTLE = 20
"""Pieces below which a person is told that there are few."""

COPIES, TIMES = 12, 1.5
"""Notes from which a shared span is called copied, where it is also so many times what unseen pieces share."""


@dataclass
class Situation:
    """What the coach knows beside the measurements.

    Attributes
    ----------
    learned : int
        Pieces.
    before : float or None
        Nats a sixteenth of held-out pieces, before anything was learned.
    usual : int
        Notes of the longest span that unseen pieces share with learned ones.
    copied : CopiedSpan
        The longest span of the newest samples that was copied; kept up to date by who samples.
    """

    learned: int
    before: float | None = None
    usual: int = 0
    copied: CopiedSpan = CopiedSpan()  # noqa: RUF009 - frozen, and so one for all


class TuneCoach(AdvisingCoach):
    """A ``creastudio.ml.plan.Coach`` of a tuning."""

    calmer = "Begin anew with half the learning rate."

    def __init__(self, situation: Situation) -> None:
        self.situation = situation

    def found(self, progress: Progress, ended: bool) -> Iterable[Advice | None]:
        """Return what there is to say."""
        history = progress.history
        return (
            _little(self.situation),
            over_fitting(history, MUSIC, ended),
            copying(self.situation),
            _course(self.situation, MUSIC.unseen(history), ended, progress.stopped),
        )


def _little(situation: Situation) -> Advice | None:
    return little_advice(
        "little_music",
        situation.learned,
        f"There are only {situation.learned} pieces to learn from: a model learns so few by heart.",
        "From about twenty pieces on it learns a manner. The preset for a few pieces goes in small steps.",
        enough=LITTLE,
        grave=LITTLE // 2,
    )


def is_copied(span: CopiedSpan, usual: int) -> bool:
    """Tell whether a shared span is longer than pieces of a kind share anyway."""
    return span.notes >= max(COPIES, TIMES * usual)


def copying(situation: Situation) -> Advice | None:
    """Return a word on the longest copied span of the samples; None where it is no longer than usual."""
    span = situation.copied
    if not is_copied(span, situation.usual):
        return None
    bars = (
        f"bar {span.first_bar + 1}"
        if span.first_bar == span.last_bar
        else f"bars {span.first_bar + 1} to {span.last_bar + 1}"
    )
    return Advice(
        key="copying",
        severity="warning" if span.notes >= 2 * COPIES or span.share > 0.5 else "note",
        text=f"A sample copies {span.notes} notes in a row of '{span.name}', in {bars}; unseen pieces share {situation.usual} at most.",
        hint="Fewer passes, a lower learning rate or more pieces make it write more of its own.",
        gauge=min(1.0, span.share),
    )


def _course(situation: Situation, unseen: Sequence[float], ended: bool, stopped: str) -> Advice:
    """Return the sentence on how it goes: there always is one."""
    before = situation.before
    if not unseen or before is None:
        text = "Done." if ended else "It learns; without held-out pieces nobody can say how well."
        return Advice(key="course", severity="good" if ended else "note", text=text)
    best = min(unseen)
    if best >= before:
        return Advice(
            key="course",
            severity="warning" if ended else "note",
            text=f"Unseen pieces cost {unseen[-1]:.3g} nats a sixteenth; before anything was learned it was {before:.3g}.",
            hint="Your music may be much like what the model knew already, or too little; a lower learning rate may help.",
        )
    less = f"{100 * (1 - best / before):.0f} % fewer"
    if ended:
        early = " It ended early, as it got no better." if stopped else ""
        text = (
            f"Done: unseen pieces of yours cost {less} nats than before, {best:.3g} for {before:.3g}.{early}"
        )
        return Advice(key="course", severity="good", text=text)
    if unseen[-1] > best:
        # Beside the warning that it learns by heart it mustn't be said to get better.
        return Advice(
            key="course",
            severity="note",
            text=f"The best is kept: unseen pieces cost {less} nats than before.",
        )
    return Advice(
        key="course", severity="good", text=f"It gets better: unseen pieces cost {less} nats than before."
    )
