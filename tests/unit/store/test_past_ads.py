"""The library of past ads: what is kept comes back, pictures are kept once, and none leads out of the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.past_ads import MOST_ADS, PastAd, PastElement
from creastudio.store.past_ads import YOUNG, PastAdsLibrary, title_of

ADDER = """
import sys
from pathlib import Path
from creastudio.api.past_ads import PastAd
from creastudio.store.past_ads import PastAdsLibrary
library = PastAdsLibrary(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    before = library.load()
    library.save((*before, PastAd(image=f"pictures/{sys.argv[2]}{number}.png", width=9, height=9)), before)
"""

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


def aged(library: PastAdsLibrary, image: str) -> str:
    """Make a picture older than those that another window may be reading in."""
    path = library.folder / image
    then = path.stat().st_mtime - YOUNG - 60
    os.utime(path, (then, then))
    return image


def test_pictures_that_no_ad_shows_any_more_are_swept(library: PastAdsLibrary) -> None:
    kept, gone = (aged(library, library.add_picture(data, "ad.png", ".png")) for data in (b"1", b"2"))
    fresh, ours = (library.add_picture(data, "ad.png", ".png") for data in (b"3", b"4"))
    ads = [PastAd(image=image, width=9, height=9) for image in (kept, gone, fresh, ours)]
    library.save(ads[:1])
    library.sweep([ads[0], ads[3]])
    # One that another window may be reading in stays.
    assert [library.picture(ad) is not None for ad in ads] == [True, False, True, False]


def test_nothing_is_swept_where_the_list_cant_be_read(library: PastAdsLibrary) -> None:
    image = aged(library, library.add_picture(b"1", "ad.png", ".png"))
    library.file.write_text("{", encoding="utf-8")
    library.sweep()
    assert (library.folder / image).is_file()


def test_two_windows_keep_what_the_other_adds(library: PastAdsLibrary) -> None:
    first, second, third = (PastAd(image=f"pictures/{name}.png", width=9, height=9) for name in "abc")
    other = PastAdsLibrary(library.folder)
    library.save([first], ())
    other.save([first, second], [first])
    library.save([first, third], [first])
    assert library.load() == (first, third, second)
    # What came from elsewhere isn't in what this window holds, and stays all the same.
    library.save([third], [first, third])
    assert library.load() == (third, second)


def test_two_programs_that_write_at_once_lose_nothing(library: PastAdsLibrary) -> None:
    command = [sys.executable, "-c", ADDER, str(library.folder)]
    pipe = subprocess.PIPE
    with (
        subprocess.Popen([*command, "a"], stdin=pipe, stdout=pipe, text=True) as one,
        subprocess.Popen([*command, "b"], stdin=pipe, stdout=pipe, text=True) as other,
    ):
        for program in (one, other):
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in (one, other):
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        assert (one.wait(60), other.wait(60)) == (0, 0)
    wanted = {f"pictures/{who}{number}.png" for who in "ab" for number in range(12)}
    assert {ad.image for ad in library.load()} == wanted


def test_no_picture_is_taken_from_elsewhere(library: PastAdsLibrary, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    library.add_picture(b"1", "ad.png", ".png")
    for image in ("pictures/../../../secret.png", str(tmp_path / "secret.png"), "pictures/", ""):
        assert library.picture(PastAd(image=image, width=9, height=9)) is None


def test_too_many_and_damaged_are_told(library: PastAdsLibrary) -> None:
    with pytest.raises(UserError, match="more than"):
        library.save([PastAd(width=1, height=1)] * (MOST_ADS + 1))
    library.folder.mkdir(parents=True, exist_ok=True)
    library.file.write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match="no JSON"):
        library.load()
    assert library.file.read_text(encoding="utf-8") == "{"
