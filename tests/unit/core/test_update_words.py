"""Update: layers and subtitles get the words that their writing has now, and keep their style and place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits import Words
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import by_hand, written_state


def placed(text: str, **fields: object) -> Document:
    """A poem as a layer and as subtitles."""
    writing = Writing(id="poem", passages=(Passage(id="one", text=text, author="model"),), at="one")
    document = Document(
        artboards=(Artboard(id="board"),),
        sequences=(Sequence(id="film", tracks=(Track(id="t1", kind="text"),)),),
    )
    return edits.place_text_on_both("board", "film", Words(writing)).apply(document)


def written(document: Document, text: str) -> Document:
    return edits.edit_passage("poem", "one", text).apply(document)


def layer(document: Document) -> TextLayer:
    found = document.artboards[0].layers[0]
    assert isinstance(found, TextLayer)
    return found


def clips(document: Document) -> tuple[Clip, ...]:
    return document.sequences[0].tracks[0].clips


def updated(document: Document, *, over_hand: bool = True) -> Document:
    layers, some = edits.changed_words(document)
    return edits.update_words(layers, some, over_hand=over_hand).apply(document)


def test_a_changed_poem_is_offered_and_taken() -> None:
    document = placed("One\nTwo")
    document = edits.update_layers([layer(document).id], color="#ff0000", size=77.0).apply(document)
    before = layer(document)
    document = written(document, "One\nTwo and a half")
    assert written_state(document, before) == "changed"
    document = updated(document)
    after = layer(document)
    assert after.text == "One\nTwo and a half"
    assert (after.color, after.size, after.transform) == ("#ff0000", 77.0, before.transform)
    assert written_state(document, after) == "same"
    assert edits.changed_words(document) == ([], [])


def test_the_name_follows_while_it_is_made_of_the_words() -> None:
    document = updated(written(placed("One\nTwo"), "Three"))
    assert layer(document).name == "Three"
    named = edits.update_layers([layer(document).id], name="Poem").apply(document)
    assert layer(updated(written(named, "Four"))).name == "Poem"


def test_another_branch_is_a_change_too() -> None:
    document = placed("One")
    document = edits.add_passages("poem", [Passage(id="two", text="Other")]).apply(document)
    assert layer(updated(document)).text == "Other"


def test_what_was_changed_by_hand_is_known() -> None:
    document = placed("One\nTwo")
    document = edits.update_layers([layer(document).id], text="One\nMine").apply(document)
    assert by_hand(layer(document))
    assert written_state(document, layer(document)) == "same"
    document = written(document, "One\nThree")
    assert layer(updated(document, over_hand=False)).text == "One\nMine"
    assert layer(updated(document)).text == "One\nThree"
    kept = edits.keep_words([layer(document).id]).apply(document)
    assert layer(kept).text == "One\nMine"
    assert written_state(kept, layer(kept)) == "same"
    free = edits.unlink_words([layer(document).id], [clips(document)[0].id]).apply(document)
    assert layer(free).written is None
    assert clips(free)[0].written is None


def test_subtitles_keep_the_times_of_lines_that_stay() -> None:
    document = placed("One\nTwo\nThree")
    first, second, third = clips(document)
    document = updated(written(document, "One\nTwo, changed\nThree"))
    assert [(c.text, c.start, c.duration, c.id) for c in clips(document)] == [
        ("One", first.start, first.duration, first.id),
        ("Two, changed", second.start, second.duration, second.id),
        ("Three", third.start, third.duration, third.id),
    ]


def test_new_lines_get_time_and_gone_ones_give_it_back() -> None:
    document = placed("One\nTwo\nThree")
    end = clips(document)[-1].end
    more = updated(written(document, "Zero\nOne\nTwo\nTwo and a half\nThree\nFour"))
    assert [clip.text for clip in clips(more)] == ["Zero", "One", "Two", "Two and a half", "Three", "Four"]
    # The last has room behind the others; the rest share the time there was.
    assert clips(more)[-2].end == end
    less = updated(written(more, "Two"))
    assert [clip.text for clip in clips(less)] == ["Two"]


def test_a_line_of_ones_own_stays_where_the_poems_line_did() -> None:
    document = placed("One\nTwo")
    document = edits.update_clip(clips(document)[0].id, text="Mine").apply(document)
    document = written(document, "One\nThree")
    assert [clip.text for clip in clips(updated(document, over_hand=False))] == ["Mine", "Three"]


def test_what_cannot_be_updated_says_why() -> None:
    document = placed("One")
    empty = written(document, " ")
    with pytest.raises(UserError, match="empty"):
        updated(empty)
    gone = edits.forget_writings(["poem"]).apply(edits.remove_writing("poem").apply(document))
    assert written_state(gone, layer(gone)) == "gone"
    with pytest.raises(UserError, match="isn't in the project"):
        edits.update_words([layer(gone).id]).apply(gone)
    in_the_trash = edits.remove_writing("poem").apply(document)
    assert written_state(in_the_trash, layer(in_the_trash)) == "same"


LINES = st.lists(st.sampled_from(["One", "Two", "Three", "Four", "五六七八"]), min_size=1, max_size=6)


@settings(max_examples=150)
@given(first=LINES, then=LINES, last=LINES, between=st.booleans(), lost=st.integers(0, 7))
def test_whatever_changes_subtitles_say_the_text_and_never_overlap(
    first: list[str], then: list[str], last: list[str], between: bool, lost: int
) -> None:
    document = placed("\n".join(first))
    if between:
        end = clips(document)[-1].end
        own = Clip(kind="text", text="Own", start=end + 5, duration=10)
        document = edits.place_clips([("t1", own)]).apply(document)
    if 0 < lost < len(clips(document)) and clips(document)[lost].written is not None:
        document = edits.remove_clips([clips(document)[lost].id]).apply(document)
    for text in ("\n".join(then), "\n".join(last)):
        document = written(document, text)
        document = updated(document)
        lane = clips(document)
        assert all(left.end <= right.start for left, right in pairwise(lane))
        assert len({clip.id for clip in lane}) == len(lane)
        assert edits.changed_words(document) == ([], [])
        if not lost:
            assert [clip.text for clip in lane if clip.written is not None] == text.split("\n")
