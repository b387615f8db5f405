"""Words on pictures read: by ink, by a scrim, by a plate; buttons stand out; what bleeds goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api.layout import Fade, Layout
from creastudio_layout.engine import compose
from creastudio_layout.engine.colors import contrast_behind, contrast_of
from creastudio_layout.theory.concepts import Concept
from tests.unit.plugins.layout.test_compose import made

SIDE = 240


def picture(folder: Path, kind: str) -> Path:
    rng = np.random.default_rng(4)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    pixels = {
        "calm": np.full((SIDE, SIDE, 3), 40.0),
        "middle": np.full((SIDE, SIDE, 3), 118.0) + rng.normal(0, 6, (SIDE, SIDE, 1)),
        "checks": np.repeat(255.0 * (((x // 20) + (y // 20)) % 2)[..., None], 3, axis=2),
    }[kind]
    path = folder / f"{kind}.png"
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    return path


def on_pictures(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> list[Layout]:
    """Layouts whose picture fills the format, whatever else would be better."""
    from creastudio_layout.engine import frames

    monkeypatch.setattr(frames, "_melting", lambda *given: iter(()))
    monkeypatch.setattr(
        compose, "WITH_PICTURE", tuple(Concept("full", name) for name in ("dark", "light", "brand"))
    )
    words = {"headline": "Read me", "subhead": "From edge to edge of it", "cta": "Go"}
    return made(folder, {"picture": picture(folder, kind)}, formats="480x480, 600x300", variants=3, **words)


@pytest.mark.parametrize("kind", ["calm", "middle", "checks"])
def test_words_read_on_any_picture(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = np.asarray(Image.open(picture(tmp_path, kind)).convert("RGB"), dtype=np.float64) / 255
    for layout in on_pictures(tmp_path, kind, monkeypatch):
        ground = painted(layout, source)
        for item in layout.elements:
            if item.role in ("headline", "subhead") and item.look is not None:
                box = item.box
                part = ground[int(box.y) : int(box.y + box.height), int(box.x) : int(box.x + box.width)]
                assert contrast_behind(part, item.look.color) >= 4.5


def test_a_calm_picture_needs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for layout in on_pictures(tmp_path, "calm", monkeypatch):
        if layout.settings["concept"]["scheme"] != "light":
            assert {item.role for item in layout.elements} == {"picture", "headline", "subhead", "cta"}
            assert any("as it is" in reason for reason in layout.reasons)


def test_a_restless_picture_gets_a_plate_or_a_scrim_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for layout in on_pictures(tmp_path, "checks", monkeypatch):
        assert {item.role for item in layout.elements} & {"scrim", "underlay"}
        assert any("scrim" in reason or "plate" in reason for reason in layout.reasons)


def test_buttons_read_and_stand_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for layout in on_pictures(tmp_path, "calm", monkeypatch):
        button = layout.element("cta")
        assert button is not None
        assert button.look is not None
        assert isinstance(button.fill, str)
        assert contrast_of(button.fill, button.look.color) >= 4.5
        assert contrast_of(button.fill, "#282828") >= 2.3


def painted(layout: Layout, source: np.ndarray) -> np.ndarray:
    """A layout without its words, by plain arithmetic."""
    ground = np.zeros((layout.height, layout.width, 3))
    y, x = np.mgrid[0 : layout.height, 0 : layout.width] + 0.5
    for item in layout.elements:
        box = item.box
        inside = (x >= box.x) & (x < box.x + box.width) & (y >= box.y) & (y < box.y + box.height)
        u, v = (x - box.x) / box.width, (y - box.y) / box.height
        if item.role == "picture" and item.crop is not None:
            rows = np.clip(((item.crop.y + v * item.crop.height) * SIDE).astype(int), 0, SIDE - 1)
            columns = np.clip(((item.crop.x + u * item.crop.width) * SIDE).astype(int), 0, SIDE - 1)
            ground = np.where(inside[..., None], source[rows, columns], ground)
        elif item.role in ("scrim", "underlay"):
            if isinstance(item.fill, Fade):
                along = {0.0: u, 180.0: 1 - u, 90.0: v, 270.0: 1 - v}[item.fill.angle]
                color, strong = item.fill.start[:7], int(item.fill.start[7:] or "ff", 16) / 255
                gone = np.clip((along - item.fill.hold) / (1 - item.fill.hold), 0, 1)
                alpha = np.where(inside, strong * (1 - gone), 0)
            else:
                color, alpha = item.fill[:7], inside.astype(float)
            rgb = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
            ground = ground * (1 - alpha[..., None]) + rgb * alpha[..., None]
    return ground
