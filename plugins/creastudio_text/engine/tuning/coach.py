"""What the measurements of a tuning mean, in plain words, and what may be done.

Pure functions over what snapshots measured; nothing here changes how the training goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.api import Advice
from creastudio.ml.coaching import AdvisingCoach, little_advice, values
from creastudio.ml.plan import History, Progress
from creastudio.ml.text_copying import Copied

LITTLE = 20_000
"""Characters of training text below which a person is told that there is little."""

APART, HEART = 0.25, 0.6
"""Nats by which what is learned is known better than what was held out: worth a word, and worth acting on."""

COPIES, TIMES = 30, 2.0
"""Characters from which a shared span is called copied, where it is also so many times what unseen texts share."""


@dataclass
class Situation:
    """What the coach knows beside the measurements.

    Attributes
    ----------
    characters : int
        Of all training texts.
    held_out : int
        Blocks that are never learned.
    usual : int
        Characters that unseen texts share with the training texts.
    copied : Copied
        The longest span of the newest samples that was copied; kept up to date by who samples.
    """

    characters: int
    held_out: int
    usual: int = 0
    copied: Copied = Copied()  # noqa: RUF009 - frozen, and so one for all


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
            _over_fitting(history, self.situation),
            _copying(self.situation),
            _course(history, ended, progress.stopped),
        )


def _little(situation: Situation) -> Advice | None:
    return little_advice(
        "little_text",
        situation.characters,
        f"There are only {situation.characters} characters to learn from: a model learns so few by heart.",
        "From twenty thousand on, about ten pages, it learns a style. A lower rank and fewer passes help.",
        enough=LITTLE,
        grave=LITTLE // 4,
    )


def _over_fitting(history: History, situation: Situation) -> Advice | None:
    held_out, learned = values(history, "held_out_loss"), values(history, "learned_loss")
    if not held_out:
        if situation.held_out:
            return None
        return Advice(
            key="over_fitting",
            severity="note",
            text="There is too little text to hold some of it out, so over-fitting can't be measured.",
            hint="Add texts, or stop early.",
        )
    # At the beginning the two differ by what the texts themselves are.
    gap = max(0.0, (held_out[-1] - learned[-1]) - (held_out[0] - learned[0]))
    rises = held_out[-1] > min(held_out) + 0.02
    gauge = min(1.0, gap / (2 * HEART))
    if gap >= HEART or (gap >= APART and rises):
        return Advice(
            key="over_fitting",
            severity="warning",
            text="It learns your texts by heart: it knows them ever better, and texts it hasn't seen no better.",
            hint="What is kept is the best on unseen texts. More texts, a lower rank or fewer passes help.",
            gauge=gauge,
        )
    if gap >= APART:
        return Advice(
            key="over_fitting",
            severity="note",
            text="It begins to know your texts better than others like them.",
            hint="That is usual; it is watched.",
            gauge=gauge,
        )
    return Advice(
        key="over_fitting",
        severity="good",
        text="It does on texts it never saw as it does on those it learns from.",
        gauge=gauge,
    )


def is_copied(span: Copied, usual: int) -> bool:
    """Tell whether a shared span is longer than texts of a kind share anyway."""
    # A Chinese character says as much as several letters.
    least = COPIES if span.words * 3 < span.characters else COPIES // 2
    return span.characters >= max(least, TIMES * usual)


def _copying(situation: Situation) -> Advice | None:
    span = situation.copied
    if not is_copied(span, situation.usual):
        return None
    shown = span.text if len(span.text) <= 80 else span.text[:79] + "…"
    return Advice(
        key="copying",
        severity="warning" if span.characters >= 3 * COPIES or span.share > 0.5 else "note",
        text=f"A sample copies {span.characters} characters ({span.words} words) of your texts word for word: “{shown}”",
        hint="Fewer passes, a lower rank or more texts make it write more of its own.",
        gauge=min(1.0, span.share),
    )


def _course(history: History, ended: bool, stopped: str) -> Advice:
    """Return the sentence on how it goes: there always is one."""
    losses = values(history, "held_out_loss") or values(history, "learned_loss")
    bits = values(history, "bits")
    if ended and bits:
        best = min(bits)
        early = " It ended early, as it got no better on unseen texts." if stopped else ""
        return Advice(
            key="course",
            severity="good",
            text=f"Done. From {bits[0]:.2f} to {best:.2f} bits a character.{early}",
        )
    if len(losses) < 2:
        return Advice(key="course", severity="note", text="It is too early to say how it goes.")
    since = len(losses) - 1 - losses.index(min(losses))
    if since >= 2:
        return Advice(
            key="course",
            severity="note",
            text=f"No better on unseen texts for {since} looks.",
            hint="It can be stopped: the best is what is kept.",
        )
    return Advice(
        key="course",
        severity="good",
        text=f"It gets better: {bits[0]:.2f} bits a character at first, {bits[-1]:.2f} now.",
        hint="Keep going.",
    )
