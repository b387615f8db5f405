"""Scripts in Fountain, the plain-text form of screenplays: read into values, and written from them.

The syntax is that of fountain.io, version 1.1. What it leaves open is settled so that nothing is lost: a script that was
read and is written again keeps every word, and reading that gives the same script. Scene numbers (``#7-a#``) are used as
permanent ids: they stay with their scene when scenes are moved, added or taken away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Signs of a scene's id; those that are easily taken for one another are left out."""


@dataclass(frozen=True)
class Scene:
    """A scene begins: where and when, as one line ("INT. KITCHEN - NIGHT").

    Attributes
    ----------
    id : str
        What stands as the scene's number; "" for none. Letters, digits, "-" and ".".
    """

    heading: str
    id: str = ""


@dataclass(frozen=True)
class Action:
    """What is seen; one paragraph, of several lines at most."""

    text: str


@dataclass(frozen=True)
class Part:
    """A line of a speech: words, how they are said (without the brackets), or a line that is sung."""

    text: str
    kind: Literal["words", "aside", "lyrics"] = "words"


@dataclass(frozen=True)
class Speech:
    """What somebody says.

    Attributes
    ----------
    speaker : str
        As it shall stand above the words: upper case, where the script has any.
    extension : str
        "V.O.", "O.S.", "CONT'D"; "" for none.
    dual : bool
        Whether it is said at the same time as the speech before.
    """

    speaker: str
    parts: tuple[Part, ...]
    extension: str = ""
    dual: bool = False


@dataclass(frozen=True)
class Transition:
    """How one scene gives way to another ("CUT TO:")."""

    text: str


@dataclass(frozen=True)
class Centred:
    """A line in the middle of the page ("THE END")."""

    text: str


@dataclass(frozen=True)
class Lyrics:
    """A line that is sung by nobody in particular."""

    text: str


@dataclass(frozen=True)
class Section:
    """A heading for the writer that isn't printed; `depth` from 1."""

    text: str
    depth: int = 1


@dataclass(frozen=True)
class Synopsis:
    """A line that says what a scene or section is about; it isn't printed."""

    text: str


@dataclass(frozen=True)
class Boneyard:
    """What is left out of the script and yet kept, between ``/*`` and ``*/``."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """A new page."""


Element = Scene | Action | Speech | Transition | Centred | Lyrics | Section | Synopsis | Boneyard | PageBreak


@dataclass(frozen=True)
class Script:
    """A script: its title page and all that follows.

    Attributes
    ----------
    title : tuple of (str, str)
        Keys and values of the title page in their order; the first key is one that Fountain knows ("Title", "Author" ...).
        A value may have several lines.
    """

    elements: tuple[Element, ...] = ()
    title: tuple[tuple[str, str], ...] = field(default=())

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes in their order."""
        return tuple(item for item in self.elements if isinstance(item, Scene))

    def body(self, scene: str) -> tuple[Element, ...]:
        """Return what stands in the scene with this id, without its heading; KeyError when there is none."""
        places = [i for i, item in enumerate(self.elements) if isinstance(item, Scene)]
        for start, end in zip(places, [*places[1:], len(self.elements)], strict=True):
            found = self.elements[start]
            if isinstance(found, Scene) and found.id == scene:
                return self.elements[start + 1 : end]
        raise KeyError(scene)


def scene_id(seed: int, index: int, taken: frozenset[str] = frozenset()) -> str:
    """Return a short id for a scene that means nothing, so that no renumbering makes it wrong.

    Parameters
    ----------
    seed, index : int
        The same two give the same id.
    taken : frozenset of str
        Ids that are in use.
    """
    for attempt in range(1000):
        digest = hashlib.blake2b(f"{seed}:{index}:{attempt}".encode(), digest_size=8).digest()
        number = int.from_bytes(digest, "big")
        found = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(4))
        # A number alone would be taken for one that counts.
        if found not in taken and not found.isdigit():
            return found
    raise ValueError("too many scenes")


def with_ids(script: Script, seed: int = 0) -> Script:
    """Return the script with an id for each scene that has none, or one that an earlier scene has; others stay as they are."""
    taken = {scene.id for scene in script.scenes if scene.id}
    seen: set[str] = set()

    def named(items: tuple[Element, ...]) -> Iterator[Element]:
        for index, item in enumerate(items):
            if isinstance(item, Scene):
                fresh = not item.id or item.id in seen
                item = replace(item, id=scene_id(seed, index, frozenset(taken))) if fresh else item
                seen.add(item.id)
                taken.add(item.id)
            yield item

    return replace(script, elements=tuple(named(script.elements)))
