"""What reads the files that people open and drop: one reader for each ending of the seeds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).parent / "corpus" / "seeds"
KEPT = Path(__file__).parent / "corpus" / "kept"
"""Files that once went wrong; each is tried every time, as it is."""


def _project(path: Path, folder: Path) -> None:
    from creastudio.store.blobs import BlobStore
    from creastudio.store.project_file import load_project, peek_project, project_digest

    project_digest(path)
    with peek_project(path) as peeked:
        for sha256 in peeked.sizes:
            peeked.read(sha256)
    load_project(path, BlobStore(folder / "blobs"))


def _brand(path: Path, folder: Path) -> None:
    del folder
    from creastudio.api.brand_file import read_brand

    read_brand(path)


def _model(path: Path, folder: Path) -> None:
    from creastudio.store.model_library import ModelLibrary

    ModelLibrary([("own", folder)], writable=folder).import_model(path)


def _plugin(path: Path, folder: Path) -> None:
    from creastudio.host.offer import look_at

    look_at(path, folder / "plugins")


def _layers(path: Path, folder: Path) -> None:
    del folder
    from creastudio.export.importing import import_layers

    import_layers(path)


def _media(path: Path, folder: Path) -> None:
    from creastudio.store.blobs import BlobStore
    from creastudio.workspace.incoming import take_in_any

    take_in_any(path, BlobStore(folder / "blobs"))


def _cut(path: Path, folder: Path) -> None:
    from creastudio.store.blobs import BlobStore
    from creastudio.workspace.incoming_cuts import project_of_cut, take_in_cut

    project_of_cut(take_in_cut(path, BlobStore(folder / "blobs")), "Cut")


def _subtitles(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.subtitles import import_subtitles

    import_subtitles(path)


def _palette(path: Path, folder: Path) -> None:
    del folder
    from creastudio.core.gpl import read_gpl

    read_gpl(path.read_bytes())


def _text(path: Path, folder: Path) -> None:
    del folder
    from creastudio.api.fountain_text import parse
    from creastudio.media.texts import import_text

    parse("\n".join(passage.text for passage in import_text(path).writing.passages))


def _past(path: Path, folder: Path) -> None:
    del folder
    from creastudio.api.past_ads import read_past

    read_past(path)


def _campaign(path: Path, folder: Path) -> None:
    del folder
    from creastudio.api.campaign_file import pack_campaign, read_pack

    read_pack(pack_campaign(path))


def _pack(path: Path, folder: Path) -> None:
    del folder
    from creastudio.api.campaign_file import read_pack

    read_pack(path)


def _document(path: Path, folder: Path) -> None:
    del folder
    from creastudio.ml.docx_text import docx_text

    docx_text(path)


def _font(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.soundfont import SoundFont

    font = SoundFont(path)
    try:
        for region in font.regions(0, False, 60, 90):
            font.sample(region.sample)
    finally:
        font.close()


def _foreign(path: Path, folder: Path) -> None:
    del folder
    from creastudio.store.foreign_folder import header_of

    header_of(path)


READERS: dict[str, Callable[[Path, Path], None]] = {
    "crea": _project,
    "creabrand": _brand,
    "creamodel": _model,
    "whl": _plugin,
    "creaplugin": _plugin,
    **dict.fromkeys(("ora", "psd", "svg"), _layers),
    **dict.fromkeys(("png", "jpg", "webp", "gif", "tif", "bmp", "wav", "layout"), _media),
    **dict.fromkeys(("mid", "musicxml", "mxl", "abc"), _media),
    "otio": _cut,
    **dict.fromkeys(("srt", "vtt"), _subtitles),
    **dict.fromkeys(("csv", "json"), _past),
    "toml": _campaign,
    "creacampaign": _pack,
    "docx": _document,
    "sf2": _font,
    "safetensors": _foreign,
    "gpl": _palette,
    "fountain": _text,
}


def read(path: Path) -> None:
    """Read a file as the studio does; what it keeps of it goes."""
    with tempfile.TemporaryDirectory() as folder:
        READERS[path.suffix[1:]](path, Path(folder))


def seeds() -> dict[str, list[bytes]]:
    """Return the contents of the seeds by their ending."""
    found: dict[str, list[bytes]] = {}
    for file in sorted(SEEDS.iterdir()):
        found.setdefault(file.suffix[1:], []).append(file.read_bytes())
    return found
