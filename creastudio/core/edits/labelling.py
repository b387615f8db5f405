"""Edits of how exported files are labelled."""

from __future__ import annotations

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed
from creastudio.core.labelling import Labelling


def set_labelling(labelling: Labelling) -> Edit:
    """Label exported files of the project in this way from now on."""
    return Edit("Change labelling", lambda document: changed(document, labelling=labelling))
