"""Live sessions: the newest wish is drawn, troubles are told, and nothing is left behind."""

from __future__ import annotations

import queue
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from creastudio.jobs import live, live_reading
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import LiveComposed, LiveFindings, LiveNotice, LivePicture
from creastudio.jobs.live_slots import (
    PREFIX,
    _folder,  # pyright: ignore[reportPrivateUsage]
)
from creastudio.jobs.protocol import Message
from tests.support.toy_jobs import Desk
from tests.support.toy_live import Studio, until


@pytest.fixture
def studio(desk: Desk, tmp_path: Path) -> Studio:
    return Studio(desk, tmp_path)


@pytest.fixture
def process(process_desk: Desk, tmp_path: Path) -> Studio:
    return Studio(process_desk, tmp_path)


def names() -> set[str]:
    return {path.name for path in _folder().glob(f"{PREFIX}*")}


def test_a_wish_becomes_a_picture(studio: Studio) -> None:
    studio.open("flat")
    number = studio.ask(77, side=3)
    picture = studio.picture()
    assert (picture.number, picture.width, picture.height) == (number, 3, 3)
    assert bytes(picture.pixels) == bytes((77, 77, 77, 255)) * 9
    picture.release()


def test_notes_on_a_text_come_instead_of_a_picture(studio: Studio) -> None:
    studio.open("notes")
    number = studio.ask(2)
    found = studio.next()
    assert isinstance(found, LiveFindings)
    assert (found.number, found.metadata) == (number, {"summary": "grey"})
    note = {"line": 2, "start": 0, "end": 0, "kind": "", "text": "dull", "severity": "warning"}
    assert found.notes == (note,)


def test_layouts_come_instead_of_a_picture_and_texts_are_measured(studio: Studio) -> None:
    studio.open("composes")
    number = studio.ask(10, side=7)
    found = studio.next()
    assert isinstance(found, LiveComposed)
    assert (found.number, found.metadata) == (number, {"summary": "one"})
    assert [(layout.width, layout.height) for layout in found.layouts] == [(22, 7)]


def test_a_layout_that_is_none_costs_one_answer(studio: Studio) -> None:
    studio.open("composes")
    studio.ask(13)
    assert "ValidationError" in studio.trouble().message
    studio.ask(10, side=7)
    assert isinstance(studio.next(), LiveComposed)


def test_a_note_of_an_unknown_severity_is_told(studio: Studio) -> None:
    studio.open("notes")
    studio.ask(13)
    assert "severity" in studio.trouble().message


def test_many_pictures_of_changing_size(studio: Studio) -> None:
    studio.open("flat")
    for index in range(40):
        side = 1 + (index * 7) % 40
        number = studio.ask(index, side=side)
        picture = studio.picture()
        assert picture.number == number
        assert bytes(picture.pixels) == bytes((index, index, index, 255)) * side**2
        picture.release()


def test_a_picture_stays_while_it_is_held(studio: Studio) -> None:
    studio.open("flat")
    studio.ask(5)
    held = studio.picture()
    for grey in range(10, 20):
        studio.ask(grey, side=4 + grey)
        studio.picture().release()
    assert held.pixels[0] == 5
    held.release()


