"""A solution becomes a layout: colours are chosen, contrast is mended, and what was done is said."""

from __future__ import annotations

from typing import Any, cast

from creastudio.api.layout import SIZE, Box, Dropped, ElementRole, Layout, TextLook
from creastudio_layout.engine import reasons
from creastudio_layout.engine.colors import contrast_of
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.draft import Draft
from creastudio_layout.engine.on_ground import button_colors, put_logo
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.regions import Rect
from creastudio_layout.engine.schemes import Hues, scheme_of
from creastudio_layout.engine.solve import Material, Solution
from creastudio_layout.engine.under_words import put_under_words
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

RESOLVER = "layout.resolve"


def finished(
    room: Room, concept: Concept, solution: Solution, material: Material, hues: Hues, given: dict[str, Any]
) -> Layout:
    """Return the layout of a solution.

    Parameters
    ----------
    given : dict
        Fields of the layout that the caller knows: title, link, format, variant, settings.
    """
    draft = Draft(room, concept, solution, material, scheme_of(concept.scheme, hues), hues)
    draft.said.append(reasons.arrangement(concept, draft.frame))
    _put_pictures(draft)
    inks = put_under_words(draft)
    put_logo(draft)
    _put_texts(draft, inks)
    _say(draft)
    settings = {**given.get("settings", {}), SIZE: [round(room.width), round(room.height)]}
    return _layout(draft, {**given, "settings": settings})


def _layout(draft: Draft, given: dict[str, Any]) -> Layout:
    room, solution = draft.room, draft.solution
    scores = {name: round(value, 4) for name, value in solution.terms.items()}
    scores["energy"] = round(solution.energy, 4)
    if draft.contrasts:
        scores["contrast_least"] = round(min(draft.contrasts.values()), 2)
    dropped = tuple(
        Dropped(
            id=draft.material.words.name(part),
            role=cast(ElementRole, part),
            reason=reasons.no_room(part, room),
        )
        for part in solution.dropped
    )
    return Layout(
        resolver=RESOLVER,
        width=round(room.width),
        height=round(room.height),
        bleed=room.bleed,
        background=_background(draft),
        elements=tuple(draft.elements),
        dropped=dropped,
        scores=scores,
        reasons=tuple(draft.said),
        **given,
    )


def _background(draft: Draft) -> str:
    """Return what shows where nothing lies: beside a plate in a strip the plate itself goes on, as a thin rim would look like a slip."""
    plated = draft.frame.ground == "plate" and not draft.frame.row
    return draft.scheme.behind if plated else draft.scheme.ground


def _say(draft: Draft) -> None:
    """Add what else there is to say."""
    material = draft.material
    seen = material.picture is not None and draft.frame.picture[2] > 0
    told = [
        reasons.hierarchy(draft.solution.sizes),
        reasons.crop(draft.frame) if seen else "",
        reasons.colors(brand=draft.hues.brand, picture=seen),
    ]
    signs = "".join(
        material.sets[draft.concept.face, part].wrap.missing
        for part in draft.solution.sizes
        if part != "logo"
    )
    if signs:
        told.append(reasons.missing("".join(dict.fromkeys(signs))))
    parts = [part for part in draft.solution.sizes if part != "logo"]
    stand_ins = dict.fromkeys(material.sets[draft.concept.face, part].stand_in for part in parts)
    told += [reasons.font(asked, used) for asked, used in stand_ins if asked]
    draft.said.extend(sentence for sentence in told if sentence)


def _put_pictures(draft: Draft) -> None:
    seen, frame = draft.material.picture, draft.frame
    if seen is None or frame.picture[2] <= 0:
        return
    _put_picture(draft, "picture", frame.picture, frame.crop, seen)
    for number, (other, (place, crop)) in enumerate(zip(draft.material.others, frame.more, strict=False), 2):
        _put_picture(draft, f"picture-{number}", place, crop, other)


def _put_picture(draft: Draft, name: str, place: Rect, crop: Crop, seen: Seen) -> None:
    rect = draft.bled(place)
    # The crop grows with what bleeds, as far as the picture goes.
    across, down = crop.width / place[2], crop.height / place[3]
    x = min(max(0.0, crop.x + (rect[0] - place[0]) * across), 1.0)
    y = min(max(0.0, crop.y + (rect[1] - place[1]) * down), 1.0)
    width, height = min(1 - x, rect[2] * across), min(1 - y, rect[3] * down)
    box = Box(x=round(x, 5), y=round(y, 5), width=round(width, 5), height=round(height, 5))
    radius = round(draft.radius, 1) if draft.concept.family == "inset" else 0.0
    draft.add(name, "picture", rect, picture=seen.sha256, crop=box, radius=radius)


def _put_texts(draft: Draft, inks: dict[str, str]) -> None:
    solution = draft.solution
    centered = draft.concept.align == "center" and not draft.frame.row
    for part, box in solution.boxes.items():
        if part == "logo":
            continue
        item = draft.material.sets[draft.concept.face, part]
        button = part == "cta"
        accent, label = button_colors(draft, inks) if button else ("", "")
        look = TextLook(
            families=item.face.families,
            size=round(solution.sizes[part], 2),
            weight=item.face.weight,
            color=label if button else inks.get(part, draft.scheme.ink),
            tracking=item.face.tracking,
            leading=item.face.leading,
            align="center" if centered or button else "start",
            anchor="middle" if button else "top",
            language=draft.material.words.language,
            balance=item.face.balance,
        )
        plate: dict[str, Any] = {}
        if button:
            whole = draft.concept.radius >= 1
            plate = {
                "fill": accent,
                "radius": round(box[3] / 2 if whole else min(draft.radius, 0.35 * box[3]), 1),
            }
            draft.contrasts["cta"] = contrast_of(label, accent)
        words, name = draft.material.words.text(part), draft.material.words.name(part)
        draft.add(name, cast(ElementRole, part), box, text=words, look=look, **plate)
