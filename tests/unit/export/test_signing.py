"""Signed exports: they hold, a changed byte breaks them, and nothing else is changed by them."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import av
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from creastudio import __version__, paths
from creastudio.api.errors import UserError
from creastudio.core.canvas import ShapeLayer
from creastudio.export import certificates
from creastudio.export.certificates import SigningFiles, facts_of, loaded, make_own, own_files
from creastudio.export.films import export_sequence
from creastudio.export.formats import FORMATS, export, format_of
from creastudio.export.marking import read
from creastudio.export.options import Options, SignableOptions
from creastudio.export.plan import Output, Plan, planned_files
from creastudio.export.render_process import export_files, export_film
from creastudio.export.sequence_formats import SEQUENCE_FORMATS, sequence_format
from creastudio.export.signing import MEDIA_TYPES, seal_in, seal_of
from tests.support.films import FilmScene
from tests.unit.export.scenes import BLOBS, RICH, at, document

DOC = document(*RICH)
BOARD = DOC.artboards[0].id
SIGNABLE = [item.suffix for item in FORMATS if issubclass(item.options, SignableOptions)]
SIGNABLE_FILMS = [item.suffix for item in SEQUENCE_FORMATS if issubclass(item.options, SignableOptions)]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SigningFiles:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "home"))
    return make_own("Ada Lovelace", "Analytical Studio")


def options(suffix: str, *, sign: bool) -> Options:
    return format_of(Path(f"a{suffix}")).options.model_validate({"sign": sign} if sign else {})


RARE = "MD4CAQEEDnME02Ds4PSfVK46XgO0oAcGBSuBBAAGoSADHgAExHy2b77FGlJrWmJHFE9DUNM/ntqCZQbLgr/yNw=="
"""A key on secp112r1, a curve that the library of cryptography doesn't know."""


def test_what_can_be_signed() -> None:
    assert SIGNABLE == [".png", ".jpg", ".webp", ".tif", ".pdf", ".svg"]
    assert SIGNABLE_FILMS == [".mp4", ".gif", ".wav"]
    assert {MEDIA_TYPES[suffix] for suffix in (*SIGNABLE, *SIGNABLE_FILMS)} == set(MEDIA_TYPES.values())
    for item in SEQUENCE_FORMATS:
        if item.suffix in SIGNABLE_FILMS and not item.folder:
            assert {MEDIA_TYPES[suffix] for suffix in (item.suffix, *item.other_suffixes)} == {
                item.media_type
            }


@pytest.mark.parametrize("suffix", SIGNABLE)
def test_a_signed_file_holds_until_it_is_changed(own: SigningFiles, tmp_path: Path, suffix: str) -> None:
    plain, signed = tmp_path / f"plain{suffix}", tmp_path / f"signed{suffix}"
    export(DOC, [BOARD], BLOBS.__getitem__, plain, options(suffix, sign=False), signing=own)
    export(DOC, [BOARD], BLOBS.__getitem__, signed, options(suffix, sign=True), signing=own)
    assert seal_of(plain) is None
    seal = seal_of(signed)
    assert seal is not None
    assert (seal.valid, seal.own, seal.problems) == (True, True, ())
    assert (seal.signer, seal.organisation) == ("Ada Lovelace", "Analytical Studio")
    assert seal.maker == f"CreaStudio {__version__}"
    assert seal.sources == ("compositeWithTrainedAlgorithmicMedia",)
    # The recipe is where it was, and signing costs little.
    assert read(signed) == read(plain) is not None
    assert signed.stat().st_size - plain.stat().st_size < 8000
    data = bytearray(signed.read_bytes())
    data[_px(plain.read_bytes(), bytes(data))] ^= 1
    broken = seal_in(io.BytesIO(data), MEDIA_TYPES[suffix])
    assert broken is not None
    assert not broken.valid
    assert not broken.own
    assert broken.problems


@pytest.mark.parametrize("suffix", SIGNABLE_FILMS)
def test_a_signed_film_holds_until_it_is_changed(own: SigningFiles, tmp_path: Path, suffix: str) -> None:
    scene, path = FilmScene(tmp_path / "blobs", generated=True), tmp_path / f"a{suffix}"
    chosen = sequence_format(suffix)
    where = (scene.document, scene.sequence.id, scene.read, scene.file, path)
    signed = chosen.options.model_validate({"sign": True})
    with pytest.raises(UserError, match="no certificate to sign"):
        export_sequence(*where, signed)
    # Both in a process of their own: letters may differ by a hair between an old thread and a new one.
    export_film(*where)
    plain, recipe = path.read_bytes(), read(path)
    assert seal_of(path) is None
    export_film(*where, signed, signing=own)
    seal = seal_of(path)
    assert seal is not None
    assert (seal.valid, seal.own, seal.signer, seal.problems) == (True, True, "Ada Lovelace", ())
    assert "rainedAlgorithmicMedia" in seal.sources[0]
    # The recipe is where it was, and what is seen and heard is the same.
    assert read(path) == recipe is not None
    assert decoded(path.read_bytes()) == decoded(plain)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    broken = seal_in(io.BytesIO(data), MEDIA_TYPES[suffix])
    assert broken is not None
    assert not broken.valid
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def decoded(data: bytes) -> list[bytes]:
    """Return the pictures and the sound of a film."""
    with av.open(io.BytesIO(data), "r") as file:
        return [frame.to_ndarray().tobytes() for frame in file.decode()]


