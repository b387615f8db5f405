"""The page of a banner: one link around absolutely placed pictures, and the animation as CSS."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRect

from creastudio.core.board_film import DRIFT, ENTRY, RISE
from creastudio.core.canvas import Artboard

LONGEST = 30.0
"""Seconds after which platforms want all animation to have ended."""


@dataclass(frozen=True)
class Shown:
    """One picture on the page.

    Attributes
    ----------
    name : str
        Of its file.
    begins : float or None
        When it comes in, s; None where it is there from the beginning.
    drifts : bool
        Whether it grows smaller within its frame until it is as it was composed.
    radius : float
        Of the corners of that frame, px.
    """

    name: str
    box: QRect
    role: str
    alt: str
    begins: float | None = None
    drifts: bool = False
    radius: float = 0.0


@dataclass(frozen=True)
class Motion:
    """How a banner moves: how long a round takes, s, and how many there are; 0 for none."""

    seconds: float
    rounds: int


def page_of(board: Artboard, shown: Sequence[Shown], motion: Motion, click: str, language: str) -> str:
    """Return the page.

    Parameters
    ----------
    click : str
        Where a click leads; platforms put their own there.
    language : str
        Of its words, BCP 47; "" where that isn't known.
    """
    spoken = f' lang="{escape(language)}"' if language else ""
    size = f"width={board.width},height={board.height}"
    label = escape(". ".join(item.alt.rstrip(".") for item in shown if item.alt) or board.name)
    # A closing tag within the address mustn't end the script.
    target = json.dumps(click).replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", "")
    return f"""<!DOCTYPE html>
<html{spoken}>
<head>
<meta charset="utf-8">
<meta name="ad.size" content="{size}">
<meta name="viewport" content="width={board.width}">
<title>{escape(board.name)}</title>
<script>var clickTag = {target};</script>
<style>
{_style(board, shown, motion)}
</style>
</head>
<body>
<a id="ad" href="javascript:void(clickTag &amp;&amp; window.open(clickTag))" aria-label="{label}">
{"".join(_image(number, item) for number, item in enumerate(shown))}</a>
</body>
</html>
"""


def _image(number: int, item: Shown) -> str:
    size = f'width="{item.box.width()}" height="{item.box.height()}"'
    picture = f'<img src="{escape(item.name)}" {size} alt="{escape(item.alt)}">'
    return f'<span id="p{number}">{picture}</span>\n'


def _style(board: Artboard, shown: Sequence[Shown], motion: Motion) -> str:
    ground = f"background:{board.background};" if board.background else ""
    lines = [
        "html,body{margin:0;padding:0}",
        f"#ad{{display:block;position:relative;width:{board.width}px;height:{board.height}px;overflow:hidden}}",
        f"#ad{{{ground}text-decoration:none;cursor:pointer}}",
        "#ad span{position:absolute;display:block}",
        "#ad img{display:block;border:0}",
    ]
    moves: list[str] = []
    for number, item in enumerate(shown):
        box = item.box
        place = f"left:{box.x()}px;top:{box.y()}px;width:{box.width()}px;height:{box.height()}px"
        frame = ";overflow:hidden" if item.drifts else ""
        corners = f";border-radius:{item.radius:g}px" if item.drifts and item.radius else ""
        lines.append(f"#p{number}{{{place}{frame}{corners}}}")
        if motion.rounds:
            moves += _moves(board, number, item, motion)
    if moves:
        # Without the wish to see less motion only: what is left is the composed ad, still.
        lines += ["@media (prefers-reduced-motion:no-preference){", *moves, "}"]
    return "\n".join(lines)


def _moves(board: Artboard, number: int, item: Shown, motion: Motion) -> list[str]:
    """Return the animation of a picture; one round is as long for all, so that rounds stay together."""
    runs = f"{motion.seconds:g}s linear {motion.rounds} both"
    if item.drifts:
        grown = f"from{{transform:scale({DRIFT:g})}}to{{transform:none}}"
        return [f"@keyframes m{number}{{{grown}}}", f"#p{number} img{{animation:m{number} {runs}}}"]
    if item.begins is None:
        return []
    start, end = (100 * at / motion.seconds for at in (item.begins, item.begins + ENTRY))
    away = "none"
    if item.role in ("cta", "badge", "price"):
        away = "scale(.86)"
    elif item.role != "logo":
        away = f"translateY({RISE * min(board.width, board.height):.3g}px)"
    before = "0%," if start > 0 else ""
    easing = "animation-timing-function:cubic-bezier(.16,1,.3,1)"
    frames = f"{before}{start:.4g}%{{opacity:0;transform:{away};{easing}}}{end:.4g}%,100%{{opacity:1;transform:none}}"
    return [f"@keyframes m{number}{{{frames}}}", f"#p{number}{{animation:m{number} {runs}}}"]
