"""Stems: one sound file a track, all of one length, which together are the mix where nothing is limited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.core.playing import heard_tracks
from creastudio.export.film_options import StemOptions
from creastudio.export.film_part import film_part
from creastudio.export.film_sound import write_pcm
from creastudio.export.naming import readable_name, unique_names

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark


def write_stems(
    work: Work, sequence: Sequence, folder: Path, options: StemOptions, mark: Mark | None
) -> None:
    """Write each track that is heard as WAV, 48 kHz, stereo, into a folder that is there.

    Raises
    ------
    UserError
        When nothing is heard, or a file would be too long.
    """
    part = film_part(sequence, options.part)
    tracks = [track for track in heard_tracks(sequence) if track.clips]
    if not tracks:
        raise UserError(
            f"'{sequence.name}' has no track that is heard.", "Put sound or a score on its timeline first."
        )
    names = [readable_name(track.name, "track") for track in tracks]
    for index, (track, name) in enumerate(
        zip(tracks, unique_names(names, [".wav"] * len(names)), strict=True)
    ):
        piece = work.part(0.98 * index / len(tracks), 0.98 * (index + 1) / len(tracks))
        write_pcm(piece, sequence, part, folder / name, int(options.bits) // 8, (track.id,), mark)
