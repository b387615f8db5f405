"""How a project labels what was generated is part of the project."""

from __future__ import annotations

from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits import set_labelling
from creastudio.core.labelling import Labelling, labelling_of, labelling_of_film
from creastudio.core.timeline import Clip, Sequence, Track


def test_it_is_changed_by_an_edit_and_stored() -> None:
    document = new_document("Poster")
    assert document.labelling == Labelling()
    wanted = Labelling(visible=True, metadata=True, producer="Studio")
    changed = set_labelling(wanted).apply(document)
    assert changed.labelling == wanted
    assert Document.model_validate_json(changed.model_dump_json()) == changed
    assert Document.model_validate({"title": "old"}).labelling == Labelling()


def test_ads_of_platforms_that_have_to_label_are_labelled_unless_the_project_says_no() -> None:
    moments = Artboard(layout=BoardLayout(format="wechat.moments"))
    story = Artboard(layout=BoardLayout(format="meta.story"))
    asked = labelling_of(Labelling(), moments)
    assert (asked.visible, asked.metadata) == (True, True)
    for board, labelling in (
        (story, Labelling()),
        (Artboard(), Labelling()),
        (moments, Labelling(by_platform=False)),
    ):
        assert labelling_of(labelling, board) == labelling
    laid_out = moments.model_copy(update={"layers": (TextLayer(text="AI", role="label", element="label"),)})
    asked = labelling_of(Labelling(), laid_out)
    assert (asked.visible, asked.metadata) == (False, True)


def test_plain_artboards_of_a_size_that_only_such_platforms_have_are_labelled() -> None:
    both = Labelling(visible=True, metadata=True)
    assert labelling_of(Labelling(), Artboard(width=900, height=383)) == both
    assert labelling_of(Labelling(by_platform=False), Artboard(width=900, height=383)).visible is False
    # Others have this size, too, and this layout is for another platform.
    other = Artboard(width=900, height=383, layout=BoardLayout(format="meta.story"))
    for board in (Artboard(width=1080, height=1080), other):
        assert labelling_of(Labelling(), board) == Labelling()
    own = Artboard(width=900, height=383, layout=BoardLayout(format="900x383"))
    assert labelling_of(Labelling(), own) == both


def test_films_are_labelled_by_their_size_or_by_what_they_show() -> None:
    both = Labelling(visible=True, metadata=True)
    plain = Sequence(name="1")
    document = Document(sequences=(plain,))
    assert labelling_of_film(Labelling(), document, plain) == Labelling()
    assert labelling_of_film(Labelling(), document, plain, (900, 384)) == both
    small = plain.model_copy(update={"width": 900, "height": 383})
    assert labelling_of_film(Labelling(), document, small, (450, 192)) == both
    assert labelling_of_film(Labelling(by_platform=False), document, small).visible is False
    board = Artboard(layout=BoardLayout(format="wechat.moments"))
    clip = Clip(kind="artboard", artboard=board.id, start=0, duration=5)
    shows = plain.model_copy(update={"tracks": (Track(name="V1", clips=(clip,)),)})
    document = Document(artboards=(board,), sequences=(shows,))
    assert labelling_of_film(Labelling(), document, shows) == both
    told = board.model_copy(update={"layers": (TextLayer(text="AI", role="label", element="label"),)})
    asked = labelling_of_film(Labelling(), document.model_copy(update={"artboards": (told,)}), shows)
    assert (asked.visible, asked.metadata) == (False, True)
