"""The docs name every key that a campaign file may have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from creastudio.api.campaign import (
    Campaign,
    CampaignCopy,
    CampaignDelivery,
    CampaignFilms,
    CampaignPicture,
)

DOCS = Path(__file__).resolve().parents[2] / "docs" / "layout.md"


@pytest.mark.parametrize("model", [Campaign, CampaignCopy, CampaignPicture, CampaignDelivery, CampaignFilms])
def test_every_key_stands_in_the_schema(model: type[BaseModel]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    section = re.split(r"^## ", text[text.index("## Campaigns") + 3 :], maxsplit=1, flags=re.MULTILINE)[0]
    named = {"copy_texts": "[copy.en]", "pictures": "[[pictures]]", "films": "[deliver.films]"}
    keys = [named.get(name, name) for name in model.model_fields if name != "deliver"]
    assert [key for key in keys if f"`{key}`" not in section] == []
