"""Text on the terminal while it is written."""

from __future__ import annotations

import pytest

from creastudio.cli.streaming import StreamPrinter
from creastudio.jobs.job import JobRecord, JobRequest, JobStream, StreamPiece

REQUEST = JobRequest(work="toy.write", entry="a:b", params_entry="a:c")


def _said(anew: bool, *pieces: tuple[str, str]) -> JobStream:
    return JobStream(REQUEST.id, tuple(StreamPiece(channel, text) for channel, text in pieces), anew)


def test_the_first_text_comes_as_it_is_written_and_the_others_after_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printer = StreamPrinter()
    printer.on_stream(_said(True, ("0", "One "), ("1", "Two ")))
    assert capsys.readouterr().err == "One "
    printer.on_stream(_said(False, ("1", "more"), ("0", "more")))
    assert capsys.readouterr().err == "more"
    printer.on_job(JobRecord(request=REQUEST, status="done"))
    assert capsys.readouterr().err == "\n\nTwo more\n"


def test_a_second_attempt_begins_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    printer = StreamPrinter()
    printer.on_stream(_said(True, ("0", "lost"), ("1", "lost too")))
    printer.on_stream(_said(True, ("0", "kept")))
    printer.on_job(JobRecord(request=REQUEST, status="done"))
    assert capsys.readouterr().err == "lost\nkept\n"
