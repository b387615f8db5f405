"""The sample campaign: its picture, brand kit and TOML file, and the project that ``layout.campaign`` makes of them."""

from __future__ import annotations

from pathlib import Path

import campaign_pictures
from sample_parts import SampleProject, stable_id

from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLine
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.cli.session import JobSession
from creastudio.core.document import Document, walk
from creastudio.media.brand_proposal import logo_of
from creastudio.workspace.campaign_project import campaign_project
from creastudio.workspace.environment import Environment

FILE = "campaign"
NAME = "Slow coffee"
LICENCE = "CC0-1.0"
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
FOLDER = "campaign"
"""Beside the TOML file: the picture and the brand kit."""

TEXT = """# Everything that a small roaster needs for one offer. Run it with
#   creastudio generate layout.campaign --input resources/samples/campaign.toml -o out/campaign
# docs/layout.md explains each line.

title = "Slow coffee"
brief = "Lenta roasts coffee by hand and sends it by post; the first bag is half price until Sunday"
audience = "People who take their time in the morning"
languages = ["en", "zh"]
variants = 2
seed = 7
brand = "campaign/lenta.creabrand"

[copy.en]
headline = "Slow mornings, good coffee"
subhead = "Roasted this week in small batches"
cta = "Order a bag"

[copy.zh]
headline = "慢慢来的早晨"
subhead = "本周小批量烘焙，周末前送到"
cta = "订一袋"

[[pictures]]
file = "campaign/cup.jpg"

[deliver]
formats = ["meta.square", "meta.story", "meta.link", "iab.970x250", "iab.300x250", "iab.160x600", "iab.320x50", "wechat.moments", "rednote.note"]
stills = "jpg"
html5 = ["iab.300x250", "iab.160x600"]
print = ["print.a5"]
psd = true

[deliver.films]
formats = ["meta.story"]
seconds = [6, 15]
mood = "calm, warm, acoustic guitar"
"""


def kit(logo_bytes: bytes) -> BrandPack:
    """Return the brand kit of the roaster."""
    logo, kept, _ = logo_of(logo_bytes, "Lenta.png")
    made = BrandKit(
        id="lenta",
        name="Lenta",
        logos=(logo.model_copy(update={"on": "light"}),),
        colors=(
            BrandColor(color=campaign_pictures.CLAY, role="primary", name="Clay"),
            BrandColor(color=campaign_pictures.SUN, role="accent", name="Sun"),
            BrandColor(color=campaign_pictures.INK, role="ink", name="Bean"),
            BrandColor(color=campaign_pictures.CREAM, role="background", name="Cream"),
        ),
        fonts=(
            BrandFont(role="headline", families=("Playfair Display", "Noto Serif SC"), weight=700),
            BrandFont(role="body", families=("Inter", "Noto Sans SC"), weight=400),
        ),
        tone=("warm", "plain", "unhurried"),
        forbidden=("cheap", "fast", "廉价"),
        legal=(
            BrandLine(text="First bag half price until Sunday.", language="en"),
            BrandLine(text="首袋半价，周日截止。", language="zh"),
        ),
    )
    return BrandPack(made, {logo.picture: kept})


def write_files() -> Path:
    """Write picture, kit and TOML file, and return the last."""
    folder = SAMPLES / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cup.jpg").write_bytes(campaign_pictures.picture())
    (folder / "lenta.creabrand").write_bytes(write_brand(kit(campaign_pictures.logo())))
    path = SAMPLES / f"{FILE}.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def build(session: JobSession, environment: Environment) -> SampleProject:
    """Return the project of the campaign."""
    del environment
    path = write_files()
    results = session.wait(session.submit("layout.campaign", {}, seed=7, inputs={"campaign": path}))
    document = _with_stable_ids(campaign_project(session.blobs, results))
    pack = kit(campaign_pictures.logo())
    assets = tuple(
        asset.model_copy(
            update={"licence": LICENCE, "tags": () if asset.recipe is not None else ("by rule",)}
        )
        for asset in document.assets
    )
    fields = {"title": NAME, "brand_kits": (pack.kit,), "assets": assets}
    return SampleProject(document.model_copy(update=fields), ())


def _with_stable_ids(document: Document) -> Document:
    """Return the document with ids that are the same at every build, wherever they are told."""
    made = [board.id for board in document.artboards]
    made += [layer.id for board in document.artboards for layer in walk(board.layers)]
    for sequence in document.sequences:
        made += [sequence.id, *(track.id for track in sequence.tracks)]
        made += [clip.id for track in sequence.tracks for clip in track.clips]
    text = document.model_dump_json()
    for index, old in enumerate(made):
        text = text.replace(old, stable_id(NAME, str(index)))
    return Document.model_validate_json(text)
