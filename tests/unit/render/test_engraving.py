"""Pages by the engraver in its own process, painted; and what becomes of it when it hangs or dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from creastudio.api.errors import UserError
from creastudio.api.score import Chord, Lyric, Note, Score, track_of
from creastudio.notation.engraved import EngravedPage, PageWish, note_of
from creastudio.notation.page_clock import PageClock
from creastudio.render.engraving import Engraver
from creastudio.render.engraving_painter import PagePainter, font_of, runs_of
from creastudio.render.gui_app import ensure_gui_app

SCORE = track_of(
    Score(title="Air", chords=(Chord(tick=0, root="F", kind="major"),)),
    [Note(960 * n, 960, 60 + n % 12) for n in range(240)],
    [(0, Lyric(start=0, text="La"))],
    name="Flute",
    program=73,
)


@pytest.fixture(scope="module")
def engraver() -> Iterator[Engraver]:
    made = Engraver()
    yield made
    made.close()


@pytest.fixture(scope="module")
def pages(engraver: Engraver) -> list[EngravedPage]:
    return list(engraver.pages(SCORE, PageWish(height=1500)))


def test_pages_follow_one_another_without_a_gap(pages: list[EngravedPage]) -> None:
    assert len(pages) > 1
    assert pages[0].first == 0
    assert [page.first for page in pages[1:]] == [page.last for page in pages[:-1]]
    assert pages[-1].last == SCORE.bar_count
    assert sum(len(page.page.heads) for page in pages) == 240


def test_texts_are_there_in_the_order_of_the_page(pages: list[EngravedPage]) -> None:
    texts = [
        "".join(run[0] for run in mark.data).strip() for mark in pages[0].page.marks if mark.kind == "text"
    ]
    assert {"Air", "Flute", "F", "La"} <= set(texts)


def test_a_page_is_painted_and_a_note_in_its_color(pages: list[EngravedPage]) -> None:
    ensure_gui_app()
    painter_of_page = PagePainter(pages[0])
    image = QImage(420, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box = QRectF(0, 0, 420, 300)
    painter_of_page.paint(painter, box, QColor("black"), {"n0-0": QColor("red")})
    painter.end()
    x, y = pages[0].page.heads["n0-0"]
    scale = 420 / pages[0].page.width
    near = [image.pixelColor(round((x + dx) * scale), round(y * scale)) for dx in range(60, 180, 20)]
    assert any(color.red() > color.blue() + 60 for color in near)
    assert painter_of_page.note_at(QPointF(x + 110, y), 300) == "n0-0"
    assert painter_of_page.note_at(QPointF(0, 0), 300) == ""
    assert note_of("n0-3-1") == (0, 3)


def test_ticks_lie_on_the_page_in_their_order(pages: list[EngravedPage]) -> None:
    clock = PageClock(SCORE, pages[0].page, (0,))
    spots = [clock.spot(tick) for tick in range(0, 4 * 960, 480)]
    places = [(spot.system, spot.x) for spot in spots if spot is not None]
    assert len(places) == 8
    assert places == sorted(places)
    first = clock.spot(960)
    assert first is not None
    assert clock.tick_at(first.system, first.x) == 960
    assert clock.spot(pages[0].last * 3840) is None


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_works() -> None:
    engraver = Engraver(seconds=0.001)
    try:
        with pytest.raises(UserError, match="longer"):
            engraver.page(SCORE, PageWish())
        engraver._seconds = 60
        assert engraver.page(SCORE, PageWish(crop=True)).page.systems
    finally:
        engraver.close()


def test_an_engraver_that_dies_is_started_again() -> None:
    engraver = Engraver()
    try:
        engraver.page(SCORE, PageWish())
        assert engraver._process is not None
        os.kill(engraver._process.pid, signal.SIGKILL)
        engraver._process.wait()
        assert engraver.page(SCORE, PageWish()).page.systems
    finally:
        engraver.close()


def test_an_engraver_that_dies_at_its_work_is_told() -> None:
    engraver = Engraver()
    try:
        engraver.page(SCORE, PageWish())
        engraver._inbox.put(None)
        with pytest.raises(UserError, match="broke down"):
            engraver.page(SCORE, PageWish())
    finally:
        engraver.close()


def test_words_under_short_notes_stand_apart(engraver: Engraver) -> None:
    ensure_gui_app()
    words = ["lanterns", "are", "homeward", "and", "comes", "to", "every", "gleaming"]
    lyrics = [(960 * at, Lyric(start=0, text=word)) for at, word in enumerate(words)]
    score = track_of(Score(), [Note(960 * at, 960, 70) for at in range(8)], lyrics, name="Voice")
    (page,) = engraver.pages(score, PageWish(height=1500))
    found: dict[str, tuple[float, float]] = {}
    for mark in page.page.marks:
        if mark.kind == "text" and (word := "".join(run[0] for run in mark.data).strip()) in words:
            ((run, left),) = runs_of(mark, page.glyphs)
            begin = mark.x + left
            found[word] = begin, begin + QFontMetricsF(font_of(run)).horizontalAdvance(word)
    assert list(found) == words
    size = max(end - begin for begin, end in found.values()) / len("lanterns")
    for one, other in pairwise(words):
        assert found[other][0] - found[one][1] >= 0.25 * size, (one, other)
