"""XMP packets with a recipe in them (Adobe XMP Specification, parts 1 and 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from creastudio.export.recipe_graph import MAX_TEXT

NAMESPACE = "urn:creastudio:1.0:"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_NOTE = "http://ns.adobe.com/xmp/note/"
_LABEL = "http://www.tc260.org.cn/ns/AIGC/1.0/"
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"

MAX_PACKET = 6 * MAX_TEXT
"""Longest packet that is looked into, bytes; escaping may make a text several times longer."""


@dataclass(frozen=True)
class Mark:
    """What a file says of itself.

    Attributes
    ----------
    recipe : str
        How it was made, as ``recipe_graph`` writes it; empty to leave it out.
    source : str
        A digital source type of the IPTC ("trainedAlgorithmicMedia"); empty to leave it out.
    label : str
        The JSON of the implicit label of GB 45438-2025; empty to leave it out.
    """

    recipe: str = ""
    source: str = ""
    label: str = ""

    @property
    def without_recipe(self) -> Mark:
        """What is left for readers that know standard properties alone."""
        return replace(self, recipe="")


def packet(mark: Mark) -> bytes:
    """Return the packet that holds a mark."""
    content = f"<cs:recipe>{escape(mark.recipe)}</cs:recipe>" if mark.recipe else ""
    return _wrapped(_properties(mark), content)


def main_packet(guid: str, mark: Mark) -> bytes:
    """Return the packet that refers to an extended one (for a JPEG, where a packet has 64 KiB at most)."""
    note = f' xmlns:xmpNote="{_NOTE}" xmpNote:HasExtendedXMP={quoteattr(guid)}'
    return _wrapped(_properties(mark) + note, "")


def is_ours(data: bytes) -> bool:
    """Whether a packet was written here."""
    return NAMESPACE.encode() in data


def recipe_in(data: bytes) -> str | None:
    """Return the recipe of a packet; None when it has none, or isn't XMP that can be read.

    Document types and entities, which no XMP writer needs, are refused before the parser sees them.
    """
    if len(data) > MAX_PACKET:
        return None
    try:
        text = data.decode("utf-8")
        if "<!" in text:
            return None
        root = ElementTree.fromstring(text.strip("\ufeff \t\r\n\x00"))
        return _recipe_of(root)
    except (UnicodeDecodeError, ElementTree.ParseError, RecursionError, ValueError):
        return None


def extension_guid(data: bytes) -> str | None:
    """Return the name of the extended packet that a main packet refers to, or None."""
    start = data.find(b"HasExtendedXMP=")
    guid = data[start + 16 : start + 48]
    return guid.decode("ascii") if start >= 0 and len(guid) == 32 and guid.isalnum() else None


def _recipe_of(root: ElementTree.Element) -> str | None:
    """Return the property as an element, or as the attribute that other programs turn it into."""
    name = f"{{{NAMESPACE}}}recipe"
    for element in root.iter():
        if element.tag == name:
            return element.text or ""
        if name in element.attrib:
            return element.attrib[name]
    return None


def _properties(mark: Mark) -> str:
    found = ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="CreaStudio"'
    if mark.source:
        found += (
            f' xmlns:Iptc4xmpExt="{_EXTENSION}" Iptc4xmpExt:DigitalSourceType="{_SOURCE_TYPE}{mark.source}"'
        )
    if mark.label:
        found += f' xmlns:TC260="{_LABEL}" TC260:AIGC={quoteattr(mark.label)}'
    return found


def _wrapped(properties: str, content: str) -> bytes:
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" xmlns:cs="{NAMESPACE}"{properties}>{content}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    return text.encode("utf-8")
