"""Keep what every generator of music makes, with its settings, as MIDI, MusicXML, sound and pictures: ``docs/gallery/music/``.

python packaging/content/music_gallery.py                  # all of them
python packaging/content/music_gallery.py music.accompany  # some, by generator or by the name of a piece

Only models that ship are used: the person's own library stays out of it. Nothing is chosen or touched up; the seed of every piece is 1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from music_pictures import roll_png, sheet_png

from creastudio.api.score import Key, Metre, Note, Score, Tempo, track_of
from creastudio.export.midi import midi_of
from creastudio.export.score_audio import PEAK
from creastudio.export.score_files import notes_of
from creastudio.media.synth import Synth
from creastudio.ml.video import write_video
from creastudio.notation.scores import score_of

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "gallery" / "music"
SEED = 1
RATE = 48_000
BITS = 48_000
"""Of the sound, a second: clear enough to judge notes by, and small."""


@dataclass(frozen=True)
class Sheet:
    """One run of a generator.

    Attributes
    ----------
    name : str
        Of its files.
    given : mapping
        Input -> what makes its file in a folder.
    """

    generator: str
    name: str
    title: str
    settings: dict[str, Any] = field(default_factory=dict[str, Any])
    given: dict[str, str] = field(default_factory=dict[str, str])


EVENING = (
    "Evening comes to the river,\nlanterns are gleaming,\nevery boat is a shadow,\nhomeward and dreaming."
)
SPRING = "春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。"

TUNE = "tune"
CLIP = "clip"


# One line for each piece.
SHEETS: tuple[Sheet, ...] = (
    *(
        Sheet("music.accompany", f"accompany-{style}", f"One tune, {style}", {"style": style, "intensity": 0.6}, {"score": TUNE})
        for style in ("folk", "bossa", "swing", "house", "cinematic")
    ),
    Sheet("music.rhythm", "rhythm-rock-7-8", "Rock in seven", {"style": "rock", "metre": "7/8", "band": "all", "intensity": 0.7}),
    Sheet("music.rhythm", "rhythm-latin", "Latin percussion", {"style": "latin", "intensity": 0.9, "length": 8}),
    Sheet("music.rhythm", "rhythm-reggae", "Reggae, drums and bass", {"style": "reggae", "band": "drums and bass", "chords": "I IV | V IV"}),
    Sheet("music.from_text", "text-sea", "calm evening by the sea", {"text": "calm evening by the sea", "length": 40}),
    Sheet("music.from_text", "text-festival", "欢快的节日，长笛", {"text": "欢快的节日，长笛", "length": 30}),
    Sheet("music.from_text", "text-rain", "a sad rainy night in D minor, piano", {"text": "a sad rainy night in D minor, piano", "length": 40}),
    Sheet("music.from_text", "text-battle", "epic battle", {"text": "epic battle", "length": 30}),
    Sheet("music.from_text", "text-waltz", "a happy waltz for violin", {"text": "a happy waltz for violin", "length": 30}),
    Sheet("music.for_picture", "picture-dusk", "A clip of three shots, 24 frames a second", {"text": "dreamy"}, {"clip": CLIP}),
    Sheet("music.melody", "melody", "A tune", {"length": 8, "style": "fiddle", "count": 1}),
    Sheet("music.harmonize", "harmonize", "Four voices under the tune", {"count": 1}, {"score": TUNE}),
    Sheet("music.continue", "continue", "The tune goes on", {"count": 1}, {"score": TUNE}),
    Sheet("music.infill", "infill", "Two bars of the tune anew", {"bars": "3-4", "count": 1}, {"score": TUNE}),
    Sheet("music.vary", "vary", "A variation of the tune", {"count": 1}, {"score": TUNE}),
    Sheet("music.words", "words", "Words of our own under the tune", {"words": EVENING}, {"score": TUNE}),
    Sheet("music.words", "words-zh", "孟浩然《春晓》", {"words": SPRING}, {"score": TUNE}),
)  # fmt: skip


def tune() -> Score:
    """Return a tune of eight bars, our own."""
    rows = (
        (67, 1), (69, 1), (71, 1), (74, 1), (76, 1.5), (74, 0.5), (71, 2),
        (72, 1), (71, 1), (69, 1), (72, 1), (74, 3), (71, 1),
        (67, 1), (69, 1), (71, 1), (74, 1), (76, 1.5), (79, 0.5), (78, 2),
        (76, 1), (72, 1), (69, 1), (74, 1), (67, 4),
    )  # fmt: skip
    notes: list[Note] = []
    at = 0
    for pitch, quarters in rows:
        length = round(quarters * 960)
        notes.append(Note(at, length - 20, pitch, 88))
        at += length
    score = Score(
        title="Tune",
        tempi=(Tempo(tick=0, bpm=104),),
        metres=(Metre(tick=0, numerator=4, denominator=4),),
        keys=(Key(tick=0, fifths=1),),
    )
    return track_of(score, notes, name="Melody", program=73, volume=110)


def clip(path: Path) -> None:
    """Write a film of three shots that grow darker and quicker."""
    rate = Fraction(24)

    def pictures() -> Iterator[np.ndarray]:
        shots = (((240, 190, 120), 1, 144), ((190, 90, 70), 2, 168), ((40, 40, 90), 5, 192))
        for colour, speed, length in shots:
            for frame in range(length):
                pixels = np.full((72, 128, 3), colour, np.uint8)
                column = frame * speed % 128
                pixels[:, column : column + 6] = (250, 240, 220)
                yield pixels

    write_video(path, pictures(), rate)


def main() -> None:
    """Make the pieces of all generators, or of those that are named, and the page that lists them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:])
    page = FOLDER / "index.json"
    rows: dict[str, Any] = json.loads(page.read_text(encoding="utf-8")) if page.exists() else {}
    with tempfile.TemporaryDirectory() as home:
        for sheet in SHEETS:
            if not wanted or {sheet.generator, sheet.name} & wanted:
                rows[sheet.name] = _made(sheet, Path(home))
                print(sheet.name, rows[sheet.name].get("nothing", ""), flush=True)
    rows = {sheet.name: rows[sheet.name] for sheet in SHEETS if sheet.name in rows}
    page.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (FOLDER / "README.md").write_text(_page(rows), encoding="utf-8")


