"""Small layered files, made here by hand."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from psd_tools import PSDImage


def png(color: str = "red", size: tuple[int, int] = (8, 6)) -> bytes:
    """Return the bytes of a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGBA", size, color).save(out, "PNG")
    return out.getvalue()


def ora(stack: str | None, **members: bytes) -> bytes:
    """Return an OpenRaster file with this ``stack.xml`` and ``data/NAME.png`` members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        if stack is not None:
            archive.writestr("stack.xml", stack)
        for name, data in members.items():
            archive.writestr("mergedimage.png" if name == "merged" else f"data/{name}.png", data)
    return out.getvalue()


def psd() -> PSDImage:
    """Return an empty Photoshop file of 20 x 16 px."""
    return PSDImage.frompil(Image.new("RGBA", (20, 16), "white"))


def saved(file: PSDImage) -> bytes:
    """Return the bytes of a Photoshop file."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
