"""Print the Debian package of Python's shared library, if it is missing: a frozen app is built with it.

Debian's own Python works without the library, hence it may not be there. Other Pythons have it or were built without.
"""

from __future__ import annotations

import ctypes
import sys
import sysconfig


def missing_package() -> str:
    """Return "libpython3.11" or the like; "" when nothing is missing, or where apt couldn't help."""
    if sys.base_prefix != "/usr" or not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return ""
    try:
        ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
    except OSError:
        return f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    return ""


if __name__ == "__main__":
    print(missing_package())
