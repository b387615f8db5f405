"""Sixteen tracks of music and two of sound for a film."""

from __future__ import annotations

import io
import wave

import numpy as np

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Track, Transition
from tests.bench.bench_score import band

SCORE, SOUND = "7" * 64, "8" * 64


def sound_blobs(seconds: int) -> dict[str, bytes]:
    """Return a score of sixteen tracks and a noise at 44.1 kHz, by invented hashes."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        noise = np.random.default_rng(2).normal(0, 2500, (44_100 * (seconds + 1), 2))
        out.writeframes(noise.astype("<i2").tobytes())
    return {SCORE: band(seconds // 2 + 1).dumps(), SOUND: file.getvalue()}


def with_sound(document: Document, seconds: int) -> Document:
    """Return a film with a score, a sound whose volume moves all the time, and one that cross-fades into itself."""
    length = seconds * SECOND
    source = length + SECOND
    keys = tuple(
        Keyframe(at=number * SECOND, value=-12.0 - 6 * (number % 2), easing="ease-in-out")
        for number in range(seconds)
    )
    moved = Clip(
        kind="audio", asset=SOUND, start=0, duration=length, source_duration=source,
        curves=(Curve(property="volume", keys=keys),),
    )  # fmt: skip
    cut = tuple(
        Clip(
            kind="audio", asset=SOUND, start=number * length // 6, duration=length // 6, offset=number * SECOND,
            source_duration=source, transition=Transition(duration=SECOND) if number else None,
        )
        for number in range(6)
    )  # fmt: skip
    music = Clip(kind="score", asset=SCORE, start=0, duration=length, source_duration=length)
    tracks = (
        Track(name="A1", kind="audio", clips=(moved,), volume=-6.0, pan=-0.3),
        Track(name="A2", kind="audio", clips=cut, volume=-18.0),
        Track(name="S1", kind="score", clips=(music,)),
    )
    sequence = document.sequences[0]
    heard = (
        Asset(
            sha256=SCORE, media_type="application/x-creastudio-score", metadata={"duration": float(seconds)}
        ),
        Asset(
            sha256=SOUND,
            media_type="audio/wav",
            metadata={"duration": float(seconds + 1), "audio_channels": 2},
        ),
    )
    fields = {
        "sequences": (sequence.model_copy(update={"tracks": (*tracks, *sequence.tracks)}),),
        "assets": (*document.assets, *heard),
    }
    return document.model_copy(update=fields)
