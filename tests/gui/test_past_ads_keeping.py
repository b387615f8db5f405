"""Past ads are kept in the order in which they were changed, whoever writes, and only pictures of the library are shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QPixmap

from creastudio.api.past_ads import PastAd
from creastudio.shell.library.file_pictures import FolderPictures
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.keeping import Keeping
from creastudio.shell.past_ads.strip import Strip
from creastudio.shell.threads.background import background_of
from creastudio.store.past_ads import PastAdsLibrary
from tests.gui.conftest import StudioRobot

AD = PastAd(image="pictures/a.png", width=9, height=9)


class SlowLibrary(PastAdsLibrary):
    """Holds the first write up."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.begun, self.gate = threading.Event(), threading.Event()

    def save(self, ads: Iterable[PastAd], base: Iterable[PastAd] | None = None) -> None:
        if not self.begun.is_set():
            self.begun.set()
            self.gate.wait(30)
        super().save(ads, base)


def test_a_slow_write_never_undoes_a_later_one(studio: StudioRobot, tmp_path: Path) -> None:
    library, model = SlowLibrary(tmp_path), Annotating(studio.session)
    keeping = Keeping(studio.session, model, library)
    model.begin([AD])
    keeping.begin(model.ads)
    model.rate(3)
    studio.wait(library.begun.is_set)
    model.rate(5)
    opener = threading.Timer(0.2, library.gate.set)
    opener.start()
    assert keeping.flush() is None
    opener.join()
    studio.wait(lambda: not background_of(studio.session).busy)
    assert [ad.liking for ad in library.load()] == [5]
    assert not keeping.dirty


def test_what_another_window_added_meanwhile_stays(studio: StudioRobot, tmp_path: Path) -> None:
    library, model = PastAdsLibrary(tmp_path), Annotating(studio.session)
    keeping = Keeping(studio.session, model, library)
    library.save([AD])
    model.begin(library.load())
    keeping.begin(model.ads)
    other = PastAd(image="pictures/b.png", width=9, height=9)
    PastAdsLibrary(tmp_path).save([AD, other])
    for stars in (4, 2):
        model.rate(stars)
        assert keeping.flush() is None
        assert library.load() == (AD.model_copy(update={"liking": stars}), other)


class Asked(FolderPictures):
    """Remembers which pictures it was asked for."""

    names: set[str]

    def thumbnail(self, name: str, side: int, ratio: float = 1.0) -> QPixmap | None:
        self.names.add(name)
        return None


def test_no_picture_outside_of_the_library_is_shown(studio: StudioRobot, tmp_path: Path) -> None:
    model = Annotating(studio.session)
    thumbs = Asked(studio.session, tmp_path, model)
    thumbs.names = set()
    strip = Strip(model, thumbs)
    studio.qtbot.addWidget(strip)
    strip.resize(300, 600)
    images = ("pictures/a.png", "../secret.png", "/etc/secret.png", "pictures/../../secret.png")
    model.begin([PastAd(image=image, width=9, height=9) for image in images])
    strip.grab()
    assert thumbs.names == {"pictures/a.png", "pictures/secret.png"}
