"""Kits are added, changed and removed, each in one step."""

from __future__ import annotations

import pytest

from creastudio.api.brand import BrandKit
from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.brand import MOST, add_brand_kit, change_brand_kit, remove_brand_kit

WOOL, TEA = BrandKit(id="wool", name="Wool"), BrandKit(id="tea", name="Tea")


def test_kits_come_change_and_go() -> None:
    document = add_brand_kit(TEA).apply(add_brand_kit(WOOL).apply(Document()))
    assert document.brand_kits == (WOOL, TEA)
    renamed = change_brand_kit("wool", name="Loud wool").apply(document)
    assert [kit.name for kit in renamed.brand_kits] == ["Loud wool", "Tea"]
    assert add_brand_kit(WOOL).apply(renamed) == document
    assert remove_brand_kit("wool").apply(renamed).brand_kits == (TEA,)
    assert change_brand_kit("wool", name="Wool").apply(document) is document


def test_what_is_gone_or_does_not_fit_is_told() -> None:
    document = add_brand_kit(WOOL).apply(Document())
    with pytest.raises(UserError, match="any more"):
        change_brand_kit("tea", name="a").apply(document)
    with pytest.raises(UserError, match="any more"):
        remove_brand_kit("tea").apply(document)
    with pytest.raises(UserError, match="name"):
        change_brand_kit("wool", name="a" * 300).apply(document)
    full = Document(brand_kits=tuple(BrandKit(id=str(number)) for number in range(MOST)))
    with pytest.raises(UserError, match="at most"):
        add_brand_kit(WOOL).apply(full)
