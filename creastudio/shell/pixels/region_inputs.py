"""Running a generator into what is selected: the region, and the pictures that it is given of it."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Input, Work
from creastudio.api.region import Region
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.jobs.job import JobInput
from creastudio.shell.session import Session


def takes_region(work: Work) -> bool:
    """Whether a generator can be given what is painted under a selection."""
    return any(item.role == "region" for item in work.takes)


def from_region(work: Work) -> tuple[Input, ...]:
    """Return the inputs that the selection fills."""
    return tuple(item for item in work.takes if item.role in ("region", "mask"))


def region_of(artboard: Artboard | None, work: Work, padding: float) -> Region | None:
    """Return what a run of `work` would be for; None where nothing is selected, or it makes no pictures.

    Parameters
    ----------
    padding : float
        Context around the selection, as a share of its longer side, for those that are given what is painted there.
    """
    selection = artboard.selection if artboard is not None else None
    if artboard is None or selection is None or not isinstance(work, Generator) or work.makes != "image":
        return None
    try:
        around = padding if takes_region(work) else None
        return selection.as_region(artboard.id, artboard.width, artboard.height, around)
    except UserError:
        # Dragged beside the artboard: nothing there to make a picture for.
        return None


def region_inputs(session: Session, work: Work, document: Document, region: Region) -> dict[str, JobInput]:
    """Paint and store what a generator is given of a region; called off the thread of the window."""
    # With NumPy, which the window starts without.
    from creastudio.render.painter import png_bytes
    from creastudio.render.region_pictures import region_mask, region_picture

    found: dict[str, JobInput] = {}
    for slot in from_region(work):
        if slot.role == "region":
            image = region_picture(document, region, session.originals)
        else:
            image = region_mask(region, session.originals)
        sha256 = session.workspace.blobs.put(png_bytes(image))
        found[slot.name] = session.kept_input(slot.name, sha256, "image/png", None)
    return found
