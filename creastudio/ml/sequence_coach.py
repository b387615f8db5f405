"""What the measurements of a training on sequences (texts, music) mean, in plain words.

Pure functions over what snapshots measured; only patience ends a training, and what is kept is the best on what is held
out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.api import Advice
from creastudio.ml.coaching import AdvisingCoach, values
from creastudio.ml.plan import History, Progress

WORSE = 1.01
"""Ratio to the best of the cost of unseen sequences from which they have become worse."""

SLOW = 0.002
"""Share of the cost that three looks must still take away for going on to be worth it."""


@dataclass(frozen=True)
class Subject:
    """What is learned, and how it is spoken of.

    Attributes
    ----------
    cost : str
        What is measured: "bits" for ``held_out_bits`` and ``learned_bits``; lower is better.
    apart, heart : float
        Share of the cost by which learned sequences are known better than unseen ones: worth a word, and worth acting on.
    form : str
        How a cost is written: ".2f".
    unit : str
        Behind it: "bits per character".
    whole : str
        All that is learned: "music".
    items : str
        Its parts: "pieces".
    again : str
        What unseen parts do that have become worse: "unseen pieces cost".
    nothing_held_out, hold_out : str
        Sentences: that nothing is held out, and what to do.
    """

    cost: str
    apart: float
    heart: float
    form: str
    unit: str
    whole: str
    items: str
    again: str
    nothing_held_out: str
    hold_out: str

    def unseen(self, history: History) -> list[float]:
        """Return the costs of what is held out."""
        return values(history, f"held_out_{self.cost}")

    def learned(self, history: History) -> list[float]:
        """Return the costs of what is learned."""
        return values(history, f"learned_{self.cost}")


class SequenceCoach(AdvisingCoach):
    """Says whether there is little to learn from, whether it is learned by heart, and how it goes.

    Parameters
    ----------
    subject : Subject
    little : Advice, optional
        That there is little to learn from, where there is.
    """

    def __init__(self, subject: Subject, little: Advice | None = None) -> None:
        self.subject, self.little = subject, little

    def found(self, progress: Progress, ended: bool) -> Iterable[Advice | None]:
        """Return what there is to say."""
        history = progress.history
        return (
            self.little,
            over_fitting(history, self.subject, ended),
            course(history, self.subject, ended, progress.stopped),
        )


def over_fitting(history: History, subject: Subject, ended: bool = False) -> Advice:
    """Return how far what is learned is known by heart."""
    unseen, learned = subject.unseen(history), subject.learned(history)
    if not unseen:
        return Advice(
            key="over_fitting", severity="note", text=subject.nothing_held_out, hint=subject.hold_out
        )
    gap = max(0.0, unseen[-1] - learned[-1]) / max(1e-9, unseen[-1])
    gauge = min(1.0, gap / (2 * subject.heart))
    if unseen[-1] > WORSE * min(unseen):
        now, best = (format(cost, subject.form) for cost in (unseen[-1], min(unseen)))
        return Advice(
            key="over_fitting",
            severity="warning",
            text=f"It learns your {subject.whole} by heart: {subject.again} {now} {subject.unit} again, after {best}.",
            hint=f"{'The best was kept.' if ended else 'It can be stopped: the best is kept.'} "
            f"More {subject.whole} or a smaller network go further.",
            gauge=gauge,
        )
    if gap >= subject.apart:
        return Advice(
            key="over_fitting",
            severity="warning" if gap >= subject.heart else "note",
            text=f"It knows learned {subject.items} better than unseen ones, by {100 * gap:.0f} %.",
            hint=""
            if ended
            else f"That is the beginning of learning by heart; while unseen {subject.items} get better, too, go on.",
            gauge=gauge,
        )
    return Advice(
        key="over_fitting",
        severity="good",
        text=f"It knows unseen {subject.items} as well as learned ones.",
        gauge=gauge,
    )


def course(history: History, subject: Subject, ended: bool, stopped: str) -> Advice:
    """Return the sentence on how it goes: there always is one."""
    costs = subject.unseen(history) or subject.learned(history)
    now = f"{costs[-1]:{subject.form}} {subject.unit}" if costs else "nothing measured"
    if ended:
        why = f", as there was {stopped}" if stopped else ""
        return Advice(key="course", severity="good", text=f"Finished at {now}{why}.")
    if len(costs) >= 6 and costs[-4] - costs[-1] < SLOW * costs[-1]:
        return Advice(
            key="course",
            severity="note",
            text=f"It hardly gets better any more: {now}.",
            hint="It can be stopped. Where its steps still shrink, the last of them often gain a little more.",
        )
    return Advice(key="course", severity="good", text=f"It gets better: {now}.")
