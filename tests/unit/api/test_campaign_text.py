"""A campaign that is written is the same when it is read again."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.campaign import (
    Campaign,
    CampaignCopy,
    CampaignDelivery,
    CampaignFilms,
    CampaignPicture,
    CampaignStyle,
    read_campaign,
)
from creastudio.api.campaign_text import campaign_text

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
FORMATS = st.lists(st.sampled_from(["meta", "iab.300x250", "meta.story", "64x64"]), max_size=3).map(tuple)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
COPIES = st.builds(
    CampaignCopy, headline=TEXTS, subhead=TEXTS, body=TEXTS, price=TEXTS, cta=TEXTS, legal=TEXTS
)
PICTURES = st.builds(CampaignPicture, file=TEXTS.filter(bool)) | st.builds(
    CampaignPicture,
    generator=TEXTS.filter(bool),
    params=st.dictionaries(TEXTS, VALUES, max_size=3),
    seed=st.integers(0, 2**63 - 1),
)
FILMS = st.builds(
    CampaignFilms,
    formats=FORMATS,
    seconds=st.lists(st.floats(2, 60), max_size=4).map(tuple),
    music=st.booleans(),
    mood=TEXTS,
)
DELIVERIES = st.builds(
    CampaignDelivery,
    formats=FORMATS.filter(bool),
    stills=st.sampled_from(["png", "jpg", "webp"]),
    films=FILMS,
    html5=FORMATS,
    print=FORMATS,
    psd=st.booleans(),
    contact_sheet=st.booleans(),
    project=st.booleans(),
)
CAMPAIGNS = st.builds(
    lambda copies, **fields: Campaign(**fields, copy=copies),
    copies=st.dictionaries(TEXTS, COPIES, max_size=3),
    title=TEXTS,
    brief=TEXTS,
    audience=TEXTS,
    languages=st.lists(st.sampled_from(["en", "zh", "zh-Hans", "de-AT"]), min_size=1, max_size=3).map(tuple),
    variants=st.integers(1, 12),
    seed=st.integers(0, 2**63 - 1),
    style=st.sampled_from(get_args(CampaignStyle)),
    brand=TEXTS,
    logo=TEXTS,
    click_url=TEXTS,
    pictures=st.lists(PICTURES, max_size=3).map(tuple),
    deliver=DELIVERIES,
)


@given(CAMPAIGNS)
def test_what_is_written_is_read_as_the_same(campaign: Campaign) -> None:
    assert read_campaign(campaign_text(campaign)) == campaign


def test_it_reads_as_a_person_would_have_written_it() -> None:
    campaign = Campaign(
        title="Wool",
        copy={"en": CampaignCopy(headline='The "quiet" one')},
        deliver=CampaignDelivery(formats=("meta.story",), films=CampaignFilms(formats=("64x64",))),
    )
    assert campaign_text(campaign).splitlines() == [
        'title = "Wool"',
        'brief = ""',
        'languages = ["en"]',
        "",
        "[copy.en]",
        'headline = "The \\"quiet\\" one"',
        "",
        "[deliver]",
        'formats = ["meta.story"]',
        "",
        "[deliver.films]",
        'formats = ["64x64"]',
    ]


def test_what_toml_has_no_word_for_is_refused() -> None:
    odd = Campaign(pictures=(CampaignPicture(generator="gan.sample", params={"size": None}),))
    with pytest.raises(ValueError, match="NoneType"):
        campaign_text(odd)
