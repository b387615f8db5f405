"""PSD and ORA files come in as layers; what is damaged, unknown or too large costs a sentence and no more."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from psd_tools.constants import BlendMode as PsdBlend

from creastudio.api.errors import UserError
from creastudio.core.canvas import GroupLayer, ImageLayer, ShapeLayer
from creastudio.media.layered import Collector, ImportedLayers, Limits
from creastudio.media.ora import import_ora
from creastudio.media.psd import import_psd
from tests.unit.media.layered_files import ora, png, psd, saved

STACK = (
    '<image w="20" h="16" xres="144"><stack>'
    '<layer name="top" src="data/a.png" x="2" y="3" opacity="0.5" composite-op="svg:multiply"/>'
    '<stack name="g" visibility="hidden" isolation="isolate" x="1">'
    '<layer name="over" src="data/a.png" composite-op="svg:src-atop"/>'
    '<layer name="base" src="data/b.png" edit-locked="true"/>'
    "</stack></stack></image>"
)


def _complete(imported: ImportedLayers) -> None:
    """Every asset and tile that is named is there."""
    assert {asset.sha256 for asset in imported.assets} <= set(imported.blobs)


def test_layers_of_an_ora_keep_what_they_are() -> None:
    found = import_ora(ora(STACK, a=png(), b=png("blue")), "a.ora")
    group, top = found.layers
    assert isinstance(group, GroupLayer)
    assert isinstance(top, ImageLayer)
    assert (found.width, found.height, found.resolution, found.notes) == (20, 16, 144.0, ())
    assert (top.name, top.opacity, top.blend) == ("top", 0.5, "multiply")
    assert (top.transform.x, top.transform.y) == (6, 6)
    assert not group.visible
    base, over = group.layers
    assert (base.name, base.locked, over.clip) == ("base", True, True)
    assert base.transform.x == 5
    assert len(found.assets) == 2
    _complete(found)


def test_ora_with_unknown_and_damaged_parts() -> None:
    stack = (
        '<image w="20" h="16"><stack><text name="t"/><layer name="lost" src="../../etc/passwd"/>'
        '<layer name="torn" src="data/torn.png"/>'
        '<layer name="odd" src="data/a.png" composite-op="svg:dst-out" opacity="nan" x="many"/></stack></image>'
    )
    found = import_ora(ora(stack, a=png(), torn=png()[:40]), "a.ora")
    assert [layer.name for layer in found.layers] == ["odd", "torn", "lost"]
    assert isinstance(found.layers[1], ShapeLayer)
    assert not found.layers[1].visible
    for words in ("'text'", "'lost' can't be read", "'torn' can't be read", "'svg:dst-out'"):
        assert any(words in note for note in found.notes)


@pytest.mark.parametrize(
    "stack",
    [
        None,
        "no XML",
        '<!DOCTYPE a [<!ENTITY b "c">]><image w="8" h="6"/>',
        '<image w="8" h="6"><stack>' + "<stack>" * 60 + "</stack>" * 60 + "</stack></image>",
        "<image>" * 50_000,
        '<image w="8" h="6"><stack>' + '<layer src="data/a.png"/>' * 30 + "</stack></image>",
    ],
    ids=["none", "no xml", "entities", "deep", "deeper", "many"],
)
def test_ora_whose_layers_cant_be_read_is_one_picture(stack: str | None) -> None:
    limits = Limits(layers=20)
    (layer,) = import_ora(ora(stack, a=png(), merged=png("green")), "a.ora", limits).layers
    assert isinstance(layer, ImageLayer)
    assert (layer.transform.width, layer.transform.height) == (8, 6)
    with pytest.raises(UserError, match=r"a\.ora"):
        import_ora(ora(stack, a=png()), "a.ora", limits)


def test_layers_of_a_psd_keep_what_they_are() -> None:
    file = psd()
    file.create_pixel_layer(Image.new("RGBA", (8, 6), "red"), name="low", left=3, top=2)
    group = file.create_group(name="g", blend_mode=PsdBlend.SCREEN)
    base = group.create_pixel_layer(Image.new("RGBA", (4, 4), "blue"), name="base")
    base.name = "底"
    over = group.create_pixel_layer(Image.new("RGBA", (4, 4), "lime"), name="over", opacity=51)
    over.clipping = True
    over.visible = False
    mask = base.create_mask(Image.linear_gradient("L").resize((6, 5)), top=1, left=2)
    mask.disabled = True
    found = import_psd(saved(file), "a.psd")
    low, inside = found.layers
    assert isinstance(inside, GroupLayer)
    assert (low.name, low.transform.x, low.transform.y) == ("low", 7, 5)
    assert inside.blend == "screen"
    assert [layer.name for layer in inside.layers] == ["底", "over"]
    assert (inside.layers[1].opacity, inside.layers[1].clip, inside.layers[1].visible) == (0.2, True, False)
    kept = inside.layers[0].mask
    assert kept is not None
    assert (kept.width, kept.height, kept.ground, kept.enabled) == (6, 5, 0, False)
    assert (kept.transform.x, kept.transform.y) == (5, 3.5)
    assert {tile.sha256 for tile in kept.tiles} <= set(found.blobs)
    assert found.notes == ()
    _complete(found)


def test_psd_with_what_isnt_known() -> None:
    file = psd()
    layer = file.create_pixel_layer(Image.new("RGBA", (4, 4), "red"), name="odd")
    layer.blend_mode = PsdBlend.VIVID_LIGHT
    group = file.create_group(name="through")
    group.create_pixel_layer(Image.new("RGBA", (4, 4), "red"), name="m", blend_mode=PsdBlend.MULTIPLY)
    found = import_psd(saved(file), "a.psd")
    assert [item.name for item in found.layers] == ["odd", "through"]
    assert any("vivid light" in note for note in found.notes)
    assert any("'through'" in note for note in found.notes)


def test_flat_psd_is_one_picture() -> None:
    found = import_psd(saved(psd()), "flat.psd")
    assert [layer.name for layer in found.layers] == ["flat.psd"]
    assert any("no layers" in note for note in found.notes)


def test_psd_with_too_many_layers_or_pixels_is_one_picture() -> None:
    file = psd()
    for _ in range(4):
        file.create_pixel_layer(Image.new("RGBA", (20, 16), "red"), name="a")
    data = saved(file)
    for limits in (Limits(layers=3), Limits(total_pixels=700), Limits(seconds=-1)):
        found = import_psd(data, "a.psd", limits)
        assert [layer.name for layer in found.layers] == ["a.psd"]
        assert len(found.notes) == 1


def test_pictures_of_few_px_that_are_large_files_are_not_kept() -> None:
    # A chunk of its own in each picture, which nobody needs to see.
    chunk = b"prVt" + bytes(3000)
    padding = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    large = [png(color) for color in ("red", "blue")]
    large = [data[:33] + padding + data[33:] for data in large]
    stack = "<stack><layer src='data/a.png'/><layer src='data/b.png'/></stack>"
    data = ora(f"<image w='8' h='6'>{stack}</image>", a=large[0], b=large[1], merged=png("green"))
    assert len(import_ora(data, "a.ora").layers) == 2
    found = import_ora(data, "a.ora", Limits(total_bytes=5000))
    assert [layer.name for layer in found.layers] == ["a.ora"]
    assert found.notes == ("'a.ora' came as one picture: its pictures are too large.",)


def test_huge_pages_are_refused_before_they_are_read() -> None:
    data = saved(psd())
    huge = data[:14] + struct.pack(">II", 30_000, 30_000) + data[22:]
    with pytest.raises(UserError, match="30000 x 30000"):
        import_psd(huge, "a.psd")
    with pytest.raises(UserError, match="30000 x 30000"):
        import_ora(ora('<image w="30000" h="30000"><stack/></image>'), "a.ora")


def test_wrong_extensions_are_named() -> None:
    for read in (import_psd, import_ora):
        for data in (b"", png(), b"PK\x03\x04" + bytes(300), b"8BPS" + bytes(300)):
            with pytest.raises(UserError, match="thing"):
                read(data, "thing")


def test_a_member_that_unpacks_to_too_much() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", b" " * (40 * 2**20))
        archive.writestr("mergedimage.png", png())
    assert any("too large" in note for note in import_ora(out.getvalue(), "a.ora").notes)


def test_masks_larger_than_a_tile() -> None:
    plane = np.zeros((300, 520), np.uint8)
    plane[290:, 515:] = 200
    mask = Collector("a", Limits()).mask(plane, 10, 20, 0)
    assert [(tile.column, tile.row) for tile in mask.tiles] == [(2, 1)]
    assert (mask.width, mask.height, mask.transform.x, mask.transform.y) == (520, 300, 270, 170)


def _whole_psd() -> bytes:
    file = psd()
    layer = file.create_pixel_layer(Image.linear_gradient("L").resize((8, 6)).convert("RGBA"), name="low")
    layer.create_mask(Image.new("L", (6, 5), 90))
    file.create_group(name="g").create_pixel_layer(Image.new("RGBA", (4, 4), "blue"), name="base")
    return saved(file)


WHOLE = {import_psd: _whole_psd(), import_ora: ora(STACK, a=png(), b=png("blue"), merged=png())}


@settings(max_examples=120)
@given(
    read=st.sampled_from([import_psd, import_ora]),
    place=st.floats(0, 1),
    noise=st.binary(min_size=1, max_size=8),
    cut=st.booleans(),
)
def test_damaged_files_are_refused_in_a_sentence_or_read(read, place, noise, cut) -> None:  # type: ignore[no-untyped-def]
    data = WHOLE[read]
    at = int(place * len(data))
    try:
        found = read(data[:at] if cut else data[:at] + noise + data[at + len(noise) :], "a")
    except UserError:
        return
    assert found.layers
    _complete(found)
