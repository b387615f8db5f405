"""What a running job says, and what is kept of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from creastudio.api.score import Note, Score, Track
from creastudio.api.testing import tiny_png
from creastudio.jobs.messages import JobMessages
from creastudio.jobs.protocol import Message

SCORE = Score(tracks=(Track(name="Voice"),)).with_notes(0, [Note(0, 960, 60)]).dumps()


@pytest.mark.parametrize("trains", [True, False])
@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/png", tiny_png(1, 8)),
        ("text/plain", b"a line"),
        ("application/x-creastudio-score", SCORE),
    ],
)
def test_samples_of_a_training_are_kept_and_shown(
    tmp_path: Path, media_type: str, data: bytes, *, trains: bool
) -> None:
    kept: list[Any] = []
    shown: list[Any] = []
    services: Any = SimpleNamespace(note_sheet=lambda *told: kept.append(told))
    owner: Any = SimpleNamespace(post=shown.append, accepts=lambda _job: True, ease=lambda: None)
    request: Any = SimpleNamespace(id="job", trains=trains)
    body = {"media_type": media_type, "metadata": {"step": 4}}
    JobMessages(request, tmp_path, services, owner).handle(Message("preview", body, data))
    assert kept == ([("job", data, 4)] if trains else [])
    assert [event.data for event in shown] == [data]
