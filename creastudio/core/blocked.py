"""What the policy of a project blocks: it can't be placed, nor exported.

Apart from ``flagged``, since the edits that place things ask it, and ``flagged`` wraps edits.
"""

from __future__ import annotations

from collections.abc import Iterable

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.safety import Judgement, judged_metadata

HINT = "Let it through, or change the safety policy of the project. The file is kept."


class Blocked(UserError):
    """Something can't be placed or exported, as the project's own policy says.

    Attributes
    ----------
    sha256 : tuple of str
        Hashes of what is blocked.
    """

    def __init__(self, assets: Iterable[Asset], message: str) -> None:
        super().__init__(message, HINT)
        self.sha256 = tuple(asset.sha256 for asset in assets)


def judged(document: Document, asset: Asset) -> Judgement:
    """Return what the policy of a document makes of an asset."""
    return judged_metadata(asset.metadata, document.safety, asset.kind, asset.sha256)


def named(asset: Asset) -> str:
    """Return what an asset is called in a sentence."""
    return asset.title or f"{asset.kind} {asset.sha256[:8]}"


def refuse_blocked(document: Document, asset: Asset) -> None:
    """Raise ``Blocked`` for what the policy of a project blocks.

    Called by whatever places something: what the document holds already may be blocked since, and the words of a text come
    in without their asset.
    """
    found = judged(document, asset)
    if found.action == "block":
        what = found.findings[0]
        raise Blocked(
            [asset], f"'{named(asset)}' is blocked: {what.title or what.category}, {what.score:.2f}."
        )
