"""``music.words``: words laid under the notes of a melody."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.api.score import Lyric, Note, Score
from creastudio_music.engine.filling import given_score
from creastudio_music.engine.harmonize import melody_of
from creastudio_music.engine.sung.laying import carriers
from creastudio_music.engine.sung.syllables import Syllable, verses_of
from creastudio_music.engine.viewing import top_line
from creastudio_music.theory.places import bars_in
from creastudio_music.tools.words import WordsParams

MOST_VERSES = 99
"""As many as a score numbers."""


def run(params: WordsParams, ctx: JobContext) -> None:
    """Emit the given score with the words under one of its tracks; its notes stay as they are.

    Raises
    ------
    UserError
        When there are no words, no melody, or more syllables in a verse than notes.
    """
    ctx.progress(0.0)
    score = given_score(ctx)
    verses = verses_of(params.words)
    if not verses:
        raise UserError("There are no words.", "Write some in Words (on the command line --set words=...).")
    if len(verses) > MOST_VERSES:
        raise UserError(
            f"There are {len(verses)} verses, and at most {MOST_VERSES} have a number.", "Take fewer."
        )
    track = melody_of(score, params.tracks)
    bars = frozenset(bars_in(params.bars, score))
    line = [note for note in top_line(list(score.notes(track))) if score.bar_map.number(note.start) in bars]
    ctx.check_cancelled()
    laid = [laid_verse(score, line, verse, number) for number, verse in enumerate(verses, 1)]
    kept = [item for item in score.lyrics(track) if score.bar_map.number(item[0]) not in bars]
    made = score.with_notes(track, score.notes(track), [*kept, *(item for verse in laid for item in verse)])
    ctx.emit(made.artifact(title=score.title or "With words", seed=ctx.seed))
    ctx.progress(1.0)


def laid_verse(score: Score, line: list[Note], verse: list[Syllable], number: int) -> list[tuple[int, Lyric]]:
    """Return the syllables of a verse with the ticks of their notes.

    Raises
    ------
    UserError
        When there are more syllables than notes.
    """
    places = carriers(score, line, verse)
    if places is None:
        raise UserError(
            f"Verse {number} has {len(verse)} syllables, and the melody {len(line)} notes.",
            "Take fewer lines or more bars; an empty line begins another verse over the same notes.",
        )
    return [
        (line[place].start, Lyric(start=0, text=syllable.text, syllabic=syllable.syllabic, verse=number))
        for syllable, place in zip(verse, places, strict=True)
    ]
