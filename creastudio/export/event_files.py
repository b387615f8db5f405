"""Event files: curves and sample sheets of a training, as TensorBoard reads them.

A file is a row of records: length, its checksum, data, its checksum, little-endian (TFRecord). The data are ``Event`` messages of
protocol buffers; only three small ones are needed, so they are written out here. Checksums are CRC-32C (RFC 3720,
appendix B.4), turned and shifted so that data which hold checksums don't weaken them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.store.files import disk_error
from creastudio.store.training_notes import TrainingNotes

VERSION = b"brain.Event:2"
"""What the first record of every event file says."""

SHEET = "samples"
HEADER = 24
"""Bytes of a PNG up to and with its width and height."""

POLYNOMIAL = 0x82F63B78
MASK = 0xA282EAD8

Point = tuple[str, float, int]


class EventFile:
    """One file in a folder that TensorBoard is pointed at; whole after every record.

    Parameters
    ----------
    folder : Path
        Of one training; made when it is missing. TensorBoard calls the training by its name.
    moment : float
        When it began, seconds since 1970; in the file's name, by which TensorBoard sorts.

    Raises
    ------
    UserError
        From every method, when the disk doesn't take it.
    """

    def __init__(self, folder: Path, moment: float) -> None:
        self.path = folder / f"events.out.tfevents.{int(moment):010d}.creastudio"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        except OSError as error:
            raise disk_error(error, folder) from error
        self._write(moment, 0, _bytes(3, VERSION))

    def add_point(self, name: str, value: float, step: int, moment: float) -> None:
        """Add a point of the curve `name`; `moment` in seconds since 1970."""
        self._summary(name, b"\x15" + struct.pack("<f", value), step, moment)  # field 2, a float

    def add_sheet(self, png: bytes, step: int, moment: float, name: str = SHEET) -> None:
        """Add a PNG."""
        width, height = struct.unpack(">II", png[16:HEADER])
        image = _number(1, height) + _number(2, width) + _number(3, 3) + _bytes(4, png)
        self._summary(name, _bytes(4, image), step, moment)

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):  # what it could not take was told when it was written
            self._file.close()

    def _summary(self, name: str, value: bytes, step: int, moment: float) -> None:
        self._write(moment, step, _bytes(5, _bytes(1, _bytes(1, name.encode()) + value)))

    def _write(self, moment: float, step: int, what: bytes) -> None:
        event = b"\x09" + struct.pack("<d", moment) + _number(2, step) + what  # field 1, a double
        length = struct.pack("<Q", len(event))
        record = length + struct.pack("<I", masked_crc(length)) + event + struct.pack("<I", masked_crc(event))
        try:
            self._file.write(record)
            self._file.flush()
        except OSError as error:
            raise disk_error(error, self.path.parent) from error


def export_notes(notes: TrainingNotes, folder: Path, moment: float) -> Path:
    """Write the curves and sheets that were kept of a training into a new event file in `folder`.

    Raises
    ------
    UserError
        When nothing was kept, or the disk doesn't take it.
    """
    curves, sheets = notes.curves(), notes.sheets()
    if not curves and not sheets:
        raise UserError("No curves were kept of this training.", "Wait until it has measured something.")
    file = EventFile(folder, moment)
    try:
        for name, value, step in _in_order(curves):
            file.add_point(name, value, step, moment)
        # Texts have no place in such a file.
        for sheet in [sheet for sheet in sheets if sheet.path.suffix == ".png"]:
            data = sheet.path.read_bytes()
            # One that a kill cut short is left out.
            if len(data) >= HEADER:
                file.add_sheet(data, sheet.step, moment)
    except OSError as error:
        raise disk_error(error, folder) from error
    finally:
        file.close()
    return file.path


def records(data: bytes) -> Iterator[bytes]:
    """Yield the records of an event file; ValueError where a checksum is wrong."""
    place = 0
    while place < len(data):
        length, check = data[place : place + 8], data[place + 8 : place + 12]
        end = place + 12 + struct.unpack("<Q", length)[0]
        event, its_check = data[place + 12 : end], data[end : end + 4]
        if (
            struct.pack("<I", masked_crc(length)) != check
            or struct.pack("<I", masked_crc(event)) != its_check
        ):
            raise ValueError(f"wrong checksum at byte {place}")
        yield event
        place = end + 4


def masked_crc(data: bytes) -> int:
    """Return the masked CRC-32C of `data`, 32 bits."""
    value = crc32c(data)
    return (((value >> 15) | (value << 17)) + MASK) & 0xFFFFFFFF


def crc32c(data: bytes) -> int:
    """Return the CRC-32C (Castagnoli) of `data`."""
    value = 0xFFFFFFFF
    for byte in data:
        value = _TABLE[(value ^ byte) & 0xFF] ^ (value >> 8)
    return value ^ 0xFFFFFFFF


def _table() -> Iterator[int]:
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = (value >> 1) ^ (POLYNOMIAL if value & 1 else 0)
        yield value


_TABLE = tuple(_table())


def _in_order(curves: Mapping[str, Sequence[tuple[int, float]]]) -> list[Point]:
    points = [(name, value, step) for name, found in curves.items() for step, value in found]
    return sorted(points, key=lambda point: point[2])


def _varint(value: int) -> bytes:
    found = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        found.append(low | (0x80 if value else 0))
        if not value:
            return bytes(found)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
