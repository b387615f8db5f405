"""Makes the small whole files that fuzzing begins with: ``python -m tests.reliability.make_corpus``.

They are kept in ``corpus/seeds``, so that a change of a writer doesn't change what is tried.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import wave
import zipfile
from pathlib import Path

import numpy as np
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection
from PIL import Image

from creastudio.api import ModelCard
from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLogo
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.campaign_file import packed
from creastudio.api.layout import Box, Element, Layout
from creastudio.api.testing import tiny_png
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import ShapeLayer, TextLayer, Transform
from creastudio.core.document import new_document
from creastudio.host.gather import pack_file
from creastudio.host.pack import pack
from creastudio.media.scores import import_score
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.reliability import corpus_media, corpus_models
from tests.support.plugin_maker import make_project
from tests.support.word_file import paragraph, word_file
from tests.unit.media.soundfonts import Sample, font

SEEDS = Path(__file__).parent / "corpus" / "seeds"

MUSICXML = """<?xml version="1.0" encoding="UTF-8"?>
<score-partwise version="4.0"><part-list><score-part id="P1"><part-name>Violin</part-name></score-part></part-list>
<part id="P1"><measure number="1"><attributes><divisions>2</divisions><key><fifths>1</fifths></key><time><beats>4</beats>
<beat-type>4</beat-type></time><clef><sign>G</sign><line>2</line></clef></attributes><direction><sound tempo="96"/></direction>
<harmony><root><root-step>G</root-step></root><kind>major</kind></harmony>
<note><pitch><step>G</step><octave>4</octave></pitch><duration>2</duration><voice>1</voice><type>quarter</type><lyric><text>la</text></lyric></note>
<note><chord/><pitch><step>B</step><octave>4</octave></pitch><duration>2</duration><voice>1</voice><type>quarter</type></note>
<note><pitch><step>F</step><alter>1</alter><octave>5</octave></pitch><duration>1</duration><voice>1</voice><type>eighth</type>
<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification></note>
<note><rest/><duration>3</duration></note><backup><duration>8</duration></backup><note><pitch><step>D</step><octave>3</octave></pitch>
<duration>8</duration><voice>2</voice><type>whole</type><tie type="start"/></note></measure>
<measure number="2"><note><pitch><step>D</step><octave>3</octave></pitch><duration>8</duration><voice>2</voice><tie type="stop"/></note>
<barline location="right"><repeat direction="backward"/></barline></measure></part></score-partwise>
"""

ABC = """X:1
T:A tune
M:3/4
L:1/8
Q:1/4=100
K:Dmix
P:AB
"G"G2A2(3Bcd|[GB]4 z2|:d>c B2 A-|A6:|1 G6|2 D6|]
w:la la la la la la
V:2 clef=bass
D,6|D,6|&G,6|
"""


CAMPAIGN = """title = "Wool"
brief = "Warm pullovers by post"
languages = ["en", "zh"]
variants = 2
seed = 7

[copy.en]
headline = "Warm by Friday"

