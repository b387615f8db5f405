"""Small films, sounds and pictures with profiles, recipes and signatures, that fuzzing begins with."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import numpy as np
from PIL import Image, ImageCms

from creastudio.api.recipe import Recipe
from creastudio.api.testing import tiny_png
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import new_document
from creastudio.export.certificates import make_own
from creastudio.export.marking import Made, Provenance, write_marked
from creastudio.export.signing import sign
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.support.media_files import grey_frames, write_sound, write_video

OTHERS = {"mp3": "mp3", "m4a": "aac", "aiff": "pcm_s16be"}
"""Ending -> codec of sounds that the studio doesn't write."""

SECONDS = 0.1
RECIPE = Recipe(generator="seed.make", params={"prompt": "Wool 羊毛"}, seed=3)


def make(folder: Path, scratch: Path) -> None:
    """Write them into `folder`."""
    tone = np.sin(np.arange(int(48_000 * SECONDS)) / 20)[:, None].repeat(2, axis=1).astype(np.float32) / 2
    for ending, codec in OTHERS.items():
        write_sound(folder / f"sound.{ending}", tone, codec=codec)
    frames = grey_frames((20, 120, 220), 32, 32)
    write_video(folder / "film.avi", frames, codec="mpeg4")
    write_video(folder / "film.mov", frames, codec="mjpeg", pix_fmt="yuvj420p", rotation=90)
    write_video(folder / "phone.mp4", frames, sound=tone, rotation=90, stamps=(0, 40, 100))
    _exported(folder, scratch, write_sound(scratch / "tone.wav", tone))
    _pictures(folder)
    _signed(folder, scratch)


def _exported(folder: Path, scratch: Path, sound: Path) -> None:
    """Export a project of results, so that the files hold recipes."""
    blobs = BlobStore(scratch / "blobs")
    document = new_document("Seed", 48, 32)
    picture = Asset(
        sha256=blobs.put(tiny_png(1, 16)),
        media_type="image/png",
        metadata={"width": 16, "height": 16},
        recipe=RECIPE,
    )
    told = {"duration": SECONDS, "audio_channels": 2, "sample_rate": 48_000}
    tone = Asset(sha256=blobs.put_file(sound), media_type="audio/wav", metadata=told, recipe=RECIPE)
    for edit in (
        edits.place_on_canvas(document.artboards[0].id, picture),
        edits.place_on_timeline(document.sequences[0].id, tone, at=0),
    ):
        document = edit.apply(document)
    project = scratch / "made.crea"
    save_project(project, document, blobs)
    for name in ("board.pdf", "made.mp4", "made.webm", "made.flac", "made.ogg"):
        command = [sys.executable, "-m", "creastudio", "export", str(project), "-o", str(folder / name)]
        subprocess.run(command, check=True)


def _pictures(folder: Path) -> None:
    image = Image.new("RGB", (12, 9), (200, 80, 40))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = Image.Exif()
    turned[0x0112] = 6
    image.save(folder / "profile.jpg", icc_profile=profile, exif=turned)
    image.save(folder / "profile.tif", icc_profile=profile)
    made = io.BytesIO()
    image.save(made, "PNG", icc_profile=profile)
    write_marked(folder / "made.png", made.getvalue(), "image/png", Provenance((Made(RECIPE, "Wool"),)))


def _signed(folder: Path, scratch: Path) -> None:
    with mock.patch.dict(os.environ, CREASTUDIO_HOME=str(scratch / "home")):
        files = make_own("Seed")
        signed = sign(tiny_png(1, 16), "image/png", files, "trainedAlgorithmicMedia", "Wool")
        (folder / "signed.sealed").write_bytes(signed)
        (folder / "own.pem").write_bytes(files.certificate.read_bytes())
