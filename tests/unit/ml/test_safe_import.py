from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import importlib.util, sys
from creastudio.ml import safe_import
safe_import.install()
safe_import.install()
assert "torch" not in sys.modules, "install() must cost nothing"
assert importlib.util.find_spec("torchvision") is not None
assert "torch" not in sys.modules, "looking for torchvision must cost nothing"
import torch, torchvision
from torchvision.transforms import v2
assert v2.Resize(4)(torch.zeros(3, 8, 8)).shape == (3, 4, 4)
safe_import.install()
assert not any(type(finder).__module__ == safe_import.__name__ for finder in sys.meta_path)
"""


def test_torchvision_imports_beside_any_torch() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
