"""Cuts as the library OpenTimelineIO writes them, and a project that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import opentimelineio as otio

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence
from creastudio.export.otio import otio_of
from creastudio.export.otio_media import OtioMedia
from creastudio.export.work import Work
from creastudio.media.otio import ImportedSequence, import_otio

SECOND = FLICKS_PER_SECOND
schema = otio.schema
RATE = 24.0

FILES = {
    "walk.mp4": Asset(sha256="a" * 64, media_type="video/mp4", title="walk",
                      metadata={"duration": 60.0, "width": 640, "height": 360, "audio_channels": 2}),
    "moon.png": Asset(sha256="b" * 64, media_type="image/png", title="moon"),
    "song.wav": Asset(sha256="c" * 64, media_type="audio/wav", title="song", metadata={"duration": 30.0}),
    "theme.mid": Asset(sha256="d" * 64, media_type="application/x-creastudio-score", title="theme"),
}  # fmt: skip


def span(start: float, seconds: float, rate: float = RATE) -> Any:
    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(start * rate, rate), otio.opentime.RationalTime(seconds * rate, rate)
    )


def clip(file: str, start: float = 0, seconds: float = 2, **fields: Any) -> Any:
    reference = schema.ExternalReference(target_url=file)
    return schema.Clip(
        name=file.partition(".")[0], media_reference=reference, source_range=span(start, seconds), **fields
    )


def track(*children: Any, kind: str = "Video", name: str = "") -> Any:
    return schema.Track(name=name, kind=kind, children=list(children))


class Reading:
    """Reads timelines that lie in a folder with media, and counts what was read of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: list[str] = []
        for name in FILES:
            (folder / name).write_bytes(b"media")

    def asset(self, sha256: str) -> Asset | None:
        return None

    def keep(self, path: Path) -> None:
        raise AssertionError(path)

    def take_in(self, path: Path) -> Asset:
        self.read.append(path.name)
        if path.name not in FILES:
            raise UserError(f"'{path.name}' is not a picture that can be opened.", "")
        return FILES[path.name]

    def text(self, text: str | bytes) -> ImportedSequence:
        path = self.folder / "cut.otio"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return import_otio(path, self)

    def tracks(self, *tracks: Any, **fields: Any) -> ImportedSequence:
        timeline = schema.Timeline(name="Cut", **fields)
        timeline.tracks.extend(tracks)
        return self.text(otio.adapters.write_to_string(timeline, "otio_json"))

    def clips(self, *children: Any) -> list[Clip]:
        return [item for lane in self.tracks(track(*children)).sequence.tracks for item in lane.clips]


def out(sequence: Sequence) -> bytes:
    document = Document(sequences=(sequence,))
    return otio_of(sequence, OtioMedia(Work(document, lambda _: b""), sequence, None))
