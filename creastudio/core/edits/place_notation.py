"""A score on an artboard as notation: a picture layer whose asset is the score itself, so it changes when the score does."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.canvas import ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.canvas import UNTITLED, add_layer
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import MARGIN
from creastudio.core.geometry import fitted
from creastudio.core.ids import new_id

PAGE = (2100, 2970)
"""Width and height of a page of notation, tenths of a millimetre: A4. Pictures of scores are in proportion to it."""


def place_notation(artboard_id: str, asset: Asset) -> Edit:
    """Add the first page of a score as the top layer of an artboard.

    Raises
    ------
    UserError
        When the artboard is gone, the asset is no score, or the policy of the project blocks it.
    """
    layer_id = new_id()

    def apply(document: Document) -> Document:
        artboard = document.find_artboard(artboard_id)
        if artboard is None:
            raise UserError("This artboard isn't in the document any more.", "Choose another artboard.")
        if asset.kind != "score":
            raise UserError(f"'{asset.title or asset.kind}' is no score.", "Choose a score.")
        refuse_blocked(document, asset)
        width, height = fitted(*PAGE, artboard.width * MARGIN, artboard.height * MARGIN)
        layer = ImageLayer(
            id=layer_id,
            name=asset.title or UNTITLED,
            asset=asset.sha256,
            transform=Transform(x=artboard.width / 2, y=artboard.height / 2, width=width, height=height),
        )
        return add_layer(artboard_id, layer).apply(with_assets(document, (asset,)))

    return Edit("Place notation", apply)
