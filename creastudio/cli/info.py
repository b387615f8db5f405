"""``creastudio info``: where a file came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.api.errors import UserError
    from creastudio.api.model_card import ModelCard
    from creastudio.core.document import Document
    from creastudio.export.marking import Provenance
    from creastudio.export.signing import Seal
    from creastudio.media.probe import MediaFacts
    from creastudio.notation.imported_score import ImportedScore


@click.command(short_help="Show how a file was made.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def info(file: Path, as_json: bool) -> None:
    """Show how FILE was made: an exported picture, a project (.crea), a cut (.otio), a music, video or sound file, or a model folder."""
    from creastudio.api.errors import UserError
    from creastudio.cli.output import result, result_json

    damage: UserError | None = None
    if not file.exists():
        raise UserError(f"There is no '{file}'.", "Check the name.")
    if file.suffix.lower() in (".crea", ".otio"):
        from creastudio.cli.opened import opened_project

        with opened_project(file) as opened:
            row, lines = project_row(opened.document), list(project_lines(opened.document))
    elif file.is_dir() or file.name == "card.json":
        card = _card(file)
        from creastudio.cli.cards import card_lines

        row, lines = {"kind": "model", **card.model_dump(mode="json")}, list(card_lines(card))
    else:
        from creastudio.export.marking import read

        found = read(file)
        damage = _damage_of(file)
        if found is None and damage is not None:
            raise damage
        seal = _seal(file)
        music = _music(file)
        row = {**file_row(found), "seal": seal_row(seal)}
        lines = [*file_lines(file.name, found), *seal_lines(seal)]
        if music is not None:
            row["score"] = score_row(music)
            lines += score_lines(music)
        try:
            facts = _played(file)
        except UserError as error:
            if found is None and seal is None:
                raise
            facts, damage = None, error
        if facts is not None:
            row["media"] = media_row(facts)
            lines += media_lines(facts)
    if as_json:
        result_json({"file": file.name, **row})
    else:
        for line in lines:
            result(line)
    if damage is not None:
        # Said after the recipe, which may be whole and is what the file can be made again from.
        raise damage


def _damage_of(file: Path) -> UserError | None:
    """Return what is wrong with a picture; None when it is whole, too large to decode, or no picture."""
    from creastudio.api.errors import UserError
    from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_SUFFIXES
    from creastudio.media import images

    if file.suffix.lower() not in PICTURE_SUFFIXES or file.stat().st_size > images.MAX_BYTES:
        return None
    try:
        width, height = images.image_size(file)
        if width * height <= MAX_PICTURE_PIXELS:
            images.load_rgba(file)
    except UserError as error:
        return UserError(error.message, "Export or make it again, or take it from a backup.")
    return None


def _music(file: Path) -> ImportedScore | None:
    """Return the score of a music file; None for other files."""
    from creastudio.api.media import SCORE_SUFFIXES
    from creastudio.media.scores import import_score

    return import_score(file) if file.suffix.lower() in SCORE_SUFFIXES else None


def _played(file: Path) -> MediaFacts | None:
    """Return what a video or sound file holds; None for other files."""
    from creastudio.api.media import AUDIO_SUFFIXES, VIDEO_SUFFIXES

    if file.suffix.lower() not in AUDIO_SUFFIXES | VIDEO_SUFFIXES:
        return None
    from creastudio.media.probe import probe

    return probe(file)


def media_row(facts: MediaFacts) -> dict[str, Any]:
    """Return what a video or sound holds, in JSON types."""
    return {
        "kind": facts.kind, "media_type": facts.media_type, "codec": facts.codec, **facts.metadata,
        "problems": list(facts.notes),
    }  # fmt: skip


def media_lines(facts: MediaFacts) -> Iterator[str]:
    """Yield what a video or sound holds, for a person to read."""
    yield ""
    if facts.kind == "video":
        rate = f", {float(facts.rate):g} frames a second" if facts.rate is not None else ""
        yield f"Video         {facts.width} x {facts.height} px, {facts.duration:.1f} s{rate}, {facts.codec}"
    if facts.audio_channels:
        length = "" if facts.kind == "video" else f", {facts.duration:.1f} s, {facts.codec}"
        yield f"Sound         {counted(facts.audio_channels, 'channel')}, {facts.sample_rate} Hz{length}"
    yield from (f"Problem       {note}" for note in facts.notes)


def score_row(found: ImportedScore) -> dict[str, Any]:
    """Return what a score holds, in JSON types."""
    score = found.score
    return {
        "title": score.title,
        "seconds": round(score.seconds, 3),
        "bars": score.bar_count,
        "tempo": score.tempi[0].bpm if score.tempi else 120.0,
        "tempi": len(score.tempi),
        "metre": "{0.numerator}/{0.denominator}".format(score.bar_map.bar(int(score.pickup > 0)).metre),
        "tracks": [
            {
                "name": track.name,
                "program": None if track.percussion else track.program,
                "notes": len(track),
            }
            for track in score.tracks
        ],
        "problems": list(found.notes),
    }


def score_lines(found: ImportedScore) -> Iterator[str]:
    """Yield what a score holds, for a person to read."""
    row = score_row(found)
    yield ""
    changes = ", and changes" if row["tempi"] > 1 else ""
    yield f"Score         {row['title'] or 'Untitled'}: {row['bars']} bars of {row['metre']}, {row['seconds']:.1f} s"
    yield f"Tempo         {row['tempo']:g} quarter notes a minute{changes}"
    for number, track in enumerate(row["tracks"], 1):
        sound = "percussion" if track["program"] is None else f"General MIDI {track['program'] + 1}"
        yield f"Track {number:<7} {track['name'] or 'Untitled'}, {sound}, {track['notes']} notes"
    yield from (f"Problem       {problem}" for problem in row["problems"])


def _seal(file: Path) -> Seal | None:
    """Return what a signed file says; None where nothing is signed or nobody can look."""
    from creastudio.api.errors import UserError
    from creastudio.cli.output import warning
    from creastudio.export.marking import MAX_FILE
    from creastudio.export.signing import seal_of

    if file.stat().st_size > MAX_FILE:
        return None
    try:
        return seal_of(file)
    except UserError as error:
        warning(f"{error.message} Whether the file is signed isn't known.")
        return None


SOURCES = {
    "trainedAlgorithmicMedia": "media that a trained model made",
    "compositeWithTrainedAlgorithmicMedia": "media that a trained model made, and other things",
}
"""Digital source types of the IPTC in plain words."""


def counted(count: int, noun: str) -> str:
    """Return a number of things ("1 layer", "2 layers")."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def seal_row(seal: Seal | None) -> dict[str, Any] | None:
    """Return a signature in JSON types; None for no signature."""
    from dataclasses import asdict

    return (
        None
        if seal is None
        else {**asdict(seal), "sources": list(seal.sources), "problems": list(seal.problems)}
    )


