"""Make the music that the bundled model learns ready: chorales and fiddle tunes of music21's corpus, as scores.

    python packaging/content/music_corpus.py --out build/music

Chorales are split as Boulanger-Lewandowski et al. 2012 did ("Modeling temporal dependencies in high-dimensional sequences"; 229,
76 and 77 pieces); ``data/jsb_split.json`` names the files, and twins of them that are in no part. Of the fiddle tunes a
fiftieth is held out. Each part becomes a file of scores, one a line; those of ``_played`` have their repeats played out.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from music_repeats import played_out

from creastudio.api import UserError
from creastudio.api.score import Score
from creastudio.notation.abc import tunes_of
from creastudio.notation.scores import score_of

log = logging.getLogger(__name__)
DATA = Path(__file__).resolve().parent / "data"
VOICES = ("soprano", "alto", "tenor", "bass")


def corpus_folder() -> Path:
    """Return where music21 keeps its corpus, without importing it."""
    found = importlib.util.find_spec("music21")
    if found is None or found.origin is None:
        raise SystemExit("music21 isn't installed")
    return Path(found.origin).parent / "corpus"


def chorale(path: Path) -> Score | None:
    """Return the four voices of a chorale, from soprano to bass; None where it hasn't four."""
    score = score_of(path.read_bytes(), path.name).score
    named = {
        voice: index
        for voice in VOICES
        for index, track in enumerate(score.tracks)
        if voice in track.name.casefold()
    }
    chosen = [named[voice] for voice in VOICES] if len(named) == 4 else list(range(len(score.tracks)))[-4:]
    if len(set(chosen)) < 4:
        return None
    tracks = tuple(
        score.tracks[index].model_copy(update={"name": voice.capitalize()})
        for voice, index in zip(VOICES, chosen, strict=True)
    )
    return score.with_(tracks=tracks, title=path.stem)


def chorales(folder: Path) -> Iterator[tuple[str, Score]]:
    """Yield the name of each chorale of the corpus and its four voices."""
    for path in sorted(folder.glob("bach/bwv*.mxl")):
        try:
            score = chorale(path)
        except UserError as error:
            log.warning("%s: %s", path.name, error)
            continue
        if score is not None:
            yield path.stem, score


PLAYED = ("train", "valid", "test")
"""Parts that are also made with their repeats played out, as the data set has them; of train only pieces that have some."""
FIDDLE = ("oneills1850", "ryansMammoth", "airdsAirs")
HELD_OUT = 50
"""One of so many fiddle tunes is held out."""


def fiddle_tunes(folder: Path) -> Iterator[tuple[str, Score]]:
    """Yield the name of each tune of the collections and its notes; repeats aren't played out."""
    for collection in FIDDLE:
        for path in sorted((folder / collection).glob("*.abc")):
            for number, tune in enumerate(tunes_of(path.read_bytes(), path.name, repeats=False)):
                yield f"{collection}/{path.stem}/{number}", tune.score


def melody_of(score: Score) -> tuple[tuple[int, int], ...]:
    """Return steps and durations of a melody's beginning, equal for tunes that are the same in another key."""
    notes = list(score.notes(0))[:25]
    return tuple((b.pitch - a.pitch, a.duration * 24 // score.ticks_per_quarter) for a, b in pairwise(notes))


def is_held_out(score: Score) -> bool:
    """Whether a fiddle tune is never learned; the same for all that begin alike."""
    digest = hashlib.sha256(repr(melody_of(score)).encode()).digest()
    return digest[0] * 256 + digest[1] < 65536 // HELD_OUT


def tidy(score: Score) -> Score:
    """Return a score with nothing beside its notes, metres and keys."""
    bare = score.with_(chords=(), title="")
    tracks = tuple(
        track.model_copy(update={"bars": tuple(bar.model_copy(update={"lyrics": ()}) for bar in track.bars)})
        for track in bare.tracks
    )
    return bare.with_(tracks=tracks)


def lines(folder: Path, split: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str, Score]]:
    """Yield part, style, name and score of everything."""
    part_of = {name: part for part, names in split.items() for name in names}
    for name, score in chorales(folder):
        part = part_of.get(name, "extra")
        if part == "twins":
            continue
        yield part, "chorale", name, score
        if part in PLAYED:
            whole = played_out(folder / "bach" / f"{name}.mxl", score)
            if part != "train" or whole.seconds > 1.05 * score.seconds:
                yield f"{part}_played", "chorale", name, whole
    for name, score in fiddle_tunes(folder):
        if len(score.tracks) == 1 and len(score.tracks[0]) >= 16:
            yield ("fiddle_valid" if is_held_out(score) else "fiddle"), "fiddle", name, score


def main() -> None:
    """Write a file of scores for each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", type=Path, default=DATA / "jsb_split.json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    split = json.loads(arguments.split.read_text(encoding="utf-8"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for part, style, name, score in lines(corpus_folder(), split["parts"]):
            if part not in files:
                path = arguments.out / f"{part}.jsonl"
                files[part] = stack.enter_context(path.open("w", encoding="utf-8"))
            row = {"name": name, "style": style, "score": tidy(score).dumps().decode()}
            files[part].write(json.dumps(row) + "\n")
            counts[part] += 1
    log.info("%s", dict(counts))


if __name__ == "__main__":
    main()
