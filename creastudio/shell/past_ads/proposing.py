"""Boxes that are proposed for an ad: found beside the window, taken by a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.past_ads import PastElement
from creastudio.shell.past_ads.annotating import Annotating, within
from creastudio.shell.past_ads.view import AdView
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.past_ads import PastAdsLibrary


class Proposing(QObject):
    """Asks for proposals, and gives the view those of the ad that is shown."""

    found = Signal(int)
    """How many there are, once they were looked for."""

    def __init__(self, session: Session, model: Annotating, view: AdView, library: PastAdsLibrary) -> None:
        super().__init__(view)
        self._session, self._model, self._view, self._library = session, model, view, library
        model.shown.connect(self.dismiss)
        view.taken.connect(self.take)
        view.dismissed.connect(self.dismiss)

    def ask(self) -> None:
        """Look for boxes on the ad."""
        ad = self._model.ad
        path = self._library.picture(ad) if ad is not None else None
        if ad is None or path is None:
            self.found.emit(0)
            return

        def look() -> list[PastElement]:
            # With NumPy, which the window starts without.
            from PIL import Image

            from creastudio.media.ad_regions import proposals
            from creastudio.media.images import load_rgba

            try:
                picture = Image.fromarray(load_rgba(path))
            except UserError:
                return []
            across, down = ad.width / picture.width, ad.height / picture.height
            found: list[PastElement] = []
            for item in proposals(picture):
                x, y, width, height = item.box
                box = within((x * across, y * down, width * across, height * down), ad)
                if box is not None:
                    found.append(PastElement(role=item.role, box=box))
            return found

        def done(found: list[PastElement]) -> None:
            now = self._model.ad
            if now is not None and now.image == ad.image:
                fresh = [item for item in found if not any(_alike(item, held) for held in now.elements)]
                self._view.show_proposals(fresh)
                self.found.emit(len(fresh))

        background_of(self._session).run(self, "look", look, done)

    def take(self, number: int) -> None:
        """Make one an element."""
        offered = self._view.proposals
        if number < len(offered):
            self._view.show_proposals((*offered[:number], *offered[number + 1 :]))
            self._model.add(offered[number].box, offered[number].role)

    def take_all(self) -> None:
        """Make all of them elements, in one step."""
        offered = self._view.proposals
        self._view.show_proposals(())
        self._model.add_all(offered)

    def dismiss(self) -> None:
        """Take none of them."""
        self._view.show_proposals(())
        self.found.emit(-1)


def _alike(one: PastElement, other: PastElement) -> bool:
    """Whether two boxes share most of their area."""
    across = min(one.box[0] + one.box[2], other.box[0] + other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[1] + one.box[3], other.box[1] + other.box[3]) - max(one.box[1], other.box[1])
    shared = max(0.0, across) * max(0.0, down)
    return shared > 0.5 * (one.box[2] * one.box[3] + other.box[2] * other.box[3] - shared)