def seal_lines(seal: Seal | None) -> Iterator[str]:
    """Yield what a signature says, for a person to read; nothing where there is none."""
    if seal is None:
        return
    yield ""
    if not seal.valid:
        yield "Signature     broken: the file was changed after it was signed, or the certificate doesn't hold"
    elif seal.own:
        yield "Signature     valid, by your own certificate"
    else:
        yield "Signature     valid, but by a certificate that nobody here vouches for"
    if seal.signer or seal.organisation:
        names = dict.fromkeys(name for name in (seal.signer, seal.organisation) if name)
        yield f"Signed by     {', '.join(names)}"
    if seal.maker:
        yield f"Made with     {seal.maker}"
    if seal.sources:
        yield f"Made of       {', '.join(SOURCES.get(name, name) for name in seal.sources)}"
    if seal.problems:
        yield f"Problems      {', '.join(seal.problems)}"


def file_row(found: Provenance | None) -> dict[str, Any]:
    """Return what an exported file says of itself, in JSON types."""
    from creastudio.cli.recipes import recipe_row

    if found is None:
        return {"kind": "file", "made": [], "composite": False, "title": ""}
    made = [{"title": m.title, "sha256": m.sha256, "recipe": recipe_row(m.recipe)} for m in found.made]
    return {"kind": "file", "made": made, "composite": found.composite, "title": found.title}


