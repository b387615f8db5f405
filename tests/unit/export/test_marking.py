"""Recipes survive the way into a file and back, and hostile files are refused in one sentence or have none."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.recipe import ModelRef, Recipe, RecipeInput
from creastudio.api.region import Region, RegionMask
from creastudio.core.provenance import GENERATIONS
from creastudio.export import png_mark, xmp
from creastudio.export.marking import (
    Made,
    Provenance,
    embed,
    read,
    read_bytes,
    sidecar_of,
    strip,
    write_marked,
)
from creastudio.export.recipe_graph import MAX_TEXT, BadMark, dumps, loads

TYPES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/tiff": "TIFF"}

_names = st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True)
_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _recipes(parents: st.SearchStrategy[Recipe | None]) -> st.SearchStrategy[Recipe]:
    return st.builds(
        Recipe,
        generator=_names,
        params=st.dictionaries(st.text(max_size=8), _values, max_size=3),
        seed=st.integers(0, 2**63 - 1),
        models=st.lists(st.builds(ModelRef, id=st.text(max_size=5)), max_size=2).map(tuple),
        inputs=st.lists(
            st.builds(
                RecipeInput, name=_names, sha256=st.just("0" * 64), media_type=st.just(""), recipe=parents
            ),
            max_size=2,
        ).map(tuple),
        asked=st.lists(
            st.builds(
                RecipeInput, name=_names, sha256=st.just("1" * 64), media_type=st.just(""), recipe=parents
            ),
            max_size=1,
        ).map(tuple),
        parent=parents,
        replay=st.sampled_from(["exact", "similar", "none"]),
    )


recipes = st.recursive(_recipes(st.none()), lambda inner: _recipes(st.none() | inner), max_leaves=4)
provenances = st.builds(
    Provenance,
    made=st.lists(st.builds(Made, recipe=recipes, title=st.text(max_size=9)), min_size=1, max_size=3).map(
        tuple
    ),
    composite=st.booleans(),
    title=st.text(max_size=9),
)


def _file(media_type: str, mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert(mode).save(out, TYPES[media_type], **options)
    return out.getvalue()


def _pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.tobytes()


def _simple(**fields: Any) -> Provenance:
    return Provenance((Made(Recipe(generator="gan.sample", seed=7, **fields), "Avatar"),))


@pytest.mark.parametrize("media_type", TYPES)
@settings(max_examples=40)
@given(provenance=provenances)
def test_a_mark_is_read_again_and_changes_no_pixel(media_type: str, provenance: Provenance) -> None:
    data = _file(media_type)
    marked = embed(data, media_type, provenance)
    assert read_bytes(marked) == provenance
    assert embed(data, media_type, provenance) == marked
    assert embed(marked, media_type, provenance) == marked
    assert _pixels(marked) == _pixels(data)
    assert read_bytes(strip(marked, media_type)) is None


@pytest.mark.parametrize("media_type", TYPES)
def test_long_recipes_fit(media_type: str) -> None:
    provenance = _simple(params={"prompt": "".join(chr(i % 5000 + 32) for i in range(200_000))})
    marked = embed(_file(media_type), media_type, provenance)
    assert read_bytes(marked) == provenance
    assert _pixels(marked) == _pixels(_file(media_type))


@pytest.mark.parametrize(
    ("mode", "options"),
    [("RGB", {}), ("RGBA", {"lossless": True}), ("RGB", {"lossless": True}), ("RGBA", {})],
)
def test_every_kind_of_webp(mode: str, options: dict[str, Any]) -> None:
    data = _file("image/webp", mode, **options)
    marked = embed(data, "image/webp", _simple())
    with Image.open(io.BytesIO(marked)) as image:
        assert (image.size, image.mode) == ((40, 30), mode if mode == "RGB" else image.mode)
        assert "xmp" in image.info
    assert _pixels(marked) == _pixels(data)


def test_colour_profile_and_orientation_stay() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for media_type in TYPES:
        data = _file(media_type, icc_profile=b"p" * 200, exif=exif)
        for changed in (
            embed(data, media_type, _simple()),
            strip(embed(data, media_type, _simple()), media_type),
        ):
            with Image.open(io.BytesIO(changed)) as image:
                assert image.info["icc_profile"] == b"p" * 200
                assert image.getexif()[0x0112] == 6


def test_other_programs_can_read_the_source_type() -> None:
    with Image.open(io.BytesIO(embed(_file("image/jpeg"), "image/jpeg", _simple()))) as image:
        assert b"digitalsourcetype/trainedAlgorithmicMedia" in image.info["xmp"]


def test_equal_ancestors_are_stored_once() -> None:
    parent = Recipe(generator="a.b", seed=5)
    made = tuple(Made(Recipe(generator="a.b", seed=n, parent=parent)) for n in range(4))
    assert len(json.loads(dumps(Provenance(made)))["recipes"]) == 5


def test_shared_ancestors_dont_multiply() -> None:
    recipe = Recipe(generator="a.b")
    for _ in range(30):
        twice = [RecipeInput(name=n, sha256="", media_type="", recipe=recipe) for n in ("a", "b")]
        recipe = Recipe(generator="a.b", inputs=tuple(twice))
    assert len(dumps(Provenance((Made(recipe),)))) < 10_000


def test_the_oldest_ancestors_are_left_out() -> None:
    recipe = Recipe(generator="a.b")
    for seed in range(3 * GENERATIONS):
        recipe = Recipe(generator="a.b", seed=seed, parent=recipe)
    found: Recipe | None = loads(dumps(Provenance((Made(recipe),)))).made[0].recipe
    depth = 0
    while found is not None:
        found, depth = found.parent, depth + 1
    assert depth == GENERATIONS + 1


def test_no_absolute_path_is_written() -> None:
    params = {
        "folder": "/home/ann/cats",
        "win": "C:\\Users\\ann\\cats",
        "url": "file:///home/ann/c.png",
        "deep": [{"x": "/home/ann/cats/"}],
        "prompt": "/imagine a cat",
    }
    text = dumps(_simple(params=params))
    assert "ann" not in text
    assert "/imagine a cat" in text
    assert loads(text).made[0].recipe.params["folder"] == "cats"


def test_other_formats_get_a_file_beside(tmp_path: Path) -> None:
    out = tmp_path / "poem.txt"
    assert write_marked(out, b"roses", "text/plain", _simple()) == (out, sidecar_of(out))
    assert out.read_bytes() == b"roses"
    assert read(out) == _simple()
    assert write_marked(out, b"violets", "text/plain", None) == (out,)
    assert read(out) is None


def test_without_recipe_also_takes_an_old_one_out(tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    write_marked(out, embed(_file("image/png"), "image/png", _simple()), "image/png", None)
    assert read(out) is None


def test_places_that_cant_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.png").mkdir()
    for name in ("file/a.png", "folder.png"):
        with pytest.raises(UserError, match="was not written") as caught:
            write_marked(tmp_path / name, b"x", "text/plain", None)
        assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.png"]


def test_files_can_be_read_by_others(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    (out,) = write_marked(tmp_path / "a.txt", b"x", "text/plain", None)
    assert out.stat().st_mode == (tmp_path / "usual").stat().st_mode


# -- hostile files


def _itxt(body: bytes) -> bytes:
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))
    data = _file("image/png")
    return data[:33] + chunk + data[33:]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0",
        b"\0\0\0\0no JSON",
        b"\0\0\0\0" + b"[" * 100_000,
        b"\0\0\0\0\xff\xfe",
        b"\1\0\0\0not compressed",
        b"\1\0\0\0" + zlib.compress(b"a" * (MAX_TEXT + 10)),
        b"\0\0\0\0" + b"a" * (MAX_TEXT + 10),
        b"\0\0\0\0" + b'{"format":"creastudio-recipe","version":1}',
        b'\0\0\0\0{"format":"creastudio-recipe","version":1,"made":[{"recipe":0}],"recipes":[{"parent":0}]}',
        b'\0\0\0\0{"format":"creastudio-recipe","version":1,"made":[{"recipe":-1}],"recipes":[{"generator":"a"}]}',
        b'\0\0\0\0{"format":"creastudio-recipe","version":1,"made":[{"recipe":9}],"recipes":[]}',
        b'\0\0\0\0{"format":"creastudio-recipe","version":1,"made":7,"recipes":[]}',
        b'\0\0\0\0{"format":"creastudio-recipe","version":1,"made":[],"recipes":[7]}',
    ],
    ids=lambda body: body[:24].decode("latin-1"),
)
def test_damaged_png_marks(body: bytes) -> None:
    with pytest.raises(UserError, match="damaged"):
        read_bytes(_itxt(png_mark.KEYWORD + b"\0" + body))


def test_compressed_marks_are_read() -> None:
    text = zlib.compress(dumps(_simple()).encode())
    assert read_bytes(_itxt(png_mark.KEYWORD + b"\0\1\0\0\0" + text)) == _simple()


def test_newer_marks_are_named_as_such() -> None:
    body = b'\0\0\0\0\0{"format":"creastudio-recipe","version":3}'
    with pytest.raises(UserError, match="newer"):
        read_bytes(_itxt(png_mark.KEYWORD + body), "a.png")


def test_texts_that_stand_for_too_much_are_refused() -> None:
    rows: list[dict[str, Any]] = [{"generator": "a.b"}]
    for index in range(20):
        item = {"name": "x", "sha256": "", "media_type": "", "recipe": index}
        rows.append({"generator": "a.b", "inputs": [item, item]})
    graph = {"format": "creastudio-recipe", "version": 1, "made": [{"recipe": 20}], "recipes": rows}
    with pytest.raises(BadMark, match="deeply"):
        loads(json.dumps(graph))


def _nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}, _nested(200)])
def test_recipes_that_no_project_could_store_are_refused(value: Any) -> None:
    rows = [{"generator": "a.b", "params": {"x": value}}]
    graph = {"format": "creastudio-recipe", "version": 1, "made": [{"recipe": 0}], "recipes": rows}
    with pytest.raises(BadMark, match=r"no JSON|nested"):
        loads(json.dumps(graph))


def test_a_region_makes_it_a_text_of_version_2() -> None:
    tiles = ((0, 0, "a" * 64),)
    mask = RegionMask(left=0, top=0, width=9, height=9, tiles=tiles)
    region = Region(artboard="b", left=0, top=0, width=9, height=9, mask=mask)
    marked = Provenance((Made(Recipe(generator="a.b", region=region)),))
    assert json.loads(dumps(marked))["version"] == 2
    assert json.loads(dumps(_simple()))["version"] == 1
    assert loads(dumps(marked)) == marked
    wrong = dumps(marked).replace("a" * 64, "../" * 21 + "x")
    with pytest.raises(BadMark, match="fit"):
        loads(wrong)


@pytest.mark.parametrize(
    "packet",
    [
        b"<unfinished",
        b"\xff\xfe<\0",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<x>" * 10_000,
        b"<x xmlns:cs='urn:creastudio:1.0:'><cs:other/></x>",
        b"",
    ],
)
def test_xmp_that_holds_nothing(packet: bytes) -> None:
    assert xmp.recipe_in(packet) is None


def test_xmp_rewritten_by_another_program() -> None:
    packet = b"<x xmlns:cs='urn:creastudio:1.0:' cs:recipe='text'/>"
    assert xmp.recipe_in(packet) == "text"


@settings(max_examples=150)
@given(
    media_type=st.sampled_from(sorted(TYPES)),
    place=st.floats(0, 1),
    noise=st.binary(max_size=30),
    cut=st.booleans(),
)
def test_damaged_files_never_crash(media_type: str, place: float, noise: bytes, cut: bool) -> None:
    marked = embed(_file(media_type), media_type, _simple())
    at = int(place * len(marked))
    data = marked[:at] + noise + (b"" if cut else marked[at + len(noise) :])
    try:
        found = read_bytes(data)
    except UserError:
        return
    assert found is None or isinstance(found, Provenance)


@given(
    data=st.binary(max_size=200),
    start=st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0*"]),
)
def test_random_bytes_never_crash(data: bytes, start: bytes) -> None:
    with contextlib.suppress(UserError):
        assert read_bytes(start + data) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_mark_that_is_taken_out_leaves_the_bytes_as_they_were(kind: str, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode if (kind, mode) != ("JPEG", "RGBA") else "RGB", (20, 10), 77).save(out, kind)
    data, media_type = out.getvalue(), f"image/{kind.lower()}"
    marked = embed(data, media_type, Provenance((Made(Recipe(generator="a", seed=3)),)))
    assert marked != data
    assert strip(marked, media_type) == data
