"""Sequences as files: a film, pictures, sound, or what other programs read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.core.labelling import labelling_of_film
from creastudio.export.film_options import FrameOptions
from creastudio.export.film_part import film_size
from creastudio.export.film_provenance import sequence_provenance
from creastudio.export.formats import Exported
from creastudio.export.labels import mark_for, source_of
from creastudio.export.marking import sidecar_of
from creastudio.export.options import Options, SignableOptions
from creastudio.export.sequence_formats import SequenceFormat, sequence_format
from creastudio.export.work import Work
from creastudio.store.files import made_whole

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.core.timeline import Sequence
    from creastudio.export.certificates import SigningFiles
    from creastudio.export.recipe_graph import Provenance
    from creastudio.export.work import Cancelled, Progress


def export_sequence(
    document: Document,
    sequence_id: str,
    read_blob: Callable[[str], bytes],
    files: Callable[[str], Path],
    target: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    wanted: SequenceFormat | None = None,
    signing: SigningFiles | None = None,
) -> Exported:
    """Write a sequence to a file (or a folder, where the format is one); any thread may call it.

    Parameters
    ----------
    files : callable
        SHA-256 -> path of the medium; UserError or KeyError when it is missing.
    options : Options, optional
        Of the class that the format names; its defaults when left out.
    progress, cancelled : callable, optional
        See ``work.Work``.

    Raises
    ------
    UserError
        For an empty sequence, a size that doesn't fit, a folder that can't be written.
    ExportCancelled
        When `cancelled` said so; nothing is left.
    KeyError
        When the document has no such sequence.
    """
    work = Work(document, read_blob, signing=signing, files=files)
    work.progress = progress or work.progress
    work.cancelled = cancelled or work.cancelled
    chosen = wanted or sequence_format(target.suffix or target.name)
    write_sequence(work, document.sequence(sequence_id), target, chosen, options or chosen.options())
    return Exported((target, *work.beside), tuple(work.notes))


def write_sequence(
    work: Work, sequence: Sequence, target: Path, chosen: SequenceFormat, options: Options
) -> None:
    """Write one sequence as ``export_sequence`` does, as a part of some work."""
    work.step(0.0, target.name)
    work.target = work.target or target
    # Asked for now: a film may take an hour.
    signer = work.signer if isinstance(options, SignableOptions) and options.sign else None
    provenance = sequence_provenance(work.document, sequence, chosen.kinds)
    labelling = labelling_of_film(work.document.labelling, work.document, sequence, _size(sequence, options))
    mark = mark_for(provenance, labelling, with_recipe=options.with_recipe)
    try:
        with made_whole(target, folder=chosen.folder) as beside:
            chosen.writer(work, sequence, beside, options, mark)
            work.step(0.99, target.name)
            if signer is not None:
                _sign(signer, provenance, beside, chosen.media_type, target.name)
    except MemoryError:
        raise UserError(
            f"There is no room in memory for '{target.name}'.", "Choose a smaller size."
        ) from None
    # A recipe of what had this name before would be a lie now.
    sidecar_of(target).unlink(missing_ok=True)
    # Not a step: it is written, and can't be given up any more.
    work.progress(work.end, target.name)


def _size(sequence: Sequence, options: Options) -> tuple[int, int] | None:
    """Return the size of the frames that are asked for, px; None for what has none."""
    if not isinstance(options, FrameOptions):
        return None
    return film_size(sequence, options.width, options.height, even=False)


def _sign(signer: SigningFiles, provenance: Provenance, file: Path, media_type: str, name: str) -> None:
    """Sign a finished file; the last thing that is done to it."""
    from creastudio.export.signing import sign_file

    source = source_of(provenance, ()) if provenance.made else "composite"
    with made_whole(file) as beside, file.open("rb") as unsigned, beside.open("w+b") as out:
        sign_file(unsigned, out, media_type, signer, source, name)
