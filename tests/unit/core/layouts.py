"""Layouts for tests: of any elements, and a small set of one ad in several formats."""

from __future__ import annotations

from hypothesis import strategies as st

from creastudio.api.layout import Box, Element, Fade, Layout, TextLook
from creastudio.core.canvas import Artboard, Layer
from creastudio.core.layout_layers import element_layers

PICTURE, LOGO = "a" * 64, "b" * 64

_colors = st.sampled_from(["#000000", "#ffffff", "#12345678", "#C0FFEE"])
_number = st.floats(1, 400, width=32)
_boxes = st.builds(Box, x=_number, y=_number, width=_number, height=_number)
_share = st.floats(0.125, 0.5, width=32)
_crops = st.none() | st.builds(Box, x=_share, y=_share, width=_share, height=_share)
_fades = st.builds(
    Fade,
    start=_colors,
    end=_colors,
    angle=st.sampled_from([0.0, 90.0, 180.0, 270.0, 33.0]),
    hold=st.sampled_from([0.0, 0.5]),
)
_looks = st.builds(
    TextLook,
    families=st.sampled_from([(), ("Inter",), ("Acme Sans", "Inter")]),
    size=st.floats(8, 200, width=32),
    weight=st.sampled_from([400, 700]),
    italic=st.booleans(),
    color=_colors,
    tracking=st.sampled_from([0.0, 20.0]),
    leading=st.sampled_from([0.0, 1.2]),
    align=st.sampled_from(["start", "center", "end"]),
    anchor=st.sampled_from(["top", "middle", "bottom"]),
    language=st.sampled_from(["", "en", "zh-Hans"]),
)
_opacity = st.sampled_from([1.0, 0.5])
_radius = st.sampled_from([0.0, 12.0])
_shared = {"box": _boxes, "opacity": _opacity, "locked": st.booleans()}


def _texts(number: int) -> st.SearchStrategy[Element]:
    role = ("headline", "subhead", "body", "cta", "legal", "badge")[number % 6]
    filled = st.one_of(
        st.tuples(st.just(""), st.just(0.0)), st.tuples(_colors, _radius), st.tuples(_fades, _radius)
    )
    return filled.flatmap(
        lambda pair: st.builds(
            Element, id=st.just(f"{role}-{number}"), role=st.just(role), text=st.text(max_size=20), look=_looks,
            fill=st.just(pair[0]), radius=st.just(pair[1]), **_shared,
        )
    )  # fmt: skip


def _pictures(number: int) -> st.SearchStrategy[Element]:
    role = ("background", "picture", "logo")[number % 3]
    return st.builds(
        Element, id=st.just(f"{role}-{number}"), role=st.just(role), picture=st.sampled_from([PICTURE, LOGO]),
        crop=_crops, radius=_radius, **_shared,
    )  # fmt: skip


def _shapes(number: int) -> st.SearchStrategy[Element]:
    role = ("scrim", "underlay", "shape", "background")[number % 4]
    return st.builds(
        Element, id=st.just(f"{role}-{number}"), role=st.just(role), fill=st.just("") | _colors | _fades,
        radius=_radius, **_shared,
    )  # fmt: skip


_elements = st.integers(0, 6).flatmap(
    lambda count: st.tuples(*(st.one_of(_texts(n), _pictures(n), _shapes(n)) for n in range(count)))
)

layouts = st.builds(
    Layout, title=st.text(max_size=5), link=st.sampled_from(["", "l"]), resolver=st.just("layout.resolve"),
    format=st.sampled_from(["meta.story", "900x900"]), variant=st.integers(0, 3), width=st.just(900),
    height=st.just(900), bleed=st.sampled_from([0.0, 9.0]), background=_colors, elements=_elements,
    scores=st.just({"overlap": 0.0}), reasons=st.just(("It is calm.",)), settings=st.just({"archetype": "left"}),
)  # fmt: skip
"""Layouts of any elements that lie on their page."""


def ad(
    width: int,
    height: int,
    *,
    variant: int = 0,
    link: str = "l0",
    words: str = "Fresh bread",
    resolver: str = "",
) -> Layout:
    """Return a small ad: a picture behind a scrim, a headline, a button, a logo."""
    page = Box(x=0, y=0, width=width, height=height)
    low = Box(x=0, y=height / 2, width=width, height=height / 2)
    size = height / 8
    return Layout(
        title="Bakery",
        link=link,
        resolver=resolver,
        format=f"{width}x{height}",
        variant=variant,
        width=width,
        height=height,
        elements=(
            Element(
                id="picture",
                role="picture",
                picture=PICTURE,
                box=page,
                crop=Box(x=0.25, y=0, width=0.5, height=1),
            ),
            Element(id="scrim", role="scrim", box=low, fill=Fade(start="#00000000", end="#000000cc")),
            Element(
                id="headline",
                role="headline",
                box=Box(x=width / 10, y=height / 2, width=width * 0.8, height=size * 1.5),
                text=words,
                look=TextLook(size=size, weight=700, color="#ffffff"),
            ),
            Element(
                id="cta",
                role="cta",
                box=Box(x=width / 10, y=height * 0.8, width=width * 0.4, height=size),
                text="Buy now",
                look=TextLook(size=size / 2, color="#000000", align="center", anchor="middle"),
                fill="#ffcc00",
                radius=4,
            ),
            Element(
                id="logo", role="logo", picture=LOGO, box=Box(x=5, y=5, width=width / 8, height=width / 8)
            ),
        ),
        scores={"overlap": 0.0, "balance": round(0.8 - 0.1 * variant, 1)},
        reasons=("The headline stands where the picture is calm.",),
    )


def element(board: Artboard, name: str) -> Layer:
    """Return the layer of an element of an ad."""
    return next(layer for layer in element_layers(board) if layer.element == name)
