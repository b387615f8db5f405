"""What of a music file has no place in a score is told by ``creastudio generate``."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Run

NOTE = b"\0\x90\x3c\x50\x83\x60\x80\x3c\0"
BEND = b"\0\xe0\0\x50"


def midi(body: bytes) -> bytes:
    body += b"\0\xff\x2f\0"
    return b"MThd\0\0\0\6\0\0\0\1\1\xe0MTrk" + len(body).to_bytes(4, "big") + body


def test_what_is_left_out_of_a_music_file_is_said(run: Run, tmp_path: Path) -> None:
    bent, plain = tmp_path / "bent.mid", tmp_path / "plain.mid"
    bent.write_bytes(midi(BEND + NOTE))
    plain.write_bytes(midi(NOTE))
    for file in (bent, plain):
        said = run(
            "generate", "music.accompany", "--input", str(file), "-o", str(tmp_path / "o.mid"), "--in-thread"
        )
        assert said.code == 0
        assert ("Note: 'bent.mid': Left out: 1 pitch bend." in said.err) == (file == bent)
