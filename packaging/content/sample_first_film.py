"""The sample *First film*: half a minute that shows what the timeline can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import face_film
import film_score
import paintings
from first_film_boards import (
    HEIGHT,
    NAME,
    SEEDS,
    WIDTH,
    drift,
    end_board,
    end_moves,
    moves,
    own_id,
    people_board,
    people_moves,
    title_board,
    title_moves,
)
from sample_parts import SampleProject

from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits import fit_tempo, set_tempo
from creastudio.core.text_style import SUBTITLE, TextStyle
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Loop, Marker, Track, Transition
from creastudio.core.timeline import Sequence as Timeline

FILE = "first-film"
WALK = (27, 88)
"""Seeds of the faces at both ends of the moving one."""

STEPS = 57
"""Faces on that way."""

COVER = 3.4
"""Of what time the thumbnail is, s."""

CUTS = (0.0, 5.2, 10.4, 15.4, 20.6, 25.4)
"""Where pictures change, s."""
LENGTH = 30.0
LICENCE = "CC0-1.0"

Keep = Callable[[bytes], str]
"""Keeps bytes in the project and returns their SHA-256."""


def compose(faces: Mapping[int, Asset], walk: Asset, keep: Keep) -> SampleProject:
    """Return the project; `faces` by seed, `walk` a film from one face to another."""
    shown = [faces[seed] for seed in SEEDS]
    pictures = [_painting(name, make, keep) for name, make in
                (("Dawn", paintings.dawn), ("Noon", paintings.noon), ("Night", paintings.night))]  # fmt: skip
    boards = (title_board(), people_board(shown), end_board())
    document = Document(title=NAME, artboards=boards, sequences=(_empty(),), assets=(*pictures, *shown, walk))
    sequence_id = document.sequences[0].id
    document = set_tempo(sequence_id, 0, Fraction(94)).apply(document)
    marks = [mark.id for mark in document.sequences[0].markers if mark.hit_point]
    document = fit_tempo(sequence_id, marks).apply(document)
    sequence = document.sequences[0]
    scores = [
        _score(score, keep) for score in (film_score.music(sequence.tempo), film_score.rhythm(sequence.tempo))
    ]
    tracks = _tracks(boards, pictures, walk, scores)
    return SampleProject(
        document.model_copy(
            update={
                "sequences": (sequence.model_copy(update={"tracks": tracks}),),
                "assets": (*document.assets, *scores),
                "palette": ("#35395f", "#f6a56f", "#ffe9c4", "#176d8c", "#f6efe3", "#0b1230"),
            }
        ),
        (),
    )


def moving_face(film: bytes, keep: Keep) -> Asset:
    """Return the asset of a film of faces."""
    facts = {"width": face_film.SIDE, "height": face_film.SIDE, "rate": f"{face_film.RATE}/1", "audio_channels": 0,
             "duration": (2 * STEPS - 1) / face_film.RATE}  # fmt: skip
    return Asset(
        sha256=keep(film), media_type="video/mp4", title="Nobody, on the way to nobody", metadata=facts, licence=LICENCE,
        tags=("by rule",),
    )  # fmt: skip


def _painting(title: str, make: Callable[[], bytes], keep: Keep) -> Asset:
    size = {"width": paintings.WIDTH, "height": paintings.HEIGHT}
    return Asset(
        sha256=keep(make()),
        media_type="image/webp",
        title=title,
        metadata=size,
        licence=LICENCE,
        tags=("by rule",),
    )


def _score(score: Score, keep: Keep) -> Asset:
    made = score.artifact()
    return Asset(
        sha256=keep(score.dumps()), media_type=made.media_type, title=score.title, metadata=dict(made.metadata),
        licence=LICENCE, tags=("by rule",),
    )  # fmt: skip


# -- the sequence


def _empty() -> Timeline:
    names = ("Title", "Dawn", "Noon", "People", "Night", "Good night")
    marks = tuple(
        Marker(id=own_id(f"marker {name}"), at=from_seconds(at), name=name, hit_point=at > 0,
               color="#e0a030" if at else "#50b050")
        for name, at in zip(names, CUTS, strict=True)
    )  # fmt: skip
    return Timeline(
        id=own_id("sequence"), name=NAME, width=WIDTH, height=HEIGHT, markers=marks,
        loop=Loop(start=from_seconds(CUTS[3]), end=from_seconds(CUTS[4]), on=False),
    )  # fmt: skip


def _clip(name: str, kind: str, start: float, end: float, **fields: Any) -> Clip:
    begin, until = from_seconds(start), from_seconds(end)
    return Clip.model_validate(
        {
            "id": own_id(f"clip {name}"),
            "name": name,
            "kind": kind,
            "start": begin,
            "duration": until - begin,
            **fields,
        }
    )


def _over(kind: str, seconds: float, **fields: str) -> Transition:
    return Transition.model_validate({"kind": kind, "duration": from_seconds(seconds), **fields})


def _tracks(
    boards: Sequence[Artboard], pictures: Sequence[Asset], walk: Asset, scores: Sequence[Asset]
) -> tuple[Track, ...]:
    title, people, end = boards
    dawn, noon, night = (item.sha256 for item in pictures)
    ends = (*CUTS[1:], LENGTH)

    def shot(index: int, name: str, kind: str, **fields: Any) -> Clip:
        return _clip(name, kind, CUTS[index], ends[index], **fields)

    first = (
        shot(0, "Title", "artboard", artboard=title.id, curves=title_moves(title)),
        shot(1, "Dawn", "image", asset=dawn, fit="fill", transition=_over("crossfade", 1.0),
             curves=drift((70, 20, 1.16), (-70, -10, 1.16), 5.2)),
        shot(2, "Noon", "image", asset=noon, fit="fill", transition=_over("wipe", 0.9, direction="right"),
             curves=drift((0, 0, 1.02), (-150, 20, 1.32), 5.0)),
        shot(3, "People", "artboard", artboard=people.id, transition=_over("wipe", 0.7, direction="up"),
             curves=people_moves(people)),
        shot(4, "Night", "image", asset=night, fit="fill", transition=_over("dip", 1.2, color="#050918"),
             curves=drift((190, 110, 1.36), (0, 0, 1.03), 4.8)),
        shot(5, "Good night", "artboard", artboard=end.id, transition=_over("crossfade", 1.2),
             curves=tuple(end_moves(end)), fade_out=from_seconds(1.4)),
    )  # fmt: skip
    length = from_seconds(walk.metadata["duration"])
    moving = _clip(
        "Nobody", "video", CUTS[3] + 0.7, CUTS[4], asset=walk.sha256, source_duration=length,
        fade_in=from_seconds(0.4), fade_out=from_seconds(0.6),
        curves=(
            moves("x", (0, -340)), moves("y", (0, -10)), moves("scale", (0, 0.49), (5, 0.525)),
        ),
    )  # fmt: skip
    return (
        _lane("S2", "score", [_music("Drums", scores[1])], volume=9.0, height=48),
        _lane("S1", "score", [_music("Music", scores[0])], volume=8.0, height=60),
        _lane("V1", "picture", first, height=60),
        _lane("V2", "picture", [moving], height=48),
        _lane("Subtitles", "text", list(_subtitles()), height=46),
        _lane("字幕", "text", list(_chinese()), height=46),
    )


def _lane(name: str, kind: str, clips: Sequence[Clip], **fields: float) -> Track:
    return Track.model_validate(
        {"id": own_id(f"track {name}"), "name": name, "kind": kind, "clips": tuple(clips), **fields}
    )


def _music(name: str, score: Asset) -> Clip:
    # Shorter than what rings on after its last note.
    length = max(LENGTH, float(score.metadata["duration"]))
    return _clip(
        name,
        "score",
        0,
        LENGTH,
        asset=score.sha256,
        source_duration=from_seconds(length),
        fade_out=from_seconds(1.2),
    )


ENGLISH = (
    (5.9, 9.8, "Every morning begins somewhere."),
    (11.2, 14.9, "The sea has been up for hours."),
    (16.2, 20.1, "These people have never met. Nobody has met them."),
    (21.6, 25.0, "At night the valley counts its lights."),
)


def _subtitles() -> Iterator[Clip]:
    style = SUBTITLE.model_copy(update={"size": 0.052})
    for index, (start, end, text) in enumerate(ENGLISH):
        fade = from_seconds(0.2)
        dark = {"color": "#3a2a1e", "outline_width": 0.0} if index == 2 else {}
        yield _clip(f"Subtitle {index + 1}", "text", start, end, text=text, fade_in=fade, fade_out=fade,
                    style=style.model_copy(update=dark))  # fmt: skip


def _chinese() -> Iterator[Clip]:
    style = TextStyle(size=0.046, family="Noto Sans SC", color="#8a5a36", outline_width=0.0, margin=0.125)
    yield _clip("Chinese subtitle", "text", 16.2, 20.1, text="他们素未谋面，也没有人见过他们。", style=style,
                fade_in=from_seconds(0.2), fade_out=from_seconds(0.2))  # fmt: skip
