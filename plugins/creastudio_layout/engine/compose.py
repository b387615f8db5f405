"""``layout.compose``: from words, pictures and formats to layouts, several variants, each in all formats."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

import numpy as np

from creastudio.api import JobContext, UserError
from creastudio.api.formats import ArtboardFormat, formats_in
from creastudio.api.layout import Layout
from creastudio_layout.engine import remembering
from creastudio_layout.engine.branding import Brand, brand_of
from creastudio_layout.engine.choosing import chosen
from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.copy import Words, set_texts
from creastudio_layout.engine.copywriting import words_of
from creastudio_layout.engine.finish import finished
from creastudio_layout.engine.inputs import optional_input
from creastudio_layout.engine.logos import read_logo
from creastudio_layout.engine.pictures import Seen, look_at
from creastudio_layout.engine.schemes import Hues, hues_of_pixels, scheme_of
from creastudio_layout.engine.solve import Material, Solution, solve
from creastudio_layout.theory.concepts import WITH_PICTURE, WITHOUT_PICTURE, Concept
from creastudio_layout.theory.sizes import room_of
from creastudio_layout.tools.compose import ComposeParams

DROWNED = 0.25
"""What it costs a concept that its ground hides the logo, which then needs a plate."""


PLAIN = Hues("#1f4e8c", "#f2a541")
"""Of an ad with neither brand nor picture."""


def run(params: ComposeParams, ctx: JobContext) -> None:
    """Emit one layout a variant and format; index = variant * formats + format.

    Raises
    ------
    UserError
        When there is nothing to show, or a format or picture isn't known.
    """
    forms = formats_in(params.formats)
    ctx.progress(0.0, "looking at the pictures")
    picture, mark, kit = (optional_input(ctx, name) for name in ("picture", "logo", "brand"))
    seen = look_at(picture.path) if picture else None
    language = params.languages.split(",")[0].strip()
    brand = brand_of(kit.path, ctx.scratch, language) if kit else Brand()
    logos = (read_logo(mark.path),) if mark else brand.logos
    words = words_of(params, ctx, brand.tone, brand.legal)
    if not any(words.texts.values()) and seen is None and not logos:
        raise UserError("There is nothing to lay out.", hint="Give a headline, a brief or a picture.")
    concepts = pool(params, seen)
    sets = set_texts(words, [concept.face for concept in concepts], brand.fonts, ctx.measure_text)
    material = Material(words, sets, seen, logos, brand.fonts)
    hues = brand.hues or (hues_of_pixels(seen.rgb, seen.eye) if seen else PLAIN)
    layouts = composed(forms, concepts, material, hues, params.variants, ctx)
    for index, layout in enumerate(layouts):
        ctx.check_cancelled()
        ctx.emit(layout.artifact(index=index, seed=ctx.seed))
    ctx.progress(1.0)


def pool(params: ComposeParams, seen: Seen | None) -> list[Concept]:
    """Return the concepts that a style allows."""
    every = WITH_PICTURE if seen is not None else WITHOUT_PICTURE
    faces = [concept for concept in every if params.style in ("auto", concept.face)]
    if len(faces) >= params.variants:
        return list(faces)
    return [Concept(**{**concept.__dict__, "face": params.style}) for concept in every]


def composed(
    forms: Sequence[ArtboardFormat],
    concepts: Sequence[Concept],
    material: Material,
    hues: Hues,
    variants: int,
    ctx: JobContext,
) -> list[Layout]:
    """Return layouts: all formats of the first variant, then of the next."""
    rooms = [room_of(form) for form in forms]
    tables = material.tables(concepts)
    table: list[list[Solution | None]] = []
    for number, room in enumerate(rooms):
        ctx.check_cancelled()
        ctx.progress(0.1 + 0.6 * number / len(rooms), f"arranging {forms[number].title}")
        table.append(solve(room, concepts, tables, material))
    drowned = [DROWNED * _hidden(material, concept, hues) for concept in concepts]
    picks = chosen(concepts, table, variants, np.random.default_rng(ctx.seed), drowned)
    found: list[Layout] = []
    for variant, pick in enumerate(picks):
        link = _link(ctx.seed, variant, material.words)
        for form, room, row in zip(forms, rooms, table, strict=True):
            solution = row[pick]
            if solution is None:
                raise UserError(
                    f"Nothing fits into {form.width} x {form.height} px.",
                    hint="Choose a larger format or fewer words.",
                )
            given = {
                "title": _title(material.words, form),
                "link": link,
                "format": form.id,
                "variant": variant,
                "resolution": form.resolution,
                "safe": form.safe,
                "settings": remembering.told(concepts[pick], hues, solution.frame, material),
            }
            found.append(finished(room, concepts[pick], solution, material, hues, given))
    return found


def _hidden(material: Material, concept: Concept, hues: Hues) -> float:
    """Return the share of the logo that can't be told from the concept's ground, 0 to 1."""
    if material.logo is None:
        return 0.0
    light = luminance(rgb_of(scheme_of(concept.scheme, hues).ground))[None]
    return min(logo.hidden_on(light) for logo in material.logos)


def _link(seed: int, variant: int, words: Words) -> str:
    text = json.dumps([seed, variant, dict(words.texts)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _title(words: Words, form: ArtboardFormat) -> str:
    head = re.sub(r"\s+", " ", words.text("headline"))[:60]
    return f"{head} · {form.title}" if head else form.title
