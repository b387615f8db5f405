"""The text of a Word file: a zip archive with XML in it, read with its size, depth and length capped.

Paragraphs, breaks and tabs are read (ECMA-376 part 1, sections 17.3.1.22, 17.3.3.1, 17.3.3.31 and 17.3.3.32), in the order
of the document; headers, notes, comments, fields' codes and deleted passages are not.
"""

from __future__ import annotations

import errno
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from creastudio.api import UserError

BODY = "word/document.xml"
MAX_XML = 128 * 1024**2
"""Bytes of XML, unpacked."""

MAX_RATIO = 200
"""Ordinary documents are packed to a tenth; a thousandth is made to fill the memory."""

MAX_DEPTH = 200
_STEP = 1 << 16
_SPACE = " "
_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_LEFT_OUT = {"del", "moveFrom", "txbxContent", "pict", "Fallback"}
"""Elements whose text isn't the document's running text, or is there twice."""


class _Reader:
    """Gathers the text while the XML goes by; nothing of its tree is kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.line: list[str] = []
        self.stack: list[str] = []
        self.outside = 0
        self.parser = expat.ParserCreate(namespace_separator=_SPACE)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        # A Word file declares nothing; entities are how a small file unfolds to a huge one, or reads others.
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared

    def _declared(self, *_: object) -> None:
        raise UserError(f"'{self.name}' declares XML entities, which no Word file does; it isn't opened.")

    def _start(self, tag: str, _: object) -> None:
        space, _, local = tag.rpartition(_SPACE)
        self.stack.append(local)
        if len(self.stack) > MAX_DEPTH:
            raise UserError(f"'{self.name}' is nested too deeply.", hint="It may be damaged.")
        self.outside += local in _LEFT_OUT
        if space in _W and not self.outside:
            if local in ("br", "cr"):
                self.line.append("\n")
            elif local == "tab" and "tabs" not in self.stack[-2:]:
                self.line.append("\t")

    def _end(self, tag: str) -> None:
        self.stack.pop()
        space, _, local = tag.rpartition(_SPACE)
        self.outside -= local in _LEFT_OUT
        if local == "p" and space in _W and not self.outside:
            self.lines.append("".join(self.line))
            self.line.clear()

    def _text(self, data: str) -> None:
        if self.stack[-1] == "t" and not self.outside:
            self.line.append(data)


def docx_text(path: Path) -> str:
    """Return the running text of a ``.docx``, a line for each paragraph.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it: no Word file, damaged, or made to do harm.
    """
    reader = _Reader(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo(BODY)
            if part.file_size > MAX_XML or part.file_size > MAX_RATIO * max(4096, part.compress_size):
                raise UserError(
                    f"'{path.name}' unpacks to {part.file_size / 1e6:.0f} MB, which no text does; it isn't opened."
                )
            with archive.open(part) as file:
                # A zip's own figures can lie; what is read is counted.
                for _ in range(0, MAX_XML, _STEP):
                    data = file.read(_STEP)
                    reader.parser.Parse(data, not data)
                    if not data:
                        break
    except KeyError:
        raise UserError(f"'{path.name}' is no Word file.", hint="Save it as .docx or .txt.") from None
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # A place before the begin of the file.
        raise _damaged(path) from None
    except (
        zipfile.BadZipFile, expat.ExpatError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError,
    ):  # fmt: skip
        raise _damaged(path) from None
    return "\n".join(reader.lines)


def _damaged(path: Path) -> UserError:
    return UserError(f"'{path.name}' is damaged, locked, or no Word file.", hint="Save it as .docx or .txt.")
