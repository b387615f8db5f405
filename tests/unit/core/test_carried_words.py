"""Writings go along with what was placed of them."""

from __future__ import annotations

from creastudio.core import edits
from creastudio.core.canvas import Artboard, GroupLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits import Words
from creastudio.core.edits.carried_words import with_writings, writings_behind
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import written_state


def poem(text: str = "One\nTwo") -> Writing:
    return Writing(id="poem", title="Autumn", passages=(Passage(id="p", text=text),), at="p")


def poster() -> Document:
    empty = Document(artboards=(Artboard(id="a", width=400, height=300),))
    return edits.place_text_on_canvas("a", Words(poem())).apply(empty)


def test_of_layers_in_groups_too_and_each_once() -> None:
    document = poster()
    (layer,) = document.artboards[0].layers
    other = layer.model_copy(update={"id": "other"})
    group = GroupLayer(layers=(other,), transform=layer.transform)
    assert writings_behind(document, [group, layer]) == (poem(),)
    assert writings_behind(document, [TextLayer(text="by hand")]) == ()


def test_a_pasted_layer_is_updated_in_the_other_project() -> None:
    document = poster()
    layers = document.artboards[0].layers
    empty = Document(artboards=(Artboard(id="b", width=400, height=300),))
    paste = edits.paste_layers("b", layers, writings=writings_behind(document, layers))
    other = paste.apply(empty)
    assert other.writings == (poem(),)
    (layer,) = other.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert written_state(other, layer) == "same"
    other = edits.write_shown("poem", "One\nThree").apply(other)
    assert written_state(other, layer) == "changed"
    updated = edits.update_words([layer.id]).apply(other).artboards[0].layers[0]
    assert isinstance(updated, TextLayer)
    assert updated.text == "One\nThree"


def test_one_that_is_there_or_in_the_trash_stays_as_it_is() -> None:
    own = with_writings(Document(), [poem("Mine")])
    assert with_writings(own, [poem()]) is own
    trashed = edits.remove_writing("poem").apply(own)
    assert with_writings(trashed, [poem()]) is trashed
