"""Does the frozen app work where nothing else is installed, and no network? Prints a line a check, then sizes and times.

``python packaging/smoke_test.py dist/creastudio`` starts it from an empty folder with an empty home and an almost empty
environment, and exits 1 when a check fails; the others run nevertheless.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from smoke_app import App, SmokeFailure

ROOT = Path(__file__).resolve().parents[1]
sys.path[1:1] = [str(ROOT), str(ROOT / "plugins")]
EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-noise"
SAMPLES = ROOT / "resources" / "samples"
PNG = b"\x89PNG"

MAX_WINDOW = 2.0
"""Seconds to the first window, warm."""

GENERATIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("gan.walk", "walk.mp4", ("--set", "seconds=0.4", "--set", "stops=2")),
    ("picture.denoise", "denoised.png", ("--input", "picture=a.png")),
    ("picture.seamless", "tile.png", ("--input", "picture=a.png")),
    ("picture.style", "styled.png", ("--input", "picture=a.png")),
    ("picture.upscale", "large.png", ("--input", "picture=a.png")),
    ("text.write", "text.txt", ("--set", "text=The harbour lay still.", "--set", "length=20")),
    ("text.poem", "poem.txt", ()),
    ("text.dialogue", "dialogue.txt", ()),
    ("music.melody", "tune.mid", ("--set", "length=4")),
    ("music.harmonize", "four.musicxml", ("--input", "score=tune.mid")),
    ("music.accompany", "band.mid", ("--input", "score=tune.mid")),
    ("music.analyze", "analysis.txt", ("--input", "score=four.musicxml")),
    (
        "layout.compose",
        "ad.png",
        ("--set", "headline=Slow mornings", "--set", "formats=meta.square", "--set", "variants=1", "--input", "picture=a.png"),
    ),
)  # fmt: skip
"""Works of every built-in plugin, the file that they write, and what they are given."""


def check_plugins(app: App) -> str:
    """The built-in plugins are found through their entry points, in the shared folder."""
    found = {plugin["name"]: plugin["status"] for plugin in json.loads(app.run("plugins", "list", "--json"))}
    wanted = {"gan", "layout", "music", "picture", "text"}
    if {name for name, status in found.items() if status == "ok"} != wanted:
        raise SmokeFailure(f"the plugins are {found}")
    return "the five built-in plugins are found"


def check_engine(app: App) -> str:
    """Its own engine answers, and the studio says which device computes and why."""
    report = json.loads(app.run("doctor", "--json"))
    engine, program = report["engine"], report["engine_program"]
    if "device" not in engine or program["name"] != "built-in":
        raise SmokeFailure(f"the engine can't be asked: {engine}")
    missing = [name for name, version in report["libraries"].items() if not version]
    if missing:
        raise SmokeFailure(f"doctor misses {', '.join(missing)}")
    return f"its own engine answers: torch {engine['torch']} on {engine['device']}, as {engine['reason']}"


def check_seed(app: App) -> str:
    """The same seed gives the same bytes."""
    digests: set[str] = set()
    for name in ("a.png", "b.png"):
        app.run("generate", "gan.sample", "--seed", "7", "--count", "1", "-o", name)
        app.require_start(name, PNG)
        digests.add(hashlib.sha256((app.folder / name).read_bytes()).hexdigest())
    if len(digests) != 1:
        raise SmokeFailure("the same seed gave two different files")
    return "gan.sample makes the same picture twice"


def check_generations(app: App) -> str:
    """Works of every built-in plugin make something; all are tried before it is said which don't."""
    failures: list[str] = []
    for work, name, options in GENERATIONS:
        before = {*app.folder.iterdir()}
        try:
            app.run("generate", work, "--seed", "7", *options, "-o", name)
            made = [
                file for file in {*app.folder.iterdir()} - before if file.is_file() and file.stat().st_size
            ]
            if not made:
                raise SmokeFailure(f"{work} wrote nothing")
            if not (app.folder / name).exists():
                # Several results are numbered; the first is what a later work takes.
                shutil.copyfile(sorted(made)[0], app.folder / name)
        except (SmokeFailure, subprocess.TimeoutExpired) as failure:
            failures.append(str(failure))
    if failures:
        raise SmokeFailure("\n".join(failures))
    return f"{len(GENERATIONS)} more works generate: {', '.join(work for work, _, _ in GENERATIONS)}"


def check_recipe(app: App) -> str:
    """The picture says how it was made."""
    text = app.run("info", "a.png", "--json")
    if "gan.sample" not in json.dumps(json.loads(text)):
        raise SmokeFailure(f"`info a.png --json` doesn't name the generator:\n{text[:500]}")
    return "the file carries its recipe"


def check_training(app: App) -> str:
    """A few steps of a training make a model, and the model makes a picture."""
    small = ["kimg=0.02", "resolution=16", "width=8", "batch=4"]
    options = [part for setting in small for part in ("--set", setting)]
    app.run("train", "gan.train", str(SAMPLES / "avatars"), "--name", "Smoke", "--seed", "1", *options)
    app.run("generate", "gan.sample", "--model", "smoke", "--count", "1", "--seed", "1", "-o", "trained.png")
    app.require_start("trained.png", PNG)
    return "a model is trained for a few steps, saved, and generates"


