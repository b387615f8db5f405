"""The assets of a document by their hash, looked up for every frame."""

from __future__ import annotations

from creastudio.core.assets import Asset
from creastudio.core.document import Document


class AssetIndex:
    """Finds assets without a walk: all versions of a document that hold the same assets share one table."""

    def __init__(self) -> None:
        self._assets: tuple[Asset, ...] = ()
        self._by_hash: dict[str, Asset] = {}

    def find(self, document: Document, sha256: str) -> Asset | None:
        """Return the asset with this hash, or None."""
        if self._assets is not document.assets:
            self._assets = document.assets
            self._by_hash = {asset.sha256: asset for asset in document.assets}
        return self._by_hash.get(sha256)


def is_video(asset: Asset | None) -> bool:
    """Whether an asset shows something else at each time."""
    return asset is not None and asset.media_type.startswith("video/")
