"""How a project labels what was generated is part of the project."""

from __future__ import annotations

from creastudio.core.document import Document, new_document
from creastudio.core.edits import set_labelling
from creastudio.core.labelling import Labelling


def test_it_is_changed_by_an_edit_and_stored() -> None:
    document = new_document("Poster")
    assert document.labelling == Labelling()
    wanted = Labelling(visible=True, metadata=True, producer="Studio")
    changed = set_labelling(wanted).apply(document)
    assert changed.labelling == wanted
    assert Document.model_validate_json(changed.model_dump_json()) == changed
    assert Document.model_validate({"title": "old"}).labelling == Labelling()
