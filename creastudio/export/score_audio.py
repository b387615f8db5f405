"""A score as a sound file, or as stems: one file a part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.export.naming import readable_name, unique_names
from creastudio.export.sound_files import OPUS_RATE, check_length, sound_file
from creastudio.store.files import made_whole

if TYPE_CHECKING:
    import numpy as np

    from creastudio.api.score import Score
    from creastudio.export.xmp import Mark
    from creastudio.media.synth import Synth

SUFFIXES = (".wav", ".flac", ".ogg")
"""What a score's sound can be written as."""

_SECONDS = 10.0
"""Of sound that are made at once."""

PEAK = 10 ** (-1 / 20)
"""Amplitude that the loudest frame of a whole score is brought to: 1 dB is left for what lies between frames."""

_MOST_GAIN = 10 ** (24 / 20)

_LOOKING = 0.6
"""Share of the work that finding out how loud a score is takes: its notes are sounded then."""

Tell = Callable[[float], object]


def _nobody(_share: float) -> None:
    """Tell nobody."""


def write_audio(
    score: Score,
    path: Path,
    *,
    rate: int = 48_000,
    bits: int = 24,
    font: Path | None = None,
    mark: Mark | None = None,
    tell: Tell = _nobody,
) -> None:
    """Write what a score sounds like, stereo, in little memory; the suffix of `path` says the format.

    Muted tracks are silent; where there are solo ones, they alone are heard. A score that is softer than ``PEAK`` is made
    as loud as that, by one factor of at most 24 dB; stems, and what plays in the window, stay as they are.

    Parameters
    ----------
    rate : int
        Frames a second, 44,100 or 48,000; an ``.ogg`` (Opus) has 48,000 always.
    bits : int
        A sample, 16 or 24; of WAV and FLAC.
    font : Path, optional
        Another sound font than the one that is set.
    mark : Mark, optional
        What the file says of how it was made; see ``marking.mark_of``.
    tell : callable, optional
        Told the share that is done, 0 to 1, every few seconds of sound; what it raises ends the writing, and nothing is left.

    Raises
    ------
    UserError
        For another suffix, a score without a note, one that is too long for a WAV, or a folder that can't be written.
    """
    suffix = _suffix(path)
    with _synth(rate if suffix != ".ogg" else OPUS_RATE, font) as synth:
        gain = _gain(synth, score, lambda share: tell(_LOOKING * share))
        _write(
            synth, score, path, suffix, bits, mark, lambda share: tell(_LOOKING + (1 - _LOOKING) * share), gain=gain
        )  # fmt: skip


def _gain(synth: Synth, score: Score, tell: Tell) -> np.float32:
    """Return the factor that makes a score as loud as it can be; what it was found by is kept, so writing is quicker."""
    import numpy as np

    from creastudio.media.synth import TAIL

    _check_notes(score, [index for index in score.heard if len(score.tracks[index])])
    loudest = 0.0
    for number, block in enumerate(synth.blocks(score, _SECONDS)):
        tell(min(1.0, number * _SECONDS / (score.seconds + TAIL)))
        loudest = max(loudest, float(block.max(initial=0.0)), -float(block.min(initial=0.0)))
    return np.float32(min(_MOST_GAIN, max(1.0, PEAK / loudest)) if loudest > 0 else 1.0)


def write_score_stems(
    score: Score,
    folder: Path,
    suffix: str = ".wav",
    *,
    rate: int = 48_000,
    bits: int = 24,
    font: Path | None = None,
    mark: Mark | None = None,
    tell: Tell = _nobody,
) -> tuple[Path, ...]:
    """Write each part of a score as a sound file of its own into a new folder; all are of one length.

    Parts without a note, and those that aren't heard, are left out. See ``write_audio`` for the rest.

    Returns
    -------
    tuple of Path
        The files, in the order of the parts.
    """
    suffix = _suffix(Path(f"a{suffix}"))
    parts = [index for index in score.heard if len(score.tracks[index])]
    _check_notes(score, parts)
    names = [readable_name(score.tracks[index].name, f"part {index + 1}") for index in parts]
    files = list(unique_names(names, [suffix] * len(parts)))
    with (
        made_whole(folder, folder=True) as beside,
        _synth(rate if suffix != ".ogg" else OPUS_RATE, font) as synth,
    ):
        for done, (index, name) in enumerate(zip(parts, files, strict=True)):

            def told(share: float, done: int = done) -> None:
                tell((done + share) / len(parts))

            _write(
                synth, _alone(score, index), beside / name, suffix, bits, mark, told, score.seconds,
            )  # fmt: skip
    return tuple(folder / name for name in files)


def _alone(score: Score, index: int) -> Score:
    return score.with_(tracks=(score.tracks[index],))


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"'{path.name}' can't hold the sound of a score.",
            f"Let its name end in one of {', '.join(SUFFIXES)}.",
        )
    return suffix


def _check_notes(score: Score, parts: list[int]) -> None:
    if not parts:
        name = score.title or "The score"
        raise UserError(f"'{name}' has no note to be heard.", "Write some, or unmute a part.")


def _synth(rate: int, font: Path | None) -> Synth:
    from creastudio.media.sound_fonts import Fonts
    from creastudio.media.synth import Synth  # only where sound is made

    return Synth(rate, Fonts(font) if font is not None else Fonts.of_settings())


def _write(
    synth: Synth,
    score: Score,
    path: Path,
    suffix: str,
    bits: int,
    mark: Mark | None,
    tell: Tell,
    seconds: float | None = None,
    gain: np.float32 | None = None,
) -> None:
    """Write one file; `seconds` are those of the whole that it is a part of, `gain` is what all is multiplied by."""
    from creastudio.media.synth import TAIL

    _check_notes(score, [index for index in score.heard if len(score.tracks[index])])
    end = (score.seconds if seconds is None else seconds) + TAIL
    if suffix == ".wav":
        check_length(round(end * synth.rate), bits, score.title or path.stem)
    with (
        made_whole(path) as beside,
        sound_file(beside, suffix, rate=synth.rate, bits=bits, title=score.title, mark=mark) as take,
    ):
        for number, block in enumerate(synth.blocks(score, _SECONDS, end)):
            tell(min(1.0, number * _SECONDS / end))
            take(block if gain is None else block * gain)
