"""Certificates that exported files are signed with: one made here, or files of the person's own.

One that is made here has an authority of its own, whose key is thrown away: C2PA refuses certificates that vouch for
themselves. Others can't know that authority, so its files are signed but not trusted anywhere else.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.folders import sync_folder
from creastudio.store.files import disk_error, read_error

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
"""The extended key usage that C2PA asks for (C2PA 2.2, 14.5.1)."""

MAX_FILE = 1 << 20
MAX_YEARS = 10


@dataclass(frozen=True)
class SigningFiles:
    """A certificate with those it stands on, and its private key; both PEM."""

    certificate: Path
    key: Path


@dataclass(frozen=True)
class SigningKey:
    """What signs: PEM bytes, and the algorithm by its C2PA name."""

    chain: bytes
    key: bytes
    algorithm: str


@dataclass(frozen=True)
class Facts:
    """What a certificate says.

    Attributes
    ----------
    until : datetime
        When it ends, UTC.
    own : bool
        Whether it was made here.
    """

    name: str
    organisation: str
    until: datetime
    own: bool

    @property
    def expired(self) -> bool:
        """Whether it has ended."""
        return self.until <= datetime.now(UTC)


def folder() -> Path:
    """Return the folder of what was made here; it may not exist."""
    return paths.data_dir() / "signing"


def own_files() -> SigningFiles:
    """Return the files of the certificate that is made here; they may not exist."""
    return SigningFiles(folder() / "certificate.pem", folder() / "private-key.pem")


def chosen(certificate: str = "", key: str = "") -> SigningFiles | None:
    """Return what to sign with: the person's own files where both are named, else what was made here, else None."""
    if certificate and key:
        return SigningFiles(Path(certificate).expanduser(), Path(key).expanduser())
    own = own_files()
    return own if own.certificate.is_file() and own.key.is_file() else None


def make_own(name: str, organisation: str = "", years: int = 5) -> SigningFiles:
    """Make a certificate for `name`, ES256; it takes the place of one that was made before.

    Parameters
    ----------
    years : int
        How long it holds, 1 to ``MAX_YEARS``.

    Raises
    ------
    UserError
        For a name that can't be one, or a folder that can't be written.
    """
    name, organisation = " ".join(name.split()), " ".join(organisation.split())
    if not 1 <= len(name) <= 64 or len(organisation) > 64:
        raise UserError(
            "A certificate needs a name of 1 to 64 letters.", "Use your own, or that of your studio."
        )
    if not 1 <= years <= MAX_YEARS:
        raise UserError(f"A certificate can't hold for {years} years.", f"Choose 1 to {MAX_YEARS}.")
    leaf, authority, key = _issued(name, organisation or name, years)
    files = own_files()
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        # Files that were signed before stay known as the person's own; whatever is signed from now on is known too.
        known = folder() / "authorities.pem"
        _write_private(known, (known.read_bytes() if known.exists() else b"") + authority)
        _write_private(files.key, key)
        _write_private(files.certificate, leaf + authority)
    except OSError as error:
        raise disk_error(error, files.certificate) from None
    return files


def authorities() -> str:
    """Return the authorities that were made here, PEM; "" for none."""
    try:
        return (folder() / "authorities.pem").read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def facts_of(files: SigningFiles) -> Facts:
    """Return what a certificate says; UserError when it can't be read."""
    from cryptography.x509.oid import NameOID

    found = _certificate(_read(files.certificate), files.certificate)

    def said(oid: x509.ObjectIdentifier) -> str:
        values = found.subject.get_attributes_for_oid(oid)
        return str(values[0].value) if values else ""

    return Facts(
        said(NameOID.COMMON_NAME), said(NameOID.ORGANIZATION_NAME), found.not_valid_after_utc,
        files == own_files(),
    )  # fmt: skip


def loaded(files: SigningFiles) -> SigningKey:
    """Return what signs.

    Raises
    ------
    UserError
        When a file is missing or no PEM, they don't belong together, the key has a password, its kind isn't
        among those of C2PA, or the certificate has ended.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
        load_pem_private_key,
    )

    chain, secret = _read(files.certificate), _read(files.key)
    certificate = _certificate(chain, files.certificate)
    try:
        key = load_pem_private_key(secret, None)
        public = certificate.public_key()
    except UnsupportedAlgorithm:
        raise _unfit(files.key) from None
    except TypeError:
        raise UserError(
            f"'{files.key.name}' has a password.", "Give a key without one; the studio keeps no passwords."
        ) from None
    except ValueError:
        raise UserError(f"'{files.key.name}' is no private key.", "It has to be a PEM file.") from None
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if key.public_key().public_bytes(*form) != public.public_bytes(*form):
        raise UserError(
            f"'{files.key.name}' isn't the key of '{files.certificate.name}'.",
            "Choose the two that belong together.",
        )
    if certificate.not_valid_after_utc <= datetime.now(UTC):
        day = certificate.not_valid_after_utc.date().isoformat()
        raise UserError(
            f"The certificate '{files.certificate.name}' ended on {day}.", "Make or choose another."
        )
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(chain, plain, _algorithm(key, files.key))


def _algorithm(key: object, path: Path) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey):
        found = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}.get(key.curve.name)
        if found is not None:
            return found
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        return "ps256"
    raise _unfit(path)


def _unfit(path: Path) -> UserError:
    return UserError(
        f"'{path.name}' is a key that C2PA doesn't sign with.",
        "It may be of P-256, P-384, P-521, Ed25519, or RSA of 2048 bits or more.",
    )


def _issued(name: str, organisation: str, years: int) -> tuple[bytes, bytes, bytes]:
    """Return a certificate, that of its authority, and its private key; PEM."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    master, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    above = f"{name} (own authority)"
    authority = _signed((above, organisation), (above, organisation), master, master, years)
    leaf = _signed((name, organisation), (above, organisation), key, master, years)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return leaf.public_bytes(Encoding.PEM), authority.public_bytes(Encoding.PEM), secret


def _signed(
    subject: tuple[str, str],
    issuer: tuple[str, str],
    key: ec.EllipticCurvePrivateKey,
    master: ec.EllipticCurvePrivateKey,
    years: int,
) -> x509.Certificate:
    """Return a certificate by the profile of C2PA 2.2, 14.5; one for the key that signs it is an authority."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    def title(names: tuple[str, str]) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, names[0]),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, names[1]),
            ]
        )

    is_authority = key is master
    # From yesterday: the clock of whoever looks may be behind.
    start = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(title(subject))
        .issuer_name(title(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=round(365.25 * years) + 1))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), True)
        .add_extension(_usage(is_authority), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(master.public_key()), False)
    )
    if not is_authority:
        purpose = x509.ExtendedKeyUsage([x509.ObjectIdentifier(EMAIL_PROTECTION)])
        builder = builder.add_extension(purpose, False)
    return builder.sign(master, hashes.SHA256())


def _usage(is_authority: bool) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(data: bytes, path: Path) -> x509.Certificate:
    """Return the first certificate of a chain."""
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(data)[0]
    except (ValueError, IndexError):
        raise UserError(f"'{path.name}' is no certificate.", "It has to be a PEM file.") from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE)
    except OSError as error:
        raise read_error(error, path) from None


def _write_private(path: Path, data: bytes) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    part = path.with_suffix(".part")
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)
