"""Event files, read back record by record, and by TensorBoard where it is installed."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.testing import tiny_png
from creastudio.export.event_files import EventFile, crc32c, export_notes, masked_crc, records
from creastudio.store.training_notes import TrainingNotes

MOMENT = 1_700_000_000.5


def fields(message: bytes) -> dict[int, bytes | int]:
    """Return the fields of a protocol-buffer message by their number."""
    found: dict[int, bytes | int] = {}
    place = 0

    def varint() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = message[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while place < len(message):
        key = varint()
        match key & 7:
            case 0:
                found[key >> 3] = varint()
            case kind:
                size = {1: 8, 5: 4}.get(kind) or varint()
                found[key >> 3] = message[place : place + size]
                place += size
    return found


def value_of(event: bytes) -> tuple[int, str, dict[int, bytes | int]]:
    """Return step, name and value of an event with a summary."""
    outer = fields(event)
    summary = outer[5]
    assert isinstance(summary, bytes)
    inner = fields(summary)[1]
    assert isinstance(inner, bytes)
    value = fields(inner)
    name, step = value[1], outer.get(2, 0)
    assert isinstance(name, bytes)
    assert isinstance(step, int)
    return step, name.decode(), value


@pytest.mark.parametrize(
    ("data", "checksum"),
    [(b"", 0), (b"123456789", 0xE3069283), (bytes(32), 0x8A9136AA), (b"\xff" * 32, 0x62A8AB43)],
)
def test_checksums_are_those_of_the_standard(data: bytes, checksum: int) -> None:
    assert crc32c(data) == checksum  # RFC 3720, appendix B.4


def test_a_masked_checksum_is_turned_and_shifted() -> None:
    assert masked_crc(b"") == 0xA282EAD8
    assert masked_crc(b"123456789") == ((0xE3069283 >> 15 | 0xE3069283 << 17) + 0xA282EAD8) & 0xFFFFFFFF


def test_points_and_sheets_are_what_was_given(tmp_path: Path) -> None:
    file = EventFile(tmp_path / "run", MOMENT)
    file.add_point("loss", 0.25, 70_000, MOMENT + 1)
    file.add_sheet(tiny_png(1, 24), 300, MOMENT + 2)
    file.close()

    first, point, sheet = records(file.path.read_bytes())

    assert fields(first)[3] == b"brain.Event:2"
    assert fields(point)[1] == struct.pack("<d", MOMENT + 1)
    step, name, value = value_of(point)
    assert (step, name, value[2]) == (70_000, "loss", struct.pack("<f", 0.25))
    step, name, value = value_of(sheet)
    image = value[4]
    assert isinstance(image, bytes)
    assert (step, name) == (300, "samples")
    assert (fields(image)[1], fields(image)[2], fields(image)[4]) == (24, 24, tiny_png(1, 24))


def test_what_is_written_can_be_read_before_the_file_is_closed(tmp_path: Path) -> None:
    file = EventFile(tmp_path, MOMENT)
    for step in range(3):
        file.add_point("loss", float("nan"), step, MOMENT)
        assert len(list(records(file.path.read_bytes()))) == step + 2
    file.close()


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    EventFile(tmp_path, MOMENT).close()
    (path,) = tmp_path.iterdir()
    data = bytearray(path.read_bytes())
    data[-6] ^= 1
    with pytest.raises(ValueError, match="wrong checksum"):
        list(records(bytes(data)))


@pytest.fixture
def notes(tmp_path: Path) -> TrainingNotes:
    kept = TrainingNotes(tmp_path / "notes")
    for step in (10, 20, 30):
        kept.add_point("loss", 1 / step, step)
        kept.add_point("distance", step / 7, step)
    kept.add_sheet(tiny_png(2, 24), 20)
    return kept


def test_what_was_kept_of_a_training_is_exported_in_order(notes: TrainingNotes, tmp_path: Path) -> None:
    path = export_notes(notes, tmp_path / "out" / "cats", MOMENT)
    events = [value_of(event) for event in list(records(path.read_bytes()))[1:]]
    assert [(step, name) for step, name, _ in events] == [
        (10, "loss"), (10, "distance"), (20, "loss"), (20, "distance"), (30, "loss"), (30, "distance"), (20, "samples"),
    ]  # fmt: skip


def test_a_training_of_which_nothing_was_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No curves were kept"):
        export_notes(TrainingNotes(tmp_path / "none"), tmp_path / "out", MOMENT)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told(notes: TrainingNotes, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError):
        export_notes(notes, tmp_path / "taken" / "cats", MOMENT)


def test_tensorboard_reads_it(notes: TrainingNotes, tmp_path: Path) -> None:
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    path = export_notes(notes, tmp_path / "cats", MOMENT)
    found = accumulator.EventAccumulator(str(path.parent))
    found.Reload()
    assert set(found.Tags()["scalars"]) == {"loss", "distance"}
    assert [(point.step, point.value) for point in found.Scalars("loss")] == [
        (step, pytest.approx(1 / step)) for step in (10, 20, 30)
    ]
    assert found.Images("samples")[0].width == 24
    assert math.isclose(found.Scalars("loss")[0].wall_time, MOMENT)


def test_a_sheet_that_was_cut_short_is_left_out(tmp_path: Path) -> None:
    notes = TrainingNotes(tmp_path / "notes")
    notes.add_point("loss", 1.0, 1)
    notes.add_sheet(tiny_png(1, 24), 1)
    notes.add_sheet(tiny_png(2, 24)[:12], 2)
    file = export_notes(notes, tmp_path / "events", MOMENT)
    steps = [value_of(event)[0] for event in list(records(file.read_bytes()))[1:]]
    assert steps == [1, 1]
