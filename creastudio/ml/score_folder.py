"""A folder of music: MIDI, MusicXML, ABC and the studio's own scores, read as what they hold and not as what they are called.

What can't be used is named in one sentence each and left out; the rest goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from creastudio.api import TrainingData, UserError
from creastudio.api.media import SCORE_SUFFIXES
from creastudio.api.score import Score
from creastudio.ml.folder_listing import listed
from creastudio.ml.folder_reading import check_size, first_files, nothing_usable, read_each
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.scores import scores_of

HINT = "Choose a folder with .mid, .musicxml, .mxl or .abc files."

OTHER_MUSIC = frozenset(
    {".mscz", ".mscx", ".sib", ".musx", ".mus", ".gp", ".gp3", ".gp4", ".gp5", ".gpx", ".ly", ".krn", ".mei", ".cap",
     ".capx", ".dorico", ".kar", ".mp3", ".wav", ".flac", ".ogg", ".m4a"}
)  # fmt: skip
"""Endings of music that isn't read as notes."""

STEPS = 24
"""Steps a quarter note that times are compared in: hands and programs differ by less."""

LEAST_TUNE = 12
"""Notes that a melody needs to be known again in another key."""

MOST_SAID = 3
"""Sentences that a file of many tunes may say of itself one by one."""


@dataclass(frozen=True)
class Caps:
    """How much of a folder is read.

    Attributes
    ----------
    files : int
        Beyond so many the rest is left out.
    file_bytes : int
        A larger file isn't opened.
    notes : int
        Of all pieces together.
    seconds : float
        After which no further file is opened.
    """

    files: int = 20_000
    file_bytes: int = 16 * 1024**2
    notes: int = 5_000_000
    seconds: float = 300.0


@dataclass(frozen=True)
class NamedScore:
    """One piece.

    Attributes
    ----------
    name : str
        Path below the folder, parts joined by "/"; with ":" and its number, from 1, in a file of several tunes.
    score : Score
    notes : int
        How many it has, at least 1.
    digest : str
        16 hex digits of its notes; equal for the same music in another format, resolution or tempo.
    tune : str
        16 hex digits of its highest line as intervals: equal for a piece in another key, with other words or another
        rhythm. Pieces that share it belong on the same side of a hold-out.
    """

    name: str
    score: Score
    notes: int
    digest: str
    tune: str


@dataclass(frozen=True)
class ScoreSet:
    """Pieces ready for training.

    Attributes
    ----------
    pieces : tuple of NamedScore
        In the order of their paths, no two with the same notes.
    problems : tuple of str
        One sentence for each file that was left out.
    remarks : tuple of str
        One sentence for each thing that is worth knowing: what of a file isn't as it was, doubles.
    name : str
        Of the folder.
    """

    pieces: tuple[NamedScore, ...]
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    name: str = ""

    def __len__(self) -> int:
        return len(self.pieces)

    @property
    def notes(self) -> int:
        """Of all pieces together."""
        return sum(piece.notes for piece in self.pieces)

    @property
    def digest(self) -> str:
        """16 hex digits that change when any piece does."""
        return hashlib.sha256("\0".join(piece.digest for piece in self.pieces).encode()).hexdigest()[:16]

    @property
    def data(self) -> tuple[TrainingData, ...]:
        """For the card of a model."""
        return (TrainingData(name=self.name, items=len(self.pieces)),)


