"""The objects of a PDF that Qt wrote (ISO 32000-1, 7.5): taken apart, changed, and written again."""

from __future__ import annotations

import re

_TABLE = re.compile(
    rb"\bxref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n<<\n(.*?)>>\nstartxref", re.DOTALL
)
_LENGTH = re.compile(rb"/Length (\d+) 0 R\b")
_STREAM = b">>\nstream\n"


class PdfFile:
    """A PDF as its objects.

    Parameters
    ----------
    data : bytes
        A file with one table of references, as Qt writes it.

    Attributes
    ----------
    objects : dict of int -> bytes
        What stands between "obj" and "endobj", by number.

    Raises
    ------
    ValueError
        When the file isn't built so.
    """

    def __init__(self, data: bytes) -> None:
        table = _TABLE.search(data, max(0, data.rfind(b"\nxref\n")))
        if table is None:
            raise ValueError("this PDF has no table of its objects")
        rows = [row.split() for row in table[2].splitlines()]
        places = {number: int(row[0]) for number, row in enumerate(rows) if row[2] == b"n"}
        ends = dict(zip(sorted(places.values()), [*sorted(places.values())[1:], table.start()], strict=True))
        self._head = data[: min(places.values())]
        self._trailer = re.sub(rb"/Size \d+\s*\n", b"", table[3])
        self.objects = {
            number: data[start : ends[start]].split(b"obj\n", 1)[1].rsplit(b"endobj", 1)[0]
            for number, start in places.items()
        }

    def add(self, body: bytes) -> int:
        """Put a new object at the end and return its number."""
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def stream(self, number: int) -> bytes:
        """Return the content of a stream as it is stored."""
        head, content = self.objects[number].split(_STREAM, 1)
        indirect = _LENGTH.search(head)
        length = (
            int(self.objects[int(indirect[1])]) if indirect else len(content.rsplit(b"\nendstream", 1)[0])
        )
        return content[:length]

    def replace(self, number: int, body: bytes) -> None:
        """Put another object at the place of a stream; the number that said how long that was goes with it."""
        indirect = _LENGTH.search(self.objects[number].split(_STREAM, 1)[0])
        if indirect:
            del self.objects[int(indirect[1])]
        self.objects[number] = body

    def written(self) -> bytes:
        """Return the file."""
        out = bytearray(self._head)
        size = max(self.objects) + 1
        table = bytearray(b"xref\n0 %d\n" % size)
        places: dict[int, int] = {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number
            out += body
            out += b"endobj\n"
        # Numbers that nothing has are a chain, each naming the next (7.5.4).
        free = [number for number in range(size) if number not in places]
        following = dict(zip(free, [*free[1:], 0], strict=True))
        for number in range(size):
            if number in places:
                table += b"%010d 00000 n \n" % places[number]
            else:
                table += b"%010d %05d f \n" % (following[number], 65535 if number == 0 else 1)
        start = len(out)
        out += table + b"trailer\n<<\n/Size %d\n%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, self._trailer, start)
        return bytes(out)


def stream_object(fields: bytes, content: bytes) -> bytes:
    """Return a stream as an object; `fields` are those of its dictionary but for the length."""
    return b"<<\n%s/Length %d\n>>\nstream\n%s\nendstream\n" % (fields, len(content), content)
