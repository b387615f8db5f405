"""What is written on clips and on the ruler."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from creastudio.core.tempo import TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence
from creastudio.shell.timeline.painting.clip_painting import name_of
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.timeline.ruler.painting import change_boxes
from creastudio.shell.timeline.timescale import TimeScale

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def test_a_low_text_says_all_of_itself_and_a_tall_one_its_name(studio: StudioRobot) -> None:
    pictures = clip_pictures_of(studio.session)
    clip = Clip(kind="text", start=0, duration=FLICKS_PER_SECOND, text="\nTwo at\nonce")
    assert name_of(clip, pictures, low=True) == "Two at once"
    assert name_of(clip, pictures, low=False) == "Two at"
    named = clip.model_copy(update={"name": "Title"})
    assert name_of(named, pictures, low=True) == "Two at once"
    assert name_of(named, pictures, low=False) == "Title"


def test_tempi_on_the_ruler_never_lie_over_one_another(studio: StudioRobot) -> None:
    del studio
    tempi = tuple(TempoChange(tick=tick * 960, numerator=277 + tick, denominator=3) for tick in range(12))
    sequence = Sequence(tempo=TempoMap(tempi=tempi))
    image = QImage(800, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    close = change_boxes(painter, sequence, TimeScale(density=20.0), 800)
    wide = change_boxes(painter, sequence, TimeScale(density=200.0), 4000)
    painter.end()
    for boxes in (close, wide):
        assert all(a.right() < b.left() for (a, _), (b, _) in pairwise(boxes))
    assert 1 < len(close) < len(wide) == 12
    assert "♩=92.33" in close[0][1]