def test_a_picture_that_cannot_be_mapped_costs_no_slot(
    process: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach, failed = live_reading.Slot.attach, list[str]()

    def full(name: str, room: int) -> live_reading.Slot:
        if len(failed) < 5:
            failed.append(name)
            raise OSError("no memory is left")
        return attach(name, room)

    monkeypatch.setattr(live_reading.Slot, "attach", full)
    process.open("flat")
    for _ in range(5):
        process.ask(1)
        assert "no memory is left" in process.trouble().message
    process.ask(2)
    picture = process.picture()
    assert picture.pixels[0] == 2
    picture.release()


def test_the_seed_may_change(studio: Studio) -> None:
    studio.open("seeded")
    for seed in (3, 9):
        studio.ask(seed=seed)
        picture = studio.picture()
        assert picture.pixels[0] == seed
        picture.release()


def test_only_the_newest_wish_is_drawn(process: Studio) -> None:
    process.open("slow")
    process.ask(1)
    process.picture().release()
    for grey in range(2, 40):
        process.ask(grey)
        # As a hand moves: some wishes come while the engine draws already.
        time.sleep(0.005)
    drawn: list[int] = [0]
    while drawn[-1] != 39:
        picture = process.picture()
        drawn = picture.metadata["drawn"]
        picture.release()
    assert len(drawn) < 10
    assert drawn == sorted(drawn)


def test_a_model_is_opened(studio: Studio) -> None:
    studio.open("loads")
    studio.ask()
    assert studio.picture().metadata == {"note": "brush"}


def test_a_missing_model_is_told_and_may_come(studio: Studio) -> None:
    studio.open("needs")
    studio.ask()
    assert "no model 'none such'" in studio.trouble().message


@pytest.mark.parametrize(
    ("grey", "says"),
    [
        (13, "Thirteen brings bad luck."),
        (14, "ZeroDivisionError"),
        (15, "needs 16 bytes"),
        (16, "TypeError"),
        (17, "ValueError"),
    ],
)
def test_a_trouble_costs_one_picture(studio: Studio, grey: int, says: str) -> None:
    studio.open("moody")
    for _ in range(5):
        studio.ask(grey)
        trouble = studio.trouble()
        assert says in trouble.message
        assert trouble.hint
    studio.ask(20)
    assert studio.picture().pixels[0] == 20


def test_numbers_of_numpy_are_taken(studio: Studio) -> None:
    studio.open("moody")
    for _ in range(5):
        studio.ask(18)
        picture = studio.picture()
        assert (picture.width, picture.pixels[0]) == (1, 18)
        picture.release()


def test_a_session_emits_nothing(studio: Studio) -> None:
    studio.open("emits")
    studio.ask()
    assert "no ctx.emit" in studio.trouble().message


def test_a_warning_is_heard(studio: Studio) -> None:
    studio.open("warns")
    studio.ask(1)
    assert studio.next() == LiveNotice("The brush is dry.")
    assert studio.picture().pixels[0] == 1


def test_the_map_comes_after_the_picture(process: Studio) -> None:
    process.open("slow")
    process.ask(1)
    process.picture().release()
    process.ask(2, channel="map")
    process.ask(3, channel="map")
    process.ask(4)
    channels = [process.picture().channel, process.picture().channel]
    assert sorted(channels) == ["", "map"]


def test_nothing_is_heard_of_a_closed_session(process: Studio) -> None:
    session = process.open("slow")
    process.ask(1)
    process.picture().release()
    process.ask(2)
    session.close()
    session.join(10)
    assert not session.is_alive()
    # Of the same engine, which draws one after the other: the picture of the first one is made by now.
    process.open("slow")
    process.ask(3)
    assert process.picture().metadata["drawn"] == [3]


def test_an_engine_that_died_is_asked_once_more(process: Studio) -> None:
    process.open("dies")
    process.ask(14)
    assert process.picture().pixels[0] == 14


def test_an_engine_that_dies_again_is_told(process: Studio) -> None:
    process.open("dies")
    process.ask(13)
    assert "took its engine down" in process.trouble().message
    process.ask(20)
    assert process.picture().pixels[0] == 20


def test_the_report_of_an_engine_that_crashed_says_where(process: Studio) -> None:
    process.open("dies", plugin_version="1.2")
    process.ask(15)
    report = process.trouble().report
    assert report.startswith("toy.dies 1.2: SIGSEGV")
    assert "The brush breaks." in report
    assert re.search(r'toy_live_plugin.py", line \d+ in render', report)


def test_no_memory_is_left_behind(process: Studio) -> None:
    before = names()
    session = process.open("dies")
    for grey in range(20, 25):
        process.ask(grey, side=grey * 8)
        process.picture().release()
    assert names() == before
    process.ask(13)
    process.trouble()
    process.ask(20)
    held = process.picture()
    session.close()
    session.join(10)
    assert names() == before
    assert held.pixels[0] == 20


def test_a_hang_is_ended(process: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    process.open("hangs")
    process.ask(1)
    process.picture().release()
    monkeypatch.setattr(live, "STUCK_SECONDS", 0.2)
    process.ask(13)
    assert "took too long" in process.trouble().message
    monkeypatch.setattr(live, "STUCK_SECONDS", 30.0)
    process.ask(2)
    assert process.picture().pixels[0] == 2


def test_an_idle_session_gives_its_engine_back_and_comes_again(
    process: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = process.open("slow")
    process.ask(1)
    process.picture().release()
    monkeypatch.setattr(live, "IDLE_SECONDS", 0.1)
    process.ask(2, channel="map")
    process.picture().release()
    until(lambda: not session.in_use)
    monkeypatch.setattr(live, "IDLE_SECONDS", 120.0)
    process.ask(3)
    event = process.next()
    assert isinstance(event, LivePicture)
    event.release()


def test_a_closing_studio_ends_its_sessions(process: Studio) -> None:
    session = process.open("flat")
    process.ask(1)
    process.picture()
    process.desk.queue.close("stop")
    assert not session.is_alive()


class BriefEngine:
    """An engine that ends right before it is asked for its first picture."""

    last_words = "exit code 7"

    def __init__(self) -> None:
        self.handlers: dict[str, Callable[[Message | None], None]] = {}
        self.heard: queue.Queue[Message] = queue.Queue()
        self.ended = False

    def join_live(self, session: str, handler: Callable[[Message | None], None]) -> None:
        self.handlers[session] = handler

    def leave_live(self, session: str) -> None:
        self.handlers.pop(session, None)

    def send_live(self, message: Message) -> None:
        self.heard.put(message)

    def kill(self) -> None:
        raise AssertionError("nothing hangs")

    # -- the part of a queue that a session needs

    def drawing(self, session: LiveSession, on: bool) -> None:
        del session
        if on and not self.ended:
            self.ended = True
            for handler in [*self.handlers.values()]:
                handler(None)

    def engine_busy(self, session: LiveSession) -> bool:
        del session
        return False

    def live_ended(self, session: LiveSession) -> None:
        del session


def test_a_wish_that_meets_the_end_of_its_engine_goes_to_the_next(studio: Studio) -> None:
    engine = BriefEngine()
    request = studio.open("flat").request
    session = live.LiveSession(request, engine, studio.desk.services, engine, lambda _event: None)
    session.start()
    number = session.ask({"grey": 1}, 0)
    try:
        heard = [engine.heard.get(timeout=10) for _ in range(3)]
        assert [message.type for message in heard] == ["live_open", "live_open", "live_ask"]
        assert heard[-1].body["number"] == number
        assert heard[-1].body["id"] == heard[1].body["id"]
        # Of the session before nobody hears any more, or it would be kept for good.
        assert list(engine.handlers) == [heard[1].body["id"]]
    finally:
        session.close()
        session.join(10)
