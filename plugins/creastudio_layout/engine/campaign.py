"""``layout.campaign``: the sets of a campaign, language by language, with their music and what was found about them.

What each layout is for, its music and what was found stand in ``settings["campaign"]``, from where whoever writes the files takes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api import JobContext, UserError
from creastudio.api.brand import BrandKit
from creastudio.api.brand_file import read_brand
from creastudio.api.campaign import Campaign, CampaignCopy, CampaignDelivery
from creastudio.api.campaign_file import CampaignPack, read_pack
from creastudio.api.formats import formats_in
from creastudio.api.job_part import JobPart
from creastudio.api.layout import Layout
from creastudio.api.layout_rules import Rules, findings_of
from creastudio.ml.job_inputs import optional_input
from creastudio_layout.engine import compose
from creastudio_layout.engine.copywriting import written
from creastudio_layout.engine.house import House, house_of
from creastudio_layout.tools.campaign import CampaignParams
from creastudio_layout.tools.compose import ComposeParams

USES = ("still", "html5", "print", "film")


def run(params: CampaignParams, ctx: JobContext) -> None:
    """Emit one layout a language, variant and format, in this order.

    Raises
    ------
    UserError
        When the campaign doesn't fit, or says too little for an ad.
    """
    pack = read_pack(ctx.input("campaign").path)
    campaign = pack.campaign
    languages = _languages(campaign, params.languages)
    kit = read_brand(pack.files[campaign.brand], campaign.brand).kit if campaign.brand else None
    files = _files(pack, campaign, ctx)
    music = _music(campaign, files, ctx) if params.music else {}
    uses = uses_of(campaign.deliver)
    index = 0
    for number, language in enumerate(languages):
        house = house_of(kit, language) if kit else House(language=language)
        words = _words(campaign, language, house, params.writer or campaign.writer, ctx)
        share = number / len(languages), (number + 1) / len(languages)
        layouts = _composed(
            campaign,
            words,
            language,
            named_in(campaign.deliver),
            files,
            ctx,
            share,
            learned=params.learned and campaign.learned,
        )
        rules = Rules(kit or BrandKit(id="none"), _flags(layouts, language, ctx), language)
        for layout in layouts:
            ctx.check_cancelled()
            told = {
                "language": language,
                "uses": uses[layout.format],
                "music": music if "film" in uses[layout.format] else {},
                "findings": findings_of(layout, rules, ctx.measure_text),
            }
            link = f"{layout.link}-{language}" if layout.link else ""
            settings = {**layout.settings, "campaign": told}
            made = layout.model_copy(update={"settings": settings, "link": link})
            ctx.emit(made.artifact(index=index, seed=ctx.seed))
            index += 1
    ctx.progress(1.0)


def uses_of(deliver: CampaignDelivery) -> dict[str, list[str]]:
    """Return format -> what its layouts are for, in the order of the formats."""
    asked = (deliver.formats, deliver.html5, deliver.print, deliver.films.formats)
    found: dict[str, list[str]] = {}
    for use, words in zip(USES, asked, strict=True):
        for form in formats_in(", ".join(words)) if words else ():
            found.setdefault(form.id, []).append(use)
    return found


def named_in(deliver: CampaignDelivery) -> list[str]:
    """Return the words of all formats, as the campaign has them: an id alone wouldn't say what an own format is."""
    return [*deliver.formats, *deliver.html5, *deliver.print, *deliver.films.formats]


def _languages(campaign: Campaign, only: str) -> list[str]:
    wanted = [word.strip() for word in only.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in campaign.languages]
    if unknown:
        raise UserError(
            f"The campaign has no language '{unknown[0]}'.", hint=f"It has {', '.join(campaign.languages)}."
        )
    return wanted or list(campaign.languages)


@dataclass(frozen=True)
class _Files:
    """Where the files of a campaign lie for this job."""

    pictures: list[Path] = field(default_factory=list[Path])
    logo: Path | None = None
    brand: Path | None = None
    past: Path | None = None
    taste: Path | None = None

    def inputs(self) -> dict[str, Path]:
        """Return them under the names that ``layout.compose`` knows."""
        names = ("picture", "picture_2", "picture_3")
        found = dict(zip(names, self.pictures, strict=False))
        others = {"logo": self.logo, "brand": self.brand, "past": self.past, "taste": self.taste}
        return found | {name: path for name, path in others.items() if path is not None}