def check_language_model(app: App) -> str:
    """A language model from elsewhere, in a GGUF file, is converted and writes."""
    from tests.support.gguf_files import tiny_gguf

    app.run("models", "import", str(tiny_gguf(app.folder)), "--title", "Tiny")
    app.run("generate", "text.write", "--model", "tiny", "--seed", "1", "--set", "length=5", "-o", "tiny.txt")
    app.require_start("tiny.txt", b"")
    return "a language model in a GGUF file is converted, and writes"


def check_saving(app: App) -> str:
    """A project is opened, generated into, placed, saved, and opened again."""
    app.run("demo", "-o", "demo")
    app.require_start("demo/Avatars.crea", b"PK")
    app.run("export", "demo/Avatars.crea", "-o", "saved.png", "--artboard", "Strip")
    app.require_start("saved.png", PNG)
    return "a project is generated into, saved, and opened again"


def check_exports(app: App) -> str:
    """The sample project leaves as pictures, layers and pages."""
    sample = SAMPLES / "Avatars.crea"
    starts = {"strip.png": PNG, "strip.psd": b"8BPS", "strip.pdf": b"%PDF", "strip.svg": b"<"}
    for name, start in starts.items():
        app.run("export", str(sample), "-o", name, "--artboard", "Strip")
        app.require_start(name, start)
    return f"exports as {', '.join(Path(name).suffix[1:].upper() for name in starts)}"


def check_film(app: App) -> str:
    """A sequence with its sound leaves as a film."""
    app.run("export", str(SAMPLES / "motif.crea"), "-o", "motif.mp4")
    if b"ftyp" not in (app.folder / "motif.mp4").read_bytes()[:16]:
        raise SmokeFailure("motif.mp4 is no film")
    return "a sequence with its sound leaves as a film"


def check_signing(app: App) -> str:
    """A signed picture is known as whole, by a certificate made on the spot."""
    app.run("certificate", "make", "Smoke Test")
    app.run("export", str(SAMPLES / "Avatars.crea"), "-o", "signed.png", "--artboard", "Strip", "--sign")
    seal = json.loads(app.run("info", "signed.png", "--json"))["seal"]
    if not (seal and seal["valid"] and seal["own"]):
        raise SmokeFailure(f"the signature doesn't hold: {seal}")
    return "a signed picture is known as whole"


def check_third_party(app: App) -> str:
    """A plugin that isn't part of the bundle is packed, installed and used."""
    app.run("plugins", "pack", str(EXAMPLE), "-o", "packed")
    (packed,) = (app.folder / "packed").iterdir()
    app.run("plugins", "install", str(packed), "--yes")
    app.run("generate", "noise.field", "--seed", "7", "--count", "1", "-o", "noise.png")
    app.require_start("noise.png", PNG)
    return "a plugin from outside is installed and works"


def check_window(app: App) -> str:
    """A window comes up and goes."""
    app.run("--smoke")
    return "the window opens and quits"


def check_network(app: App) -> str:
    """Nothing of all this tried to reach a network."""
    if app.guard.problem:
        return f"NOT CHECKED: the network, as {app.guard.problem}"
    tried = app.guard.attempts()
    if tried:
        raise SmokeFailure(f"{len(tried)} attempts to reach a network:\n" + "\n".join(tried[:20]))
    return f"no network in {app.guard.runs} commands, 0 attempted connections (a control's was seen)"


CHECKS = (
    check_plugins,
    check_engine,
    check_seed,
    check_generations,
    check_recipe,
    check_training,
    check_language_model,
    check_saving,
    check_exports,
    check_film,
    check_signing,
    check_third_party,
    check_window,
    check_network,
)


def measure(app: App) -> None:
    """Print how large the bundle is and how long the window takes, warm, from its start to its end after the first frame."""
    bundle = app.executable.parent
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"unpacked: {size / 1e6:.0f} MB")
    load = (
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        if hasattr(os, "getloadavg")
        else "this machine"
    )
    print(f"window painted and closed, {load}: {_times(app, ())} s (at most {MAX_WINDOW:.0f})")
    first = ["/usr/bin/chrt", "-R", "-r", "10"]
    if (
        Path(first[0]).exists()
        and subprocess.run([*first, "/bin/true"], capture_output=True, check=False).returncode == 0
    ):
        print(f"the same before everything else that runs here: {_times(app, first)} s")


def _times(app: App, before: list[str] | tuple[str, ...]) -> str:
    return ", ".join(
        f"{seconds:.2f}" for seconds in sorted(app.seconds("--smoke", before=before) for _ in range(3))
    )


def main() -> int:
    """Run all checks on the bundle given as the first argument."""
    bundle = Path(sys.argv[1] if len(sys.argv) > 1 else "dist/creastudio").resolve()
    executable = bundle / ("creastudio.exe" if os.name == "nt" else "creastudio")
    if not executable.exists():
        print(f"there is no {executable}; build it with make bundle")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory(prefix="creastudio-smoke-", ignore_cleanup_errors=True) as folder:
        app = App(executable, Path(folder))
        for check in CHECKS:
            start = time.monotonic()
            try:
                said = check(app)
                print(
                    f"{'' if said.startswith('NOT') else 'ok: '}{said} ({time.monotonic() - start:.0f} s)",
                    flush=True,
                )
            except (SmokeFailure, subprocess.TimeoutExpired) as failure:
                failed += 1
                print(f"FAILED: {check.__name__}: {failure}", flush=True)
        measure(app)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
