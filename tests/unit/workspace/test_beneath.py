"""Music that was made for a film goes under it."""

from __future__ import annotations

from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.document import Document, new_document
from creastudio.core.edits.place import place_on_timeline
from creastudio.core.time import from_seconds
from creastudio.workspace.beneath import beneath_source

FILM = Asset(sha256="f" * 64, media_type="video/mp4", metadata={"duration": 4.0})


def score(letter: str, seconds: float = 4.0) -> Asset:
    """Return music that was made for the film."""
    told = RecipeInput(name="clip", sha256=FILM.sha256, media_type="video/mp4")
    return Asset(
        sha256=letter * 64,
        media_type="application/x-creastudio-score",
        metadata={"duration": seconds},
        recipe=Recipe(generator="music.for_picture", makes="score", inputs=(told,)),
    )


def with_film(at: float) -> Document:
    document = new_document()
    edit = place_on_timeline(document.sequences[0].id, FILM, at=from_seconds(at))
    return edit.apply(document)


def spots(document: Document) -> list[tuple[str, int]]:
    """Return track and start of each score."""
    tracks = document.sequences[0].tracks
    return [(t.name, clip.start) for t in tracks if t.kind == "score" for clip in t.clips]


def test_it_begins_where_its_film_does_and_other_music_gets_a_track_below() -> None:
    document = with_film(3.0)
    sequence = document.sequences[0].id
    for letter in ("a", "b"):
        edit = beneath_source(document, sequence, score(letter))
        assert edit is not None
        document = edit.apply(document)
    assert sorted(spots(document)) == [("S1", from_seconds(3)), ("S2", from_seconds(3))]


def test_music_for_what_is_not_there_goes_where_all_goes() -> None:
    document = new_document()
    assert beneath_source(document, document.sequences[0].id, score("a")) is None
    other = score("a").model_copy(update={"recipe": None})
    film = with_film(0.0)
    assert beneath_source(film, film.sequences[0].id, other) is None