def _px(plain: bytes, signed: bytes) -> int:
    """Return where a signed file has a byte that it shares with the unsigned one."""
    middle = plain[len(plain) // 2 : len(plain) // 2 + 24]
    return signed.index(middle)


def test_without_signing_a_file_is_what_it_was(own: SigningFiles, tmp_path: Path) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    export(DOC, [BOARD], BLOBS.__getitem__, first)
    export(DOC, [BOARD], BLOBS.__getitem__, second, signing=own)
    assert first.read_bytes() == second.read_bytes()


def test_it_runs_in_the_render_process(own: SigningFiles, tmp_path: Path) -> None:
    plan = Plan(outputs=(Output(options={"sign": True}), Output(suffix=".psd", options={"sign": True})))
    done = export_files(DOC, planned_files(DOC, [BOARD], plan, tmp_path), BLOBS.__getitem__, signing=own)
    seal = seal_of(done.files[0])
    assert seal is not None
    assert seal.own
    assert seal_of(done.files[1]) is None


def test_what_people_drew_isnt_called_generated(own: SigningFiles, tmp_path: Path) -> None:
    drawn = document(ShapeLayer(transform=at(20, 20, 20, 20)))
    out = tmp_path / "a.png"
    export(drawn, [drawn.artboards[0].id], BLOBS.__getitem__, out, options(".png", sign=True), signing=own)
    seal = seal_of(out)
    assert seal is not None
    assert seal.sources == ("digitalCreation",)


def test_a_stranger_is_valid_but_not_ones_own(
    own: SigningFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.png"
    export(DOC, [BOARD], BLOBS.__getitem__, out, options(".png", sign=True), signing=own)
    # A new certificate of the same person still knows what the old one signed.
    make_own("Ada King")
    seal = seal_of(out)
    assert seal is not None
    assert seal.own
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "elsewhere"))
    seal = seal_of(out)
    assert seal is not None
    assert (seal.valid, seal.own, seal.problems) == (True, False, ())


def test_the_key_is_private(own: SigningFiles) -> None:
    assert own == own_files() == certificates.chosen()
    if sys.platform != "win32":
        assert stat.S_IMODE(own.key.stat().st_mode) == 0o600
        assert stat.S_IMODE(own.key.parent.stat().st_mode) == 0o700
    assert own.key.parent.parent == paths.data_dir()
    facts = facts_of(own)
    assert (facts.name, facts.organisation, facts.own, facts.expired) == (
        "Ada Lovelace", "Analytical Studio", True, False,
    )  # fmt: skip


def test_what_cant_sign_is_told(own: SigningFiles, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no certificate to sign"):
        export(DOC, [BOARD], BLOBS.__getitem__, tmp_path / "a.png", options(".png", sign=True))
    assert not (tmp_path / "a.png").exists()
    other = ec.generate_private_key(ec.SECP256R1())
    stranger, locked, junk = tmp_path / "other.pem", tmp_path / "locked.pem", tmp_path / "junk.pem"
    stranger.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    locked.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")))
    junk.write_bytes(os.urandom(64))
    rare = tmp_path / "rare.pem"
    rare.write_text(f"-----BEGIN EC PRIVATE KEY-----\n{RARE}\n-----END EC PRIVATE KEY-----\n")
    for files, said in (
        (SigningFiles(own.certificate, stranger), "isn't the key of"),
        (SigningFiles(own.certificate, locked), "has a password"),
        (SigningFiles(own.certificate, junk), "no private key"),
        (SigningFiles(own.certificate, rare), "C2PA doesn't sign with"),
        (SigningFiles(junk, own.key), "no certificate"),
        (SigningFiles(tmp_path / "gone.pem", own.key), "There is no"),
    ):
        with pytest.raises(UserError, match=said):
            loaded(files)


@pytest.mark.parametrize(("name", "years"), [("", 5), ("x" * 65, 5), ("Ada", 0), ("Ada", 11)])
def test_certificates_that_cant_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, years: int
) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path))
    with pytest.raises(UserError):
        make_own(name, years=years)
    assert certificates.chosen() is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_library_of_the_working_folder_is_run(tmp_path: Path) -> None:
    import c2pa

    real = Path(c2pa.__file__).parent / "libs" / "libc2pa_c.so"
    (tmp_path / "libc2pa_c.so").write_bytes(real.read_bytes())
    code = (
        "import io; from creastudio.export.signing import seal_in\n"
        "assert seal_in(io.BytesIO(b'no picture'), 'image/png') is None\n"
        "print([line.split()[-1] for line in open('/proc/self/maps') if 'libc2pa_c' in line][0])"
    )
    root = str(Path(certificates.__file__).parents[2])
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip
    assert found.stdout.strip() == str(real)


def test_nothing_of_it_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, creastudio.export.formats, creastudio.export.render_main, creastudio.shell.exporting.dialog;"
        "print([name for name in ('c2pa', 'cryptography', 'requests') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
