"""Data sets of past ads, for trainings: the pictures that stand in them, and their words."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from creastudio import paths
from creastudio.api.ad_words import AdWords, ad_example, words_of_ad
from creastudio.api.errors import UserError
from creastudio.api.past_ads import PastAd
from creastudio.core.past_guess import Rect
from creastudio.core.past_pictures import LEAST_SIDE, regions_of
from creastudio.store.files import disk_error, write_bytes

Pair = tuple[PastAd, Path | None]
"""An ad, and the file of its picture where there is one."""

SIDE = 1024
"""Longest side of a picture in the data set, px."""

FEWEST_PICTURES, MANY_PICTURES = 8, 100
"""Pictures below which nothing comes of a training, and those that it is meant for."""
FEWEST_ADS, MANY_ADS = 6, 40
"""The same for ads with words."""
MANY_CHARACTERS = 20_000
"""Of all words, from which a model learns a style from them, as the coach of the training says."""
READ = 100_000
"""Characters that a tuning reads in all: few words are read more often."""
KEPT = 8
"""Data sets of a kind that are kept: a training that was broken off goes on with the one that it began with."""


@dataclass(frozen=True)
class Stock:
    """What there is to learn from.

    Attributes
    ----------
    ads : int
        Ads that there are.
    pictures : int
        Pictures that can be taken of them.
    words : tuple of AdWords
        Those of the ads that have a headline and more, each once.
    """

    ads: int = 0
    pictures: int = 0
    words: tuple[AdWords, ...] = ()

    @property
    def characters(self) -> int:
        """Of all words."""
        return sum(len(item.text) for item in self.words)


def stock_of(pairs: Sequence[Pair], *, whole: bool = False) -> Stock:
    """Return what past ads have for trainings; those that are rated badly are left out.

    Parameters
    ----------
    whole : bool
        Whether whole ads are the pictures, and not those that stand in them.
    """
    liked = [(ad, path) for ad, path in pairs if ad.liked]
    pictures = sum(len(regions_of(ad, whole=whole)) for ad, path in liked if path is not None)
    words = dict.fromkeys(found for ad, _ in liked if (found := words_of_ad(ad)) is not None)
    return Stock(len(liked), pictures, tuple(words))


def write_pictures(
    pairs: Iterable[Pair],
    folder: Path,
    *,
    whole: bool = False,
    go_on: Callable[[int], bool] = lambda _count: True,
) -> tuple[int, list[str]]:
    """Write the pictures of past ads as PNGs into a folder; return how many, and a sentence for each that can't be read.

    Parameters
    ----------
    go_on : callable
        Asked before each ad with how many were looked at; False ends with what was written until then.

    Raises
    ------
    UserError
        When the disk doesn't take them.
    """
    seen: set[str] = set()
    problems: list[str] = []
    for count, (ad, path) in enumerate(pairs):
        if not go_on(count):
            break
        if path is None or not ad.liked:
            continue
        regions = regions_of(ad, whole=whole)
        try:
            made = _cropped(path, ad, regions) if regions else []
        except UserError as error:
            problems.append(error.message)
            continue
        for data in made:
            digest = hashlib.sha256(data).hexdigest()
            if digest not in seen:
                write_bytes(folder / f"{len(seen) + 1:04d}.png", data)
            seen.add(digest)
    return len(seen), problems


def _cropped(path: Path, ad: PastAd, regions: Sequence[Rect]) -> list[bytes]:
    from PIL import Image

    from creastudio.media.images import load_rgba

    page = Image.fromarray(load_rgba(path))
    ground = Image.new("RGBA", page.size, "white")
    picture = Image.alpha_composite(ground, page).convert("RGB")
    # The file may be a smaller copy of the ad.
    across, down = picture.width / ad.width, picture.height / ad.height
    found: list[bytes] = []
    for x, y, width, height in regions:
        box = (round(x * across), round(y * down), round((x + width) * across), round((y + height) * down))
        part = picture.crop(box)
        if min(part.size) < LEAST_SIDE:
            continue
        part.thumbnail((SIDE, SIDE))
        out = io.BytesIO()
        part.save(out, "PNG")
        found.append(out.getvalue())
    return found


def words_text(words: Iterable[AdWords]) -> str:
    """Return words of ads as a ``.jsonl`` that trainers of texts read (``api.ad_words``)."""
    return "".join(map(ad_example, words))


def pictures_set(pairs: Sequence[Pair], *, whole: bool = False) -> tuple[Path, int]:
    """Make a data set of pictures in the person's data folder; return it, and how many it has.

    Raises
    ------
    UserError
        When there are too few, or the disk doesn't take them.
    """
    home = sets_folder("pictures")
    with _beginning(home) as fresh:
        count, problems = write_pictures(pairs, fresh, whole=whole)
        if count < FEWEST_PICTURES:
            raise UserError(
                f"There are too few pictures to learn from: {count}.",
                " ".join((*problems[:1], PICTURES_HINT)),
            )
        return _placed(fresh, home, "past-ads-pictures"), count


def words_set(words: Sequence[AdWords]) -> Path:
    """Make a data set of words in the person's data folder and return it.

    Raises
    ------
    UserError
        When there are too few, or the disk doesn't take them.
    """
    if len(words) < FEWEST_ADS:
        raise UserError(f"There are too few ads with words to learn from: {len(words)}.", WORDS_HINT)
    home = sets_folder("words")
    with _beginning(home) as fresh:
        write_bytes(fresh / "ads.jsonl", words_text(words).encode())
        return _placed(fresh, home, "past-ads-words")


PICTURES_HINT = (
    f"It takes {FEWEST_PICTURES} at least, and about {MANY_PICTURES} to be worth it. "
    "Mark the picture in more ads, or take whole ads."
)
WORDS_HINT = (
    f"It takes {FEWEST_ADS} at least, and about {MANY_ADS} to be worth it. "
    "Write down the headlines and texts of more ads."
)


def sets_folder(kind: str) -> Path:
    """Return the folder of data sets of a kind, "pictures" or "words"."""
    return paths.past_ads_dir() / "sets" / kind


@contextmanager
def _beginning(home: Path) -> Iterator[Path]:
    """Give a folder to make a data set in, of this one's own: another window may make one at the same time."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".new-", dir=home, ignore_cleanup_errors=True)
    except OSError as error:
        raise disk_error(error, home) from error
    with scratch as folder:
        yield Path(folder) / "set"


