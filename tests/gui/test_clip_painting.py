"""What clips show: seen in pictures of the lanes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.api.score import Note, Score, track_of
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip
from creastudio.media.peaks import peaks
from creastudio.shell.canvas.importing import import_files
from creastudio.shell.timeline.painting import score_strip, wave_strip
from creastudio.shell.timeline.painting.clip_painting import ClipView, paint_clip
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.timeline.painting.track_looks import body_color, kind_color
from creastudio.shell.timeline.timescale import TimeScale
from tests.gui.conftest import StudioRobot
from tests.support.media_files import write_sound, write_video
from tests.support.sound import sine

SIZE = (400, 46)
BOX = QRectF(0, 0, 400, 46)
SCALE = TimeScale(100.0, SECOND * 8 // 100)
"""400 px are 4 s, and time 0 lies at 0."""


class Painting:
    """Paints one clip of 4 s and looks at it."""

    def __init__(self, studio: StudioRobot, folder: Path) -> None:
        self.studio, self.session, self.folder = studio, studio.session, folder
        self.pictures = clip_pictures_of(studio.session)

    def asset(self, path: Path) -> str:
        found: list[str] = []
        import_files(self.session, [path], lambda assets: self._keep(found, assets))
        self.studio.wait(lambda: bool(found))
        return found[0]

    def _keep(self, found: list[str], assets: tuple) -> None:  # type: ignore[type-arg]
        from creastudio.core.edits.place_media import place_on_timeline

        # Only what the document has is shown.
        self.session.apply(place_on_timeline(self.session.sequence_id, assets[0]))
        found.append(assets[0].sha256)

    def image(self, clip: Clip, **how: Any) -> QImage:
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("#123456"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = ClipView(SCALE, TempoMap(), 400.0, (0.0, 400.0))
        paint_clip(painter, BOX, clip, self.pictures, view, **{"selected": False, **how})
        painter.end()
        return image

    def until(self, clip: Clip, seen: Callable[[QImage], bool]) -> None:
        """Wait until a picture of the clip shows something."""
        self.studio.wait(lambda: seen(self.image(clip)))


@pytest.fixture
def painting(studio: StudioRobot, tmp_path: Path) -> Painting:
    return Painting(studio, tmp_path)


def near(pixel: QColor, wanted: QColor, reach: int = 40) -> bool:
    return all(
        abs(a - b) <= reach
        for a, b in zip(pixel.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def columns(image: QImage, tone: QColor, low: int = 17, high: int = 44) -> list[int]:
    """The columns of the content in which a colour is seen."""
    return [
        x
        for x in range(2, image.width() - 2)
        if any(near(image.pixelColor(x, y), tone, 12) for y in range(low, high))
    ]


def test_a_video_shows_the_frames_of_its_times(painting: Painting) -> None:
    red, blue = np.zeros((36, 64, 3), np.uint8), np.zeros((36, 64, 3), np.uint8)
    red[..., 0], blue[..., 2] = 220, 220
    path = write_video(painting.folder / "two.mp4", [red] * 50 + [blue] * 50)
    sha256 = painting.asset(path)
    clip = Clip(kind="video", asset=sha256, start=0, duration=4 * SECOND, source_duration=4 * SECOND)

    def in_order(image: QImage) -> bool:
        first, last = image.pixelColor(20, 35), image.pixelColor(380, 35)
        return first.red() > 150 > last.red() and last.blue() > 150 > first.blue()

    painting.until(clip, in_order)
    backwards = clip.model_copy(update={"reverse": True})
    painting.until(
        backwards, lambda image: image.pixelColor(20, 35).blue() > 150 > image.pixelColor(380, 35).blue()
    )
    frozen = clip.model_copy(update={"freeze": 3 * SECOND})
    painting.until(
        frozen, lambda image: image.pixelColor(20, 35).blue() > 150 < image.pixelColor(380, 35).blue()
    )


def test_a_sound_shows_where_it_is_loud(painting: Painting) -> None:
    tone = sine(300.0, 96_000, level=0.9)
    sound = np.concatenate([np.zeros(96_000, np.float32), tone])
    path = painting.folder / "late.wav"
    write_sound(path, np.stack([sound, sound], axis=1))
    clip = Clip(
        kind="audio", asset=painting.asset(path), start=0, duration=4 * SECOND, source_duration=4 * SECOND
    )
    body = body_color("audio")

    def loud(image: QImage, x: int) -> bool:
        return not near(image.pixelColor(x, 22), body, 12)

    painting.until(clip, lambda image: loud(image, 300) and not loud(image, 100))
    mirrored = painting.image(clip.model_copy(update={"reverse": True}))
    assert loud(mirrored, 100)
    assert not loud(mirrored, 300)
    quick = painting.image(clip.model_copy(update={"speed": 2.0, "offset": 0}))
    assert loud(quick, 150)


def test_a_waveform_is_as_high_as_the_sound(tmp_path: Path) -> None:
    tone = sine(440.0, 48_000, level=0.5)
    write_sound(tmp_path / "half.wav", np.stack([tone, tone], axis=1))
    image = wave_strip.strip(peaks(tmp_path / "half.wav"), (0, SECOND), (100, 40), QColor("#00ff00"))
    rows = [y for y in range(40) if image.pixelColor(50, y).alpha()]
    assert rows[0] == pytest.approx(10, abs=1)
    assert rows[-1] == pytest.approx(29, abs=1)


def test_notes_lie_where_the_tempo_map_puts_them() -> None:
    score = track_of(Score(), [Note(960 * beat, 480, 60 + beat) for beat in range(8)])
    data = score.artifact().data
    notes = score_strip.notes_of(data, "x")
    assert notes is not None
    tempo = TempoMap(tempi=(TempoChange(), TempoChange(tick=2 * 960, numerator=60)))
    clip = Clip(kind="score", start=SECOND, duration=8 * SECOND, offset=SECOND // 2, speed=1.5)
    image = score_strip.strip(notes, clip, tempo, (0, 8 * SECOND), 800, QColor("#ff0000"))
    clock = ScoreClock.of(clip, tempo, 960)
    for beat in range(1, 8):
        x = clock.flicks(960 * beat) / SECOND * 100
        row = next(y for y in range(image.height()) if image.pixelColor(round(x) + 2, y).alpha())
        assert not image.pixelColor(round(x) - 2, row).alpha()


def test_a_score_shows_its_notes(painting: Painting) -> None:
    from creastudio.export.midi import midi_of

    path = painting.folder / "one.mid"
    path.write_bytes(midi_of(track_of(Score(), [Note(3840, 960, 64)])))
    clip = Clip(
        kind="score", asset=painting.asset(path), start=0, duration=4 * SECOND, source_duration=4 * SECOND
    )
    painting.until(clip, lambda image: bool(columns(image, kind_color("score"))))
    found = columns(painting.image(clip), kind_color("score"))
    assert found[0] == pytest.approx(200, abs=3)
    assert found[-1] == pytest.approx(250, abs=3)


def test_a_missing_clip_is_hatched_and_a_selected_one_has_an_outline(painting: Painting) -> None:
    clip = Clip(name="Lost", asset="0" * 64, missing=True, start=0, duration=4 * SECOND)
    plain, chosen = painting.image(clip), painting.image(clip, selected=True)
    assert len({plain.pixelColor(x, 40).rgb() for x in range(300, 320)}) > 1
    assert plain.pixelColor(200, 45) != chosen.pixelColor(200, 45)
    dimmed = painting.image(clip, dimmed=True)
    assert near(dimmed.pixelColor(395, 8), plain.pixelColor(395, 8), 60)
    assert dimmed.pixelColor(395, 8) != plain.pixelColor(395, 8)


def test_kinds_have_colours_of_their_own(painting: Painting) -> None:
    kinds = ("video", "audio", "score", "text")
    seen = {
        painting.image(Clip(kind=kind, text="x", start=0, duration=4 * SECOND)).pixelColor(390, 40).rgb()
        for kind in kinds
    }
    assert len(seen) == 4


def test_strips_are_kept_up_to_so_many_bytes(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creastudio.shell.timeline.painting.clip_pictures.MOST_BYTES", 3 * 4 * 64 * 64)
    pictures = clip_pictures_of(studio.session)
    drawn: list[int] = []

    def strip(number: int) -> None:
        def draw() -> QImage:
            drawn.append(number)
            return QImage(64, 64, QImage.Format.Format_RGB32)

        pictures.strip(("strip", number), draw)

    for number in (1, 2, 3, 1, 4, 1, 3, 2):
        strip(number)
    # 4 took the place of 2, which was looked at longest ago.
    assert drawn == [1, 2, 3, 4, 2]
