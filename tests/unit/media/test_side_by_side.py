"""Work for two threads, or for one where there is one processor."""

from __future__ import annotations

import threading

import pytest

from creastudio.media import side_by_side as module
from creastudio.media.side_by_side import processors, side_by_side


@pytest.mark.parametrize("there", [1, 2])
def test_every_item_is_done_and_faults_come_out(there: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: there)
    done: list[int] = []
    names: set[str] = set()

    def work(item: int) -> None:
        names.add(threading.current_thread().name)
        if item == 7:
            raise ValueError("seven")
        done.append(item)

    side_by_side(work, range(5), "test")
    assert sorted(done) == [0, 1, 2, 3, 4]
    assert all(name.startswith("test") == (there > 1) for name in names)
    with pytest.raises(ValueError, match="seven"):
        side_by_side(work, [7], "test")


def test_there_is_a_processor() -> None:
    assert processors() >= 1
