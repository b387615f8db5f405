"""How a project labels what was generated is part of the project."""

from __future__ import annotations

from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits import set_labelling
from creastudio.core.labelling import Labelling, labelling_of


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