def _made(sheet: Sheet, home: Path) -> dict[str, Any]:
    """Return the facts of one piece, whose files are written; what was said instead where there is none."""
    given = {name: _given(what, home) for name, what in sheet.given.items()}
    out = home / f"{sheet.name}.score"
    arguments = [part for key, value in sheet.settings.items() for part in ("--set", f"{key}={value}")]
    arguments += [part for name, path in given.items() for part in ("--input", f"{name}={path}")]
    command = [
        sys.executable,
        "-m",
        "creastudio",
        "generate",
        sheet.generator,
        *arguments,
        "--seed",
        str(SEED),
    ]
    done = subprocess.run(
        [*command, "-o", str(out)],
        env={**os.environ, "CREASTUDIO_HOME": str(home / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    files = sorted(home.glob(f"{sheet.name}*.score"))
    if done.returncode or not files:
        said = [line for line in done.stderr.splitlines() if line.startswith("Error")]
        return {"nothing": said[0].partition(": ")[2] if said else "it isn't there yet."}
    score = score_of(files[0].read_bytes(), files[0].name).score
    for file in files:
        file.unlink()
    return _kept(sheet.name, score)


def _given(what: str, home: Path) -> Path:
    if what == CLIP:
        path = home / "clip.mp4"
        if not path.exists():
            clip(path)
        return path
    path = home / "tune.mid"
    path.write_bytes(midi_of(tune()))
    return path


def _kept(name: str, score: Score) -> dict[str, Any]:
    """Write a piece in all formats and return what the page says of it."""
    (FOLDER / f"{name}.mid").write_bytes(midi_of(score))
    (FOLDER / f"{name}.mxl").write_bytes(notes_of(score, ".mxl")[0])
    _heard(score, FOLDER / f"{name}.ogg")
    (FOLDER / f"{name}.png").write_bytes(sheet_png(score))
    (FOLDER / f"{name}.roll.png").write_bytes(roll_png(score))
    key = score.key_at(0)
    return {
        "bars": score.bar_count,
        "seconds": round(score.seconds, 3),
        "tempo": round(score.tempi[0].bpm, 2) if score.tempi else 120,
        "metre": "{0.numerator}/{0.denominator}".format(score.bar_map.bar(0).metre),
        "key": f"{key.fifths:+d} {key.mode}",
        "tracks": [track.name for track in score.tracks],
    }


def _heard(score: Score, path: Path) -> None:
    """Write the sound of a score as a small Ogg Opus file, the same bytes each time."""
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as raw:
        container: Any = raw
        stream = container.add_stream("libopus", rate=RATE, layout="stereo")
        stream.bit_rate = BITS
        synth = Synth(RATE)
        try:
            blocks = list(synth.blocks(score))
            # As loud as a score that is saved as sound.
            gain = np.float32(PEAK / max(float(np.abs(block).max(initial=0.0)) for block in blocks))
            for block in blocks:
                frame = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray((block * gain).reshape(1, -1)), "flt", "stereo"
                )
                frame.sample_rate = RATE
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        finally:
            synth.close()


def _page(rows: dict[str, Any]) -> str:
    lines = [
        "# What the generators of music make\n",
        (
            "As it came, nothing chosen and nothing touched up; the seed is 1. `python packaging/content/music_gallery.py` makes them again. Those that compose do so by the model that ships.\n"
        ),
    ]
    for generator in dict.fromkeys(sheet.generator for sheet in SHEETS):
        own = [
            sheet for sheet in SHEETS if sheet.generator == generator and "bars" in rows.get(sheet.name, {})
        ]
        if own:
            lines += [f"## {generator}\n", *_table(own, rows), ""]
    return "\n".join(lines)


def _table(sheets: Sequence[Sheet], rows: dict[str, Any]) -> Iterator[str]:
    yield "| piece | settings | bars | s | tempo | metre | tracks | files |"
    yield "|---|---|---|---|---|---|---|---|"
    for sheet in sheets:
        row = rows[sheet.name]
        settings = ", ".join(f"`{key}={value}`" for key, value in sheet.settings.items())
        given = ", ".join(f"`{name}`: {what}" for name, what in sheet.given.items())
        files = ", ".join(
            f"[{ending}]({sheet.name}.{ending})" for ending in ("mid", "mxl", "ogg", "png", "roll.png")
        )
        told = "; ".join(part for part in (settings, given) if part).replace("|", "\\|").replace("\n", " / ")
        tracks = ", ".join(row["tracks"])
        yield (
            f"| {sheet.title} | {told} | {row['bars']} | {row['seconds']} | {row['tempo']} | {row['metre']} | {tracks} | {files} |"
        )


if __name__ == "__main__":
    main()
