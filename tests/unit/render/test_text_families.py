"""Which families there are, which are missing, and which of them a letter is set in."""

from __future__ import annotations

from creastudio.core.canvas import Artboard, GroupLayer
from creastudio.core.document import Document
from creastudio.render.text import text_path
from creastudio.render.text_fallback import families_of
from creastudio.render.text_families import font_families, font_weights, missing_families, shipped_families
from creastudio.render.text_font import Face
from tests.unit.render.text_layers import text_layer


def test_missing_families_are_named() -> None:
    layers = (
        text_layer("a", family="No Such Font"),
        GroupLayer(layers=(text_layer("b", family="Poppins"), text_layer("c", family="Another One"))),
        text_layer("d"),
    )
    assert missing_families(layers) == ("Another One", "No Such Font")
    assert missing_families(Document(artboards=(Artboard(layers=layers),))) == ("Another One", "No Such Font")


def test_text_in_a_missing_family_is_painted_in_the_studios_own() -> None:
    assert text_path(text_layer("a", family="No Such Font")) == text_path(text_layer("a"))


def test_a_family_is_listed_once() -> None:
    shipped = shipped_families()
    assert {"Inter", "Oswald", "Noto Sans SC"} <= set(shipped) <= set(font_families())
    assert "Inter Medium" not in shipped
    assert not any("[" in family for family in font_families())


def test_weights_of_a_family() -> None:
    assert font_weights("Inter") == (400, 500, 600, 700, 900)
    assert font_weights("No Such Font") == ()


def test_each_letter_is_set_in_a_font_that_has_it() -> None:
    families = {text: families_of(text, Face("Oswald"))[0][2] for text in ("a", "字", "م", "ש")}
    assert families == {"a": "Oswald", "字": "Noto Sans SC", "م": "Noto Sans Arabic", "ש": "Noto Sans Hebrew"}
    assert families_of("字", Face("Playfair Display"))[0][2] == "Noto Serif SC"


def test_shared_punctuation_goes_with_the_chinese_around_it() -> None:
    assert families_of("说“好”", Face()) == [(0, 4, "Noto Sans SC")]
    assert families_of("say “yes”", Face()) == [(0, 9, "Inter")]
