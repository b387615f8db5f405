"""A child that talks in frames is started, and ended whatever it is at."""

from __future__ import annotations

import threading

from creastudio.jobs.child_start import end_child, start_child


def test_a_child_that_waits_is_ended_with_who_reads_from_it() -> None:
    process = start_child("--engrave")
    assert process.stdin is not None
    assert process.stdout is not None
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(process.stdout.read()))  # type: ignore[union-attr]
    reader.start()
    end_child(process, reader)
    assert process.returncode is not None
    assert (heard, reader.is_alive()) == ([b""], False)
    assert process.stdin.closed
    assert process.stdout.closed
