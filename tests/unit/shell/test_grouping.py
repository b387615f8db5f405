"""What a new group is called."""

from __future__ import annotations

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.shell.commands.grouping import group_name

PLACE = Transform(width=10, height=10)


def _name(*layers: Layer, others: tuple[Layer, ...] = ()) -> str:
    document = Document(artboards=(Artboard(name="A", width=100, height=100, layers=(*layers, *others)),))
    return group_name(document, [layer.id for layer in layers])


def _picture(name: str = "") -> ImageLayer:
    return ImageLayer(asset="0" * 64, name=name, transform=PLACE)


def _shape(name: str = "Rectangle") -> ShapeLayer:
    return ShapeLayer(name=name, transform=PLACE)


def test_a_group_is_called_by_the_topmost_layer_with_a_name_of_its_own() -> None:
    assert _name(_picture("Logo"), _shape(), _shape("Ellipse 2")) == "Logo and 2 more"
    assert _name(_picture("Logo"), _picture("Café")) == "Café and 1 more"
    assert _name(_picture("Logo")) == "Logo"


def test_a_text_without_a_name_tells_its_words() -> None:
    assert (
        _name(TextLayer(name="Text", text="Open every\nday", transform=PLACE), _shape())
        == "Open every day and 1 more"
    )
    long = TextLayer(name="Text", text="word " * 40, transform=PLACE)
    assert _name(long).endswith("…")
    assert len(_name(long)) <= 32


def test_elements_of_a_layout_tell_their_role() -> None:
    assert _name(_shape(""), _picture("Logo").model_copy(update={"role": "logo"})) == "Logo and 1 more"


def test_groups_of_nameless_layers_are_counted() -> None:
    assert _name(_shape(), _picture()) == "Group 1"
    taken = GroupLayer(name="Group 1", layers=(_shape(),), transform=PLACE)
    assert _name(_shape(), others=(taken,)) == "Group 2"
    assert _name(taken, _shape()) == "Group 2"
