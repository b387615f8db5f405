"""``creastudio past-ads``: finished ads as annotations that composers of ads learn from, and as data sets for trainings."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.api.errors import UserError

if TYPE_CHECKING:
    from creastudio.api.past_ads import PastAd
    from creastudio.store.past_ads import PastAdsLibrary

UNTOLD = "Call layers Headline, Subhead, Logo, CTA or Picture."


@click.command("past-ads", short_help="Turn finished ads into what ads and models learn from.")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", metavar="OUT.json", type=click.Path(path_type=Path), help="The file of annotations."
)
@click.option(
    "--pictures",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A data set of the pictures in them, for 'creastudio train gan.train'.",
)
@click.option(
    "--words",
    metavar="OUT.jsonl",
    type=click.Path(path_type=Path),
    help="A data set of their words, for 'creastudio train text.tune'.",
)
@click.option("--whole", is_flag=True, help="Of pictures: take whole ads, not the pictures in them.")
def past_ads(
    files: tuple[Path, ...], out: Path | None, pictures: Path | None, words: Path | None, whole: bool
) -> None:
    """Write which element lies where in finished ads, or what models learn from them.

    Reads projects (.crea), PSD, OpenRaster and SVG files, whose layers tell by their role or by what they are called (Headline,
    Logo, CTA), files of annotations (JSON, CSV) with the pictures beside them, and folders of these.
    """
    from creastudio.cli.output import warning
    from creastudio.store.past_ads import PastAdsLibrary
    from creastudio.workspace.past_ads_import import read_files

    if out is None and pictures is None and words is None:
        raise click.UsageError("Say what to write: -o, --pictures or --words.")
    missing = next((file for file in files if not file.exists()), None)
    if missing is not None:
        raise UserError(f"'{missing}' isn't there.", "Check how it is spelt.")
    with tempfile.TemporaryDirectory(prefix="past-ads-") as folder:
        library = PastAdsLibrary(Path(folder))
        found = read_files(files, library)
        if not found.ads and found.skipped:
            raise UserError(found.skipped[0], "Give ads with layers, annotations, or pictures.")
        for sentence in found.skipped:
            warning(sentence)
        if out is not None:
            _annotations(found.ads, out)
        if pictures is not None:
            _pictures(found.ads, library, pictures, whole=whole)
        if words is not None:
            _words(found.ads, words)


def _annotations(ads: Sequence[PastAd], out: Path) -> None:
    from creastudio.api.past_ads import past_text
    from creastudio.cli.output import result, warning
    from creastudio.store.files import write_bytes
    from creastudio.store.past_ads import title_of

    told = [ad.model_copy(update={"image": title_of(ad)}) for ad in ads if ad.elements]
    for ad in ads:
        if not ad.elements:
            warning(f"'{title_of(ad)}' has no layer whose role or name tells what it is.")
    if not told:
        raise UserError("There is nothing to learn from.", UNTOLD)
    write_bytes(out, past_text(told).encode())
    result(f"{out}: {len(told)} ads, {sum(len(ad.elements) for ad in told)} elements")


def _pictures(ads: Sequence[PastAd], library: PastAdsLibrary, folder: Path, *, whole: bool) -> None:
    from creastudio.cli.output import result, warning
    from creastudio.workspace.past_ads_sets import MANY_PICTURES, PICTURES_HINT, write_pictures

    if folder.is_dir() and any(folder.iterdir()):
        raise UserError(f"The folder '{folder}' isn't empty.", "Name a new one.")
    count, problems = write_pictures([(ad, library.picture(ad)) for ad in ads], folder, whole=whole)
    for problem in problems:
        warning(problem)
    if not count:
        raise UserError("There are no pictures in these ads.", PICTURES_HINT)
    if count < MANY_PICTURES:
        warning(f"There are only {count} pictures. {PICTURES_HINT}")
    result(f"{folder}: {count} pictures")


def _words(ads: Sequence[PastAd], out: Path) -> None:
    from creastudio.cli.output import result, warning
    from creastudio.store.files import write_bytes
    from creastudio.workspace.past_ads_sets import MANY_ADS, WORDS_HINT, stock_of, words_text

    words = stock_of([(ad, None) for ad in ads]).words
    if not words:
        raise UserError("There are no words in these ads.", WORDS_HINT)
    if len(words) < MANY_ADS:
        warning(f"Only {len(words)} ads have words. {WORDS_HINT}")
    write_bytes(out, words_text(words).encode())
    result(f"{out}: the words of {len(words)} ads")
