"""Content Credentials (C2PA 2.2): a signed statement in a file of what made it, and looking whether it still holds.

Nothing of it uses the network: no time stamp, no revocation lists, no manifests from elsewhere. It is the last thing
that is done to a file; whatever changes a byte afterwards breaks it.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from creastudio import __version__
from creastudio.api.errors import UserError
from creastudio.export.certificates import SigningFiles, authorities, loaded
from creastudio.store.files import CHUNK

MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".gif": "image/gif",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".wav": "audio/wav",
}
"""What can be signed, by suffix."""

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's terms for what something was made of."""

_QUIET: dict[str, Any] = {
    "verify": {
        "verify_after_sign": False,
        "verify_trust": True,
        "ocsp_fetch": False,
        "remote_manifest_fetch": False,
    },
    "builder": {"thumbnail": {"enabled": False}},
}


_NAMED = "C2PA_LIBRARY_NAME"
_FILES = {"darwin": "libc2pa_c.dylib", "win32": "c2pa_c.dll"}
_LOADING = threading.Lock()


@dataclass(frozen=True)
class Seal:
    """What a signed file says, and whether that holds.

    Attributes
    ----------
    valid : bool
        Whether nothing was changed since it was signed.
    own : bool
        Whether a certificate that was made here signed it; no others are trusted, for the studio has no list.
    signer, organisation : str
        Whom the certificate names.
    maker : str
        The program that made the file, with its version.
    sources : tuple of str
        IPTC's terms for what it was made of.
    problems : tuple of str
        C2PA's codes of what doesn't hold.
    """

    valid: bool
    own: bool
    signer: str = ""
    organisation: str = ""
    maker: str = ""
    sources: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def sign(data: bytes, media_type: str, files: SigningFiles, source: str, title: str) -> bytes:
    """As ``sign_file``, for bytes."""
    out = io.BytesIO()
    sign_file(io.BytesIO(data), out, media_type, files, source, title)
    return out.getvalue()


def sign_file(
    unsigned: BinaryIO, out: BinaryIO, media_type: str, files: SigningFiles, source: str, title: str
) -> None:
    """Write a file with a signed statement of what it was made of.

    Parameters
    ----------
    out : binary file
        Open for reading too.
    source : str
        One of IPTC's terms ("trainedAlgorithmicMedia").
    title : str
        What the file is called.

    Raises
    ------
    UserError
        When the certificate can't be used; see ``certificates.loaded``.
    """
    c2pa, signing = _library(), loaded(files)
    manifest = {
        "claim_generator_info": [{"name": "CreaStudio", "version": __version__}],
        "title": title,
        "format": media_type,
        "assertions": [
            {
                "label": "c2pa.actions.v2",
                "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": f"{SOURCE}{source}"}]},
            }
        ],
    }
    info = c2pa.C2paSignerInfo(signing.algorithm.encode(), signing.chain, signing.key, None)
    try:
        with (
            c2pa.Context.from_json(json.dumps(_QUIET)) as context,
            c2pa.Builder.from_json(json.dumps(manifest), context) as builder,
            c2pa.Signer.from_info(info) as signer,
        ):
            builder.sign(signer, media_type, unsigned, out)
    except c2pa.C2paError as error:
        raise UserError(
            f"'{title}' can't be signed: {_first_line(error)}.",
            "Check the certificate: it must be made for signing, and not vouch for itself.",
        ) from None


def seal_of(path: Path) -> Seal | None:
    """Return what a signed file says; None for one that isn't signed or can't be.

    Raises
    ------
    UserError
        When this installation can't look.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        return None
    with path.open("rb") as file:
        return seal_in(file, media_type)


def seal_in(file: BinaryIO, media_type: str) -> Seal | None:
    """As ``seal_of``, for an open file: a film isn't held in memory."""
    c2pa = _library()
    settings = {**_QUIET, "trust": {"user_anchors": known}} if (known := authorities()) else _QUIET
    try:
        with c2pa.Context.from_json(json.dumps(settings)) as context:
            reader = c2pa.Reader.try_create(media_type, file, context=context)
            if reader is None:
                return None
            with reader:
                return _seal(json.loads(reader.json()))
    except c2pa.C2paError as error:
        if not _mentions_a_statement(file):
            # A file that can't be read, but never was signed.
            return None
        # There is a statement, but so damaged that it says nothing.
        return Seal(valid=False, own=False, problems=(_first_line(error),))


def _seal(found: dict[str, Any]) -> Seal:
    active: dict[str, Any] = found.get("manifests", {}).get(found.get("active_manifest", ""), {})
    signature: dict[str, Any] = active.get("signature_info", {})
    makers = [
        f"{item.get('name', '')} {item.get('version', '')}".strip()
        for item in active.get("claim_generator_info", [])
    ]
    actions = [
        action
        for assertion in active.get("assertions", [])
        if str(assertion.get("label", "")).startswith("c2pa.actions")
        for action in assertion.get("data", {}).get("actions", [])
    ]
    sources = [
        str(action["digitalSourceType"]).rpartition("/")[2]
        for action in actions
        if "digitalSourceType" in action
    ]
    codes = [str(item.get("code", "")) for item in found.get("validation_status", [])]
    state = found.get("validation_state")
    return Seal(
        valid=state in ("Valid", "Trusted"),
        own=state == "Trusted",
        signer=str(signature.get("common_name") or ""),
        organisation=str(signature.get("issuer") or ""),
        maker=", ".join(makers),
        sources=tuple(dict.fromkeys(sources)),
        # That nobody vouches for the certificate is told by `own`.
        problems=tuple(dict.fromkeys(code for code in codes if code != "signingCredential.untrusted")),
    )


def _mentions_a_statement(file: BinaryIO) -> bool:
    file.seek(0)
    before = b""
    while data := file.read(CHUNK):
        if any(sign in before + data for sign in (b"jumb", b"c2pa", b"C2PA")):
            return True
        before = data[-3:]
    return False


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")


def _library() -> ModuleType:
    """Return c2pa-python, with the library that came with it.

    Left to itself it would first look for a library in the folder that the studio was started from, and run it.
    """
    with _LOADING:
        if "c2pa" in sys.modules:
            return sys.modules["c2pa"]
        before = os.environ.get(_NAMED)
        try:
            spec = importlib.util.find_spec("c2pa")
            places = spec.submodule_search_locations if spec is not None else None
            if not places:
                raise ImportError("c2pa")
            os.environ[_NAMED] = str(Path(places[0]) / "libs" / _FILES.get(sys.platform, "libc2pa_c.so"))
            import c2pa
        except (ImportError, OSError, RuntimeError):
            raise UserError(
                "Signing isn't part of this installation.",
                "Install c2pa-python, or export without signing.",
            ) from None
        finally:
            os.environ.pop(_NAMED, None)
            if before is not None:
                os.environ[_NAMED] = before
        return c2pa
