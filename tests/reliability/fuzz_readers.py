"""What reads the files that people open and drop: one reader for each ending of the seeds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND

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


def _played(path: Path, folder: Path) -> None:
    """Take it in, and look at and listen to what it says that it has."""
    from creastudio.media.probe import probe

    facts = probe(path)
    steps = [_media, _recipe]
    steps += [_seen] if facts.kind == "video" else []
    steps += [_heard] if facts.audio_channels else []
    _each(path, folder, steps)


def _seen(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.poster import poster
    from creastudio.media.video import VideoReader

    poster(path, 16)
    with closing(VideoReader(path)) as video:
        for time in (0, FLICKS_PER_SECOND // 20, 9 * FLICKS_PER_SECOND):
            video.frame(time, 16, 16)


def _heard(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.audio import AudioReader
    from creastudio.media.peaks import peaks

    peaks(path)
    with closing(AudioReader(path)) as sound:
        for start in (0, 2000, 480_000):
            sound.read(start, 4096)


def _picture(path: Path, folder: Path) -> None:
    _each(path, folder, (_media, _recipe))


def _recipe(path: Path, folder: Path) -> None:
    del folder
    from creastudio.export.marking import read

    read(path)


def _seal(path: Path, folder: Path) -> None:
    del folder
    from creastudio.export.signing import seal_in

    with path.open("rb") as file:
        seal_in(file, "image/png")


def _certificate(path: Path, folder: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric import ed25519
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    from creastudio.export.certificates import SigningFiles, facts_of, loaded

    key = folder / "key.pem"
    form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key.write_bytes(ed25519.Ed25519PrivateKey.generate().private_bytes(*form))
    files = SigningFiles(path, key)
    facts_of(files)
    try:
        loaded(files)
    except UserError as error:
        if "isn't the key of" not in error.message:
            raise


def _engine(path: Path, folder: Path) -> None:
    from creastudio.engines.unpack import read_manifest, unpack

    read_manifest(path)
    unpack(path, folder)


def _typeface(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.font_names import family_of

    family_of(path)


def _examples(path: Path, folder: Path) -> None:
    del folder
    from creastudio.ml.text_files import read_file

    read_file(path, path.name, 1 << 20)


def _brand_words(path: Path, folder: Path) -> None:
    del folder
    from creastudio.media.brand_words import read_words

    data = path.read_bytes()
    read_words(data, "brand.toml" if data.startswith(b"name =") else "brand.txt")


def _figures(path: Path, folder: Path) -> None:
    del folder
    from creastudio_layout.engine.results import counted_in

    counted_in(path)


def _gguf(path: Path, folder: Path) -> None:
    from creastudio_text.engine.foreign.gguf_child import convert, look

    body = {"file": str(path), "name": path.name, "folder": str(folder)}
    with _as_capped():
        look(body)
        convert(body)


def _network(path: Path, folder: Path) -> None:
    from creastudio_gan.engine.convert_child import convert

    with _as_capped():
        convert({"file": str(path), "name": path.name, "folder": str(folder)})


@contextmanager
def _as_capped() -> Iterator[None]:
    """Tell too little memory as the job does, which has such files read in a process of their own."""
    try:
        yield
    except MemoryError:
        raise UserError("It needs more memory than reading it may take.") from None
    except RuntimeError as error:
        if "alloc" not in str(error):
            raise
        raise UserError("It needs more memory than reading it may take.") from None


def _weights(path: Path, folder: Path) -> None:
    del folder
    from creastudio.ml.checkpoint import read_foreign

    read_foreign(path, 1 << 28)


def _each(path: Path, folder: Path, steps: Iterable[Callable[[Path, Path], object]]) -> None:
    """Do all steps, also after one that refuses the file; raise the last refusal."""
    refused: UserError | None = None
    for step in steps:
        try:
            step(path, folder)
        except UserError as error:
            refused = error
    if refused is not None:
        raise refused


READERS: dict[str, Callable[[Path, Path], None]] = {
    "crea": _project,
    "creabrand": _brand,
    "creamodel": _model,
    "whl": _plugin,
    "creaplugin": _plugin,
    **dict.fromkeys(("ora", "psd", "svg"), _layers),
    **dict.fromkeys(("png", "jpg", "webp", "gif", "tif", "bmp"), _picture),
    **dict.fromkeys(("wav", "flac", "ogg", "mp3", "m4a", "aiff", "mp4", "webm", "avi", "mov"), _played),
    **dict.fromkeys(("layout", "mid", "musicxml", "mxl", "abc", "score"), _media),
    "pdf": _recipe,
    "sealed": _seal,
    "pem": _certificate,
    "pack": _engine,
    **dict.fromkeys(("ttf", "ttc"), _typeface),
    **dict.fromkeys(("jsonl", "md"), _examples),
    "txt": _brand_words,
    "tsv": _figures,
    "gguf": _gguf,
    **dict.fromkeys(("pkl", "pt"), _network),
    "pth": _weights,
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
