"""How texts are set: by their role, their script and the brand."""

from __future__ import annotations

from typing import get_args

import pytest

from creastudio.api.brand import BrandFont
from creastudio.render.text_families import has_family
from creastudio_layout.engine.copy import ROLES
from creastudio_layout.theory.concepts import FaceName
from creastudio_layout.theory.faces import face_of, is_han

FACES: tuple[FaceName, ...] = get_args(FaceName)


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """A process has one application: looking for fonts must not make another first."""


@pytest.mark.parametrize(
    ("text", "han"),
    [("慢慢来", True), ("买iPhone送AirPods", False), ("新品 iPhone", True), ("Hello", False), ("", False), ("123", False), ("ありがとう", False), ("𠮷", True)],
)  # fmt: skip
def test_a_fifth_of_chinese_letters_is_chinese(text: str, han: bool) -> None:
    assert is_han(text) is han


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("text", ["Hello", "你好"])
def test_every_role_has_a_font_that_ships(name: FaceName, text: str) -> None:
    for role in ROLES:
        face = face_of(role, text, name)
        assert has_family(face.families[0])
        assert face.balance is (role != "legal")
        assert face.own == ()
    assert face_of("headline", text, name).leading < face_of("body", text, name).leading


def test_the_fonts_of_the_brand_come_first() -> None:
    latin = BrandFont(role="headline", families=("Acme",), script="latin", weight=500)
    any_script = BrandFont(role="headline", families=("Acme Wide",), weight=800)
    body = BrandFont(role="body", families=("Acme Text",), weight=900)
    brand = (any_script, latin, body)
    head = face_of("headline", "Hello", "clean", brand)
    assert (head.families, head.weight, head.own) == (("Acme", "Inter"), 500, ("Acme",))
    # Space between letters is for the concept's own font.
    assert head.tracking == 0
    chinese = face_of("headline", "你好", "clean", brand)
    assert (chinese.families, chinese.weight) == (("Acme Wide", "Noto Sans SC"), 800)
    running = face_of("body", "Hello", "clean", brand)
    assert (running.families[0], running.weight) == ("Acme Text", 400)
    assert face_of("headline", "Hello", "clean", (BrandFont(families=()),)).families == ("Inter",)
