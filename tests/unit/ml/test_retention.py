from __future__ import annotations

from pathlib import Path

import torch

from creastudio.api import UserError
from creastudio.ml.retention import Kept, bytes_of, disk_space


def _write(path: Path) -> None:
    path.write_bytes(b"x")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_best_are_kept_and_the_rest_is_deleted(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 2)
    for seen, score in ((10, 5.0), (20, 3.0), (30, 4.0), (40, 6.0), (50, 3.0)):
        kept.offer(seen, score, _write)
    assert kept.scores == {20: 3.0, 50: 3.0}
    assert len(_names(tmp_path)) == 2
    assert kept.before(49) == 20
    assert kept.before(19) is None


def test_of_equal_ones_the_later_stays(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 1)
    kept.offer(10, 1.0, _write)
    kept.offer(20, 1.0, _write)
    assert list(kept.scores) == [10]  # an equal one isn't better
    kept.offer(30, 0.5, _write)
    assert list(kept.scores) == [30]


def test_going_back_and_orphans(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 3)
    for seen in (10, 20, 30):
        kept.offer(seen, 100 - seen, _write)
    kept.forget_after(20)
    assert list(kept.scores) == [10, 20]
    (tmp_path / "kept-000000000099.safetensors").write_bytes(b"x")
    again = Kept(tmp_path, 3)
    again.restore(kept.state())
    assert again.scores == {10: 90.0, 20: 80.0}
    assert len(_names(tmp_path)) == 2


def test_a_full_disk_costs_the_new_one_alone(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 2)
    kept.offer(10, 1.0, _write)

    def fails(path: Path) -> None:
        raise UserError("The disk is full.")

    kept.offer(20, 0.5, fails)
    assert kept.full
    assert kept.scores == {10: 1.0}


def test_none_is_kept_where_none_is_wanted(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 0)
    kept.offer(10, 1.0, _write)
    assert _names(tmp_path) == []


def test_space_is_that_of_all_files() -> None:
    size = bytes_of({"a": torch.zeros(1000)})
    assert 4000 < size < 80_000
    assert disk_space(3, size) == 5 * size
