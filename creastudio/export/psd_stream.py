"""Writing a PSD while its layers are painted: what is done goes to the disk, so that a hundred large layers fit.

psd-tools makes the records; their channels come one by one. Layers are painted on this thread and packed on others.
"""

from __future__ import annotations

import os
import struct
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from psd_tools import PSDImage
from psd_tools.constants import ChannelID, Compression
from psd_tools.psd.layer_and_mask import ChannelDataList, LayerRecord
from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.export.packbits import channel, packed
from creastudio.export.slices import Cut, MaskCut
from creastudio.render.pixels import pixels_of

LARGEST = 2**31 - 1
"""Bytes of a PSD; a PSB would hold more."""

WORKERS = max(1, min(4, (os.cpu_count() or 2) - 1))
_RLE = struct.pack(">H", Compression.RLE.value)
_COLORS = (ChannelID.CHANNEL_0, ChannelID.CHANNEL_1, ChannelID.CHANNEL_2, ChannelID.TRANSPARENCY_MASK)


@dataclass(frozen=True)
class Pixels:
    """What a record of the file shows: its px, its mask, or neither."""

    cut: Cut | None
    mask: MaskCut | None


@dataclass(frozen=True)
class _Part:
    """A record whose channels are being packed; None for those that it brings along."""

    record: LayerRecord
    channels: ChannelDataList
    packing: Future[dict[ChannelID, bytes]] | None


def stream(file: PSDImage, out: BinaryIO, paint: Callable[[LayerRecord], Pixels | None]) -> None:
    """Write a file whose layers have placeholders for their px.

    Parameters
    ----------
    out : BinaryIO
        Can be read back and forth.
    paint : callable
        Gives the px of a record; None for one that has what it needs.

    Raises
    ------
    UserError
        When it grows too large for the format.
    """
    whole = file._record
    section = whole.layer_and_mask_information
    info = section.layer_info
    if info is None or not info.layer_records:
        whole.write(out)
        return
    whole.header.write(out)
    whole.color_mode_data.write(out)
    whole.image_resources.write(out)
    start = out.tell()
    out.write(struct.pack(">IIh", 0, 0, info.layer_count))
    records = out.tell()
    info.layer_records.write(out)
    channels = out.tell()
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="psd") as pool:
        for part in _ahead(pool, zip(info.layer_records, info.channel_image_data, strict=True), paint):
            _write_channels(part, out)
            if out.tell() > LARGEST:
                raise UserError(
                    "It grows larger than 2 GB, more than a PSD holds.", "Choose a smaller scale."
                )
    out.write(b"\0" * (-(out.tell() - start - 8) % 4))
    layers_end = out.tell()
    if section.global_layer_mask_info:
        section.global_layer_mask_info.write(out)
    if section.tagged_blocks:
        section.tagged_blocks.write(out, version=1, padding=4)
    end = out.tell()
    whole.image_data.write(out)
    out.seek(start)
    out.write(struct.pack(">II", end - start - 4, layers_end - start - 8))
    # Places and lengths are known now; they take as much room as the placeholders did.
    out.seek(records)
    info.layer_records.write(out)
    assert out.tell() == channels
    out.seek(0, os.SEEK_END)


def merged_planes(image: QImage) -> bytes:
    """Return the whole picture as the end of a PSD holds it: lengths of all rows of all channels, then all rows."""
    parts = [packed(plane) for plane in planes(image)]
    counts = b"".join(lengths.astype(">u2").tobytes() for lengths, _ in parts)
    return counts + b"".join(rows for _, rows in parts)


def planes(image: QImage) -> Iterator[NDArray[np.uint8]]:
    """Yield red, green, blue and alpha of an image, (height, width) each; not premultiplied."""
    # Held by a name: its px are gone with it.
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = pixels_of(straight, writable=False)
    for number in range(4):
        yield np.ascontiguousarray(pixels[..., number])


def _ahead(
    pool: ThreadPoolExecutor,
    pairs: Iterator[tuple[LayerRecord, ChannelDataList]],
    paint: Callable[[LayerRecord], Pixels | None],
) -> Iterator[_Part]:
    """Yield the records in order while the next ones are painted and packed; few at a time, for they are large."""
    waiting: deque[_Part] = deque()
    for record, channels in pairs:
        found = paint(record)
        waiting.append(_Part(record, channels, None if found is None else pool.submit(_packed, found)))
        if len(waiting) > WORKERS + 1:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _packed(found: Pixels) -> dict[ChannelID, bytes]:
    """Return the channels of a record, packed; any thread may call it."""
    done: dict[ChannelID, bytes] = {}
    if found.cut is not None:
        for name, plane in zip(_COLORS, planes(found.cut.image), strict=True):
            done[name] = channel(plane)
    if found.mask is not None:
        done[ChannelID.USER_LAYER_MASK] = channel(found.mask.plane)
    return done


def _write_channels(part: _Part, out: BinaryIO) -> None:
    done: dict[Any, bytes] = part.packing.result() if part.packing is not None else {}
    for info, stored in zip(part.record.channel_info, part.channels, strict=True):
        data = done.get(info.id)
        if data is None:
            info.length = stored._length
            stored.write(out)
        else:
            info.length = len(_RLE) + len(data)
            out.write(_RLE)
            out.write(data)
