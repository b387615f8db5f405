"""Asks what a sequence is like: frame, rate, timecode, tempo, metre and background."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.core.tempo import FASTEST, SLOWEST, MetreChange, TempoChange, TempoMap
from creastudio.core.time import can_drop_frames, frame_of_timecode, timecode
from creastudio.core.timeline import Sequence
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.panels.fields.color_popup import ColorPopup
from creastudio.shell.panels.fields.property_fields import Number, at_left, new_form, pair
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.ruler.tempo_dialog import UNITS
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label
from creastudio.shell.window.placing import show_at

FRAMES: tuple[tuple[str, int, int], ...] = (
    (mark("Full HD"), 1920, 1080),
    (mark("HD"), 1280, 720),
    (mark("4K UHD"), 3840, 2160),
    (mark("4K DCI"), 4096, 2160),
    (mark("Vertical (stories, reels, shorts)"), 1080, 1920),
    (mark("Portrait 4:5"), 1080, 1350),
    (mark("Square"), 1080, 1080),
    (mark("Cinema 2.39:1"), 1920, 804),
    (mark("PAL"), 768, 576),
    (mark("Small"), 640, 360),
)
"""Usual frames, px."""

RATES: tuple[tuple[str, Fraction], ...] = (
    ("12", Fraction(12)),
    ("15", Fraction(15)),
    ("23.976", Fraction(24000, 1001)),
    ("24", Fraction(24)),
    ("25", Fraction(25)),
    ("29.97", Fraction(30000, 1001)),
    ("30", Fraction(30)),
    ("48", Fraction(48)),
    ("50", Fraction(50)),
    ("59.94", Fraction(60000, 1001)),
    ("60", Fraction(60)),
    ("120", Fraction(120)),
)
"""Usual rates, frames a second."""


class SequenceDialog(DialogFrame):
    """Everything of a sequence but its contents; ``sequence`` is it as it was entered."""

    def __init__(
        self, session: Session, parent: QWidget | None, sequence: Sequence, title: str, action: str
    ) -> None:
        super().__init__(parent, title, width=500)
        self._session, self._sequence = session, sequence
        self._background = sequence.background
        self.form = new_form()
        self.name = QLineEdit(sequence.name)
        self.name.setMaxLength(60)
        self.form.add(tr("Name"), self.name)
        self._make_frame()
        self._make_time()
        self._make_music()
        self.background = QToolButton()
        self.background.setToolTip(tr("Choose a colour"))
        self.background.setAccessibleName(tr("Background"))
        self.background.clicked.connect(self._choose_background)
        self._show_background(sequence.background)
        self.form.add(tr("Background"), self.background)
        self.body.addLayout(self.form)
        self.note = label("", "small", wrap=True)
        self.body.addWidget(self.note)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.agree = self.add_button(action, "primary")
        self.agree.clicked.connect(self.accept)
        self._check()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def rate(self) -> Fraction:
        """Frames a second, as chosen."""
        return self._rates[self.rate_field.currentIndex()]

    def sequence(self) -> Sequence:
        """Return the sequence as it was entered."""
        return self._sequence.model_copy(
            update={
                "name": self.name.text().strip() or self._sequence.name,
                "width": int(self.width_field.value()),
                "height": int(self.height_field.value()),
                "rate_numerator": self.rate.numerator,
                "rate_denominator": self.rate.denominator,
                "start_frame": self._start_frame() or 0,
                "drop_frame": self.drop_frame.isChecked() and can_drop_frames(self.rate),
                "tempo": self._tempo_map(),
                "background": self._background,
            }
        )

    # -- making

    def _make_frame(self) -> None:
        self.frame = QComboBox()
        self.frame.setAccessibleName(tr("Frame"))
        calm(self.frame)
        for name, width, height in FRAMES:
            self.frame.addItem(f"{tr_text(name)}   {width} × {height}")
        self.frame.addItem(tr("Other size"))
        self.form.add(tr("Frame"), self.frame)
        self.width_field = Number(tr("Width"), lambda _value: self._check(), low=1, high=16384, suffix=" px")
        self.height_field = Number(
            tr("Height"), lambda _value: self._check(), low=1, high=16384, suffix=" px"
        )
        self.width_field.fill(self._sequence.width)
        self.height_field.fill(self._sequence.height)
        self.form.add(tr("Size"), pair(self.width_field, self.height_field, "×"))
        self.frame.activated.connect(self._take_frame)

    def _make_time(self) -> None:
        self.rate_field = QComboBox()
        self.rate_field.setAccessibleName(tr("Frames a second"))
        calm(self.rate_field)
        self._rates = [rate for _, rate in RATES]
        self.rate_field.addItems([name for name, _ in RATES])
        if self._sequence.rate not in self._rates:
            self._rates.append(self._sequence.rate)
            self.rate_field.addItem(f"{float(self._sequence.rate):.6g}")
        self.rate_field.setCurrentIndex(self._rates.index(self._sequence.rate))
        self.form.add(tr("Frames a second"), at_left(self.rate_field))
        self.start = QLineEdit(
            timecode(
                0,
                self._sequence.rate,
                drop_frame=self._sequence.drop_frame,
                start_frame=self._sequence.start_frame,
            )
        )
        self.start.setAccessibleName(tr("Timecode begins at"))
        self.form.add(tr("Timecode begins at"), self.start)
        self.drop_frame = QCheckBox(tr("Drop-frame timecode: it keeps up with the clock"))
        self.drop_frame.setChecked(self._sequence.drop_frame)
        self.form.addRow("", self.drop_frame)
        self.rate_field.currentIndexChanged.connect(lambda _index: self._check())
        self.start.textChanged.connect(lambda _text: self._check())
        self.drop_frame.toggled.connect(lambda _on: self._check())

    def _make_music(self) -> None:
        first, metre = self._sequence.tempo.tempi[0], self._sequence.tempo.metres[0]
        self.tempo = Number(
            tr("Tempo"), lambda _value: None, low=float(SLOWEST), high=float(FASTEST), decimals=3
        )
        self.tempo.setSuffix(" " + tr("quarter notes a minute"))
        self.tempo.fill(round(float(first.tempo), 3))
        self.form.add(tr("Tempo"), self.tempo)
        self.beats = Number(tr("Beats of a bar"), lambda _value: None, low=1, high=64)
        self.beats.fill(metre.beats)
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("Note of a beat"))
        calm(self.unit)
        self.unit.addItems([str(unit) for unit in UNITS])
        self.unit.setCurrentIndex(UNITS.index(metre.unit) if metre.unit in UNITS else 2)
        self.form.add(tr("Metre"), pair(self.beats, self.unit, "/"))

    # -- what was entered

    def _tempo_map(self) -> TempoMap:
        """Return the tempo map with another beginning; a tempo that wasn't touched keeps all its decimals."""
        old = self._sequence.tempo
        tempo, metre = old.tempi[0], old.metres[0]
        if round(float(tempo.tempo), 3) != round(self.tempo.value(), 3):
            tempo = TempoChange.of(0, Fraction(str(round(self.tempo.value(), 3))))
        beats, unit = int(self.beats.value()), UNITS[self.unit.currentIndex()]
        if (beats, unit) != (metre.beats, metre.unit):
            metre = MetreChange(bar=0, beats=beats, unit=unit)
        return old.model_copy(update={"tempi": (tempo, *old.tempi[1:]), "metres": (metre, *old.metres[1:])})

    def _start_frame(self) -> int | None:
        try:
            return frame_of_timecode(self.start.text(), self.rate, drop_frame=self.drop_frame.isChecked())
        except UserError:
            return None

    def _take_frame(self, index: int) -> None:
        if index < len(FRAMES):
            self.width_field.fill(FRAMES[index][1])
            self.height_field.fill(FRAMES[index][2])
        self._check()

    def _check(self) -> None:
        """Bring fields in line with each other, and say what doesn't fit."""
        size = int(self.width_field.value()), int(self.height_field.value())
        sizes = [item[1:] for item in FRAMES]
        self.frame.setCurrentIndex(sizes.index(size) if size in sizes else len(FRAMES))
        self.drop_frame.setEnabled(can_drop_frames(self.rate))
        usable = self._start_frame() is not None
        self.agree.setEnabled(usable)
        if not usable:
            self.note.setText(tr("Write where timecode begins as hours:minutes:seconds:frames."))
        elif any(side % 2 for side in size):
            self.note.setText(
                tr("Films have even sizes: one px is left out when this is exported as a film.")
            )
        else:
            self.note.setText("")

    def _choose_background(self) -> None:
        popup = ColorPopup(
            self._session, self, self._background, lambda _value: None, self._show_background, alpha=False
        )
        popup.adjustSize()
        show_at(popup, self.background)

    def _show_background(self, value: str) -> None:
        self._background = value
        picture = QPixmap(px(40), px(18))
        picture.fill(QColor(value))
        self.background.setIcon(QIcon(picture))
        self.background.setIconSize(QSize(px(40), px(18)))


def ask_sequence(
    session: Session, parent: QWidget | None, sequence: Sequence, title: str, action: str
) -> Sequence | None:
    """Ask for the settings of a sequence; None when the person changed their mind."""
    dialog = SequenceDialog(session, parent, sequence, title, action)
    return dialog.sequence() if run(dialog) else None
