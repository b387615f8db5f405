"""What the measurements of a training mean, in plain words, and what may be done.

Pure functions over what snapshots measured. The thresholds are those at which a person should look: none of them
changes how the training goes on, except that an alarm stops it (see ``Plan.stop_on_alarm``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from creastudio.api import Advice, GoBack
from creastudio.ml.coaching import most_pressing_first, unstable_advice, values
from creastudio.ml.plan import IMAGES, History, Progress

EARLY = 3
"""Judged snapshots before anything is said of the course."""

PATIENCE = 4
"""Snapshots without a new best after which it can be stopped (between the 3 and 5 that others found to be enough)."""

GROWS, HEART = 0.45, 0.7
"""Over-fitting that is worth a word, and that calls for something to be done."""

ALIKE = 0.4
"""Variety of what is made, relative to the pictures or to its own best, below which it has collapsed."""

COPIES = 0.02
"""Share of samples that may be near copies before it is said."""

WINS, LOSES = 0.985, 0.53
"""Share of pairs that the discriminator tells apart, at both ends of what is healthy."""


@dataclass(frozen=True)
class Situation:
    """What the coach knows of a training beside its measurements.

    Attributes
    ----------
    gamma, rate : float
        As they are set: what going back would change.
    adaptive : bool
        Whether the augmentation adapts itself.
    held_out : int
        Pictures it never sees.
    """

    gamma: float
    rate: float
    adaptive: bool
    held_out: int


class GanCoach:
    """A ``creastudio.ml.plan.Coach``."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation

    def __call__(
        self, progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> list[Advice]:
        """Return what there is to say, the most pressing first; see ``Coach``."""
        if unstable:
            return [unstable_advice(unstable, self._hint_back(places), self._back(places))]
        history = progress.history
        rules: tuple[Callable[[History], Advice | None], ...] = (
            lambda found: self._collapse(found, places),
            self._over_fitting,
            _copies,
            _leak,
            _discriminator,
        )
        said = [rule(history) for rule in rules]
        return most_pressing_first([*said, _course(history, ended, progress.stopped)])

    def _collapse(self, history: History, places: Sequence[int]) -> Advice | None:
        if not collapsed(history):
            return None
        distances = values(history, "distance")
        return Advice(
            key="collapse",
            severity="alarm",
            text=f"The pictures become alike: the distance rose from {min(distances):.3g} to {distances[-1]:.3g}, and "
            f"{100 * _last(history, 'coverage'):.0f} % of your pictures are still covered.",
            hint=self._hint_back(places),
            go_back=self._back(places),
        )

    def _over_fitting(self, history: History) -> Advice | None:
        found = values(history, "over_fitting")
        if not found:
            if self.situation.held_out or len(values(history, "distance")) < 1:
                return None
            return Advice(
                key="over_fitting",
                severity="note",
                text="There are too few pictures to hold some out, so over-fitting can't be measured.",
                hint="From 200 pictures on some are held out.",
            )
        gauge = found[-1]
        p = f" It is at {100 * _last(history, 'augment_p'):.0f} % now." if self.situation.adaptive else ""
        if gauge < GROWS:
            return Advice(
                key="over_fitting",
                severity="good",
                text="It judges pictures it never saw like those it learns from.",
                gauge=gauge,
            )
        hint = f"The augmentation grows to meet that.{p}" if self.situation.adaptive else MORE
        if gauge < HEART:
            text = "It begins to know your pictures by heart."
            return Advice(key="over_fitting", severity="note", text=text, hint=hint, gauge=gauge)
        points = _points(history, "distance")
        if len(points) <= EARLY or since_best(points) < 2:
            # Few pictures are told apart long before they do harm: what is made says whether they do.
            return Advice(
                key="over_fitting",
                severity="note",
                text="It tells your pictures from those it never saw, but what it makes still gets better.",
                hint=hint,
                gauge=gauge,
            )
        return Advice(
            key="over_fitting",
            severity="warning",
            text="It knows your pictures by heart and learns little that is new.",
            hint=f"{hint} More pictures help most.",
            gauge=gauge,
        )

    def _back(self, places: Sequence[int]) -> GoBack | None:
        if not places:
            return None
        step = places[0]
        return GoBack(
            place=IMAGES.place(step),
            step=step,
            params={
                "go_back": step / 1000,
                "gamma": float(f"{2 * self.situation.gamma:.6g}"),
                "rate": float(f"{max(0.05, self.situation.rate / 2):.6g}"),
            },
        )

    def _hint_back(self, places: Sequence[int]) -> str:
        if not places:
            return "Begin anew with a larger gamma."
        return f"Go back to {IMAGES.place(places[0])} and go on with twice the gamma and half the rate."


MORE = "Choose adaptive augmentation, or add pictures."


def collapsed(history: History) -> bool:
    """Tell whether what is made has become alike: in two snapshots, so that a single bad one alarms nobody."""
    distances, coverages = values(history, "distance"), values(history, "coverage")
    if len(distances) <= EARLY or len(coverages) <= EARLY:
        return False
    best = min(distances)
    worse = all(value > best + 0.6 * abs(best) + 0.05 for value in distances[-2:])
    narrow = all(value < ALIKE * max(coverages) for value in coverages[-2:])
    variety = values(history, "variety")
    flat = len(variety) > EARLY and all(value < ALIKE * max(variety) for value in variety[-2:])
    return worse and (narrow or flat)


def _copies(history: History) -> Advice | None:
    found = values(history, "copies")
    if not found or found[-1] <= COPIES:
        return None
    return Advice(
        key="copies",
        severity="warning",
        text=f"{100 * found[-1]:.0f} % of the samples are near copies of your pictures.",
        hint="See the nearest pictures below the samples. More pictures help, or an earlier checkpoint.",
    )


def _leak(history: History) -> Advice | None:
    found = values(history, "leak")
    if not found or found[-1] < 1:
        return None
    return Advice(
        key="leak",
        severity="warning",
        text="Changes of the augmentation show in what is made.",
        hint="It was lowered. If it stays so, allow fewer kinds of changes.",
    )


def _discriminator(history: History) -> Advice | None:
    found = values(history, "told_apart")
    if len(found) < EARLY:
        return None
    if since_best(_points(history, "distance")) < 2:
        return None  # whatever the discriminator sees: it gets better
    if all(value > WINS for value in found[-EARLY:]):
        return Advice(
            key="discriminator",
            severity="warning",
            text="The discriminator tells all made pictures apart, so that the generator learns little from it.",
            hint="A larger gamma or more augmentation makes its task harder.",
        )
    if all(value < LOSES for value in found[-EARLY:]):
        return Advice(
            key="discriminator",
            severity="note",
            text="The discriminator can't tell made pictures apart, so that the generator learns little from it.",
            hint="A smaller gamma or a wider discriminator sees more.",
        )
    return None


def _course(history: History, ended: bool, stopped: str) -> Advice:
    """Return the sentence on how it goes: there always is one."""
    points = _points(history, "distance")
    best = min(points, key=lambda point: point[1], default=(0, 0.0))
    if ended and points:
        early = f" It ended early: {stopped}." if stopped else ""
        text = f"Done. The best is that of {IMAGES.place(best[0])}, with a distance of {best[1]:.3g}."
        return Advice(key="course", severity="good", text=text + early)
    if len(points) < EARLY:
        return Advice(
            key="course",
            severity="note",
            text="It is too early to say how it goes.",
            hint="The first judgements come after a few snapshots.",
        )
    since = since_best(points)
    if since >= PATIENCE:
        return Advice(
            key="course",
            severity="warning",
            text=f"No new best for {since} snapshots; the best is that of {IMAGES.place(best[0])}.",
            hint="It can be stopped: the best is what is kept.",
        )
    if since >= 2:
        return Advice(
            key="course",
            severity="note",
            text=f"No new best for {since} snapshots; the best is that of {IMAGES.place(best[0])}.",
            hint="Wait for one or two more.",
        )
    window = points[-min(len(points), PATIENCE) :]
    before = window[0][1]
    fall = 100 * (before - best[1]) / abs(before) if before else 0.0
    return Advice(
        key="course",
        severity="good",
        text=f"It gets better: the distance fell by {min(fall, 100):.0f} % over {len(window)} snapshots.",
        hint="Keep going.",
    )


def since_best(points: Sequence[tuple[int, float]]) -> int:
    """Return how many points there are after the lowest one."""
    if not points:
        return 0
    place = min(points, key=lambda point: point[1])[0]
    return sum(seen > place for seen, _ in points)


def _points(history: History, name: str) -> list[tuple[int, float]]:
    return history.get(name, [])


def _last(history: History, name: str) -> float:
    return (values(history, name) or [0.0])[-1]
