"""Exporting a sequence from the window: the dialog, what it warns of, and the file that comes of it."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import remove_artboard
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline import add_sequence, remove_sequence, update_sequence
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.time import from_frame
from creastudio.core.timeline import Clip, Loop, Sequence, Track
from creastudio.export.film_plan import FILM_PRESETS
from creastudio.shell.exporting import taken
from creastudio.shell.exporting.film_dialog import FilmDialog
from creastudio.shell.exporting.film_summary import clock
from tests.gui import exports
from tests.gui.conftest import StudioRobot
from tests.gui.exports import LONG, finish


def put(studio: StudioRobot, *sequences: Sequence) -> None:
    """Put sequences in the place of all others, and show the first."""
    gone = [remove_sequence(item.id) for item in studio.session.document.sequences]
    assert studio.session.apply(combined("Set", *gone, *(add_sequence(item) for item in sequences)))
    studio.session.set_sequence(sequences[0].id)


def short(board: Artboard, name: str = "Film", frames: int = 6, **fields: object) -> Sequence:
    """Return a sequence of a few frames at 25 a second, 64 x 36 px."""
    clip = Clip(kind="artboard", artboard=board.id, start=0, duration=frames * SECOND // 25)
    tracks = (Track(name="V1", clips=(clip,)), Track(name="A1", kind="audio"))
    return Sequence(name=name, width=64, height=36, tracks=tracks).model_copy(update=fields)


@pytest.fixture
def film(studio: StudioRobot) -> StudioRobot:
    board = studio.session.artboard
    assert board is not None
    put(studio, short(board))
    return studio


def opened(studio: StudioRobot, folder: Path, name: str = "film") -> FilmDialog:
    studio.do("file.export_sequence")
    dialog = studio.window.exporting.films.dialog
    assert dialog is not None
    studio.qtbot.waitExposed(dialog)
    dialog.folder.setText(str(folder))
    dialog.name.setText(name)
    return dialog


def enter(studio: StudioRobot, dialog: FilmDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    finish(studio)


def frames_of(path: Path) -> list[tuple[int, int]]:
    """Return the size of every frame of a film."""
    with av.open(str(path)) as container:
        return [(frame.width, frame.height) for frame in container.decode(video=0)]


def test_enter_makes_a_film_of_what_the_dialog_said(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path)
    for said in ("film.mp4", "64 × 36 px", "25 frames a second", "6 frames", "0:00.2"):
        assert said in dialog.summary.text.text()
    enter(film, dialog)
    assert frames_of(tmp_path / "film.mp4") == [(64, 36)] * 6
    assert any("Exported film.mp4" in message for message in film.notices())
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_the_dialog_begins_with_what_was_chosen_last(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path, "again")
    dialog.choose_preset("GIF, small")
    dialog.fields.form.set_values({"width": 32})
    enter(film, dialog)
    assert frames_of(tmp_path / "again.gif")[0] == (32, 18)
    film.do("file.export_sequence")
    dialog = film.window.exporting.films.dialog
    assert dialog is not None
    assert (dialog.folder.text(), dialog.name.text()) == (str(tmp_path), "again")
    assert dialog.film().path.name == "again.gif"
    assert dialog.fields.plan.options["width"] == 32
    # Its own file is made anew without a question.
    enter(film, dialog)
    assert [path.name for path in tmp_path.iterdir()] == ["again.gif"]


def test_another_sequence_begins_with_the_format_of_the_last_but_not_with_its_loop(
    film: StudioRobot, tmp_path: Path
) -> None:
    board = film.session.artboard
    assert board is not None
    put(film, short(board, loop=Loop(start=0, end=from_frame(3, film.session.document.sequences[0].rate))))
    dialog = opened(film, tmp_path)
    dialog.choose_preset("WAV, 24 bits")
    dialog.fields.form.set_values({"part": "loop"})
    enter(film, dialog)
    put(film, short(board, "Other"))
    film.do("file.export_sequence")
    dialog = film.window.exporting.films.dialog
    assert dialog is not None
    assert dialog.film().path.name.endswith(".wav")
    assert dialog.export.isEnabled()
    dialog.reject()


def test_export_again_makes_the_film_anew_and_asks_where_there_was_none(
    film: StudioRobot, tmp_path: Path
) -> None:
    board = film.session.artboard
    assert board is not None
    dialog = opened(film, tmp_path)
    dialog.choose_preset("GIF, small")
    enter(film, dialog)
    first = (tmp_path / "film.gif").read_bytes()
    (sequence,) = film.session.document.sequences
    assert film.session.apply(update_sequence(sequence.id, height=64))
    film.do("file.export_again")
    finish(film)
    assert (tmp_path / "film.gif").read_bytes() != first
    assert [path.name for path in tmp_path.iterdir()] == ["film.gif"]
    # A project without artboards, whose other sequence was never exported.
    empty = Sequence(name="Other", width=64, height=36)
    put(film, empty)
    film.session.apply(remove_artboard(board.id))
    film.session.set_sequence(empty.id)
    film.do("file.export_again")
    asked = film.window.exporting.films.dialog
    assert asked is not None
    asked.reject()


def test_export_again_repeats_what_was_exported_last(film: StudioRobot, tmp_path: Path) -> None:
    board = exports.opened(film, tmp_path, "board")
    exports.enter(film, board)
    dialog = opened(film, tmp_path)
    dialog.choose_preset("WAV, 24 bits")
    enter(film, dialog)
    png, wav = tmp_path / "board.png", tmp_path / "film.wav"
    png.unlink()
    wav.unlink()
    film.do("file.export_again")
    finish(film)
    assert (png.exists(), wav.exists()) == (False, True)
    exports.enter(film, exports.opened(film, tmp_path, "board"))
    png.unlink()
    wav.unlink()
    film.do("file.export_again")
    finish(film)
    assert (png.exists(), wav.exists()) == (True, False)


@pytest.mark.parametrize(("answer", "names"), [("number", {"a.wav", "a-2.wav"}), ("cancel", {"a.wav"})])
def test_a_file_of_somebody_else_is_not_replaced_unasked(
    film: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, names: set[str]
) -> None:
    monkeypatch.setattr(taken, "ask", lambda *_args, **_more: answer)
    (tmp_path / "a.wav").write_bytes(b"mine")
    dialog = opened(film, tmp_path, "a")
    dialog.choose_preset("WAV, 24 bits")
    enter(film, dialog)
    assert {path.name for path in tmp_path.iterdir()} == names
    assert (tmp_path / "a.wav").read_bytes() == b"mine"
    if answer == "cancel":
        assert film.window.exporting.films.dialog is dialog
        dialog.reject()
    else:
        with wave.open(str(tmp_path / "a-2.wav")) as file:
            assert file.getnframes() == 6 * 48_000 // 25


def test_presets_are_recognised_and_a_change_leaves_them(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path)
    for preset in FILM_PRESETS:
        dialog.choose_preset(preset.name)
        assert dialog.presets.currentData() == preset
    dialog.choose_preset("Instagram Reel 1080 × 1920")
    assert "1080 × 1920 px" in dialog.summary.text.text()
    assert "another shape" in dialog.summary.warning.text()
    dialog.fields.form.set_values({"height": 1000})
    assert dialog.presets.currentData() is None
    assert dialog.fields.frame.currentData() is None
    dialog.reject()


def test_a_usual_frame_sets_width_and_height(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path)
    combo = dialog.fields.frame
    combo.setCurrentIndex(next(row for row in range(combo.count()) if "1280 × 720" in combo.itemText(row)))
    combo.activated.emit(combo.currentIndex())
    assert "1280 × 720 px" in dialog.summary.text.text()
    assert not dialog.summary.warning.isVisible()
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert "64 × 36 px" in dialog.summary.text.text()
    dialog.fields.format.set_value("wav")
    assert not combo.isVisible()
    dialog.reject()


def test_a_part_is_exported_where_there_is_a_loop_region(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path)
    dialog.fields.form.set_values({"part": "loop"})
    assert "no loop region" in dialog.summary.error.text()
    assert not dialog.export.isEnabled()
    rate = film.session.document.sequences[0].rate
    region = Loop(start=from_frame(2, rate), end=from_frame(5, rate))
    film.session.apply(update_sequence(film.session.document.sequences[0].id, loop=region))
    assert dialog.export.isEnabled()
    enter(film, dialog)
    assert len(frames_of(tmp_path / "film.mp4")) == 3


def test_what_is_silent_or_missing_or_empty_is_said_before(film: StudioRobot, tmp_path: Path) -> None:
    board = film.session.artboard
    assert board is not None
    gone = Clip(kind="audio", asset="ab" * 32, start=0, duration=SECOND // 5, source_duration=SECOND)
    seen = short(board).tracks[0]
    heard = Track(name="A1", kind="audio", clips=(gone,))
    put(film, short(board, tracks=(seen, heard)))
    dialog = opened(film, tmp_path)
    film.wait(lambda: "isn't there any more" in dialog.summary.warning.text())
    film.session.apply(
        update_sequence(
            film.session.document.sequences[0].id, tracks=(seen, heard.model_copy(update={"muted": True}))
        )
    )
    assert "All sound is muted" in dialog.summary.warning.text()
    film.session.apply(update_sequence(film.session.document.sequences[0].id, tracks=()))
    assert "is empty" in dialog.summary.error.text()
    assert not dialog.export.isEnabled()
    dialog.reject()


def test_the_weight_told_before_is_near_what_comes(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path, "sound")
    dialog.choose_preset("WAV, 24 bits")
    film.wait(lambda: "about" in dialog.summary.text.text())
    # 6 frames of 25 a second: 11520 samples of 6 bytes.
    assert "67.5" in dialog.summary.text.text()
    dialog.choose_preset("As it is: MP4")
    film.wait(lambda: "about" in dialog.summary.text.text(), LONG)
    dialog.reject()


def test_another_sequence_can_be_chosen(film: StudioRobot, tmp_path: Path) -> None:
    board = film.session.artboard
    assert board is not None
    put(film, short(board, "One"), short(board, "Two", frames=3))
    dialog = opened(film, tmp_path)
    assert dialog.sequences.isVisible()
    dialog.sequences.setCurrentIndex(1)
    dialog.sequences.activated.emit(1)
    assert "3 frames" in dialog.summary.text.text()
    assert dialog.name.text() == "Two"
    enter(film, dialog)
    assert len(frames_of(tmp_path / "Two.mp4")) == 3


def test_a_film_is_given_up_and_leaves_nothing(film: StudioRobot, tmp_path: Path) -> None:
    board = film.session.artboard
    assert board is not None
    put(film, short(board, frames=25 * 600, width=640, height=360))
    dialog = opened(film, tmp_path)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    queue = film.window.exporting.queue
    film.wait(lambda: queue.exports[0].fraction > 0, LONG)
    film.wait(lambda: " / 15000" in film.window.status.export.text.text(), LONG)
    queue.cancel(queue.exports[0])
    finish(film)
    assert list(tmp_path.iterdir()) == []


def test_numbered_pictures_and_cuts_with_their_media_come_whole(film: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(film, tmp_path, "stills")
    dialog.fields.format.set_value("png")
    enter(film, dialog)
    assert sorted(path.name for path in (tmp_path / "stills").iterdir()) == [
        f"{n:05d}.png" for n in range(1, 7)
    ]
    dialog = opened(film, tmp_path, "cut")
    dialog.fields.format.set_value("otio")
    enter(film, dialog)
    assert {path.name for path in tmp_path.iterdir()} == {"stills", "cut.otio", "cut media"}
    assert any(path.suffix == ".png" for path in (tmp_path / "cut media").iterdir())


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.24, "0:00.2"), (30, "0:30"), (3723, "1:02:03"), (59.99, "1:00")]
)
def test_lengths_are_shown_as_players_show_them(seconds: float, text: str) -> None:
    assert clock(seconds) == text
