"""Pictures by hash, decoded when they are painted and kept while there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

from creastudio.api.errors import UserError
from creastudio.render.sheet import PAINTED
from creastudio.render.veil import pixelated

MAX_PIXELS = 100_000_000
"""Larger pictures aren't decoded: the placeholder is painted instead."""

DEFAULT_CAPACITY = 256 * 1024 * 1024

OPAQUE = QImage.Format.Format_RGB32
"""The format of pictures that nothing shines through."""

SCORE = b'{"format":"creastudio-score"'
"""How a stored score begins: as a picture it is its first page of notation."""

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"), (b"RIFF", b"webp"))


class ImageSource:
    """Decodes pictures on demand and keeps the most recently painted ones. Safe to share between threads.

    Parameters
    ----------
    read : callable
        SHA-256 -> bytes; raises ``UserError``, ``KeyError`` or ``OSError`` for what is missing.
    capacity : int
        Bytes of decoded pixels to keep.
    """

    def __init__(self, read: Callable[[str], bytes], capacity: int = DEFAULT_CAPACITY) -> None:
        self._read = read
        self._capacity = capacity
        self._images: OrderedDict[Hashable, QImage] = OrderedDict()
        self._used = 0
        self._missing: set[str] = set()
        self._veiled: frozenset[str] = frozenset()
        self._epoch = 0
        self._lock = threading.Lock()

    @property
    def epoch(self) -> int:
        """Another number whenever pictures came back that were missing: what was painted before shows them missing."""
        return self._epoch

    def look_again(self) -> bool:
        """Look for pictures that were missing when they were painted; True when one of them is there now."""
        with self._lock:
            missing = list(self._missing)
        back = [sha256 for sha256 in missing if self.read(sha256) is not None]
        for sha256 in back:
            self.forget(sha256)
        with self._lock:
            for key in [key for key in self._images if back and isinstance(key, tuple) and key[0] == "mask"]:
                # Put together without them.
                self._used -= self._images.pop(key).sizeInBytes()
            self._missing.difference_update(back)
            self._epoch += bool(back)
        return bool(back)

    @property
    def veiled(self) -> frozenset[str]:
        """The pictures that are given in coarse squares."""
        return self._veiled

    def veil(self, hashes: Iterable[str]) -> frozenset[str]:
        """Give these pictures in coarse squares from now on, and no others; returns those that look different now."""
        with self._lock:
            old, self._veiled = self._veiled, frozenset(hashes)
            changed = old ^ self._veiled
        for sha256 in changed:
            self.forget(sha256)
        self._epoch += bool(changed)
        return changed

    @property
    def used(self) -> int:
        """Bytes of decoded pixels that are kept now."""
        return self._used

    def known(self, sha256: str) -> bool:
        """Whether the picture is decoded (or known to be missing) now, so that painting it waits for nothing."""
        with self._lock:
            return (sha256, 0) in self._images

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes under a hash as they are stored, or None when they are missing."""
        try:
            return self._read(sha256)
        except (UserError, KeyError, OSError):
            # What is missing is painted as missing; who reads the project says so in words.
            return None

    def image(self, sha256: str) -> QImage | None:
        """Return the picture, upright and in sRGB, or None when it is missing or damaged."""
        return self._level(sha256, 0)

    def image_for(self, sha256: str, width: float, height: float) -> QImage | None:
        """Return the smallest stored halving of the picture that still has `width` x `height` device px.

        Painting a large picture small from its full size skips pixels; from the nearest halving it doesn't.
        """
        full = self.image(sha256)
        if full is None or width <= 0 or height <= 0:
            return full
        level = 0
        while full.width() >> (level + 1) >= width and full.height() >> (level + 1) >= height and level < 12:
            level += 1
        return self._level(sha256, level)

    def grey(self, sha256: str) -> QImage | None:
        """Return an 8-bit grey picture (a tile of a mask), or None when it is missing or damaged."""

        def decoded() -> QImage:
            image = self._decode(sha256)
            return image.convertToFormat(QImage.Format.Format_Grayscale8) if not image.isNull() else image

        found = self.kept((sha256, "grey"), decoded)
        return None if found.isNull() else found

    def kept(self, key: Hashable, make: Callable[[], QImage]) -> QImage:
        """Return the image kept under `key`, making it where there is none; for what is derived from pictures."""
        with self._lock:
            found = self._images.get(key)
            if found is not None:
                self._images.move_to_end(key)
                return found
        made = make()
        self._keep(key, made)
        return made

    def forget(self, sha256: str) -> None:
        """Drop one picture, also a remembered absence, so that it is read anew."""
        with self._lock:
            for key in [key for key in self._images if isinstance(key, tuple) and key[0] == sha256]:
                self._used -= self._images.pop(key).sizeInBytes()

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._images.clear()
            self._used = 0

    def _level(self, sha256: str, level: int) -> QImage | None:
        key = (sha256, level)
        with self._lock:
            kept = self._images.get(key)
            if kept is not None:
                self._images.move_to_end(key)
            veiled = self._veiled
        if kept is None:
            kept = self._decode(sha256) if level == 0 else self._halve(sha256, level)
            # What was veiled, or shown again, while it was decoded must not stay as it was before.
            if self._veiled is veiled:
                self._keep(key, kept)
        return None if kept.isNull() else kept

    def _decode(self, sha256: str) -> QImage:
        data = self.read(sha256)
        if data is None:
            with self._lock:
                self._missing.add(sha256)
            return QImage()
        image = (_engraved(data) if data.startswith(SCORE) else decode(data)) or QImage()
        return pixelated(image) if sha256 in self._veiled else image

    def _halve(self, sha256: str, level: int) -> QImage:
        above = self._level(sha256, level - 1)
        if above is None:
            return QImage()
        width, height = max(1, above.width() // 2), max(1, above.height() // 2)
        smooth = Qt.TransformationMode.SmoothTransformation
        return above.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _keep(self, key: Hashable, image: QImage) -> None:
        with self._lock:
            if key in self._images:
                return
            self._images[key] = image
            self._used += image.sizeInBytes()
            while self._used > self._capacity and len(self._images) > 1:
                _, dropped = self._images.popitem(last=False)
                self._used -= dropped.sizeInBytes()


def decode(data: bytes, max_pixels: int = MAX_PIXELS) -> QImage | None:
    """Return a PNG, JPEG or WebP picture as premultiplied sRGB, upright; None for anything else.

    The size is taken from the header, so that a small file can't ask for a huge picture.
    """
    format_name = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if format_name is None:
        return None
    # The reader holds no reference to either; both must outlive it.
    content = QByteArray(data)
    device = QBuffer(content)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(format_name))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > max_pixels:
        return None
    QImageReader.setAllocationLimit(8 * max_pixels // 2**20 + 1)
    image = reader.read()
    if image.isNull():
        return None
    space = image.colorSpace()
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space.isValid() and space != srgb:
        image.convertToColorSpace(srgb)
    return _as_painted(image)


def _engraved(data: bytes) -> QImage | None:
    # The engraver comes with the first score on an artboard, not with the window.
    from creastudio.render.score_picture import score_picture

    return score_picture(data)


def _as_painted(image: QImage) -> QImage:
    """Return an image as QPainter likes it; one in which all is opaque without alpha, which is painted faster."""
    opaque = not image.hasAlphaChannel()
    painted = image.convertToFormat(PAINTED)
    if opaque or _all_opaque(painted):
        painted.reinterpretAsFormat(OPAQUE)
    return painted


def _all_opaque(image: QImage) -> bool:
    """Whether an image has alpha that it makes no use of."""
    if image.pixelColor(0, 0).alpha() < 255 or image.pixelColor(image.rect().center()).alpha() < 255:
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    line, full = alpha.bytesPerLine(), b"\xff" * image.width()
    data = bytes(alpha.constBits())
    return all(data[start : start + len(full)] == full for start in range(0, line * alpha.height(), line))
