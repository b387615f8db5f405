"""What the generators that compose have in common: from settings to candidates, previews on the way, the best first."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from creastudio.api import JobContext, UserError
from creastudio.api.score import Key, Note, Score
from creastudio.ml import device
from creastudio_music.engine.choosing import choose
from creastudio_music.engine.closing import EARLIER, FIRM, closes, home_leanings
from creastudio_music.engine.composing import Candidate, Cell, Request
from creastudio_music.engine.last_bar import brought_home
from creastudio_music.engine.leanings import Lean, by_chords, by_key
from creastudio_music.engine.own_composer import emptied
from creastudio_music.engine.ranking import Ranked, rank
from creastudio_music.engine.vetoes import Rules
from creastudio_music.engine.viewing import View, view_of
from creastudio_music.theory.scales import melodic_scale_of
from creastudio_music.tools.writing import Density, Freedom, WritingParams

TEMPERATURES: dict[Freedom, float] = {"careful": 0.8, "usual": 1.0, "free": 1.2, "wild": 1.5}

DENSITIES: dict[Density, int | None] = {"any": None, "sparse": 1, "even": 3, "flowing": 5, "busy": 8}
"""Levels of the model's control: about 2.5 times the notes that begin in a quarter."""

PAUSE = 0.5
"""Seconds between two previews; the first comes at once."""

Final = Callable[[Score], Score]


def given_score(ctx: JobContext) -> Score:
    """Return the score that a job was given.

    Raises
    ------
    UserError
        When there is none, it can't be read, or it has no tracks.
    """
    score = Score.loads(ctx.input("score").path.read_bytes())
    if not score.tracks:
        raise UserError("The score has no tracks.", "Choose one with notes in it.")
    return score


def fill(
    params: WritingParams,
    ctx: JobContext,
    score: Score,
    holes: Sequence[Cell],
    *,
    title: str,
    controls: Mapping[str, str | int] | None = None,
    keep_rhythm: bool = False,
    chords: bool = False,
    in_key: bool = False,
    home: Key | None = None,
    final: Final | None = None,
) -> None:
    """Have a model fill the holes of a score once a candidate, and emit them, the best first.

    Parameters
    ----------
    controls : mapping, optional
        As ``Request`` has them; the density is added.
    chords : bool
        Whether tracks with chords are shown to the model as they are.
    in_key : bool
        Whether the key signature is to be leaned to, as no given note says what it is.
    home : Key, optional
        In which the piece comes to its end with the last of the holes; None where it goes on.
    final : callable, optional
        What is done to a candidate before it is shown or emitted.

    Raises
    ------
    UserError
        When there is no model, nothing to write, or more than the model can look at.
    """
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    model = choose(ctx, params.model)
    ctx.check_cancelled()
    seeds = [(ctx.seed + index) % 2**63 for index in range(params.count)]
    asked = dict(controls or {})
    density = DENSITIES[params.density]
    if density is not None:
        asked["density"] = density
    finish = final or _same

    def written(
        given: Score, cells: Sequence[Cell], rows: Sequence[int], *, seen: bool = True
    ) -> list[Candidate]:
        view = view_of(given, cells, chords=chords)
        rules = Rules(
            given, cells, len(rows), strict=params.voice_leading, scale=_scale(params, given, cells),
            leanings=_leanings(params, given, cells, in_key=in_key, home=home, firm=not seen), ranges=params.ranges,
        )  # fmt: skip
        request = Request(
            view.score, cells, rows, temperature=params.temperature or TEMPERATURES[params.freedom],
            min_p=params.min_p, controls=asked, keep_rhythm=keep_rhythm,
        )  # fmt: skip
        watching = Watching(ctx, view, len(rows), finish, title) if seen else None
        made = model.compose(
            request, check_cancelled=ctx.check_cancelled, on_bar=watching, veto=view.veto(rules)
        )
        return [replace(item, score=view.back(item.score)) for item in made]

    made = written(score, holes, seeds)
    ctx.progress(0.97, "comparing")
    closed: list[bool] | None = None
    if home is not None:
        made = brought_home(
            made, seeds, holes, home, lambda given, cells, seed: written(given, cells, [seed], seen=False)[0]
        )
        closed = [closes(one.score, home) for one in made]
    back = [replace(one, score=finish(one.score)) for one in made]
    for index, found in enumerate(rank(back, {cell.bar for cell in holes}, closed)):
        _emit(ctx, found, seeds[found.row], index, title)
    ctx.progress(1.0)


def _same(score: Score) -> Score:
    return score


def _emit(ctx: JobContext, found: Ranked, seed: int, index: int, title: str) -> None:
    made = found.candidate.score.artifact(title=title, seed=seed, index=index)
    facts: dict[str, Any] = {
        "voice_leading": found.leading.facts(),
        "nats_per_note": round(found.candidate.nats / max(1, found.candidate.events), 4),
        "written_notes": found.candidate.events,
    }
    if found.closes is not None:
        facts["ends_at_home"] = found.closes
    ctx.emit(replace(made, metadata={**made.metadata, **facts}))


def _scale(params: WritingParams, score: Score, holes: Iterable[Cell]) -> frozenset[int] | None:
    return _key_at(score, holes) if params.scale_lock else None


def _leanings(
    params: WritingParams, score: Score, holes: Sequence[Cell], *, in_key: bool, home: Key | None, firm: bool
) -> list[Lean]:
    bars = [cell.bar for cell in holes]
    found: list[Lean] = list(by_key(score, bars)) if in_key else []
    if home is not None:
        found += home_leanings(score, holes, home, FIRM if firm else EARLIER)
    if params.follow_chords and score.chords:
        found += by_chords(score, score.bar_map.bar(max(bars)).end)
    return found


def _key_at(score: Score, holes: Iterable[Cell]) -> frozenset[int]:
    """Return the scale of the key where the first hole is."""
    first = min((cell.bar for cell in holes), default=0)
    return melodic_scale_of(score.key_at(score.bar_map.bar(first).start))


class Watching:
    """Shows the first candidate as it grows, and says how far all are."""

    def __init__(self, ctx: JobContext, view: View, rows: int, finish: Final, title: str) -> None:
        self._ctx, self._view, self._finish, self._title = ctx, view, finish, title
        self._all = max(1, rows * len({cell.bar for cell in view.holes}))
        self._done: set[tuple[int, int]] = set()
        self._bare = emptied(view.score, view.holes)
        self._notes: dict[int, dict[int, Sequence[Note]]] = {}
        self._next = 0.0

    def __call__(self, row: int, bar: int, written: Mapping[int, Sequence[Note]]) -> None:
        """Take a bar; ``OnBar``."""
        self._done.add((row, bar))
        self._ctx.progress(0.05 + 0.9 * min(1.0, len(self._done) / self._all), "writing")
        if row:
            return
        for track, notes in written.items():
            self._notes.setdefault(track, {})[bar] = notes
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PAUSE
            self._ctx.preview(self._grown().artifact(title=self._title, seed=self._ctx.seed))

    def _grown(self) -> Score:
        score = self._bare
        for track, bars in self._notes.items():
            new = [note for notes in bars.values() for note in notes]
            score = score.with_notes(track, [*score.notes(track), *new])
        return self._finish(self._view.back(score))
