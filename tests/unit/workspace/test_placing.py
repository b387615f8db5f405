"""Where a result goes when nothing else is said."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.core.document import Document, new_document
from creastudio.workspace.placing import target_in


def test_the_first_artboard_and_sequence_are_meant_where_none_is_named() -> None:
    document = new_document()
    target = target_in(document, "both", at=5, center=(1.0, 2.0), above=["a"])
    assert target.artboard_id == document.artboards[0].id
    assert target.sequence_id == document.sequences[0].id
    assert (target.to, target.at, target.center, target.above) == ("both", 5, (1.0, 2.0), ("a",))
    assert target_in(document, "canvas", artboard_id="own").artboard_id == "own"


def test_a_project_without_artboards_says_what_to_do() -> None:
    with pytest.raises(UserError, match="no artboard yet"):
        target_in(Document(), "canvas")
