"""Pictures of a person's own: any usual format and mode in, upright sRGB that every part of the studio can paint out.

Only an allow-list of formats is opened, and a picture is measured by its header before a pixel is decoded, so
that a small file can't ask for a huge picture.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

from creastudio.api.errors import UserError
from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_FORMATS

MAX_BYTES = 512 * 1024 * 1024

_ORIENTATION = 0x0112
_KEPT_AS_THEY_ARE = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_PAINTABLE_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_FORMAT_HINT = "Choose a PNG, JPEG, WebP, BMP, GIF or TIFF file."


@dataclass(frozen=True)
class ImportedImage:
    """A picture ready to become an asset.

    Attributes
    ----------
    data : bytes
        The file as it was where every part of the studio can paint it, else a PNG made from it.
    width, height : int
        Upright size, px.
    note : str
        What a person should know ("Only the first of 12 frames is shown."), or empty.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    note: str = ""

    @property
    def metadata(self) -> dict[str, int]:
        """What an asset says of it."""
        return {"width": self.width, "height": self.height}


def import_image(path: Path, *, max_pixels: int = MAX_PICTURE_PIXELS) -> ImportedImage:
    """Read a picture file as an asset.

    PNG, JPEG and WebP in 8 bits keep their very bytes; the rest (other formats, CMYK, 16 bits, animations)
    becomes a PNG in 8-bit sRGB.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it.
    """
    return import_bytes(read_file(path), path.name, max_pixels=max_pixels)


def import_bytes(data: bytes, name: str, *, max_pixels: int = MAX_PICTURE_PIXELS) -> ImportedImage:
    """As ``import_image``, for bytes that are called `name`."""
    image = _opened(data, name, max_pixels)
    frames = _frames(image, name)
    note = f"Only the first of {frames} frames of '{name}' is used." if frames > 1 else ""
    media_type = _KEPT_AS_THEY_ARE.get(image.format or "")
    mode = image.mode
    upright = _upright_rgba(image, name)
    width, height = upright.size
    if media_type is not None and mode in _PAINTABLE_MODES and frames == 1:
        return ImportedImage(data, media_type, width, height, note)
    if not _has_transparency(upright):
        upright = upright.convert("RGB")
    out = io.BytesIO()
    upright.save(out, "PNG")
    return ImportedImage(out.getvalue(), "image/png", width, height, note)


def load_rgba(path: Path, *, max_pixels: int = MAX_PICTURE_PIXELS) -> np.ndarray:
    """Return the first frame of a picture as (height, width, 4) uint8 sRGB, upright, alpha not premultiplied.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it.
    """
    return rgba_of(read_file(path), path.name, max_pixels=max_pixels)


def rgba_of(data: bytes, name: str, *, max_pixels: int = MAX_PICTURE_PIXELS) -> np.ndarray:
    """As ``load_rgba``, for bytes that are called `name`."""
    return np.asarray(_upright_rgba(_opened(data, name, max_pixels), name))


def image_size(path: Path) -> tuple[int, int]:
    """Return upright width and height in px from the header alone; UserError when it can't be read."""
    image = _opened(read_file(path), path.name, None)
    try:
        with _quiet():
            # Not the PNG reader's own getexif: it decodes the whole picture to look behind it.
            turned = Image.Image.getexif(image).get(_ORIENTATION, 1) in (5, 6, 7, 8)
    except Exception as error:
        raise _damaged(path.name) from error
    return (image.height, image.width) if turned else image.size


def header(data: bytes, name: str) -> tuple[int, int, str]:
    """Return width and height in px as stored and the media type, from the header alone; UserError for no picture."""
    image = _opened(data, name, None)
    return image.width, image.height, f"image/{(image.format or '').lower()}"


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; UserError when it is missing, empty, too large or can't be read."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise UserError(f"'{path.name}' is empty (0 bytes).", "Choose another file.")
        if size > MAX_BYTES:
            raise UserError(
                f"'{path.name}' is larger than {MAX_BYTES // 2**20} MB.", "Make it smaller first."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no '{path.name}'.", "Check the name, or choose another file.") from None
    except OSError as error:
        raise UserError(f"'{path.name}' can't be read: {error.strerror}.", "Check its permissions.") from None


def _opened(data: bytes, name: str, max_pixels: int | None) -> Image.Image:
    """Return the picture with its header read and no pixel decoded."""
    try:
        with _quiet():
            image = Image.open(io.BytesIO(data), formats=PICTURE_FORMATS)
    except Image.DecompressionBombError as error:
        raise UserError(f"'{name}' claims to be far too large to open.", "Make it smaller first.") from error
    except Exception as error:
        raise UserError(f"'{name}' is not a picture that can be opened.", _FORMAT_HINT) from error
    width, height = image.size
    if max_pixels is not None and width * height > max_pixels:
        raise UserError(
            f"'{name}' has {width} x {height} px, more than {max_pixels // 1_000_000} megapixels.",
            "Make it smaller first.",
        )
    return image


def _frames(image: Image.Image, name: str) -> int:
    try:
        with _quiet():
            # GIF and TIFF are read to their end for it, damage and all.
            return int(getattr(image, "n_frames", 1))
    except Exception as error:
        raise _damaged(name) from error


def _upright_rgba(image: Image.Image, name: str) -> Image.Image:
    try:
        with _quiet():
            image.seek(0)
            upright = ImageOps.exif_transpose(image)
            return _to_rgba(upright)
    except Exception as error:
        raise _damaged(name) from error


def _damaged(name: str) -> UserError:
    return UserError(f"'{name}' is damaged and can't be read to its end.", "Choose another file.")


def _to_rgba(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        image = _scaled_to_8_bits(image)
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("L", "RGB", "RGBA", "CMYK"):
        image = _in_srgb(image, profile)
    return image.convert("RGBA")


def _scaled_to_8_bits(image: Image.Image) -> Image.Image:
    """Return a 16-bit, 32-bit or float grey picture in 8 bits; Pillow's own ``convert`` would cut it off at 255."""
    values = np.asarray(image, dtype=np.float64)
    if image.mode == "F":
        top = 1.0 if values.size == 0 or values.max() <= 1.0 else values.max()
    else:
        top = 65535.0 if values.size == 0 or values.max() <= 65535 else values.max()
    return Image.fromarray(np.clip(values * (255.0 / top) + 0.5, 0, 255).astype(np.uint8))


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        # A profile that doesn't fit its picture is common; the colours as stored are the best guess then.
        return image
    return done if done is not None else image


def _has_transparency(image: Image.Image) -> bool:
    low, _ = image.getchannel("A").getextrema()
    return low != 255


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Pillow's remarks on oddities inside files to itself: whether the pixels come is all that counts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
