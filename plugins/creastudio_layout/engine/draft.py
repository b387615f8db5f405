"""A layout while it is finished: what it is made of, its elements so far, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from creastudio.api.layout import Box, Element, ElementRole
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.regions import Rect
from creastudio_layout.engine.schemes import Hues, Scheme
from creastudio_layout.engine.solve import Material, Solution
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room


@dataclass
class Draft:
    """What grows while a layout is finished.

    Attributes
    ----------
    contrasts : dict
        Part -> contrast of its words with what lies under them.
    """

    room: Room
    concept: Concept
    solution: Solution
    material: Material
    scheme: Scheme
    hues: Hues
    elements: list[Element] = field(default_factory=list[Element])
    said: list[str] = field(default_factory=list[str])
    contrasts: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def frame(self) -> Frame:
        """The arrangement that was chosen."""
        return self.solution.frame

    @property
    def radius(self) -> float:
        """Of corners, px."""
        return self.concept.radius * self.room.margin

    def add(self, name: str, role: ElementRole, rect: Rect, **fields: Any) -> None:
        """Add an element above those that are there."""
        x, y, width, height = rect
        box = Box(
            x=round(x, 2), y=round(y, 2), width=round(max(width, 0.01), 2), height=round(max(height, 0.01), 2)
        )
        self.elements.append(Element(id=name, role=role, box=box, **fields))

    def bled(self, rect: Rect) -> Rect:
        """Return a rectangle that goes on into the bleed where it touches an edge of the format."""
        room, bleed = self.room, self.room.bleed
        if not bleed:
            return rect
        left, top = (value - bleed if value <= 0.01 else value for value in rect[:2])
        right, bottom = rect[0] + rect[2], rect[1] + rect[3]
        right += bleed if right >= room.width - 0.01 else 0
        bottom += bleed if bottom >= room.height - 0.01 else 0
        return (left, top, right - left, bottom - top)
