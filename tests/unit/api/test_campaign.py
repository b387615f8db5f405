"""Campaign files are read as written, and what is wrong is named with line and key."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api import UserError
from creastudio.api.campaign import MAX_TEXT, read_campaign
from creastudio.api.campaign_file import pack_campaign, packed, read_pack
from creastudio.api.campaign_text import campaign_text
from creastudio.api.formats import formats_in
from creastudio.api.own_formats import own_format
from creastudio.api.testing import tiny_png

TEXT = """title = "Quiet Wool"
brief = "A jumper for loud winters"
languages = ["en", "zh"]
logo = "logo.png"

[copy.en]
headline = "Quiet wool"
cta = "See it"

[copy.zh]
headline = "安静的羊毛"

[[pictures]]
file = "sheep.png"

[[pictures]]
generator = "gan.sample"
params = { count = 1 }

[deliver]
formats = ["meta", "iab.300x250"]
html5 = ["iab.300x250"]

[deliver.films]
formats = ["meta.story"]
seconds = [6, 15]
"""


def test_a_campaign_is_read_as_it_is_written() -> None:
    campaign = read_campaign(TEXT)
    assert campaign.copy_texts["zh"].headline == "安静的羊毛"
    assert [picture.generator for picture in campaign.pictures] == ["", "gan.sample"]
    assert campaign.deliver.films.seconds == (6, 15)
    assert campaign.deliver.films.music
    assert campaign.files == ("logo.png", "sheep.png")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Quiet Wool"', "title = Quiet", "line 1"),
        ('title = "Quiet Wool"', "title = 4", r"line 1: 'title'"),
        ('cta = "See it"', 'button = "See it"', r"line 8: 'copy\.en\.button' isn't known"),
        (
            '"iab.300x250"]\nhtml5',
            '"iab.3"]\nhtml5',
            r"line 21: 'deliver\.formats': There is no format 'iab\.3'",
        ),
        (
            "seconds = [6, 15]",
            "seconds = [6, 900]",
            r"line 26: 'deliver\.films\.seconds': a film takes 2 to 60",
        ),
        ('generator = "gan.sample"\n', "", "line 16: picture 2 needs either"),
        ("languages = [", "variants = 99\nlanguages = [", r"line 3: 'variants'"),
        ('"zh"]', '"../../zh"]', r"line 3: 'languages\.2'"),
        ("languages = [", 'style = "loud"\nlanguages = [', r"line 3: 'style'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_key(old: str, new: str, told: str) -> None:
    assert old in TEXT
    with pytest.raises(UserError, match=told) as caught:
        read_campaign(TEXT.replace(old, new, 1))
    assert caught.value.hint


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "x" * (MAX_TEXT + 1), "[[[", "\x00"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_campaign(text)


def test_a_long_line_of_spaces_is_passed_over_at_once() -> None:
    text = "variants = 99\nbrief = '''\n[" + " " * 100_000 + "\na" + " " * 100_000 + "b\n'''"
    with pytest.raises(UserError, match="line 2: 'brief'"):
        read_campaign(text)


@given(st.text(max_size=200))
def test_any_text_is_a_campaign_or_a_user_error(text: str) -> None:
    with contextlib.suppress(UserError):
        read_campaign(text)


def written(folder: Path, text: str = TEXT) -> Path:
    (folder / "logo.png").write_bytes(tiny_png(1, 8))
    (folder / "sheep.png").write_bytes(tiny_png(2, 8))
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pack_has_all_files_and_is_the_same_for_the_same_content(tmp_path: Path) -> None:
    data = pack_campaign(written(tmp_path))
    pack = read_pack(data)
    assert pack.campaign == read_campaign(TEXT)
    assert pack.files == {"logo.png": tiny_png(1, 8), "sheep.png": tiny_png(2, 8)}
    assert packed(pack.text, pack.files) == data


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sheep.png", "wolf.png", "which isn't there"),
        ("sheep.png", "../sheep.png", "lies elsewhere"),
        ("sheep.png", "/etc/hostname", "lies elsewhere"),
    ],
)
def test_files_must_lie_beside_the_campaign(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        pack_campaign(written(tmp_path, TEXT.replace(old, new)))


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_pack_is_read_or_refused(place: int, change: int) -> None:
    data = bytearray(packed(TEXT, {"logo.png": b"logo", "sheep.png": b"sheep"}))
    data[place % len(data)] ^= change
    with contextlib.suppress(UserError):
        read_pack(bytes(data))


def test_own_formats_of_a_campaign_go_along(tmp_path: Path) -> None:
    window = own_format(name="Window", width=1200, height=1800, max_bytes=90_000).form
    text = 'brief = "Wool"\n[deliver]\nformats = ["own.window", "meta.story"]\nhtml5 = ["own"]\n'
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"line 3: .deliver\.formats': There is no own format .own\.window."):
        pack_campaign(path)
    pack = read_pack(pack_campaign(path, lambda: (window, window.model_copy(update={"id": "own.other"}))))
    deliver = pack.campaign.deliver
    assert formats_in(deliver.formats[0]) == (window,)
    assert [form.id for form in formats_in(deliver.html5[0])] == ["own.window", "own.other"]
    assert pack.text == text
    # A campaign that says all of it means the same without them.
    assert read_campaign(campaign_text(pack.campaign)) == pack.campaign


def test_a_number_that_is_too_long_is_told() -> None:
    with pytest.raises(UserError, match="is no TOML"):
        read_campaign(f"variants = {'1' * 5000}")


def test_a_name_that_no_disk_can_hold_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[[pictures]]\nfile = "a\\u0000b.png"\n')
    with pytest.raises(UserError, match="no disk can hold"):
        pack_campaign(file)
