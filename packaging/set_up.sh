#!/bin/sh
# set_up.sh VENV EXTRAS: makes the virtual environment and installs the studio into it, editable.
# EXTRAS is a comma-separated list of the optional dependencies of pyproject.toml, or "".
set -eu

venv=$1
extras=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "error: Python 3.11 or newer is needed (set PYTHON=/path/to/python3.11)." >&2
    exit 1
fi

# Debian splits venv and pip off Python, and the shared library that a frozen app needs; PyInstaller calls binutils.
packages=""
if [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    packages="python3-venv"
fi
case ",$extras," in *,bundle,*)
    command -v objdump >/dev/null 2>&1 || packages="$packages binutils"
    packages="$packages $("$python" "$here/shared_library.py")"
esac
# shellcheck disable=SC2086  # the list is meant to be split
sh "$here/system_libraries.sh" $packages

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv "$venv" || {
        echo "error: $python cannot make virtual environments; on Debian: apt-get install python3-venv" >&2
        exit 1
    }
fi

echo "Installing CreaStudio${extras:+ with $extras} into $venv (a few minutes the first time) ..."
target=.
[ -z "$extras" ] || target=".[$extras]"
cd "$here/.."
# -qq keeps pip's own warnings about mirrors out of the way; its errors still show.
"$venv/bin/python" -m pip install -qq --disable-pip-version-check -e "$target"
