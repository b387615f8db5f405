"""``layout.resolve``: layouts whose words, sizes or locks changed find new places; what they look like stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from creastudio.api import JobContext, LiveContext, LiveLayouts, UserError
from creastudio.api.formats import ArtboardFormat, format_told, formats_in
from creastudio.api.layout import Element, Layout, layouts_in
from creastudio.api.params import Params
from creastudio.ml.job_inputs import optional_input
from creastudio_layout.engine import remembering
from creastudio_layout.engine.copy import ROLES, Fonts, Measure, SetText, Words, set_texts
from creastudio_layout.engine.finish import finished
from creastudio_layout.engine.frames import Frame, frames
from creastudio_layout.engine.locks import around_locks, with_locked
from creastudio_layout.engine.mirroring import FROM_RIGHT, mirrored, mirrored_material, reads_from_right
from creastudio_layout.engine.regions import Rect
from creastudio_layout.engine.replaced import Glances, with_new_pictures, without_files
from creastudio_layout.engine.schemes import Hues
from creastudio_layout.engine.solve import Material, Solution, solve_frames
from creastudio_layout.engine.taught import weights_of
from creastudio_layout.theory.concepts import Concept, FaceName
from creastudio_layout.theory.sizes import room_of
from creastudio_layout.tools.resolve import ResolveParams

STAYS = 0.72
"""Size of the headline, as a share of what it was, down to which an arrangement is kept."""


def run(params: ResolveParams, ctx: JobContext) -> None:
    """Emit the layouts, each with new places, in their order; or a first one of each set in the formats that are asked for.

    Raises
    ------
    UserError
        When there are no layouts, or they can't be read.
    """
    given = _given(params, ctx)
    ctx.progress(0.05, "measuring the words")
    ctx.check_cancelled()
    for index, layout in enumerate(resolved(given, ctx.measure_text)):
        ctx.check_cancelled()
        ctx.emit(layout.artifact(index=index, seed=ctx.seed))
    ctx.progress(1.0)


def open_session(ctx: LiveContext) -> Callable[[Params], LiveLayouts]:
    """Return what answers with layouts in their new places, as often as words change."""
    glances = Glances()

    def render(params: Params) -> LiveLayouts:
        assert isinstance(params, ResolveParams)
        shown = [with_new_pictures(layout, glances) for layout in layouts_in(params.layouts)]
        given = _in_formats(shown, params.formats)
        found = resolved(given, ctx.measure_text)
        dropped = sum(len(layout.dropped) for layout in found)
        return LiveLayouts(found, {"summary": f"{len(found)} layouts, {dropped} parts left out."})

    return render


def _given(params: ResolveParams, ctx: JobContext) -> tuple[Layout, ...]:
    found = layouts_in(params.layouts)
    file = optional_input(ctx, "layout")
    if file is not None:
        found = (*found, Layout.loads(file.path.read_bytes(), file.path.name))
    if not found:
        raise UserError("There is no layout to arrange.", hint="Choose a layout.")
    # Of a job a person gives its files as inputs: what a text names isn't read.
    return _in_formats([without_files(layout) for layout in found], params.formats)


def _in_formats(layouts: Sequence[Layout], formats: str) -> tuple[Layout, ...]:
    """Return layouts in other formats: the first of each set in each format; as they are where none is named."""
    if not formats.strip():
        return tuple(layouts)
    firsts = {layout.link or str(at): layout for at, layout in reversed(list(enumerate(layouts)))}
    order = [layout for layout in layouts if layout in list(firsts.values())]
    return tuple(_resized(layout, form) for layout in order for form in formats_in(formats))


def _resized(layout: Layout, form: ArtboardFormat) -> Layout:
    fields = {
        "format": form.id, "width": form.width, "height": form.height, "resolution": form.resolution, "bleed": form.bleed,
        "safe": form.safe,
    }  # fmt: skip
    settings = {name: value for name, value in layout.settings.items() if name not in ("frame", "format")}
    settings.update(format_told(form))
    elements = tuple(element.model_copy(update={"locked": False}) for element in layout.elements)
    return layout.model_copy(update={**fields, "settings": settings, "elements": elements})


def resolved(layouts: Sequence[Layout], measure: Measure) -> list[Layout]:
    """Return layouts with everything that isn't locked in its new place."""
    words = {id(layout): _words(layout, layouts) for layout in layouts}
    sets: dict[tuple[Any, ...], Mapping[tuple[FaceName, str], SetText]] = {}
    found: list[Layout] = []
    for layout in layouts:
        concept, fonts = remembering.concept_of(layout), remembering.fonts_of(layout)
        said = words[id(layout)]
        shown = _fonts(layout)
        key = (
            concept.face, fonts, tuple(sorted(said.texts.items())), said.language, tuple(sorted(shown.items())),
        )  # fmt: skip
        if key not in sets:
            sets[key] = set_texts(said, [concept.face], fonts, measure, shown)
        logos = remembering.logos_of(layout)
        material = Material(
            said,
            sets[key],
            remembering.picture_of(layout),
            logos,
            fonts,
            others=remembering.others_of(layout),
        )
        hues = remembering.hues_of(layout)
        from_right = reads_from_right(said)
        layout = _read_from(layout, from_right=from_right)
        if from_right:
            found.append(mirrored(_resolved(mirrored(layout), concept, mirrored_material(material), hues)))
        else:
            found.append(_resolved(layout, concept, material, hues))
    return found


