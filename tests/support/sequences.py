"""Sequences of every kind, for Hypothesis."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.tempo import MetreChange, TempoChange, TempoMap
from creastudio.core.text_style import TextStyle
from creastudio.core.timeline import Clip, Loop, Marker, Sequence, Track, Transition

STILL = Asset(sha256="b" * 64, media_type="image/png", title="Moon", metadata={"width": 4, "height": 3})
FILM = Asset(sha256="a" * 64, media_type="video/mp4", title="Walk", metadata={"duration": 9.0})
SONG = Asset(sha256="c" * 64, media_type="audio/wav", title="Song", licence="CC0-1.0")
SCORE = Asset(sha256="d" * 64, media_type="application/x-creastudio-score", title="Theme")
BOARD = Artboard(id="board", name="Title", width=64, height=48)

RATES = (Fraction(24), Fraction(25), Fraction(30), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60000, 1001),
         Fraction(15), Fraction(25, 2), Fraction(12345, 6789))  # fmt: skip

_NAMES = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\\"), max_size=8)
_LENGTHS = st.one_of(st.integers(1, 40).map(lambda n: n * 28_224_000), st.integers(1, 10**11))


@st.composite
def clips(draw: Any, kind: str, start: int, joined: bool) -> Clip:
    fields: dict[str, Any] = {"kind": kind, "name": draw(_NAMES), "start": start, "duration": draw(_LENGTHS)}
    if kind == "text":
        fields["text"] = draw(st.text(st.characters(exclude_categories=("C",)), max_size=12))
    elif kind == "artboard":
        fields["artboard"] = BOARD.id
    else:
        asset = {"image": STILL, "video": FILM, "audio": SONG, "score": SCORE}[kind]
        fields |= {"asset": asset.sha256, "takes": draw(st.sampled_from([(), (asset.sha256,)]))}
    if kind in ("video", "audio", "score"):
        fields["source_duration"] = draw(st.integers(10**9, 10**12))
        fields["offset"] = draw(st.integers(0, 10**9))
    else:
        fields["offset"] = draw(st.integers(-(10**9), 10**9))
        fields["style"] = draw(st.sampled_from([None, TextStyle(weight=700)]))
    if draw(st.booleans()):
        fields["speed"] = draw(st.floats(0.01, 100))
    fields["reverse"] = draw(st.booleans())
    if kind in ("image", "video"):
        fields["fit"] = draw(st.sampled_from(["fit", "fill", "none"]))
    if kind == "video":
        fields["freeze"] = draw(st.sampled_from([None, 10**8]))
    if joined and draw(st.booleans()):
        fields["transition"] = draw(transitions())
    fields["fade_in"] = draw(st.integers(0, fields["duration"]))
    fields["curves"] = draw(
        st.sampled_from(
            [
                (),
                (
                    Curve(
                        property="opacity",
                        keys=(Keyframe(at=-5, value=0.25, easing="ease-in"), Keyframe(at=7, value=1)),
                    ),
                ),
            ]
        )
    )
    fields["link"] = draw(st.sampled_from(["", "pair"]))
    return Clip(**fields)


def transitions() -> st.SearchStrategy[Transition]:
    return st.builds(
        Transition,
        kind=st.sampled_from(["crossfade", "wipe", "dip"]),
        duration=st.integers(1, 10**9),
        direction=st.sampled_from(["left", "up"]),
    )


@st.composite
def tracks(draw: Any) -> Track:
    kind = draw(st.sampled_from(["picture", "audio", "score", "text"]))
    shown = {
        "picture": ("image", "video", "artboard"),
        "audio": ("audio",),
        "score": ("score",),
        "text": ("text",),
    }
    found: list[Clip] = []
    at = 0
    for _ in range(draw(st.integers(0, 4))):
        gap = draw(st.one_of(st.just(0), _LENGTHS))
        clip = draw(clips(draw(st.sampled_from(shown[kind])), at + gap, joined=bool(found) and gap == 0))
        found.append(clip)
        at = clip.end
    return Track(
        name=draw(_NAMES), kind=kind, clips=tuple(found), volume=draw(st.floats(-60, 12)), pan=draw(st.floats(-1, 1)), muted=draw(st.booleans()), locked=draw(st.booleans()),
        height=draw(st.integers(0, 200)),
    )  # fmt: skip


@st.composite
def sequences(draw: Any) -> Sequence:
    rate = draw(st.sampled_from(RATES))
    marks = draw(st.lists(st.integers(0, 10**11), max_size=3, unique=True))
    return Sequence(
        name=draw(_NAMES) or "Cut",
        background=draw(st.sampled_from(["#000000", "#102030"])),
        rate_numerator=rate.numerator,
        rate_denominator=rate.denominator,
        start_frame=draw(st.sampled_from([0, 90_000])),
        tempo=TempoMap(tempi=(TempoChange(numerator=draw(st.integers(40, 200)), denominator=1),),
                       metres=(MetreChange(beats=3),)),
        markers=tuple(Marker(at=at, name="hit", hit_point=True, color="#123456") for at in sorted(marks)),
        loop=draw(st.sampled_from([None, Loop(start=5, end=90)])),
        tracks=tuple(draw(st.lists(tracks(), max_size=4))),
    )  # fmt: skip


def document_of(sequence: Sequence) -> Document:
    """A project with this sequence and all that its clips show."""
    return Document(sequences=(sequence,), artboards=(BOARD,), assets=(STILL, FILM, SONG, SCORE))