[deliver]
formats = ["meta.square", "iab.300x250", "300x200"]
html5 = ["iab.300x250"]
"""


BRAND = "Name: Wool\nTone: warm, dry\n禁用词：cheap、free\nClaims:\n- Dry in an hour\nLegal:\n- © Wool: the mill.\n"

BRAND_TOML = """name = "Wool"
tone = ["warm"]
forbidden = ["cheap"]
claims = ["Dry in an hour", {text = "一小时即干", language = "zh"}]
legal = [{text = "© Wool", formats = ["meta.square"]}]
colors = [{color = "#aa3300", role = "primary"}]
fonts = [{role = "headline", families = ["Noto Sans"]}]
"""


def main() -> None:
    """Write all of them."""
    SEEDS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _project(Path(folder))
        _plugin(Path(folder))
        corpus_media.make(SEEDS, Path(folder))
    _pictures()
    _texts()
    _others()
    _typefaces()
    corpus_models.make(SEEDS)
    (SEEDS / "kit.creabrand").write_bytes(_brand())
    (SEEDS / "model.creamodel").write_bytes(_model())
    with wave.open(str(SEEDS / "sound.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(range(256)) * 4)


def _project(folder: Path) -> None:
    blobs = BlobStore(folder / "blobs")
    document = new_document("Seed", 48, 32)
    board = document.artboards[0].id
    picture = tiny_png(1, 16)
    asset = Asset(sha256=blobs.put(picture), media_type="image/png", metadata={"width": 16, "height": 16})
    small = Transform(x=2, y=2, width=20, height=12)
    for edit in (
        edits.add_layer(board, TextLayer(text="Wool 羊毛", transform=small)),
        edits.add_layer(board, ShapeLayer(transform=Transform(x=9, y=9, width=8, height=8, rotation=30))),
        edits.place_on_canvas(board, asset),
        edits.place_on_timeline(document.sequences[0].id, asset, at=0),
    ):
        document = edit.apply(document)
    save_project(SEEDS / "project.crea", document, blobs)
    for name in ("layers.ora", "layers.psd", "layers.svg", "cut.otio"):
        subprocess.run(
            [
                sys.executable,
                "-m",
                "creastudio",
                "export",
                str(SEEDS / "project.crea"),
                "-o",
                str(folder / name),
            ],
            check=True,
        )
        shutil.copy(folder / name, SEEDS / name)


def _plugin(folder: Path) -> None:
    project = make_project(folder / "plugin", "seed")
    pack_file(project, SEEDS)
    shutil.copy(pack(project, folder), SEEDS / "plugin-1.0-py3-none-any.whl")


def _pictures() -> None:
    image = Image.new("RGB", (12, 9), (200, 80, 40))
    image.putpixel((3, 3), (0, 0, 255))
    for kind in ("png", "jpg", "webp", "gif", "tif", "bmp"):
        image.save(SEEDS / f"picture.{kind}")
    image.convert("P").save(SEEDS / "palette.png", dpi=(300, 300))


def _texts() -> None:
    (SEEDS / "score.musicxml").write_text(MUSICXML, encoding="utf-8")
    (SEEDS / "tune.abc").write_text(ABC, encoding="utf-8")
    container = '<container><rootfiles><rootfile full-path="score.xml"/></rootfiles></container>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("score.xml", MUSICXML)
    (SEEDS / "score.mxl").write_bytes(packed.getvalue())
    events = b"\x00\xff\x51\x03\x07\xa1\x20\x00\xff\x58\x04\x04\x02\x18\x08\x00\xff\x05\x02la\x00\xc0\x05\x00\x90\x3c\x50"
    events += b"\x81\x70\x40\x46\x60\x3c\x00\x10\x80\x40\x00\x00\xe0\x00\x40\x00\xb0\x07\x64\x00\xff\x2f\x00"
    track = b"MTrk" + len(events).to_bytes(4, "big") + events
    (SEEDS / "song.mid").write_bytes(b"MThd\x00\x00\x00\x06\x00\x01\x00\x01\x01\xe0" + track)
    cue = "00:00:01,000 --> 00:00:02,500\n<i>Hello</i>\nwool\n\n"
    (SEEDS / "words.srt").write_text(f"1\n{cue}2\n{cue}")
    (SEEDS / "words.vtt").write_text("WEBVTT\n\n" + cue.replace(",", "."))
    (SEEDS / "colours.gpl").write_text("GIMP Palette\nName: Seed\n# no\n255 0 0 Red\n0 128 255 Blue\n")
    place = Box(x=0, y=0, width=40, height=20)
    layout = Layout(
        width=48, height=32, elements=(Element(id="head", role="headline", box=place, text="Wool"),)
    )
    (SEEDS / "ad.layout").write_bytes(layout.dumps())
    (SEEDS / "script.fountain").write_text(
        "Title: Wool\n\nINT. BARN - DAY #1#\n\nMARA\n(softly)\nIs it dry?\n\nCUT TO:\n"
    )


def _others() -> None:
    tone = np.array([0, 9000, 0, -9000] * 12, dtype=np.int16)
    (SEEDS / "font.sf2").write_bytes(font(Sample(tone, loop=(4, 40))))
    header = json.dumps(
        {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "__metadata__": {"a": "b"}}
    ).encode()
    (SEEDS / "weights.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(8))
    word_file(SEEDS / "words.docx", paragraph("Wool is dry.") + paragraph("羊毛"))
    (SEEDS / "brand.txt").write_text(BRAND, encoding="utf-8")
    (SEEDS / "brand-toml.txt").write_text(BRAND_TOML, encoding="utf-8")
    (SEEDS / "figures.tsv").write_text(
        "variant\timpressions\tclicks\nmeta.story-A.png\t1,200\t30\nmeta.story-B.png\t1180\t41\n"
    )
    (SEEDS / "texts.jsonl").write_text(
        '{"text": "Wool is dry."}\n{"prompt": "Is it dry?", "completion": " Yes 羊"}\n', encoding="utf-8"
    )
    (SEEDS / "page.md").write_text("---\ntitle: Wool\n---\n# Wool\n\nIt is *dry*.\n")
    (SEEDS / "melody.score").write_bytes(import_score(SEEDS / "tune.abc").artifact().data)
    rows = "image,width,height,role,x,y,w,h,text\na.png,48,32,headline,1,2,20,8,Wool\n"
    (SEEDS / "ads.csv").write_text(rows)
    places = [{"role": "headline", "box": [1, 2, 20, 8], "text": "Wool"}]
    (SEEDS / "ads.json").write_text(
        json.dumps({"version": 1, "ads": [{"image": "a.png", "width": 48, "height": 32, "elements": places}]})
    )
    (SEEDS / "spring.toml").write_text(CAMPAIGN, encoding="utf-8")
    (SEEDS / "spring.creacampaign").write_bytes(packed(CAMPAIGN, {}))


def _typefaces() -> None:
    builder = FontBuilder(64, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupNameTable({"familyName": "Wool", "styleName": "Regular", "typographicFamily": "Wool Sans"})
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    (SEEDS / "face.ttf").write_bytes(made.getvalue())
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(made.getvalue())) for _ in range(2)]
    collection.save(SEEDS / "faces.ttc")


def _brand() -> bytes:
    picture = tiny_png(3, 12)
    sha256 = hashlib.sha256(picture).hexdigest()
    kit = BrandKit(
        id="seed",
        name="Seed",
        logos=(BrandLogo(picture=sha256, name="Mark", width=12, height=12),),
        colors=(BrandColor(color="#aa3300", role="primary"),),
        fonts=(BrandFont(role="headline", families=("Noto Sans",)),),
    )
    return write_brand(BrandPack(kit=kit, pictures={sha256: picture}))


def _model() -> bytes:
    header = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    weights = len(header).to_bytes(8, "little") + header + bytes(8)
    sha256 = hashlib.sha256(weights).hexdigest()
    card = ModelCard(id="seed", title="Seed", family="toy", sha256=sha256, bytes=len(weights))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("card.json", card.model_dump_json())
        archive.writestr("model.safetensors", weights)
    return packed.getvalue()


if __name__ == "__main__":
    main()
