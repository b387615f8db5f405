"""What artboards remember of their layouts, and that projects keep it with the pictures of brand kits."""

from __future__ import annotations

from creastudio.api.brand import BrandKit, BrandLogo
from creastudio.api.layout import Box, Dropped
from creastudio.core.board_layout import BoardLayout, Placed
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import Document, blobs_of
from creastudio.store.migrations import migrate_document

LOGO = "a" * 64
KIT = BrandKit(id="acme", name="Acme", logos=(BrandLogo(picture=LOGO, width=40, height=20),))
LAYOUT = BoardLayout(
    link="l",
    resolver="layout.resolve",
    scores={"overlap": 0.0},
    dropped=(Dropped(id="legal", role="legal", reason="There is no room."),),
    placed=(Placed(element="headline", box=Box(x=1, y=2, width=3, height=4), size=12),),
)
BOARD = Artboard(layout=LAYOUT, layers=(TextLayer(text="Hi", role="headline", element="headline"),))
DOCUMENT = Document(artboards=(BOARD,), brand_kits=(KIT,))


def test_pictures_of_logos_are_kept() -> None:
    assert list(blobs_of(DOCUMENT)) == [LOGO]


def test_a_logo_that_names_no_blob_is_passed_over() -> None:
    kit = KIT.model_copy(update={"logos": (BrandLogo(picture="../etc", width=1, height=1),)})
    assert list(blobs_of(Document(brand_kits=(kit,)))) == []


def test_steps_store_kits_and_layouts() -> None:
    empty = Document(artboards=(BOARD.model_copy(update={"layout": None}),))
    assert apply_diff(empty, diff(empty, DOCUMENT)) == DOCUMENT
    renamed = DOCUMENT.model_copy(update={"brand_kits": (KIT.model_copy(update={"name": "Acme 2"}),)})
    step = diff(DOCUMENT, renamed)
    assert step == {"brand_kits": {"changed": {"acme": {"name": "Acme 2"}}}}
    assert apply_diff(DOCUMENT, step) == renamed


def test_a_project_of_version_six_has_none_of_it() -> None:
    old = Document(artboards=(Artboard(layers=(TextLayer(text="Hi"),)),)).model_dump(mode="json")
    for gone in ("role", "element"):
        del old["artboards"][0]["layers"][0][gone]
    del old["artboards"][0]["layout"], old["brand_kits"]
    found = migrate_document(old, 6)
    assert found.brand_kits == ()
    assert found.artboards[0].layout is None
    assert migrate_document(DOCUMENT.model_dump(mode="json"), 7) == DOCUMENT


def test_where_an_element_was_put() -> None:
    assert LAYOUT.place_of("headline") is LAYOUT.placed[0]
    assert LAYOUT.place_of("logo") is None
