"""The library of past ads: a folder with their pictures, and one file of annotations as ``api.past_ads`` writes it."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.past_ads import MOST_ADS, PastAd, past_text, read_every_past
from creastudio.core.past_merge import merged
from creastudio.store.files import read_error, write_bytes
from creastudio.store.lock import one_at_a_time

FILE = "ads.json"
PICTURES = "pictures"

YOUNG = 3600.0
"""Seconds for which a picture that no ad shows stays: another window may be reading it in."""


class PastAdsLibrary:
    """The library in a folder, which needn't exist; any thread may use it, and so may other windows and programs of the studio."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._left: tuple[int, int] | None = None

    @property
    def file(self) -> Path:
        """The file of annotations."""
        return self.folder / FILE

    def load(self) -> tuple[PastAd, ...]:
        """Return all ads, annotated or not; none where there is no library.

        Raises
        ------
        UserError
            When the file can't be read; it stays as it is.
        """
        try:
            return read_every_past(self.file)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise read_error(error, self.file) from error

    def save(self, ads: Iterable[PastAd], base: Iterable[PastAd] | None = None) -> None:
        """Write all ads.

        Parameters
        ----------
        base : iterable of PastAd, optional
            What these were made from. What another window changed in the file since then is kept.

        Raises
        ------
        UserError
            When there are too many, the file of another window can't be read or is held too long, or the disk doesn't take
            them.
        """
        ours = found = tuple(ads)
        with one_at_a_time(self.file):
            # Read again only when somebody else wrote: thousands take a moment.
            if base is not None and self.file.is_file() and self._left != self._stamp():
                found = merged(tuple(base), ours, self.load())
            if len(found) > MOST_ADS:
                raise UserError(f"There are more than {MOST_ADS} past ads.", "Remove some first.")
            write_bytes(self.file, past_text(found).encode())
            self._left = self._stamp() if found == ours else None

    def _stamp(self) -> tuple[int, int] | None:
        """Return what tells whether the file was written since."""
        try:
            stat = self.file.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size

    def add_picture(self, data: bytes, name: str, suffix: str) -> str:
        """Keep the picture of an ad and return what the ad calls it; the same bytes are kept once.

        Parameters
        ----------
        name : str
            What its file was called.
        suffix : str
            ".png", ".jpg" or ".webp".
        """
        stem = re.sub(r"[^\w\-. ]+", "_", Path(name).stem)[:60].strip() or "ad"
        digest = hashlib.sha256(data).hexdigest()[:12]
        held = next((self.folder / PICTURES).glob(f"*-{digest}{suffix}"), None)
        path = held or self.folder / PICTURES / f"{stem}-{digest}{suffix}"
        if held is None:
            write_bytes(path, data)
        return f"{PICTURES}/{path.name}"

    def picture(self, ad: PastAd) -> Path | None:
        """Return the file of an ad's picture; None where it has none in this library."""
        name = picture_name(ad)
        path = self.folder / name
        return path if name and path.is_file() else None

    def sweep(self, had: Iterable[PastAd] = ()) -> None:
        """Delete pictures that no ad of the file shows; what can't be read or deleted stays.

        Parameters
        ----------
        had : iterable of PastAd
            Ads whose pictures may go at once. Others stay for an hour: another window may be reading them in.
        """
        ours = {Path(ad.image).name for ad in had}
        try:
            named = {Path(ad.image).name for ad in self.load()}
            for path in (self.folder / PICTURES).iterdir():
                old = path.name in ours or time.time() - path.stat().st_mtime > YOUNG
                if old and path.name not in named and path.is_file():
                    path.unlink(missing_ok=True)
        except (OSError, UserError):
            return


def picture_name(ad: PastAd) -> str:
    """Return where the picture of an ad lies in the library; "" for one that came without."""
    # A name that leads elsewhere is none of ours.
    name = Path(ad.image).name
    return f"{PICTURES}/{name}" if ad.image.startswith(f"{PICTURES}/") and name != PICTURES else ""


def title_of(ad: PastAd) -> str:
    """Return what an ad is called, without what the library adds to the name of its file."""
    name = Path(ad.image).stem if ad.image.startswith(f"{PICTURES}/") else ad.image
    return re.sub(r"-[0-9a-f]{12}$", "", name)
