"""Fonts of threads, whatever was asked for first."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

SCRIPT = textwrap.dedent(
    """
    import sys, threading
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    app = QGuiApplication(["test", "-platform", "offscreen"])
    from creastudio.core.canvas import TextLayer, Transform
    from creastudio.render.text import paint_text
    from creastudio.render.text_fallback import families_of
    from creastudio.render.text_font import Face, installed, raw_font, weight_axis

    def picture(text):
        image = QImage(300, 80, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        place = Transform(x=150, y=40, width=300, height=80)
        paint_text(painter, TextLayer(text=text, size=40, transform=place))
        painter.end()
        return bytes(image.constBits())

    def all_of_them():
        return [picture(text) for text in ("Hamburg", "永字", "\u0645\u0631\u062d\u0628\u0627")]

    {first}
    here, there = all_of_them(), []
    threads = [threading.Thread(target=lambda: there.append(all_of_them())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.exit(0 if there == [here] * 3 else 1)
    """
)


@pytest.mark.parametrize(
    "first",
    ["raw_font(Face())", "weight_axis('Inter')", "families_of('Hamburg', Face())", "installed('Inter')"],
)
def test_what_is_asked_first_of_fonts_does_not_change_what_is_painted(first: str) -> None:
    code = SCRIPT.replace("{first}", first)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
