"""The library of past ads: what is kept comes back, pictures are kept once, and none leads out of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.past_ads import MOST_ADS, PastAd, PastElement
from creastudio.store.past_ads import PastAdsLibrary, title_of

LOGO = PastElement(role="logo", box=(0, 0, 4, 4))


@pytest.fixture
def library(tmp_path: Path) -> PastAdsLibrary:
    return PastAdsLibrary(tmp_path / "deep" / "past_ads")


def test_ads_and_their_pictures_come_back(library: PastAdsLibrary) -> None:
    assert library.load() == ()
    image = library.add_picture(b"picture", "Spring: sale.JPG", ".jpg")
    assert library.add_picture(b"picture", "again.jpg", ".jpg") == image
    ads = (PastAd(image=image, width=9, height=9, elements=(LOGO,), liking=4), PastAd(width=3, height=3))
    library.save(ads)
    assert library.load() == ads
    found = library.picture(ads[0])
    assert found is not None
    assert found.read_bytes() == b"picture"
    assert title_of(ads[0]) == "Spring_ sale"
    assert title_of(PastAd(image="old.psd", width=3, height=3)) == "old.psd"


def test_pictures_that_no_ad_shows_are_swept(library: PastAdsLibrary) -> None:
    kept, gone = (library.add_picture(data, "ad.png", ".png") for data in (b"1", b"2"))
    ad = PastAd(image=kept, width=9, height=9)
    library.sweep((ad,))
    assert library.picture(ad) is not None
    assert library.picture(PastAd(image=gone, width=9, height=9)) is None


def test_no_picture_is_taken_from_elsewhere(library: PastAdsLibrary, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    library.add_picture(b"1", "ad.png", ".png")
    for image in ("pictures/../../../secret.png", str(tmp_path / "secret.png"), "pictures/", ""):
        assert library.picture(PastAd(image=image, width=9, height=9)) is None


def test_too_many_and_damaged_are_told(library: PastAdsLibrary) -> None:
    with pytest.raises(UserError, match="more than"):
        library.save([PastAd(width=1, height=1)] * (MOST_ADS + 1))
    library.folder.mkdir(parents=True)
    library.file.write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match="no JSON"):
        library.load()
    assert library.file.read_text(encoding="utf-8") == "{"
