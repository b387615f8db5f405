"""What the measurements of a training on music mean, in plain words.

Pure functions over what snapshots measured; only patience ends a training, and what is kept is the best on unseen music.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api import Advice
from creastudio.ml.plan import History, Progress

LITTLE = 100
"""Pieces below which a person is told that a model that begins from nothing needs more."""
APART, HEART = 0.12, 0.3
"""Share of the nats by which learned pieces are known better than unseen ones: worth a word, and worth acting on."""
WORSE = 1.01
"""Ratio to the best of the nats of unseen pieces from which they have become worse."""
SLOW = 0.002
"""Share of the nats that three looks must still take away for going on to be worth it."""
ORDER = {"alarm": 0, "warning": 1, "note": 2, "good": 3}


@dataclass(frozen=True)
class Situation:
    """What the coach knows beside the measurements.

    Attributes
    ----------
    learned, held_out : int
        Pieces.
    """

    learned: int
    held_out: int


class MusicCoach:
    """A ``creastudio.ml.plan.Coach``."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation

    def __call__(
        self, progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> list[Advice]:
        """Return what there is to say, the most pressing first; see ``Coach``."""
        if unstable:
            return [
                Advice(
                    key="unstable",
                    severity="alarm",
                    text=f"The training became unstable: {unstable}.",
                    hint="Train again with a lower learning rate.",
                )
            ]
        history = progress.history
        found = (_little(self.situation), over_fitting(history), _course(history, ended, progress.stopped))
        return sorted((item for item in found if item), key=lambda item: ORDER[item.severity])


def _little(situation: Situation) -> Advice | None:
    if situation.learned >= LITTLE:
        return None
    return Advice(
        key="little_music",
        severity="warning" if situation.learned < LITTLE // 4 else "note",
        text=f"There are only {situation.learned} pieces: a model that begins from nothing learns scales and rhythms from so few, "
        "and little else.",
        hint="Tune a model that can compose already, or add music: from about a hundred pieces on it learns a manner.",
    )


def over_fitting(history: History) -> Advice:
    """Return how far learned pieces are known by heart."""
    unseen, learned = (_values(history, name) for name in ("held_out_nats", "learned_nats"))
    if not unseen:
        return Advice(
            key="over_fitting",
            severity="note",
            text="No piece is held out, so it can't be told whether the music is learned by heart.",
            hint="Hold out some pieces, or stop early.",
        )
    gap = max(0.0, unseen[-1] - learned[-1]) / max(1e-9, unseen[-1])
    gauge = min(1.0, gap / (2 * HEART))
    if unseen[-1] > WORSE * min(unseen):
        return Advice(
            key="over_fitting",
            severity="warning",
            text=f"It learns your music by heart: unseen pieces cost {unseen[-1]:.3g} nats a sixteenth again, after "
            f"{min(unseen):.3g}.",
            hint="It can be stopped: the best is kept. More music or a smaller network go further.",
            gauge=gauge,
        )
    if gap >= APART:
        return Advice(
            key="over_fitting",
            severity="warning" if gap >= HEART else "note",
            text=f"It knows learned pieces better than unseen ones, by {100 * gap:.0f} %.",
            hint="That is the beginning of learning by heart; while unseen pieces get better, too, go on.",
            gauge=gauge,
        )
    return Advice(
        key="over_fitting",
        severity="good",
        text="It knows unseen pieces as well as learned ones.",
        gauge=gauge,
    )


def _course(history: History, ended: bool, stopped: str) -> Advice:
    unseen = _values(history, "held_out_nats") or _values(history, "learned_nats")
    now = f"{unseen[-1]:.3g} nats a sixteenth" if unseen else "nothing measured"
    if ended:
        why = f", as there was {stopped}" if stopped else ""
        return Advice(key="course", severity="good", text=f"Finished at {now}{why}.")
    if len(unseen) >= 6 and unseen[-4] - unseen[-1] < SLOW * unseen[-1]:
        return Advice(
            key="course",
            severity="note",
            text=f"It hardly gets better any more: {now}.",
            hint="It can be stopped. Where its steps still shrink, the last of them often gain a little more.",
        )
    return Advice(key="course", severity="good", text=f"It gets better: {now}.")


def _values(history: History, name: str) -> list[float]:
    return [value for _, value in history.get(name, [])]
