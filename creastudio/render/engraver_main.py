"""The engraving process: takes scores, answers with engraved pages, with its memory capped.

It reads frames (``jobs/protocol.py``) from its standard input, a ``score`` and then any number of ``page``, and ends
with it. verovio is C++ and gets whatever a person draws; a fault of it costs this process alone.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import Any

from creastudio.api.score import Score
from creastudio.jobs.child_pipes import cap_memory, take_pipes
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message
from creastudio.notation.engraved import EngravedPage, PageWish
from creastudio.notation.engraved_svg import MUSIC_FONT, page_of
from creastudio.notation.mei import mei_of

_MEMORY = 2048


def main() -> int:
    """Engrave what is asked for until the input ends, and return the exit code."""
    inbox, pipe = take_pipes()
    cap_memory(_MEMORY)
    reader, writer = FrameReader(inbox), FrameWriter(pipe)
    scores: dict[str, Score] = {}
    while (request := reader.read()) is not None:
        writer.send(_answer(request, scores))
    return 0


def _answer(request: Message, scores: dict[str, Score]) -> Message:
    """Take a score, or engrave a page of the one that was taken last."""
    try:
        if request.type == "score":
            scores[""] = Score.loads(request.payload)
            return Message("taken")
        made = engraved_page(scores[""], PageWish(**request.body))
        return Message("page", {}, made.dumps())
    except MemoryError:
        return Message("full")
    except Exception:  # noqa: BLE001 - told to the studio
        return Message("failed", {"report": traceback.format_exc()})


def engraved_page(score: Score, wish: PageWish) -> EngravedPage:
    """Return the page that begins with a bar; verovio is imported here.

    Of a long score only as many bars are laid out as may be on it.
    """
    import verovio

    verovio.enableLog(0)
    kit = verovio.toolkit()
    title = wish.first == 0 and wish.title
    kit.setOptions(_options(wish, title=title))
    kit.setInputFrom("mei")
    count, guess = max(1, score.bar_count), max(1, wish.guess)
    while True:
        last = min(count, wish.first + guess)
        if not kit.loadData(mei_of(score, wish.first, last, title=title).decode()):
            raise ValueError("verovio refuses what was written for it")
        if last == count or kit.getPageCount() > 1:
            break
        guess *= 2
    glyphs: dict[str, str] = {}
    page = page_of(kit.renderToSVG(1), glyphs)
    folder = Path(verovio.__file__).parent / "data"
    runs = (run for mark in page.marks if mark.kind == "text" for run in mark.data)
    for name in {f"{ord(letter):04X}" for text, _, _, _, music in runs if music for letter in text}:
        glyphs.setdefault(name, _outline(folder, name))
    end = max([wish.first, *(measure.number for measure in page.measures)]) + 1
    return EngravedPage(page, wish.first, end, glyphs)


def _options(wish: PageWish, *, title: bool) -> dict[str, Any]:
    return {
        "pageWidth": max(100, round(wish.width / wish.size)),
        "pageHeight": max(100, round(wish.height / wish.size)),
        "adjustPageHeight": wish.crop,
        "pageMarginLeft": 100,
        "pageMarginRight": 100,
        "pageMarginTop": 100,
        "pageMarginBottom": 100,
        "header": "auto" if title else "none",
        "footer": "none",
        "breaks": "auto",
        "xmlIdSeed": 1,
        "spacingStaff": 10,
        # Words are drawn in letters wider than those that verovio measures: at its own 1.2 they run together.
        "lyricWordSpace": 3.5,
        "font": MUSIC_FONT,
    }


def _outline(folder: Path, name: str) -> str:
    """Return the path data of a glyph that verovio only names in a text."""
    try:
        text = (folder / MUSIC_FONT / f"{name}.xml").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r'\bd="([^"]*)"', text)
    return found[1] if found else ""
