"""A score on an artboard is seen as its first page."""

from __future__ import annotations

from creastudio.api.score import Note, Score, track_of
from creastudio.render.image_source import ImageSource

SCORE = track_of(Score(title="Air"), [Note(960 * n, 960, 60 + n) for n in range(8)], program=73)


def test_a_stored_score_is_a_page_on_nothing() -> None:
    images = ImageSource(
        {"air": SCORE.dumps(), "bad": b'{"format":"creastudio-score","version":9}'}.__getitem__
    )
    picture = images.image("air")
    assert picture is not None
    assert picture.width() / picture.height() == 2100 / 2970
    assert picture.pixelColor(5, 5).alpha() == 0
    inked = sum(picture.pixelColor(x, y).alpha() > 128 for x in range(0, 2100, 7) for y in range(0, 700, 3))
    assert inked > 100
    assert images.known("air")
    assert images.image("bad") is None
