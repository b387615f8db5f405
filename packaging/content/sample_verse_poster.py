"""The sample *Verse poster*: a Chinese and an English poem on posters, linked to their writings, read out as subtitles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sample_parts import SampleProject, stable_id, with_stable_ids

from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.place_text import Words, subtitle_clips
from creastudio.core.fills import GradientFill, GradientStop, SolidFill
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.writing import Passage, Writing
from creastudio.core.writing_results import MadeText, words_of_result
from creastudio.jobs.job import JobInput
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

FILE = "verse-poster"
NAME = "Verse poster"
LICENCE = "CC0-1.0"
WIDTH, HEIGHT = 900, 1350
PICTURE = 42
"""Seed of the picture: one place, as a woodcut and as a watercolour."""

TRUNCATION = 0.7


@dataclass(frozen=True)
class Poster:
    """What one of the two posters is made of.

    Attributes
    ----------
    manner : str
        Class of the model of landscapes.
    values : mapping
        Of ``text.poem``.
    seed : int
        Of the first of the poems; the best of them is chosen by `chosen`.
    """

    name: str
    title: str
    manner: str
    values: Mapping[str, object]
    seed: int
    chosen: int = 0


CHINESE = Poster(
    "zh",
    "秋山",
    "woodcut",
    {"form": "jueju5", "theme": "秋山", "title": "秋山", "count": 4},
    seed=12,
    chosen=3,
)
ENGLISH = Poster(
    "en",
    "Autumn hills",
    "watercolour",
    {"form": "haiku", "theme": "autumn hills", "title": "Autumn hills", "count": 4},
    seed=8,
)

ROSSETTI = Writing(
    title="Who has seen the wind?",
    kind="verse",
    language="en",
    passages=(
        Passage(
            id="rossetti",
            text="Who has seen the wind?\nNeither I nor you:\nBut when the leaves hang trembling,\n"
            "The wind is passing through.",
        ),
    ),
    at="rossetti",
)
"""What the English poster shows while no model at hand writes English: Christina Rossetti, *Sing-Song*, 1872."""

NOTE = (
    "Each poster shows the poem that its writing shows. Open a writing (Alt+W), choose another poem or change "
    "a word: Update on the poster takes it over, with its look and its place.\n\n"
    "两张海报各显示一份文稿。在“文稿”(Alt+W) 中打开它，换一首或改一个字，海报上就会出现“更新”。"
)


def build(session: JobSession, environment: Environment) -> SampleProject:
    """Return the project: pictures by the bundled landscapes, poems by the bundled models of verse and prose."""
    pictures = {poster.name: _picture(session, environment, poster) for poster in (CHINESE, ENGLISH)}
    zh = _written(session, environment, CHINESE)
    en = _written(session, environment, ENGLISH) if _writes(environment, "en") else ROSSETTI
    return compose(pictures, _named(CHINESE, zh), _named(ENGLISH, en))


def compose(pictures: Mapping[str, Asset], zh: Words, en: Words) -> SampleProject:
    """Return the project of pictures, by the names of their posters, and poems."""
    note = Passage(id=_id("note passage"), text=NOTE)
    about = Writing(
        id=_id("note"), title="What this is", kind="note", language="en", passages=(note,), at=note.id
    )
    boards = (
        _board("zh", "秋山", 0, "#f0e4c6", _chinese_layers(pictures["zh"], zh)),
        _board("en", en.writing.title, WIDTH + 120, "#f3ede4", _english_layers(pictures["en"], en)),
    )
    document = Document(
        title=NAME,
        artboards=boards,
        sequences=(_reading(boards, (zh, en)),),
        assets=tuple(pictures.values()),
        writings=(zh.writing, en.writing, about),
        palette=("#1d2f3a", "#f0e4c6", "#b3332a", "#e9b98f", "#f3ede4"),
    )
    return SampleProject(document, ())


def _picture(session: JobSession, environment: Environment, poster: Poster) -> Asset:
    values = {"model": "landscapes-192", "label": poster.manner, "truncation": TRUNCATION, "count": 1}
    (small,) = session.run(make_request(environment.registry, "gan.sample", values, seed=PICTURE))
    source = small.asset
    given = JobInput(
        name="picture",
        path=str(session.blobs.path(source.sha256)),
        media_type=source.media_type,
        sha256=source.sha256,
        recipe=source.recipe,
    )
    request = make_request(
        environment.registry, "picture.upscale", {"factor": "4"}, seed=0, inputs={"picture": given}
    )
    (large,) = session.run(request)
    return large.asset.model_copy(update={"title": f"Hills, {poster.manner}", "licence": LICENCE})


def _writes(environment: Environment, language: str) -> bool:
    """Return whether a model at hand writes a language."""
    return any(language in entry.card.languages for entry in environment.models.of_family("text"))


def _written(session: JobSession, environment: Environment, poster: Poster) -> Writing:
    """Return the poems of a poster as one writing, the chosen one shown."""
    request = make_request(environment.registry, "text.poem", poster.values, seed=poster.seed)
    assets = [item.asset for item in session.run(request)]
    poems = [MadeText(asset, session.blobs.read(asset.sha256).decode()) for asset in assets]
    writing = words_of_result(Document(), poems[poster.chosen], poems).writing
    return writing.model_copy(update={"title": poster.title})


def _named(poster: Poster, writing: Writing) -> Words:
    """Return the words of a writing whose ids are the same at every build."""
    ids = {item.id: _id(f"{poster.name} passage {index}") for index, item in enumerate(writing.passages)}
    passages = tuple(item.model_copy(update={"id": ids[item.id]}) for item in writing.passages)
    return Words(
        writing.model_copy(
            update={
                "id": _id(f"{poster.name} writing"),
                "language": poster.name,
                "passages": passages,
                "at": ids[writing.at],
            }
        )
    )


def _board(name: str, title: str, x: float, ground: str, layers: Sequence[Layer]) -> Artboard:
    return Artboard(
        id=_id(f"board {name}"), name=title, x=x, width=WIDTH, height=HEIGHT, background=ground,
        layers=with_stable_ids(f"{NAME} {name}", layers),
    )  # fmt: skip


def _chinese_layers(picture: Asset, words: Words) -> list[Layer]:
    """Return a woodcut that runs into the paper at its upper edge, columns of verse, and a seal."""
    return [
        _image(picture, Transform(x=WIDTH / 2, y=HEIGHT - 430, width=1290, height=860)),
        _fade("#f0e4c6", Transform(x=WIDTH / 2, y=HEIGHT - 760, width=WIDTH, height=220), from_top=True),
        TextLayer(
            name="诗", text=words.text, written=words.link(), family="Noto Serif SC", size=62, color="#1d2f3a",
            vertical=True, leading=1.75, tracking=120, language="zh", fit=True, align="start",
            # Six signs high: each half of a line is a column.
            transform=Transform(x=WIDTH - 320, y=320, width=480, height=436),
        ),
        TextLayer(
            name="题", text=words.writing.title, family="Noto Serif SC", size=40, color="#b3332a", vertical=True,
            tracking=200, language="zh", transform=Transform(x=160, y=250, width=70, height=220),
        ),
        ShapeLayer(
            name="印", shape="rectangle", radius=8, fill=SolidFill(color="#b3332a"),
            transform=Transform(x=160, y=440, width=72, height=72),
        ),
        TextLayer(
            name="印文", text="秋\n山", family="Noto Serif SC", size=27, color="#f0e4c6", align="center",
            anchor="middle", leading=1.15, language="zh", transform=Transform(x=160, y=440, width=72, height=72),
        ),
    ]  # fmt: skip


def _english_layers(picture: Asset, words: Words) -> list[Layer]:
    """Return a watercolour over the upper half, its lower edge fading, and the poem below it."""
    author = "" if words.writing.path()[0].recipe is not None else "Christina Rossetti, 1872"
    byline = TextLayer(
        name="Author", text=author, family="Poppins", size=20, color="#5c6a70", align="center", language="en",
        transform=Transform(x=WIDTH / 2, y=1290, width=760, height=32),
    )  # fmt: skip
    return [
        _image(picture, Transform(x=WIDTH / 2, y=430, width=1290, height=860)),
        _fade("#f3ede4", Transform(x=WIDTH / 2, y=720, width=WIDTH, height=290), from_top=False),
        TextLayer(
            name="Title", text=words.writing.title.upper(), family="Poppins", size=26, weight=600, color="#b3332a",
            tracking=340, align="center", language="en",
            transform=Transform(x=WIDTH / 2, y=930, width=760, height=44),
        ),
        TextLayer(
            name="Poem", text=words.text, written=words.link(), family="Playfair Display", italic=True, size=50,
            color="#1d2f3a", leading=1.5, align="center", anchor="middle", language="en", fit=True,
            transform=Transform(x=WIDTH / 2, y=1110, width=780, height=280),
        ),
        *([byline] if author else []),
    ]  # fmt: skip


def _image(picture: Asset, place: Transform) -> ImageLayer:
    return ImageLayer(name="Hills", asset=picture.sha256, transform=place)


def _fade(color: str, place: Transform, *, from_top: bool) -> ShapeLayer:
    """Return a band that goes over from the ground's colour to nothing."""
    stops = (
        GradientStop(offset=0.0, color=color),
        # Of the picture's own edge nothing is seen.
        GradientStop(offset=0.15, color=color),
        GradientStop(offset=1.0, color=f"{color}00"),
    )
    start, end = ((0.0, 0.0), (0.0, 1.0)) if from_top else ((0.0, 1.0), (0.0, 0.0))
    fill = GradientFill(stops=stops, start=start, end=end)
    return ShapeLayer(name="Fade", shape="rectangle", fill=fill, transform=place)


def _reading(boards: Sequence[Artboard], poems: Sequence[Words]) -> Timeline:
    """Return a sequence in which the posters are seen one after the other while their poems are read."""
    sequence = Timeline(id=_id("reading"), name="Reading", width=1080, height=1350, background="#0d1114")
    shown: list[Clip] = []
    lines: list[Clip] = []
    at = 0
    for board, words in zip(boards, poems, strict=True):
        begin, quiet = at, FLICKS_PER_SECOND
        made = subtitle_clips(sequence, words, begin + quiet, _id(f"reading {board.id}"))
        lines += made
        at = made[-1].end + quiet
        shown.append(
            Clip(
                id=_id(f"clip {board.id}"), kind="artboard", artboard=board.id, name=board.name, start=begin,
                duration=at - begin, fade_in=quiet // 2 if begin else 0, fade_out=quiet // 2,
            )
        )  # fmt: skip
    tracks = (
        Track(id=_id("V1"), name="V1", clips=tuple(shown)),
        Track(id=_id("T1"), name="T1", kind="text", clips=tuple(lines)),
    )
    return sequence.model_copy(update={"tracks": tracks})


def _id(name: str) -> str:
    return stable_id(NAME, name)
