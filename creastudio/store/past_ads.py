"""The library of past ads: a folder with their pictures, and one file of annotations as ``api.past_ads`` writes it."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterable
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.past_ads import MOST_ADS, PastAd, past_text, read_every_past
from creastudio.store.files import read_error, write_bytes

FILE = "ads.json"
PICTURES = "pictures"

_ONE_AT_A_TIME = threading.Lock()


class PastAdsLibrary:
    """The library in a folder, which needn't exist; any thread may use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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

    def save(self, ads: Iterable[PastAd]) -> None:
        """Write all ads; UserError when there are too many, or the disk doesn't take them."""
        found = tuple(ads)
        if len(found) > MOST_ADS:
            raise UserError(f"There are more than {MOST_ADS} past ads.", "Remove some first.")
        with _ONE_AT_A_TIME:
            write_bytes(self.file, past_text(found).encode())

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
        if not ad.image.startswith(f"{PICTURES}/"):
            return None
        # A name that leads elsewhere is none of ours.
        path = self.folder / PICTURES / Path(ad.image).name
        return path if path.is_file() else None

    def sweep(self, ads: Iterable[PastAd]) -> None:
        """Delete pictures that none of the ads shows; what can't be deleted stays."""
        named = {Path(ad.image).name for ad in ads}
        try:
            for path in (self.folder / PICTURES).iterdir():
                if path.name not in named and path.is_file():
                    path.unlink(missing_ok=True)
        except OSError:
            return


def title_of(ad: PastAd) -> str:
    """Return what an ad is called, without what the library adds to the name of its file."""
    name = Path(ad.image).stem if ad.image.startswith(f"{PICTURES}/") else ad.image
    return re.sub(r"-[0-9a-f]{12}$", "", name)
