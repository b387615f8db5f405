"""What each id of a tokenizer stands for, in bytes.

Two ways of writing bytes are in use: byte-level BPE maps each byte to a printable character (Radford et al. 2019,
section 2.2), and SentencePiece writes a space as U+2581 and a byte that has no piece of its own as ``<0xE7>``
(Kudo and Richardson 2018). Anything else is asked for its text id by id.
"""

from __future__ import annotations

import json
import re
from typing import Any

SPACE = "▁"
_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")


def pieces(tokenizer: Any, size: int) -> tuple[bytes, ...]:
    """Return the bytes of each id; empty for control ids and for those that nothing is known of."""
    described = json.loads(tokenizer.to_str())
    control = {item["id"] for item in described.get("added_tokens", ()) if item.get("special")}
    plain = {item["id"]: item["content"] for item in described.get("added_tokens", ())}
    parts = _parts(described.get("decoder"))
    by_byte = byte_characters()
    found: list[bytes] = []
    for token in range(size):
        written = tokenizer.id_to_token(token)
        if written is None or token in control:
            found.append(b"")
        elif token in plain:
            found.append(plain[token].encode())
        elif "ByteLevel" in parts:
            found.append(_of_byte_level(written, by_byte))
        elif parts & {"ByteFallback", "Metaspace", "Replace"}:
            found.append(_of_sentence_piece(written))
        else:
            found.append(tokenizer.decode([token], skip_special_tokens=True).encode())
    return tuple(found)


def byte_characters() -> dict[str, int]:
    """Return which character stands for which byte in byte-level BPE.

    Printable bytes stand for themselves; the others, in order, are the characters from 256 on.
    """
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in set(printable)]
    return {chr(byte): byte for byte in printable} | {
        chr(256 + place): byte for place, byte in enumerate(others)
    }


def _parts(decoder: Any) -> set[str]:
    """Return which steps a decoder has."""
    if not isinstance(decoder, dict):
        return set()
    inner = decoder.get("decoders", ())
    return {str(decoder.get("type", ""))} | {part for item in inner for part in _parts(item)}


def _of_byte_level(written: str, by_byte: dict[str, int]) -> bytes:
    if all(char in by_byte for char in written):
        return bytes(by_byte[char] for char in written)
    return written.encode()


def _of_sentence_piece(written: str) -> bytes:
    byte = _BYTE.fullmatch(written)
    if byte is not None:
        return bytes([int(byte[1], 16)])
    return written.replace(SPACE, " ").encode()
