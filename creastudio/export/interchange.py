"""A sequence for other programs: cuts, subtitles, scores. What the table of formats calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.core.keyframes import Curve
from creastudio.core.playing import heard_tracks
from creastudio.core.timeline import Clip, Sequence
from creastudio.export.film_options import OtioOptions, ScoreOptions, SubtitleOptions
from creastudio.notation.scores import score_of

if TYPE_CHECKING:
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark


def write_otio(work: Work, sequence: Sequence, path: Path, options: OtioOptions, mark: Mark | None) -> None:
    """Write a sequence as OpenTimelineIO, with a folder of media beside it."""
    from creastudio.export.otio import otio_of
    from creastudio.export.otio_media import OtioMedia

    del mark  # recipes are in our metadata
    target = work.target or path
    folder = target.with_name(f"{target.stem} media") if options.media else None
    media = OtioMedia(work, sequence, folder, with_recipe=options.with_recipe)
    with media.written():
        path.write_bytes(otio_of(sequence, media))
    if folder is not None and folder.is_dir():
        work.beside.append(folder)


def write_srt(
    work: Work, sequence: Sequence, path: Path, options: SubtitleOptions, mark: Mark | None
) -> None:
    """Write the text tracks of a sequence as SubRip."""
    from creastudio.export.subtitles import srt_of

    del options, mark  # there is no place for a recipe
    path.write_bytes(_some(srt_of(sequence, _Words(work)), sequence))


def write_vtt(
    work: Work, sequence: Sequence, path: Path, options: SubtitleOptions, mark: Mark | None
) -> None:
    """Write the text tracks of a sequence as WebVTT."""
    from creastudio.export.subtitles import vtt_of

    del options, mark
    path.write_bytes(_some(vtt_of(sequence, _Words(work)), sequence))


def write_midi(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    """Write the score clips of a sequence as one MIDI file."""
    from creastudio.export.marking import marked
    from creastudio.export.midi import MEDIA_TYPE, midi_of

    del options
    path.write_bytes(marked(midi_of(_score(work, sequence)), MEDIA_TYPE, mark))


def write_musicxml(
    work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None
) -> None:
    """Write the score clips of a sequence as one MusicXML file."""
    del options
    path.write_bytes(_musicxml(work, sequence, mark))


def write_mxl(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    """Write the score clips of a sequence as one compressed MusicXML file."""
    del options
    from creastudio.export.score_files import packed

    path.write_bytes(packed(_musicxml(work, sequence, mark)))


def write_abc(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    """Write the score clips of a sequence as one ABC tune."""
    from creastudio.export.abc import abc_of

    del options, mark  # there is no place for a recipe
    path.write_bytes(abc_of(_score(work, sequence)))


def _musicxml(work: Work, sequence: Sequence, mark: Mark | None) -> bytes:
    from creastudio.export.marking import marked
    from creastudio.export.musicxml import MEDIA_TYPE, musicxml_of

    return marked(musicxml_of(_score(work, sequence)), MEDIA_TYPE, mark)


def _score(work: Work, sequence: Sequence) -> Score:
    """Return what the score tracks play; UserError when that is nothing."""
    from creastudio.export.sequence_score import joined_score

    known: dict[str, Score | None] = {}

    def read(clip: Clip) -> Score | None:
        if clip.asset not in known:
            try:
                known[clip.asset] = score_of(work.read(clip.asset), clip.name).score if clip.asset else None
            except (UserError, KeyError, OSError):
                known[clip.asset] = None
                work.note(f"The score '{clip.name}' is missing, and left out.")
        return known[clip.asset]

    score = joined_score(sequence, read)
    if not any(len(track) for track in score.tracks):
        raise UserError(f"'{sequence.name}' plays no score.", "Put a score on its timeline first.")
    lanes = [track for track in heard_tracks(sequence) if track.kind == "score"]
    shaped = any(
        _is_loud_by_itself(clip.curves) or clip.fade_in or clip.fade_out
        for lane in lanes
        for clip in lane.clips
    )
    if shaped or any(lane.volume or lane.pan for lane in lanes):
        work.note(
            "How loud tracks and clips are, their fades and their place in the stereo picture aren't in a score."
        )
    return score


def _is_loud_by_itself(curves: tuple[Curve, ...]) -> bool:
    return any(curve.property in ("volume", "pan") for curve in curves)


def _some(data: bytes, sequence: Sequence) -> bytes:
    if b"-->" not in data:
        raise UserError(f"'{sequence.name}' has no words.", "Put texts on its timeline first.")
    return data


class _Words:
    """What clips say: written in them, or the text that they show."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __call__(self, clip: Clip) -> str:
        if not clip.asset:
            return clip.text
        try:
            return self._work.read(clip.asset).decode("utf-8", "replace")
        except (UserError, KeyError, OSError):
            self._work.note(f"The text '{clip.name}' is missing, and left out.")
            return ""
