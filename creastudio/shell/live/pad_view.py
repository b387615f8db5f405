"""One live panel: picture, plane, sliders, favourites, and what can be done with a state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDrag, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel, pairs
from creastudio.api.params import specs
from creastudio.jobs.live_events import LivePicture, LiveTrouble
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.live.controls import Controls, family_of
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.dropping import LiveDrag, make
from creastudio.shell.live.favourites import FavouritesStrip
from creastudio.shell.live.hand import Hand
from creastudio.shell.live.pad_bar import PadBar
from creastudio.shell.live.pad_keys import act_of, is_plain
from creastudio.shell.live.pad_layout import PadLayout
from creastudio.shell.live.picture_view import PictureView
from creastudio.shell.live.plane import Plane
from creastudio.shell.live.plane_map import PlaneMap
from creastudio.shell.live.states import LiveState
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.key_adding import accepting, add_at_playhead
from creastudio.shell.widgets.labels import label
from creastudio.store.favourites import Favourite
from creastudio.workspace.notice import Notice

REST = 160
"""Milliseconds without a change after which the hand counts as resting: the picture is drawn in full."""

GHOST = 96
"""Side of the picture that hangs at the mouse while it is dragged, px."""


class PadView(QWidget):
    """The state of one generator under a person's hands."""

    def __init__(self, session: Session, panel: Panel, work: Generator, state: LiveState) -> None:
        super().__init__()
        self._session, self.panel, self.work = session, panel, work
        self.hand = Hand(session, panel, work, state, self)
        self._seen: LiveState | None = None
        self._active = False
        self._told = ""
        self.drawing = Drawing(session, work, self)
        self.picture = PictureView()
        self.plane = self._make_plane()
        self.map: PlaneMap | None = self._make_map()
        self.controls = Controls(session, work, panel)
        self.favourites = FavouritesStrip(work)
        self.bar = PadBar(session, self)
        self.note = label("", "small", wrap=True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._rested)
        self._lying = PadLayout(self)
        self.note.hide()
        self._connect()
        self._show_everywhere()

    # -- what becomes of a state

    def peek(self, *, on: bool) -> None:
        """Show what was there before, as long as it is held."""
        self.hand.settle()
        other = self.hand.before() if on else None
        if on and other is None:
            return
        self._seen = other
        if not self._active:
            return
        self.drawing.show(other or self.hand.state)
        self.picture.show_words(tr("Before") if on else "")

    def keep(self) -> None:
        """Make the picture that is shown by a job, so that it lands in the results."""
        if make(self._session, self.wish()) is not None:
            self._session.show_panel("tray")

    def star(self) -> None:
        """Add the state to the favourites."""
        number = len(self.favourites.favourites) + 1
        self.favourites.keep(self.hand.state, self.picture.image(), tr("Favourite {number}", number=number))

    def act(self, work_id: str) -> None:
        """Open another generator with the parameters of the same name filled in."""
        other = self._session.environment.registry.work(work_id)
        self._session.open_form(work_id, self.hand.values_for(other), {})

    def takes_key(self) -> bool:
        """Whether a clip at the playhead takes what is shown as a key."""
        return accepting(self._session, self.wish().stand_in()) is not None

    def make_key(self) -> None:
        """Make the picture, and with it a key of the clip at the playhead."""
        session = self._session
        record = make(session, self.wish(), lambda result: add_at_playhead(session, result.asset))
        if record is not None:
            review_of(session).leave(record.id)

    def wish(self) -> LiveDrag:
        """Return the job that makes the picture that is shown."""
        size = self.picture.picture_size
        return self.hand.wish(size.width(), size.height())

    def _drag(self) -> None:
        self.hand.settle()
        drag = QDrag(self)
        drag.setMimeData(self.wish().to_mime())
        image = self.picture.image()
        ghost = QPixmap.fromImage(image).scaled(
            px(GHOST),
            px(GHOST),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drag.setPixmap(ghost)
        drag.exec(Qt.DropAction.CopyAction)

    # -- drawing

    def _draw(self, *, draft: bool = False) -> None:
        wrong = self.hand.problems
        self.controls.show_problems(wrong)
        if wrong or not self._active:
            return
        shown = self._seen or self.hand.state
        self.drawing.show(self.hand.rough("draft", shown) if draft else shown)
        if self.map is not None:
            self.map.hold() if draft else self.map.show(self.hand.state)

    def _touched(self) -> None:
        self._draw(draft="draft" in self.panel.bindings)
        self._rest.start()

    def _rested(self) -> None:
        if self.controls.held or (self.plane is not None and self.plane.held):
            self._rest.start()
            return
        self._rest.stop()
        self.hand.settle()
        self.controls.show_some(self.hand.state, tuple(filter(None, self._axes())))
        self._tell_plane()
        self._draw()

    def _jumped(self) -> None:
        self._rest.stop()
        self._show_everywhere()
        self._draw()

    def _came(self, picture: LivePicture) -> None:
        words = self.picture.words if self._seen is not None else ""
        self.picture.show_picture(picture)
        self.picture.show_words(words)
        self._lying.fit()
        self.note.setText(tr_said(str(picture.metadata.get("note", ""))[:300]))
        self.note.setVisible(bool(self.note.text()))

    def _trouble(self, trouble: LiveTrouble) -> None:
        if not trouble.channel:
            self.picture.show_words("")
            said = " ".join(filter(None, (tr_said(trouble.message), tr_said(trouble.hint))))
            self.picture.show_trouble(said)
            if trouble.report and trouble.message != self._told:
                # A mistake of the plugin: its author needs the report, once.
                self._told = trouble.message
                self._session.noticeAdded.emit(
                    Notice("error", trouble.message, trouble.hint, trouble.report, self.work.title)
                )

    def _late(self, words: str) -> None:
        if not self.picture.words:
            self.picture.show_words(words)

    # -- showing a state

    def _show_everywhere(self) -> None:
        self.controls.show_state(self.hand.state)
        self._tell_plane()

    def _tell_plane(self) -> None:
        if self.plane is None:
            return
        across, down = self._axes()
        if not self.plane.held:
            params = self.hand.state.params
            self.plane.set_point(float(params[across]), float(params[down]))
        self.bar.say_place(self.plane.place_words)
        self._mark_favourites()

    def _mark_favourites(self) -> None:
        if self.plane is not None:
            across, down = self._axes()
            spots = [(one.params.get(across), one.params.get(down)) for one in self.favourites.favourites]
            self.plane.set_marks(
                (float(x), float(y))
                for x, y in spots
                if isinstance(x, (int, float)) and isinstance(y, (int, float))
            )

    def _moved_on_plane(self, x: float, y: float) -> None:
        across, down = self._axes()
        self.hand.touch(self.hand.state.changed(**{across: x, down: y}))
        assert self.plane is not None
        self.bar.say_place(self.plane.place_words)

    def _set_beside(self) -> None:
        self.hand.touch(self.controls.state(self.hand.state))

    def _chosen(self, favourite: Favourite) -> None:
        self.hand.open_state(favourite.params, favourite.seed)

    def _removed(self, favourite: Favourite) -> None:
        self._session.offer(
            tr("'{name}' is no favourite any more.", name=favourite.name),
            tr("Undo"),
            lambda: self.favourites.bring_back(favourite),
        )

    def refresh_models(self) -> None:
        """Offer the models that the library has now, and draw with them."""
        self.controls.refresh_models(self._session.models_of(family_of(self.work)))
        if family_of(self.work):
            # A model of the same name may be another one now: what is seen must be what is kept.
            self.draw_anew()

    def draw_anew(self) -> None:
        """Draw in a new session: what one is opened with has changed."""
        self.drawing.close()
        self._draw()

    # -- making

    def _axes(self) -> tuple[str, str]:
        """Return the parameters across and down; "" for none."""
        return self.panel.bindings.get("x", ""), self.panel.bindings.get("y", "")

    def _make_plane(self) -> Plane | None:
        by_name = {spec.name: spec for spec in specs(self.work.params)}
        across, down = self._axes()
        return Plane(by_name[across], by_name[down]) if across else None

    def _make_map(self) -> PlaneMap | None:
        names = pairs(self.panel.bindings.get("map", ""))
        if self.plane is None or not names:
            return None
        rough = self.hand.rough("map", self.hand.state).params
        return PlaneMap(self.drawing, self.plane, self._axes(), {name: rough[name] for name in names})

    def _connect(self) -> None:
        self.drawing.pictured.connect(self._came)
        self.drawing.troubled.connect(self._trouble)
        self.drawing.noticed.connect(lambda text: self._session.notify(tr_said(text), level="warning"))
        self.drawing.opened.connect(lambda: self.picture.show_words(tr("Getting ready…")))
        self.drawing.late.connect(self._late)
        self.hand.jumped.connect(self._jumped)
        self.hand.touched.connect(self._touched)
        self.controls.changed.connect(self._set_beside)
        self.picture.dragged.connect(self._drag)
        self.picture.opened.connect(self.keep)
        self.favourites.chosen.connect(self._chosen)
        self.favourites.changed.connect(self._mark_favourites)
        self.favourites.changed.connect(self._lying.fit)
        self.favourites.removed.connect(self._removed)
        self.favourites.failed.connect(lambda error: self._session.noticeAdded.emit(Notice.from_error(error)))
        if self.plane is not None:
            self.plane.moved.connect(self._moved_on_plane)
            self.plane.rested.connect(self._rested)

    # -- seen and hidden

    def set_active(self, active: bool) -> None:
        """Draw while a person can see it; else the engine forgets the session, and what is shown stays."""
        if active == self._active:
            return
        self._active = active
        if active:
            self.favourites.reload()
            self._draw()
        else:
            self._rest.stop()
            self.hand.settle()
            self._seen = None
            self.close_session()

    def close_session(self) -> None:
        """Let the engine forget the session."""
        self.picture.freeze()
        if self.map is not None:
            self.map.stop()
        self.drawing.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._lying.turn()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Take the keys of undo and of the clipboard before the window does, while this has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and act_of(self, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        act = act_of(self, event)
        if act is not None and event.isAutoRepeat() and event.key() != Qt.Key.Key_Z:
            return
        if act is not None:
            act()
        elif is_plain(event, Qt.Key.Key_B):
            if not event.isAutoRepeat():
                self.peek(on=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if is_plain(event, Qt.Key.Key_B) and not event.isAutoRepeat():
            self.peek(on=False)
        else:
            super().keyReleaseEvent(event)