def _read_from(layout: Layout, *, from_right: bool) -> Layout:
    """Return a layout that is to be read from this side; where it was made for the other, its places are looked for anew."""
    if layout.settings.get(FROM_RIGHT, False) is from_right:
        return layout
    settings = {name: value for name, value in layout.settings.items() if name not in ("frame", FROM_RIGHT)}
    return layout.model_copy(update={"settings": {**settings, FROM_RIGHT: True} if from_right else settings})


def _fonts(layout: Layout) -> Fonts:
    """Return the fonts that texts are shown in: they are a person's, so what is measured is what will be painted."""
    return {
        element.role: (element.look.families, element.look.weight)
        for element in layout.elements
        if element.role in ROLES and element.look is not None and element.look.families
    }


def _words(layout: Layout, every: Sequence[Layout]) -> Words:
    """Return the words of a layout by role: its own, else those that others of its set show, else what it remembers."""
    kin = [
        layout,
        *(other for other in every if other is not layout and layout.link and other.link == layout.link),
    ]
    texts: dict[str, str] = {}
    names: dict[str, str] = {item.role: item.id for item in (*layout.dropped, *layout.elements)}
    for other in kin:
        for element in other.elements:
            # Legal lines may be those of one format: another's isn't this one's, whose own goes by another name.
            foreign = element.role == "legal" and names.get("legal") != element.id
            if element.role in ROLES and element.text and not foreign:
                texts.setdefault(element.role, element.text)
    kept = layout.settings.get("words")
    for role, text in kept.items() if isinstance(kept, Mapping) else ():
        if role in ROLES and isinstance(text, str) and any(item.role == role for item in layout.dropped):
            texts.setdefault(role, text)
    language = layout.settings.get("language")
    own = {"legal": names["legal"]} if "legal" in names else {}
    return Words(texts, language if isinstance(language, str) else "", names=own)


def _resolved(layout: Layout, concept: Concept, material: Material, hues: Hues) -> Layout:
    form = ArtboardFormat(
        id=layout.format or f"{layout.width}x{layout.height}", title="", width=layout.width, height=layout.height,
        resolution=layout.resolution, bleed=layout.bleed, safe=layout.safe,
    )  # fmt: skip
    room = room_of(form)
    locked = [element for element in layout.elements if _stays(element, material)]
    free = replace(material, held=frozenset(element.role for element in locked))
    solution = _solution(layout, room, concept, free, locked)
    if solution is None:
        return layout
    given: dict[str, Any] = {
        "title": layout.title, "link": layout.link, "format": layout.format, "variant": layout.variant,
        "resolution": layout.resolution, "safe": layout.safe,
        "settings": {**layout.settings, **remembering.told(concept, hues, solution.frame, material)},
    }  # fmt: skip
    return with_locked(finished(room, concept, solution, free, hues, given), layout, locked)


def _solution(
    layout: Layout, room: Any, concept: Concept, material: Material, locked: Sequence[Element]
) -> Solution | None:
    """Return the arrangement that it had, where that still does; else the best of its family."""
    tables, weights = material.tables([concept]), weights_of(layout)
    before = remembering.frame_of(layout)
    held: list[Rect] = [
        (item.box.x, item.box.y, item.box.width, item.box.height) for item in locked if _stands(item)
    ]
    if before is not None:
        same = around_locks([before], held, material.held)
        found = solve_frames(room, same, 1, tables, material, weights)[0]
        if found is not None and _still_good(found, layout):
            return found
    every: list[Frame] = around_locks(
        frames(room, concept, 0, material.picture, material.others), held, material.held
    )
    return solve_frames(room, every, 1, tables, material, weights)[0]


def _stays(element: Element, material: Material) -> bool:
    """Whether it isn't this resolver's to move: locked, or of a kind that it doesn't place."""
    if element.locked or element.role in ("background", "badge", "label"):
        return True
    known = [seen.sha256 for seen in (material.picture, *material.others) if seen is not None]
    return element.role == "picture" and element.picture not in known


def _stands(element: Element) -> bool:
    """Whether words and logo keep clear of it: pictures, panels and scrims lie beneath."""
    return element.role not in ("background", "picture", "scrim", "underlay", "shape")


def _still_good(found: Solution, layout: Layout) -> bool:
    was = {item.id for item in layout.dropped}
    if set(found.dropped) - was:
        return False
    head = layout.element("headline")
    if head is None or head.look is None or "headline" not in found.sizes:
        return not was or not (was - set(found.dropped))
    return found.sizes["headline"] >= STAYS * head.look.size
