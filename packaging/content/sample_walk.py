"""The sample *A walk to a score*: a walk through a model that follows the notes of a small piece, with keys to drag."""

from __future__ import annotations

from fractions import Fraction

import walk_score
from sample_parts import SampleProject, stable_id

from creastudio.api.keys import TimedKey, dump_keys
from creastudio.api.recipe import RecipeInput
from creastudio.api.score import MEDIA_TYPE, Score
from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits import set_tempo
from creastudio.core.edits.place_media import clip_of
from creastudio.core.text_style import SUBTITLE
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Timeline
from creastudio.export.sequence_score import joined_score
from creastudio.jobs.job import JobInput
from creastudio.store.model_library import ModelMissing
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

FILE = "walk"
NAME = "A walk to a score"
LICENCE = "CC0-1.0"
MODELS = ("landscapes-192", "avatars-64")
"""The first of these that is there is walked through."""

SEEDS = {"avatars-64": (14, 27, 88, 42), "landscapes-192": (18, 42, 39, 5)}
"""Of the keys, one at every second bar."""

COVER = 18.4
"""Of what time the thumbnail is, s."""

SEED = 5
"""Gives the chords their pictures."""

TRUNCATION = {"landscapes-192": 0.75}
LABELS = {"landscapes-192": "plain"}
"""Of the models that have classes; 0.9 and none for others."""


def build(session: JobSession, environment: Environment) -> SampleProject:
    """Return the project; the walk is made by the first of ``MODELS`` that is there."""
    music = walk_score.music()
    keep = session.blobs.put
    score = Asset(
        sha256=keep(music.dumps()), media_type=MEDIA_TYPE, title=music.title,
        metadata=dict(music.artifact().metadata), licence=LICENCE, tags=("by rule",),
    )  # fmt: skip
    sequence = _tempo(_empty())
    length = sequence.tempo.to_flicks(walk_score.BARS * walk_score.BAR)
    lane = Track(
        id=_id("S1"), name="S1", kind="score", volume=4.0, height=64,
        clips=(_clip("Music", "score", length, asset=score.sha256, source_duration=length),),
    )  # fmt: skip
    sequence = sequence.model_copy(update={"tracks": (lane,)})
    driven = joined_score(sequence, lambda _clip: music).with_(title="")
    walk = _walk(session, environment, sequence, driven)
    width, height = walk.size
    moving = clip_of(walk, (), _id("clip walk"), 0)
    assert moving.generated is not None  # it says that it has keys
    moving = moving.model_copy(
        update={
            "name": "Walk",
            "duration": length,
            "generated": moving.generated.model_copy(update={"score_track": lane.id}),
        }
    )
    words = _clip("Words", "text", length // 8, text="Every chord is a place", style=SUBTITLE, fade_in=length // 40,
                  fade_out=length // 40)  # fmt: skip
    tracks = (
        lane,
        Track(id=_id("V1"), name="V1", clips=(moving,), height=92),
        Track(id=_id("T1"), name="T1", kind="text", clips=(words,), height=46),
    )
    sequence = sequence.model_copy(
        update={
            "tracks": tracks,
            "width": _even(1080 * width / max(width, height)),
            "height": _even(1080 * height / max(width, height)),
        }
    )
    document = Document(title=NAME, artboards=(_board(),), sequences=(sequence,), assets=(score, walk))
    return SampleProject(document, ())


def _walk(session: JobSession, environment: Environment, sequence: Timeline, driven: Score) -> Asset:
    data = driven.dumps()
    sha256 = session.blobs.put(data)
    model = next(name for name in MODELS if _is_there(environment, name))
    truncation, label = TRUNCATION.get(model, 0.9), LABELS.get(model, "")
    seconds = float(Fraction(walk_score.BARS * 4 * 60, walk_score.TEMPO))
    keys = [
        TimedKey(
            at=sequence.tempo.to_flicks(2 * index * walk_score.BAR),
            params={
                "generator": "gan.sample",
                "model": model,
                "seed": seed,
                "truncation": truncation,
                "label": label,
            },
        )
        for index, seed in enumerate(SEEDS[model])
    ]
    values = {
        "model": model, "seconds": seconds, "closes": True, "truncation": truncation, "label": label, "size": "256",
        "chords": 0.5, "glide": 0.6, "onsets": 0.3, "decay": 0.3, "bass": 0.3, "melody": 0.25, "keys": dump_keys(keys),
        "enlarge": "sharp" if model.startswith("avatars") else "smooth",
    }  # fmt: skip
    source = RecipeInput(name="score", sha256=sha256, media_type=MEDIA_TYPE)
    given = JobInput(
        name=source.name, path=str(session.blobs.path(sha256)), media_type=source.media_type, sha256=sha256
    )
    request = make_request(environment.registry, "gan.walk", values, seed=SEED, inputs={"score": given})
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": "Walk", "licence": LICENCE})


def _is_there(environment: Environment, name: str) -> bool:
    try:
        environment.models.find(name)
    except ModelMissing:
        return False
    return True


def _empty() -> Timeline:
    return Timeline(id=_id("sequence"), name=NAME, background="#101418")


def _tempo(sequence: Timeline) -> Timeline:
    document = Document(sequences=(sequence,))
    return set_tempo(sequence.id, 0, Fraction(walk_score.TEMPO)).apply(document).sequences[0]


def _board() -> Artboard:
    text = (
        "A walk through a model, moved by the notes on S1.\n\n"
        "Drag a picture on the clip: that is a key. The clip then says changed; Update in its properties makes it anew.\n\n"
        "Change the notes or the tempo, and the walk follows."
    )
    place = Transform(x=600, y=400, width=1040, height=640)
    layer = TextLayer(
        id=_id("words"), name="What this is", text=text, size=44, color="#1f2a44", transform=place
    )
    return Artboard(
        id=_id("board"), name="What this is", width=1200, height=800, background="#f6efe3", layers=(layer,)
    )


def _clip(name: str, kind: str, duration: int, **fields: object) -> Clip:
    return Clip.model_validate(
        {"id": _id(f"clip {name}"), "name": name, "kind": kind, "start": 0, "duration": duration, **fields}
    )


def _even(value: float) -> int:
    return 2 * round(value / 2)


def _id(name: str) -> str:
    return stable_id(NAME, name)
