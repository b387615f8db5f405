"""Does the frozen app work where nothing else is installed? Plugins, generation, recipe, window.

``python packaging/smoke_test.py dist/creastudio`` starts it from an empty folder with an empty home and an almost empty
environment, prints a line a check, and exits 1 at the first that fails.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "plugins" / "creastudio-noise"


class SmokeFailure(Exception):
    """A check of the frozen app failed; the text says which and what was printed."""


class App:
    """The frozen app in an empty world.

    Parameters
    ----------
    executable : Path
        dist/creastudio/creastudio.
    folder : Path
        Working folder of every call; the studio's home is in it.
    """

    def __init__(self, executable: Path, folder: Path) -> None:
        self._executable = executable
        self.folder = folder
        self._environment = {
            "CREASTUDIO_HOME": str(folder / "home"),
            "HOME": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
            # No Python, no compiler, no Qt of the machine may be found by accident.
            "PATH": "/nonexistent" if os.name == "posix" else os.environ["PATH"],
        }
        if os.name != "posix":
            self._environment |= {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP") if key in os.environ}

    def run(self, *arguments: str, timeout: float = 120.0) -> str:
        """Run one command and return what it printed; SmokeFailure where it exits with anything but 0."""
        done = subprocess.run(
            [str(self._executable), *arguments],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode != 0:
            output = (done.stdout + done.stderr)[-2000:]
            raise SmokeFailure(f"creastudio {' '.join(arguments)} exits {done.returncode}:\n{output}")
        return done.stdout


def check_plugins(app: App) -> str:
    """The built-in plugins are found through their entry points."""
    listed = app.run("plugins", "list")
    if "gan" not in listed:
        raise SmokeFailure(f"`plugins list` doesn't show gan:\n{listed}")
    return "built-in plugins are found"


def check_generation(app: App) -> str:
    """The frozen executable is the engine too; the same seed gives the same bytes."""
    digests: set[str] = set()
    for name in ("a.png", "b.png"):
        app.run("generate", "gan.sample", "--seed", "7", "-o", name, timeout=300)
        data = (app.folder / name).read_bytes()
        if not data.startswith(b"\x89PNG"):
            raise SmokeFailure(f"{name} is no PNG")
        digests.add(hashlib.sha256(data).hexdigest())
    if len(digests) != 1:
        raise SmokeFailure("the same seed gave two different files")
    return "gan.sample makes the same picture twice"


def check_recipe(app: App) -> str:
    """The picture says how it was made."""
    text = app.run("info", "a.png", "--json")
    if "gan.sample" not in json.dumps(json.loads(text)):
        raise SmokeFailure(f"`info a.png --json` doesn't name the generator:\n{text[:500]}")
    return "the file carries its recipe"


def check_window(app: App) -> str:
    """A window comes up and goes."""
    start = time.monotonic()
    app.run("--smoke", timeout=60)
    return f"the window opens and quits ({time.monotonic() - start:.1f} s)"


def check_third_party(app: App) -> str:
    """A plugin that isn't part of the bundle is packed, installed and used."""
    app.run("plugins", "pack", str(EXAMPLE), "-o", "wheels")
    (wheel,) = (app.folder / "wheels").glob("*.creaplugin")
    app.run("plugins", "install", str(wheel), "--yes")
    app.run("generate", "noise.field", "--seed", "7", "--count", "1", "-o", "noise.png", timeout=300)
    if not (app.folder / "noise.png").read_bytes().startswith(b"\x89PNG"):
        raise SmokeFailure("noise.png is no PNG")
    return "a plugin from outside is installed and works"


def check_exports(app: App) -> str:
    """The sample project leaves as pictures, layers and pages."""
    sample = EXAMPLE.parents[2] / "resources" / "samples" / "Avatars.crea"
    starts = {"strip.png": b"\x89PNG", "strip.psd": b"8BPS", "strip.pdf": b"%PDF", "strip.svg": b"<"}
    for name, start in starts.items():
        app.run("export", str(sample), "-o", name, "--artboard", "Strip")
        if not (app.folder / name).read_bytes().startswith(start):
            raise SmokeFailure(f"{name} isn't what its name says")
    return f"exports as {', '.join(Path(name).suffix[1:].upper() for name in starts)}"


def check_signing(app: App) -> str:
    """A signed picture is known as whole, by a certificate made on the spot."""
    sample = EXAMPLE.parents[2] / "resources" / "samples" / "Avatars.crea"
    app.run("certificate", "make", "Smoke Test")
    app.run("export", str(sample), "-o", "signed.png", "--artboard", "Strip", "--sign")
    seal = json.loads(app.run("info", "signed.png", "--json"))["seal"]
    if not (seal and seal["valid"] and seal["own"]):
        raise SmokeFailure(f"the signature doesn't hold: {seal}")
    return "a signed picture is known as whole"


CHECKS = (
    check_plugins,
    check_generation,
    check_recipe,
    check_exports,
    check_signing,
    check_third_party,
    check_window,
)


def main() -> int:
    """Run all checks on the bundle given as the first argument."""
    bundle = Path(sys.argv[1] if len(sys.argv) > 1 else "dist/creastudio").resolve()
    executable = bundle / ("creastudio.exe" if os.name == "nt" else "creastudio")
    if not executable.exists():
        print(f"there is no {executable}; build it with make bundle")
        return 1
    with tempfile.TemporaryDirectory(prefix="creastudio-smoke-") as folder:
        app = App(executable, Path(folder))
        for check in CHECKS:
            try:
                print(f"ok: {check(app)}", flush=True)
            except (SmokeFailure, subprocess.TimeoutExpired) as failure:
                print(f"FAILED: {check.__name__}: {failure}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