def _files(pack: CampaignPack, campaign: Campaign, ctx: JobContext) -> _Files:
    def written(name: str) -> Path:
        path = ctx.scratch / f"{len(list(ctx.scratch.iterdir()))}{Path(name).suffix}"
        path.write_bytes(pack.files[name])
        return path

    pictures: list[Path] = []
    for picture in campaign.pictures:
        if picture.file:
            pictures.append(written(picture.file))
            continue
        ctx.progress(0.0, "making a picture")
        made = ctx.request(picture.generator, picture.params, seed=picture.seed or campaign.seed)
        found = next((item.path for item in made if item.media_type.startswith("image/")), None)
        if found is None:
            raise UserError(
                f"'{picture.generator}' makes no pictures.",
                hint="Name a generator of pictures, such as gan.sample.",
            )
        pictures.append(found)
    logo = written(campaign.logo) if campaign.logo else None
    # Past ads that the campaign names come before those of the library, which the window gives by itself.
    past, taste = optional_input(ctx, "past"), optional_input(ctx, "taste")
    return _Files(
        pictures,
        logo,
        written(campaign.brand) if campaign.brand else None,
        written(campaign.past) if campaign.past else past.path if past else None,
        taste.path if taste else None,
    )


def _words(campaign: Campaign, language: str, house: House, writer: str, ctx: JobContext) -> CampaignCopy:
    """Return the words in a language; what is missing of headline, subhead and button is written from the brief."""
    copy = campaign.copy_texts.get(language, CampaignCopy())
    if copy.headline or not campaign.brief:
        return copy
    brief = " ".join(part for part in (campaign.brief, campaign.audience) if part)
    spoken = "zh" if language.lower().startswith("zh") else "en"
    claims = house.claims_in(list(uses_of(campaign.deliver)))
    fresh = written(brief, spoken, house, claims, ctx, writer=writer, seed=campaign.seed)
    return copy.model_copy(update={name: getattr(copy, name) or text for name, text in fresh.items()})


def _flags(layouts: Sequence[Layout], language: str, ctx: JobContext) -> list[dict[str, Any]]:
    """Return what the check of advertising claims says of the words, where that check is there."""
    said = dict.fromkeys(element.text for layout in layouts for element in layout.elements if element.text)
    text = "\n".join(part.replace("\n", " ") for part in said)
    if not text:
        return []
    spoken = "zh" if language.lower().startswith("zh") else "en" if language.lower().startswith("en") else ""
    try:
        made = ctx.request("text.flags", {"text": text, "language": spoken})
    except UserError:
        ctx.log.warning("Superlatives weren't looked for: the check of texts isn't here.")
        return []
    lines = text.split("\n")
    notes: list[dict[str, Any]] = list(made[0].metadata.get("notes", ())) if made else []
    return [
        {"text": note["text"], "words": lines[note["line"]][note["start"] : note["end"]]} for note in notes
    ]


def _music(campaign: Campaign, files: _Files, ctx: JobContext) -> dict[str, Any]:
    """Return length in seconds -> the score made for it."""
    films = campaign.deliver.films
    if not films.music or not films.formats:
        return {}
    found: dict[str, Any] = {}
    for seconds in films.seconds:
        ctx.progress(0.0, f"making music of {seconds:g} s")
        mood = films.mood or campaign.brief
        if files.pictures:
            made = ctx.request(
                "music.for_picture", {"length": seconds, "rate": "30", "text": mood}, {"picture": files.pictures[0]},
                seed=campaign.seed,
            )  # fmt: skip
        else:
            made = ctx.request(
                "music.from_text", {"text": mood or "bright", "length": max(5.0, seconds)}, seed=campaign.seed
            )
        if made:
            found[f"{seconds:g}"] = {
                "sha256": made[0].sha256,
                "title": made[0].title,
                "seconds": float(made[0].metadata.get("duration", 0.0)),
            }
    return found


def _composed(
    campaign: Campaign,
    words: CampaignCopy,
    language: str,
    forms: list[str],
    files: _Files,
    ctx: JobContext,
    share: tuple[float, float],
    *,
    learned: bool,
) -> list[Layout]:
    given = {
        **words.model_dump(),
        "brief": "",
        "formats": ", ".join(forms),
        "variants": campaign.variants,
        "languages": language,
        "style": campaign.style,
        "learned": learned,
    }
    part = JobPart(ctx, inputs=files.inputs(), seed=campaign.seed, share=share)
    compose.run(ComposeParams.model_validate(given), part)
    return [Layout.loads(artifact.read()) for artifact in part.results]