def _placed(fresh: Path, home: Path, name: str) -> Path:
    """Give a data set a name by what is in it; the oldest of too many go."""
    digest = hashlib.sha256()
    for path in sorted(fresh.iterdir()):
        digest.update(path.read_bytes())
    target = home / f"{name}-{digest.hexdigest()[:6]}"
    try:
        if not target.is_dir():
            fresh.rename(target)
        target.touch()
        others = sorted(home.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime)
    except OSError as error:
        raise disk_error(error, target) from error
    for path in others[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
    return target


def picture_settings(count: int) -> dict[str, Any]:
    """Return what suits a training on so many pictures of ads.

    Mirrored, products and what is written on them would be wrong. With few pictures the discriminator learns them by heart, unless
    what it sees is changed (Karras et al., "Training generative adversarial networks with limited data", NeurIPS 2020).
    """
    few = count < MANY_PICTURES
    return {
        "preset": "laptop 15 min" if few else "laptop 1 h",
        "mirror": False,
        "augment": "adaptive" if few else "auto",
        "resolution": "64" if few else "auto",
        "network": "quick" if few else "auto",
        "patience": 5,
    }


def word_settings(stock: Stock) -> dict[str, Any]:
    """Return what suits a tuning on the words of ads: an addition to a model, in many small steps over few words.

    On 48 ads of 3,300 characters, with the shipped model of English: 3.3 to 3.2 bits a character in steps of 8 blocks of 256 ids
    with the usual rate, and 3.3 to 0.45 on unseen ads with these. What it does by heart the looks at unseen ads end.
    """
    passes = min(30.0, max(4.0, round(READ / max(1, stock.characters))))
    return {
        "method": "lora", "rank": 16, "rate": 5.0, "batch": 2, "block": 128, "passes": passes, "patience": 3, "hold_out": 0.1,
    }  # fmt: skip