def read_scores(
    folder: Path,
    *,
    caps: Caps | None = None,
    on_file: Callable[[int, int], object] = lambda done, total: None,
) -> ScoreSet:
    """Read all music below `folder`, in the order of paths; nothing in it is run, and nothing outside of it is opened.

    Hidden files and links to folders are passed over. Of pieces with the same notes the first is kept.

    Parameters
    ----------
    folder : Path
        Searched with its sub-folders; may also be one file.
    on_file : callable
        Called with files done and files found; may raise to stop.

    Raises
    ------
    UserError
        When the folder is missing or holds no music that can be used.
    """
    caps = caps or Caps()
    instead = "MIDI or MusicXML"
    root, names, problems = listed(folder, SCORE_SUFFIXES, OTHER_MUSIC, hint=HINT, instead=instead)
    gathered = _Gathered(caps.notes)

    def take(name: str) -> None:
        try:
            gathered.add(name, _read(root / name, name, caps.file_bytes))
        except (ValueError, RecursionError, MemoryError) as error:
            raise UserError(f"'{name}' is damaged.") from error

    read_each(
        first_files(names, caps.files, problems),
        take,
        lambda: f"{caps.notes:,} notes" if gathered.full else "",
        seconds=caps.seconds,
        on_file=on_file,
        problems=problems,
    )
    problems += gathered.problems
    if not gathered.pieces:
        raise nothing_usable(folder, "music", problems, HINT)
    return ScoreSet(tuple(gathered.pieces), tuple(problems), tuple(gathered.remarks), folder.name)


def _read(path: Path, name: str, most: int) -> list[ImportedScore]:
    check_size(path, name, most)
    data = path.read_bytes()
    if not data:
        raise UserError(f"'{name}' is empty.")
    return scores_of(data, name)


class _Gathered:
    """What was read so far."""

    def __init__(self, most: int) -> None:
        self.pieces: list[NamedScore] = []
        self.problems: list[str] = []
        self.remarks: list[str] = []
        self._most = most
        self._notes = 0
        self._seen: dict[str, str] = {}

    @property
    def full(self) -> bool:
        return self._notes >= self._most

    def add(self, name: str, found: list[ImportedScore]) -> None:
        """Take the pieces of one file."""
        said = 0
        for number, imported in enumerate(found, start=1):
            own = f"{name}:{number}" if len(found) > 1 else name
            if self.full:
                self.problems.append(f"After {self._most:,} notes the rest of '{name}' was left out.")
                return
            said += self._add(own, imported, told=said < MOST_SAID)
        if said > MOST_SAID:
            self.remarks.append(f"{said - MOST_SAID} more things were said of '{name}'.")

    def _add(self, name: str, imported: ImportedScore, *, told: bool) -> int:
        """Take a piece, and return how many sentences there were to say of it."""
        score = imported.score
        count = sum(len(track) for track in score.tracks)
        if not count:
            self.problems.append(f"'{name}' has no notes.")
            return 0
        digest = digest_of(score)
        if digest in self._seen:
            if told:
                self.remarks.append(f"'{name}' has the same notes as '{self._seen[digest]}'; it is left out.")
            return 1
        self._seen[digest] = name
        self._notes += count
        self.pieces.append(NamedScore(name, score, count, digest, tune_of(score) or digest))
        if told and imported.notes:
            self.remarks.append(f"'{name}': {imported.notes[0]}")
        return len(imported.notes) > 0


def digest_of(score: Score) -> str:
    """Return 16 hex digits of the notes of a score: their times in steps of a twenty-fourth of a quarter, and their pitches.

    Which track they stand in, how they are spelled, how loud they are and how fast they go doesn't count; percussion does.
    """
    rows = sorted(
        (track.percussion, _step(score, note.start), note.pitch, _step(score, note.duration))
        for index, track in enumerate(score.tracks)
        for note in score.notes(index)
    )
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def tune_of(score: Score) -> str:
    """Return 16 hex digits of the intervals of the highest line, or "" for one of too few notes.

    A note that is repeated counts once, so that the same tune with more syllables is the same tune.
    """
    highest: dict[int, int] = {}
    for index, track in enumerate(score.tracks):
        if track.percussion:
            continue
        for note in score.notes(index):
            at = _step(score, note.start)
            highest[at] = max(note.pitch, highest.get(at, 0))
    line = [highest[at] for at in sorted(highest)]
    intervals = [after - before for before, after in pairwise(line) if after != before]
    if len(intervals) < LEAST_TUNE:
        return ""
    return hashlib.sha256(repr(intervals).encode()).hexdigest()[:16]


def _step(score: Score, ticks: int) -> int:
    return round(ticks * STEPS / score.ticks_per_quarter)
