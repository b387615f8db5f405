"""Errors that are handed from one thread to another."""

from __future__ import annotations

import threading
import weakref

from creastudio.shell.threads.handing import bare


class Thing:
    """What only a function has at hand."""


def test_what_an_error_came_through_ends_where_it_was_raised() -> None:
    ends: list[str] = []
    errors: list[ValueError] = []

    def paint() -> None:
        thing = Thing()
        weakref.finalize(thing, lambda: ends.append(threading.current_thread().name))
        raise ValueError("no room")

    def work() -> None:
        try:
            paint()
        except ValueError as error:
            errors.append(bare(error))

    thread = threading.Thread(target=work, name="painting")
    thread.start()
    thread.join()
    assert ends == ["painting"]
    assert str(errors[0]) == "no room"
    assert errors[0].__traceback__ is not None
