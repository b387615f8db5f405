"""``layout.compose``: from words, pictures and formats to layouts, several variants, each in all formats."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from creastudio.api import JobContext, UserError
from creastudio.api.formats import ArtboardFormat, format_told, formats_in
from creastudio.api.layout import Layout
from creastudio.api.past_ads import PastAd
from creastudio.api.texts import guess_language
from creastudio.ml.job_inputs import optional_input
from creastudio_layout.engine import reasons, remembering
from creastudio_layout.engine.branding import Brand, brand_of
from creastudio_layout.engine.choosing import chosen
from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.copy import Words, set_texts
from creastudio_layout.engine.copywriting import words_of
from creastudio_layout.engine.finish import finished
from creastudio_layout.engine.legal import materials, with_legal
from creastudio_layout.engine.logo_alone import alone
from creastudio_layout.engine.logos import Logo, read_logo
from creastudio_layout.engine.mirroring import (
    FROM_RIGHT,
    mirrored,
    mirrored_format,
    mirrored_material,
    mirrored_past,
    reads_from_right,
)
from creastudio_layout.engine.past_ads import past_frames
from creastudio_layout.engine.pictures import Seen, look_at
from creastudio_layout.engine.preferences import Preferences
from creastudio_layout.engine.schemes import Hues, hues_of_pixels, scheme_of
from creastudio_layout.engine.solve import Material, Solution, solve
from creastudio_layout.engine.stack import PARTS
from creastudio_layout.engine.taught import following, past_of_job, taste_of, usual_terms
from creastudio_layout.engine.word_notes import WordNotes
from creastudio_layout.theory.concepts import WITH_PICTURE, WITH_PICTURES, WITHOUT_PICTURE, Concept, FaceName
from creastudio_layout.theory.sizes import Room, room_of
from creastudio_layout.tools.compose import ComposeParams

DROWNED = 0.9
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
    every = formats_in(params.formats)
    forms = tuple(form for form in every if not form.logo)
    ctx.progress(0.0, "looking at the pictures")
    files = [optional_input(ctx, name) for name in ("picture", "picture_2", "picture_3")]
    pictures = [look_at(file.path) for file in files if file]
    mark, kit = optional_input(ctx, "logo"), optional_input(ctx, "brand")
    # Where none is named, the brand speaks the language of the words that are given.
    given = " ".join((params.headline, params.subhead, params.body, params.brief))
    language = params.languages.split(",")[0].strip() or guess_language(given).replace("lzh", "zh")
    brand = brand_of(kit.path, ctx.scratch, language) if kit else Brand()
    logos = (read_logo(mark.path),) if mark else brand.logos
    if not logos and len(forms) < len(every):
        every = _without_logo_formats(forms, ctx)
    names = [form.id for form in forms]
    words = words_of(params, ctx, brand.house, names)
    by_form = with_legal(words, brand.house, names)
    if not any(words.texts.values()) and not pictures and not logos:
        raise UserError("There is nothing to lay out.", hint="Give a headline, a brief or a picture.")
    concepts = pool(params, WITH_PICTURE if pictures else WITHOUT_PICTURE)
    together = pool(params, WITH_PICTURES) if len(pictures) > 1 else []
    faces: list[FaceName] = [concept.face for concept in (*concepts, *together)]
    sets = set_texts(words, faces, brand.fonts, ctx.measure_text)
    ideas: list[Idea] = []
    own: dict[str, list[Idea]] = {name: [] for name in names}
    turns: list[tuple[Seen | None, tuple[Seen, ...], list[Concept]]]
    turns = [(seen, (), concepts) for seen in pictures or [None]]
    if together:
        turns.append((pictures[0], tuple(pictures[1:]), together))
    for seen, others, tried in turns:
        material = Material(words, sets, seen, logos, brand.fonts, others=others)
        hues = brand.hues or (hues_of_pixels(seen.rgb, seen.eye) if seen else PLAIN)
        ideas += [Idea(concept, material, hues) for concept in tried]
        for name, told in materials(material, by_form, faces, ctx.measure_text).items():
            own[name] += [Idea(concept, told, hues) for concept in tried]
    past = past_of_job(ctx) if params.learned else ()
    taste = taste_of(ctx, past) if params.learned else Preferences()
    layouts = _with_logos(
        composed(forms, ideas, params.variants, ctx, taste, past, own) if forms else [], every, logos
    )
    notes = WordNotes(words, brand.house)
    notes.warn(ctx)
    signs = "".join(dict.fromkeys("".join(item.wrap.missing for item in sets.values())))
    if signs.strip():
        # Boxes are painted in their place: nobody should have to look for why.
        ctx.log.warning("%s", reasons.unshown(signs))
    for index, layout in enumerate(layouts):
        ctx.check_cancelled()
        ctx.emit(notes.told(layout).artifact(index=index, seed=ctx.seed))
    ctx.progress(1.0)


def _without_logo_formats(forms: Sequence[ArtboardFormat], ctx: JobContext) -> tuple[ArtboardFormat, ...]:
    """Return formats without those that hold a logo alone, and say so; UserError where no others are asked for."""
    if not forms:
        raise UserError(
            "These formats hold a logo alone, and there is none.", hint="Give a logo or a brand kit."
        )
    ctx.log.warning("Formats that hold a logo alone are left out: there is no logo.")
    return tuple(forms)


def _with_logos(
    layouts: Sequence[Layout], every: Sequence[ArtboardFormat], logos: Sequence[Logo]
) -> list[Layout]:
    """Return layouts of all formats: those that hold the logo alone come where they were asked for."""
    made = {(layout.variant, layout.format): layout for layout in layouts}
    links = {layout.variant: layout.link for layout in layouts}
    return [
        made[variant, form.id]
        if not form.logo
        else alone(form, logos, {"title": form.title, "link": links.get(variant, ""), "variant": variant})
        for variant in (sorted(links) or [0])
        for form in every
    ]


def pool(params: ComposeParams, every: Sequence[Concept]) -> list[Concept]:
    """Return the concepts that a style allows; where it has too few, all of them in its letters."""
    if params.style == "auto":
        return list(every)
    own = [concept for concept in every if concept.face == params.style]
    others = [replace(concept, face=params.style) for concept in every if concept.face != params.style]
    return own if len(own) >= params.variants else [*own, *others]


@dataclass(frozen=True)
class Idea:
    """A concept with a picture of its own."""

    concept: Concept
    material: Material
    hues: Hues


def composed(
    forms: Sequence[ArtboardFormat],
    ideas: Sequence[Idea],
    variants: int,
    ctx: JobContext,
    taste: Preferences | None = None,
    past: Sequence[PastAd] = (),
    own: Mapping[str, Sequence[Idea]] | None = None,
) -> list[Layout]:
    """Return layouts: all formats of the first variant, then of the next; pictures take turns.

    Parameters
    ----------
    ideas : sequence of Idea
        Those of one picture beside each other.
    taste : Preferences, optional
        What was learned; choice and arrangement follow it.
    past : sequence of PastAd
        Ads whose arrangements compete with the composer's own.
    own : mapping, optional
        Id of a format -> the ideas with the words that are said there, in the same order.
    """
    from_right = bool(ideas) and reads_from_right(ideas[0].material.words)
    if from_right:
        mirror = _Mirror()
        forms, ideas = [mirrored_format(form) for form in forms], mirror.ideas(ideas)
        past = [mirrored_past(ad) for ad in past]
        own = {name: mirror.ideas(told) for name, told in (own or {}).items()}
    by_form = [(own or {}).get(form.id, ideas) for form in forms]
    taste = taste or Preferences()
    rooms = [room_of(form) for form in forms]
    table: list[list[Solution | None]] = []
    for number, room in enumerate(rooms):
        ctx.check_cancelled()
        ctx.progress(0.1 + 0.6 * number / len(rooms), f"arranging {forms[number].title}")
        table.append(_solved(room, by_form[number], taste.weights, past))
    extra = [
        DROWNED * _hidden(idea.material, idea.concept, idea.hues) + taste.leaning(idea.concept)
        for idea in ideas
    ]
    pictures = list(dict.fromkeys(id(idea.material) for idea in ideas))
    groups = [pictures.index(id(idea.material)) for idea in ideas]
    concepts = [idea.concept for idea in ideas]
    picks = chosen(concepts, table, variants, np.random.default_rng(ctx.seed), extra, groups)
    made = [
        following(
            _finished(
                here[pick],
                row[pick],
                form,
                room,
                variant,
                _link(ctx.seed, variant, ideas[pick].material.words),
            ),
            taste,
            ideas[pick].concept,
            usual_terms(row),
        )
        for variant, pick in enumerate(picks)
        for form, room, row, here in zip(forms, rooms, table, by_form, strict=True)
    ]
    return [_from_right(layout) for layout in made] if from_right else made


def _from_right(layout: Layout) -> Layout:
    told = layout.model_copy(update={"settings": {**layout.settings, FROM_RIGHT: True}})
    return mirrored(told)


class _Mirror:
    """Turns ideas; those of one picture stay so."""

    def __init__(self) -> None:
        self._materials: dict[int, Material] = {}

    def ideas(self, ideas: Sequence[Idea]) -> list[Idea]:
        """Return the same ideas with their pictures in a mirror."""
        for idea in ideas:
            key = id(idea.material)
            if key not in self._materials:
                self._materials[key] = mirrored_material(idea.material)
        return [replace(idea, material=self._materials[id(idea.material)]) for idea in ideas]


def _solved(
    room: Room, ideas: Sequence[Idea], weights: Mapping[str, float], past: Sequence[PastAd]
) -> list[Solution | None]:
    """Return the best arrangement of each idea in a format: those of one picture are tried together."""
    found: list[Solution | None] = []
    for material in dict.fromkeys(idea.material for idea in ideas):
        concepts = [idea.concept for idea in ideas if idea.material is material]
        there = [part for part, present in zip(PARTS, material.present, strict=True) if present]
        more = past_frames(room, concepts, there, material.picture, past)
        found += solve(room, concepts, material.tables(concepts), material, weights, more)
    return found


def _finished(
    idea: Idea, solution: Solution | None, form: ArtboardFormat, room: Room, variant: int, link: str
) -> Layout:
    if solution is None:
        raise UserError(
            f"Nothing fits into {form.width} x {form.height} px.",
            hint="Choose a larger format or fewer words.",
        )
    given = {
        "title": _title(idea.material.words, form),
        "link": link,
        "format": form.id,
        "variant": variant,
        "resolution": form.resolution,
        "safe": form.safe,
        "settings": {
            **remembering.told(idea.concept, idea.hues, solution.frame, idea.material),
            **format_told(form),
        },
    }
    return finished(room, idea.concept, solution, idea.material, idea.hues, given)


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
