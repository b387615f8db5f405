"""The sample *Four voices*: a locked melody that a model has harmonised, then the same tune with a band, and both as notation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import motif_score
from sample_parts import SampleProject, stable_id, with_stable_ids

from creastudio.api.recipe import RecipeInput
from creastudio.api.score import MEDIA_TYPE, Score
from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits import set_tempo
from creastudio.core.edits.place_notation import PAGE
from creastudio.core.fills import SolidFill
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.writing import Passage, Writing
from creastudio.jobs.job import JobInput
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

FILE = "motif"
NAME = "Four voices"
LICENCE = "CC0-1.0"
WIDTH, HEIGHT = 1920, 1080
PAPER, INK, RED = "#f7f1e5", "#1f2a44", "#b3332a"

VOICES_SEED = 1
CHOSEN = 3
"""Which of the harmonisations is shown: one that rests on its last chord. The others are its takes."""

BAND_SEED = 1
BAND_TEMPO = 126
BAND_CHORDS = "Gmaj7 Em7 | Cmaj7 D7 | Gmaj7 Em7 | Am7 D7 | Gmaj7 Cmaj7 | Am7 D7 | Em7 D7 | Gmaj7"

VOICES_VOLUME, BAND_VOLUME = 8.0, 3.0
"""dB."""

NOTE = (
    "The soprano is locked: no generator changes it. The other voices were written to it by a model, and the clip keeps three more "
    "ways as takes. Double-click it to see its notes; mark bars and choose Write bars anew, and only what isn't locked changes. The "
    "notation on the artboards follows.\n\n"
    "女高音已锁定：任何生成器都不会改动它。其余声部由模型写成，片段中还保留着另外三种写法。双击片段可查看音符；"
    "选中几个小节后使用“重写小节”，只有未锁定的音符会变。画板上的乐谱会随之更新。"
)


def build(session: JobSession, environment: Environment) -> SampleProject:
    """Return the project: four harmonisations by the bundled model, and the tune with a band by the arranger."""
    keep = session.blobs.put
    sung, played = _own(motif_score.sung(), keep), _own(motif_score.played(BAND_TEMPO), keep)
    voices = _made(
        session,
        environment,
        sung,
        "music.harmonize",
        {"count": 4, "ensemble": "choir", "freedom": "careful"},
        VOICES_SEED,
    )
    band = _made(
        session, environment, played, "music.accompany",
        {"style": "bossa", "chords": BAND_CHORDS, "intensity": 0.6, "fills": 0}, BAND_SEED,
    )  # fmt: skip
    return compose(
        sung,
        [
            asset.model_copy(update={"title": f"Four voices {number}"})
            for number, asset in enumerate(voices, 1)
        ],
        band[0].model_copy(update={"title": "Bossa nova"}),
    )


def compose(sung: Asset, voices: Sequence[Asset], band: Asset) -> SampleProject:
    """Return the project of the given melody, its harmonisations, and the arrangement."""
    boards = (
        _board(
            "voices", "Four voices", 0, _layers("Four voices", "四声部", "A melody that stays,\nand three voices\nby a model.",
                                                voices[CHOSEN], 1240)
        ),
        _board(
            "band", "Bossa nova", HEIGHT + 120, _layers("Bossa nova", "波萨诺瓦", "The same tune,\nand a band by rules.", band, 960)
        ),
    )  # fmt: skip
    passage = Passage(id=_id("note passage"), text=NOTE)
    about = Writing(
        id=_id("note"), title="What this is", kind="note", language="en", passages=(passage,), at=passage.id
    )
    document = Document(
        title=NAME,
        artboards=boards,
        sequences=(_sequence(boards, voices, band),),
        assets=(*voices, band),
        writings=(about,),
        palette=(PAPER, INK, RED),
    )
    return SampleProject(document, (sung,))


def _own(score: Score, keep: Callable[[bytes], str]) -> Asset:
    return Asset(
        sha256=keep(score.dumps()), media_type=MEDIA_TYPE, title="Motif",
        metadata=dict(score.artifact().metadata), licence=LICENCE, tags=("by rule",),
    )  # fmt: skip


def _made(
    session: JobSession, environment: Environment, score: Asset, generator: str, values: Mapping[str, object], seed: int
) -> list[Asset]:  # fmt: skip
    source = RecipeInput(name="score", sha256=score.sha256, media_type=MEDIA_TYPE)
    given = JobInput(
        name=source.name, path=str(session.blobs.path(score.sha256)), media_type=MEDIA_TYPE, sha256=score.sha256
    )  # fmt: skip
    request = make_request(environment.registry, generator, values, seed=seed, inputs={"score": given})
    return [result.asset.model_copy(update={"licence": LICENCE}) for result in session.run(request)]


def _board(name: str, title: str, y: float, layers: Sequence[Layer]) -> Artboard:
    return Artboard(
        id=_id(f"board {name}"), name=title, y=y, width=WIDTH, height=HEIGHT, background=PAPER,
        layers=with_stable_ids(f"{NAME} {name}", layers),
    )  # fmt: skip


def _layers(title: str, chinese: str, words: str, score: Asset, width: float) -> list[Layer]:
    """Return a dark column with the title, and the first page of a score beside it, which may go on below the edge."""
    column = 560
    high = width * PAGE[1] / PAGE[0]
    middle = column + (WIDTH - column) / 2
    return [
        ImageLayer(
            name="Notation", asset=score.sha256,
            transform=Transform(x=middle, y=24 + high / 2, width=width, height=high),
        ),
        ShapeLayer(
            name="Ground", shape="rectangle", fill=SolidFill(color=INK),
            transform=Transform(x=column / 2, y=HEIGHT / 2, width=column, height=HEIGHT),
        ),
        TextLayer(
            name="Title", text=title, family="Playfair Display", size=84, color=PAPER, leading=1.1, language="en",
            transform=Transform(x=column / 2, y=330, width=column - 120, height=220),
        ),
        ShapeLayer(
            name="Line", shape="rectangle", fill=SolidFill(color=RED), transform=Transform(x=100, y=490, width=80, height=8),
        ),
        TextLayer(
            name="标题", text=chinese, family="Noto Serif SC", size=46, color=PAPER, tracking=160, language="zh",
            transform=Transform(x=column / 2, y=570, width=column - 120, height=80),
        ),
        TextLayer(
            name="Words", text=words, family="Poppins", size=30, color="#c9d1e4", leading=1.5, language="en",
            transform=Transform(x=column / 2, y=730, width=column - 120, height=180),
        ),
    ]  # fmt: skip


def _sequence(boards: Sequence[Artboard], voices: Sequence[Asset], band: Asset) -> Timeline:
    """Return both, one after the other, each at its own tempo, with the artboards as their pictures."""
    empty = Timeline(id=_id("sequence"), name=NAME, width=WIDTH, height=HEIGHT, background=PAPER)
    document = set_tempo(empty.id, 0, Fraction(motif_score.TEMPO)).apply(Document(sequences=(empty,)))
    change = motif_score.BARS * motif_score.BAR
    sequence = set_tempo(empty.id, change, Fraction(BAND_TEMPO)).apply(document).sequences[0]
    first, end = sequence.tempo.to_flicks(change), sequence.tempo.to_flicks(2 * change)
    quiet = FLICKS_PER_SECOND // 2
    sung = _clip("Four voices", "score", 0, first, asset=voices[CHOSEN].sha256, takes=tuple(asset.sha256 for asset in voices),
                 source_duration=first)  # fmt: skip
    played = _clip("Bossa nova", "score", first, end - first, asset=band.sha256, source_duration=end - first)
    shown = (
        _clip("Page of four voices", "artboard", 0, first, artboard=boards[0].id, fade_in=quiet),
        # The last chord rings on.
        _clip("Page of the band", "artboard", first, end - first + 4 * quiet, artboard=boards[1].id, fade_out=quiet),
    )  # fmt: skip
    tracks = (
        Track(id=_id("S2"), name="S2", kind="score", volume=BAND_VOLUME, height=72, clips=(played,)),
        Track(id=_id("S1"), name="S1", kind="score", volume=VOICES_VOLUME, height=72, clips=(sung,)),
        Track(id=_id("V1"), name="V1", height=64, clips=shown),
    )
    return sequence.model_copy(update={"tracks": tracks})


def _clip(name: str, kind: str, start: int, duration: int, **fields: object) -> Clip:
    return Clip.model_validate(
        {
            "id": _id(f"clip {name}"),
            "name": name,
            "kind": kind,
            "start": start,
            "duration": duration,
            **fields,
        }
    )


def _id(name: str) -> str:
    return stable_id(NAME, name)
