"""A campaign that other processes write is the same as one that is written here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.export.formats import Exported
from creastudio.export.plan import PlannedFile
from creastudio.export.work import ExportCancelled
from creastudio.store.blobs import BlobStore
from creastudio.workspace import campaign_apart
from creastudio.workspace.campaign_delivery import deliver
from tests.support.campaigns import campaign_results


def _write(
    document: object, files: Sequence[PlannedFile], read: object, tell: Any, _cancelled: object
) -> Exported:
    """Stand in for the process: print is refused file by file, layered ones break down together."""
    tell(1.0, "")
    if files[0].path.suffix == ".psd":
        raise UserError("The export broke down.", "Choose a smaller size.")
    if files[0].path.suffix == ".pdf":
        return Exported((), (), (f"'{files[0].path.name}' has no room.",))
    for file in files:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(b"1234")
    return Exported(tuple(file.path for file in files), (f"'{files[0].path.name}' is soft.",))


def _film(*args: Any, **_options: Any) -> Exported:
    target: Path = args[4]
    target.parent.mkdir(parents=True)
    target.write_bytes(b"12")
    args[6](0.5, "half")
    return Exported((target,), ("It is short.",))


def test_each_process_costs_its_own_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign_apart, "export_files", _write)
    monkeypatch.setattr(campaign_apart, "export_film", _film)
    blobs = BlobStore(tmp_path / "blobs")
    told: list[float] = []
    done = deliver(
        blobs,
        campaign_results(blobs, with_music=False),
        tmp_path / "out",
        apart=True,
        progress=lambda fraction, _message: told.append(fraction),
    )
    rows = {row["use"]: row for row in done.report["files"]}
    assert rows["still"]["bytes"] == 4
    assert rows["still"]["notes"] == ["'64x64-A.jpg' is soft."]
    assert rows["film"]["notes"] == ["It is short."]
    assert "broke down" in rows["layered"]["missing"]
    assert "has no room" in rows["print"]["missing"]
    assert len(done.missing) == 2
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_it_can_be_given_up(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path / "blobs")
    made = campaign_results(blobs, with_music=False)
    with pytest.raises(ExportCancelled):
        deliver(blobs, made, tmp_path / "out", apart=True, cancelled=lambda: True)
    assert not (tmp_path / "out" / "report.html").exists()