def file_lines(name: str, found: Provenance | None) -> Iterator[str]:
    """Yield what an exported file says of itself, for a person to read."""
    from creastudio.cli.recipes import recipe_lines

    if found is None or not found.made:
        yield f"{name} carries no recipe: it wasn't made by CreaStudio, was exported without, or lost it since."
        return
    count = len(found.made)
    more = " and other things" if found.composite else ""
    yield f"{name} shows {counted(count, 'generated result')}{more}."
    for made in found.made:
        yield ""
        if made.title:
            yield f"Title         {made.title}"
        yield from recipe_lines(made.recipe)


def project_row(document: Document) -> dict[str, Any]:
    """Return what a project holds, in JSON types."""
    from creastudio.cli.recipes import recipe_row
    from creastudio.core.document import walk
    from creastudio.core.time import to_seconds
    from creastudio.core.writing import recipes_of

    return {
        "kind": "project",
        "title": document.title,
        "artboards": [
            {"name": b.name, "width": b.width, "height": b.height, "layers": sum(1 for _ in walk(b.layers))}
            for b in document.artboards
        ],
        "sequences": [
            {"name": s.name, "seconds": to_seconds(s.duration), "clips": sum(len(t.clips) for t in s.tracks)}
            for s in document.sequences
        ],
        "writings": [
            {
                "title": w.title,
                "kind": w.kind,
                "language": w.language,
                "letters": len(w.text()),
                "passages": len(w.passages),
                "recipes": [recipe_row(recipe) for recipe in recipes_of(w)],
            }
            for w in document.writings
        ],
        "assets": [
            {
                "sha256": a.sha256,
                "media_type": a.media_type,
                "title": a.title,
                "licence": a.licence,
                "recipe": recipe_row(a.recipe),
            }
            for a in document.assets
        ],
    }


def project_lines(document: Document) -> Iterator[str]:
    """Yield what a project holds, for a person to read."""
    row = project_row(document)
    yield f"Project    {row['title'] or 'Untitled'}"
    for board in row["artboards"]:
        layers = counted(board["layers"], "layer")
        yield f"Artboard   {board['name']}, {board['width']} x {board['height']} px, {layers}"
    for item in row["sequences"]:
        yield f"Sequence   {item['name']}, {item['seconds']:g} s, {counted(item['clips'], 'clip')}"
    for item in row["writings"]:
        made = ", ".join(f"{recipe['generator']}, seed {recipe['seed']}" for recipe in item["recipes"])
        facts = f"{counted(item['letters'], 'letter')}, {counted(item['passages'], 'passage')}"
        yield f"Writing    {item['title'] or 'Untitled'}: {item['kind']}, {facts} ({made or 'by hand'})"
    for asset in row["assets"]:
        recipe = asset["recipe"]
        origin = f"{recipe['generator']}, seed {recipe['seed']}" if recipe else "imported"
        licence = f", {asset['licence']}" if asset["licence"] else ""
        yield f"Asset      {asset['sha256'][:12]} {asset['title'] or asset['media_type']} ({origin}{licence})"


def _card(path: Path) -> ModelCard:
    from pydantic import ValidationError

    from creastudio.api.errors import UserError
    from creastudio.api.model_card import ModelCard
    from creastudio.store.model_entry import CARD, MAX_CARD

    file = path / CARD if path.is_dir() else path
    try:
        with file.open("rb") as content:
            return ModelCard.model_validate_json(content.read(MAX_CARD))
    except FileNotFoundError:
        raise UserError(f"'{path}' is no model folder.", f"A model folder has a {CARD}.") from None
    except (OSError, ValidationError) as error:
        raise UserError(
            f"The card of '{path.name}' can't be read.", "Export or import the model again."
        ) from error
