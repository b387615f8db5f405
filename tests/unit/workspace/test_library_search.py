"""Finding things in the library by words and facets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.library_search import Query, Term, facet_values, parse_query, search

SKY = LibraryItem(
    key="asset:1", title="Sky", generator="gan.sample", seed=7, models=("avatars-64",), tags=("blue sky", "Best"),
    stars=4, used=True, text="sky\ngan.sample\nseed=7\ntruncation=0.7\nblue sky\nbest",
)  # fmt: skip
PHOTO = LibraryItem(key="file:/a/b.png", title="Beach", place="Holiday", text="beach")
SONG = LibraryItem(key="asset:2", title="Song", kind="audio", generator="music.song", text="song\nmusic.song")
ALL = [SKY, PHOTO, SONG]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ALL),
        ("SKY", [SKY]),
        ("sky beach", []),
        ("kind:audio", [SONG]),
        ("-kind:audio", [SKY, PHOTO]),
        ("model:avatars", [SKY]),
        ("generator:gan", [SKY]),
        ('tag:"blue sky"', [SKY]),
        ("tag:blue", []),
        ("tag:best", [SKY]),
        ("stars:3", [SKY]),
        ("star:5", []),
        ("stars:0", [PHOTO, SONG]),
        ("stars:many", []),
        ("seed:7", [SKY]),
        ("truncation:0.7", [SKY]),
        ("truncation:0.8", []),
        ("used:no", [PHOTO, SONG]),
        ("used:maybe", []),
        ("made:yes", [SKY, SONG]),
        ("in:holiday", [PHOTO]),
        ("in:project -kind：audio", [SKY]),
        ('"', ALL),
    ],
)
def test_what_is_typed_finds_what_it_says(typed: str, found: list[LibraryItem]) -> None:
    assert search(ALL, parse_query(typed)) == found


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_query_and_reads_back_the_same(typed: str) -> None:
    query = parse_query(typed)
    search(ALL, query)
    assert parse_query(str(query)) == query


words = st.text(st.characters(categories=("L", "N", "Zs", "P")), min_size=1, max_size=12).filter(
    lambda text: '"' not in text and text == text.casefold()
)


@given(st.sampled_from(["", "tag", "seed", "stars"]), words, st.booleans())
def test_a_term_survives_being_written(facet: str, value: str, negated: bool) -> None:
    term = Term(value, facet, negated)
    assert parse_query(str(term)).terms == (term,)


@given(st.text(max_size=30), st.sampled_from(["a", "seed:7", "-used:yes", "tag:best"]))
def test_a_narrower_search_finds_no_more(typed: str, more: str) -> None:
    wide, narrow = parse_query(typed), parse_query(f"{typed} {more}")
    if narrow.terms[: len(wide.terms)] == wide.terms:
        assert set(search(ALL, narrow)) <= set(search(ALL, wide))


def test_a_facet_is_switched_on_and_off() -> None:
    query = parse_query("sky").toggled("stars", "3")
    assert str(query) == "sky stars:3"
    assert str(query.toggled("stars", "5")) == "sky stars:5"
    assert query.toggled("stars", "3") == parse_query("sky")
    assert str(Query().toggled("tag", "Blue sky", alone=False)) == 'tag:"blue sky"'


def test_what_there_is_to_choose_from_comes_by_number() -> None:
    found = facet_values([*ALL, SKY])
    assert found["kind"] == ["image", "audio"]
    assert found["generator"] == ["gan.sample", "music.song"]
    assert found["tag"] == ["Best", "blue sky"]
