#!/bin/sh
# Installs what Qt and the text renderer need from the system, where it is missing and where that is possible.
# Costs a few milliseconds when everything is there. Never fails the caller: a missing library is told about
# here, and Qt's own message comes later if it really was needed.
set -u

# A library's file name, and the Debian package that brings it. QtMultimedia needs libpulse, libxrandr (for its FFmpeg
# part) and libgssapi (through QtNetwork); the xcb platform plugin needs the libxcb group; the rest is needed by QtGui
# itself, offscreen too. What these packages depend on isn't listed.
LIBRARIES="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libpulse.so.0 libpulse0
libXrandr.so.2 libxrandr2
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-cursor.so.0 libwayland-cursor0
"
# Chinese glyphs and emoji; without them text measures and paints as empty boxes.
FONTS="fonts-wqy-microhei fonts-noto-color-emoji"

[ "$(uname -s)" = Linux ] || exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

known=$(/sbin/ldconfig -p 2>/dev/null)
missing=$(printf '%s\n' "$LIBRARIES" | while read -r file package; do
    [ -n "$file" ] || continue
    case "$known" in *"$file "*) ;; *) printf '%s ' "$package" ;; esac
done)
for package in $FONTS; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing$package "
done
# Packages that a caller needs besides, for example python3-venv.
for package in "$@"; do missing="$missing$package "; done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=""
elif sudo -n true 2>/dev/null; then as_root="sudo -n"
else
    echo "warning: these system packages are missing: $missing" >&2
    echo "         install them with: sudo apt-get install $missing" >&2
    exit 0
fi

echo "Installing system libraries: $missing"
log=$(mktemp)
install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >"$log" 2>&1
}
# shellcheck disable=SC2086  # the list is meant to be split
install $missing || { $as_root apt-get update -qq >"$log" 2>&1; install $missing; } || {
    # One that this release of Debian doesn't know must not cost the others.
    for package in $missing; do
        install "$package" || { echo "warning: $package can't be installed:" >&2; tail -n 1 "$log" >&2; failed=yes; }
    done
    [ -z "${failed:-}" ] || echo "         The studio may lack fonts or fail to open a window." >&2
}
rm -f "$log"
exit 0
