"""Pictures that a person has put in the place of others: they are looked at, and cut anew around what draws the eye in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api import UserError
from creastudio.api.layout import PICTURES, Layout
from creastudio_layout.engine.crops import crops
from creastudio_layout.engine.pictures import Seen, look_at
from creastudio_layout.engine.remembering import frame_of, others_of, picture_of

UNDER_WORDS = ("picture", "plate")
"""Grounds of a frame whose words lie on the picture: with another picture their places are looked for anew."""


class Glances:
    """Looks at files, at each once: a session is asked again with every letter.

    A file that can't be read is as one that isn't there.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Seen | None] = {}

    def of(self, sha256: str, path: str) -> Seen | None:
        """Return what is seen of a file that has this hash, or None."""
        if sha256 not in self._seen:
            try:
                found = look_at(Path(path))
            except (UserError, OSError):
                found = None
            self._seen[sha256] = found if found is not None and found.sha256 == sha256 else None
        return self._seen[sha256]


def without_files(layout: Layout) -> Layout:
    """Return a layout that names no files, as it is kept."""
    if PICTURES not in layout.settings:
        return layout
    kept = {name: value for name, value in layout.settings.items() if name != PICTURES}
    return layout.model_copy(update={"settings": kept})


def with_new_pictures(layout: Layout, glances: Glances) -> Layout:
    """Return a layout that remembers the pictures it shows now, where files of them are named.

    Where words lie beside the picture the arrangement stays, with a new cut; where they lie on it, it is given up.
    """
    files = layout.settings.get(PICTURES)
    layout = without_files(layout)
    first = picture_of(layout)
    if not isinstance(files, Mapping) or first is None:
        return layout
    old = (first, *others_of(layout))
    new = tuple(_shown(layout, files, glances, at, seen) for at, seen in enumerate(old))
    if all(seen is before for seen, before in zip(new, old, strict=True)):
        return layout
    settings: dict[str, Any] = {
        **layout.settings,
        "picture": {new[0].sha256: new[0].told()},
        "others": [[seen.sha256, seen.told()] for seen in new[1:]],
    }
    frame = _cut_anew(layout, new)
    settings.pop("frame", None)
    if frame is not None:
        settings["frame"] = frame
    return layout.model_copy(update={"settings": settings})


def _shown(layout: Layout, files: Mapping[str, Any], glances: Glances, at: int, before: Seen) -> Seen:
    element = layout.element(f"picture-{at + 1}" if at else "picture")
    if element is None or element.picture == before.sha256 or element.picture not in files:
        return before
    return glances.of(element.picture, str(files[element.picture])) or before


def _cut_anew(layout: Layout, seen: Sequence[Seen]) -> dict[str, Any] | None:
    """Return the settings of the frame with cuts for these pictures; None where another arrangement is to be found."""
    frame = frame_of(layout)
    if frame is None or frame.ground in UNDER_WORDS or frame.picture[2] <= 0 or any(frame.fade):
        return None
    places = (frame.picture, *(place for place, _ in frame.more))
    cuts = [
        [round(value, 4) for value in crops(picture, place[2], place[3], (1.0,), 5)[0]]
        for picture, place in zip(seen, places, strict=False)
    ]
    told = dict(layout.settings["frame"])
    more = [[list(place), cut] for (place, _), cut in zip(frame.more, cuts[1:], strict=False)]
    return {**told, "crop": cuts[0], "more": more}
