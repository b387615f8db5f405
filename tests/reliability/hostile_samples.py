"""Files that want to run code, read what is none of theirs, write where they shouldn't, or burst: a function makes each.

Each payload leaves a canary, or shows a secret, if it gets its way.
"""

from __future__ import annotations

import io
import json
import os
import pickle  # noqa: TID251 - made here, and never read
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.fuzz_readers import SEEDS

ABSOLUTE = Path("/tmp/creastudio-canary")
"""A canary whose name leads out of any folder."""

SECRET = "the secret of this machine"


@dataclass(frozen=True)
class Place:
    """Where a sample lies: `folder` with the file, `home` where the studio may write, a secret and a canary outside."""

    root: Path

    def __post_init__(self) -> None:
        for folder in (self.folder, self.home):
            folder.mkdir(parents=True)
        self.secret.write_text(SECRET)

    @property
    def folder(self) -> Path:
        return self.root / "opened"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def secret(self) -> Path:
        return self.root / "secret.txt"

    @property
    def canary(self) -> Path:
        return self.root / "canary"

    @property
    def payload(self) -> str:
        """Python that leaves the canary."""
        return f"open({str(self.canary)!r}, 'w').write('run')"

    def write(self, name: str, data: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def own(self, name: str, data: str) -> Path:
        """Write a file among the studio's own."""
        path = self.home / name
        path.write_text(data)
        return path

    def zip(self, name: str, members: Mapping[str, bytes | str]) -> Path:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return self.write(name, packed.getvalue())

    def seed(self, name: str) -> dict[str, bytes]:
        """Return the members of a seed that is a zip."""
        with zipfile.ZipFile(SEEDS / name) as archive:
            return {member: archive.read(member) for member in archive.namelist()}

    def listing(self) -> dict[str, int]:
        return {str(path): path.lstat().st_size for path in self.root.rglob("*") if not self._own(path)}

    def changes(self, before: dict[str, int]) -> list[str]:
        """Return what has changed outside of the studio's own folder."""
        after = self.listing()
        wrong = [
            f"{Path(name).name} was written"
            for name in sorted(before | after)
            if before.get(name) != after.get(name)
        ]
        return [*wrong, "a name from the root was followed"] if ABSOLUTE.exists() else wrong

    def _own(self, path: Path) -> bool:
        return path.is_relative_to(self.home)


class _Payload:
    def __init__(self, code: str) -> None:
        self.code = code

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, (self.code,)


def _pickled(place: Place) -> bytes:
    return pickle.dumps({"weights": _Payload(place.payload)})


def _torch(place: Place) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.pkl", _pickled(place))
        archive.writestr("archive/version", "3\n")
    return packed.getvalue()


SAMPLES: dict[str, Callable[[Place], Path]] = {}


def _sample(function: Callable[[Place], Path]) -> Callable[[Place], Path]:
    SAMPLES[function.__name__.strip("_")] = function
    return function


def _each(names: Mapping[str, Callable[[Place], Path]]) -> None:
    SAMPLES.update(names)


# -- pickles

_each(
    {
        f"pickled_{ending}": lambda place, ending=ending: place.write(f"model.{ending}", _torch(place))
        for ending in ("pt", "pth", "ckpt", "bin", "safetensors")
    }
    | {
        f"bare_pickle_{ending}": lambda place, ending=ending: place.write(f"model.{ending}", _pickled(place))
        for ending in ("pt", "ckpt")
    }
)


@_sample
def pickle_for_weights(place: Place) -> Path:
    return place.zip(
        "model.creamodel", place.seed("model.creamodel") | {"weights.safetensors": _pickled(place)}
    )


@_sample
def code_beside_weights(place: Place) -> Path:
    return place.zip("model.creamodel", place.seed("model.creamodel") | {"modeling_evil.py": place.payload})


@_sample
def foreign_model_with_code(place: Place) -> Path:
    config = {
        "model_type": "gpt2",
        "architectures": ["EvilForCausalLM"],
        "auto_map": {"AutoModelForCausalLM": "evil.Evil"},
    }
    place.write("foreign/config.json", json.dumps(config))
    place.write("foreign/evil.py", place.payload)
    place.write("foreign/pytorch_model.bin", _torch(place))
    return place.folder / "foreign"


def _cached_scores(place: Place, names: tuple[str, ...]) -> Path:
    place.write("folder/song.mid", (SEEDS / "song.mid").read_bytes())
    for name in names:
        data = _pickled(place)
        place.write(f"folder/{name}", zlib.compress(data) if name.endswith("z") else data)
    return place.folder / "folder"


@_sample
def cached_scores_in_a_folder(place: Place) -> Path:
    return _cached_scores(place, ("song.p", "song.p.gz", "song.pgz", "m21-5f2.p.gz", "song.pickle"))


@_sample
def pickle_called_a_score(place: Place) -> Path:
    return place.write("song.mid", _pickled(place))


@_sample
def pickle_called_a_project(place: Place) -> Path:
    return place.write("poster.crea", _pickled(place))


# -- names that lead out, and links


def _slips(name: str, seed: str) -> Callable[[Place], Path]:
    outs = ("../../canary", str(ABSOLUTE), "..\\..\\canary", "a/../../../canary")

    def make(place: Place) -> Path:
        return place.zip(name, place.seed(seed) | dict.fromkeys((*outs, str(place.canary)), b"slipped"))

    return make


_each(
    {
        "slip_project": _slips("poster.crea", "project.crea"),
        "slip_kit": _slips("kit.creabrand", "kit.creabrand"),
        "slip_model": _slips("model.creamodel", "model.creamodel"),
        "slip_layers": _slips("layers.ora", "layers.ora"),
        "slip_score": _slips("score.mxl", "score.mxl"),
        "slip_plugin": _slips("plugin-1.0-py3-none-any.whl", "plugin-1.0-py3-none-any.whl"),
        "slip_plugin_file": _slips("plugin.creaplugin", "plugin-1.0-py3-none-any.whl"),
    }
)


def _linked(name: str, seed: str) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        members = place.seed(seed)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for member in members:
                link = zipfile.ZipInfo(member)
                link.external_attr = 0o120777 << 16
                archive.writestr(link, str(place.secret))
        return place.write(name, packed.getvalue())

    return make


_each(
    {
        "links_in_a_project": _linked("poster.crea", "project.crea"),
        "links_in_a_model": _linked("model.creamodel", "model.creamodel"),
        "links_in_layers": _linked("layers.ora", "layers.ora"),
        "links_in_a_plugin": _linked("plugin-1.0-py3-none-any.whl", "plugin-1.0-py3-none-any.whl"),
    }
)


@_sample
def plugin_that_is_started_with_python(place: Place) -> Path:
    return place.zip(
        "plugin-1.0-py3-none-any.whl",
        place.seed("plugin-1.0-py3-none-any.whl")
        | {"evil.pth": f"import os; {place.payload}", "sitecustomize.py": place.payload},
    )


@_sample
def texts_with_links(place: Place) -> Path:
    place.write("texts/a.txt", "A text of some length that can be read.\n" * 20)
    os.symlink(place.root, place.folder / "texts" / "out")
    return place.folder / "texts"


# -- XML and SVG


def _svg(inside: str, head: str = "") -> str:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<?xml version="1.0"?>{head}<svg {spaces} width="20" height="20"><rect width="9" height="9"/>{inside}</svg>'


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)

_SVGS = {
    "svg_script": "<script>fetch('http://example.invalid/')</script>",
    "svg_event": '<rect width="4" height="4" onload="alert(1)" onclick="alert(2)"/>',
    "svg_href_web": '<image xlink:href="http://example.invalid/a.png" width="4" height="4"/>',
    "svg_href_unc": '<image href="//example.invalid/a.png" width="4" height="4"/>',
    "svg_use_web": '<use xlink:href="http://example.invalid/a.svg#a"/>',
    "svg_css_import": "<style>@import url(http://example.invalid/a.css); rect { fill: url(http://example.invalid/b.svg#c) }</style>",
    "svg_foreign": '<foreignObject width="9" height="9"><iframe src="http://example.invalid/"/></foreignObject>',
    "svg_nested": "<g>" * 5000 + "</g>" * 5000,
    "svg_uses_bomb": "".join(
        f'<g id="u{n}">' + f'<use xlink:href="#u{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)
    ),
}
_each(
    {name: lambda place, inside=inside: place.write("a.svg", _svg(inside)) for name, inside in _SVGS.items()}
)


@_sample
def svg_href_file(place: Place) -> Path:
    links = "".join(
        f'<image {name}="{address}" width="4" height="4"/>'
        for name in ("href", "xlink:href")
        for address in (place.secret.as_uri(), str(place.secret), "../secret.txt")
    )
    return place.write("a.svg", _svg(links))


@_sample
def svg_entity_file(place: Place) -> Path:
    head = f'<!DOCTYPE svg [<!ENTITY s SYSTEM "{place.secret.as_uri()}">]>'
    return place.write("a.svg", _svg("<text>&s;</text>", head))


@_sample
def svg_entity_bomb(place: Place) -> Path:
    return place.write("a.svg", _svg("<text>&m;</text>", f"{BOMB}]>"))


def _musicxml(head: str, words: str) -> str:
    score = (SEEDS / "score.musicxml").read_text("utf-8")
    return score.replace("<score-partwise", f"{head}<score-partwise", 1).replace("Violin", words, 1)


@_sample
def score_entity_file(place: Place) -> Path:
    head = f'<!DOCTYPE score-partwise [<!ENTITY s SYSTEM "{place.secret.as_uri()}">]>'
    return place.write("score.musicxml", _musicxml(head, "&s;"))


@_sample
def score_entity_bomb(place: Place) -> Path:
    return place.write("score.musicxml", _musicxml(f"{BOMB}]>", "&m;"))


@_sample
def score_doctype_web(place: Place) -> Path:
    head = '<!DOCTYPE score-partwise SYSTEM "http://example.invalid/score.dtd">'
    return place.write("score.musicxml", _musicxml(head, "Violin"))


@_sample
def layers_entity_file(place: Place) -> Path:
    members = place.seed("layers.ora")
    head = f'<!DOCTYPE image [<!ENTITY s SYSTEM "{place.secret.as_uri()}">]>'
    members["stack.xml"] = b"".join([head.encode(), members["stack.xml"].replace(b'name="', b'name="&s;', 1)])
    return place.zip("layers.ora", members)


@_sample
def packed_score_that_names_a_file(place: Place) -> Path:
    container = f'<container><rootfiles><rootfile full-path="{place.secret}"/></rootfiles></container>'
    return place.zip("score.mxl", place.seed("score.mxl") | {"META-INF/container.xml": container})


# -- what bursts


def _burst(name: str, seed: str, member: str) -> Callable[[Place], Path]:
    # Gigabytes would only be slow to make: the caps are below this.
    return lambda place: place.zip(name, place.seed(seed) | {member: bytes(80 << 20)})


_each(
    {
        "burst_score": _burst("score.mxl", "score.mxl", "score.xml"),
        "burst_layers": _burst("layers.ora", "layers.ora", "stack.xml"),
        "burst_kit": _burst("kit.creabrand", "kit.creabrand", "brand.json"),
        "burst_card": _burst("model.creamodel", "model.creamodel", "card.json"),
    }
)


# -- pictures, films, settings


@_sample
def postscript_called_a_picture(place: Place) -> Path:
    return place.write(
        "a.png", f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%touch {place.canary}) (w) file\n"
    )


@_sample
def playlist_called_a_film(place: Place) -> Path:
    return place.write(
        "a.mp4",
        f"#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\n{place.secret.as_uri()}\nhttp://example.invalid/a.ts\n",
    )


@_sample
def list_called_a_film(place: Place) -> Path:
    return place.write("a.mkv", f"ffconcat version 1.0\nfile '{place.secret}'\n")


@_sample
def description_called_a_sound(place: Place) -> Path:
    return place.write(
        "a.wav", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 203.0.113.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n"
    )


@_sample
def settings_that_are_code(place: Place) -> Path:
    return place.own(
        "settings.json",
        f'{{"theme": "__import__(\'os\')", "disabled": ["{place.payload}"], "x": !!python/object:os.system}}',
    )


@_sample
def cut_that_names_the_web(place: Place) -> Path:
    cut = (SEEDS / "cut.otio").read_text("utf-8")
    return place.write("cut.otio", cut.replace("cut media", "http://example.invalid"))


@_sample
def cut_that_names_a_secret(place: Place) -> Path:
    cut = json.loads((SEEDS / "cut.otio").read_text("utf-8"))
    return place.write("cut.otio", json.dumps(cut).replace("cut media", str(place.root)))


@_sample
def layout_that_names_a_file(place: Place) -> Path:
    layout = json.loads((SEEDS / "ad.layout").read_text("utf-8"))
    layout["elements"][0]["picture"] = "../../secret.txt"
    return place.write("ad.layout", json.dumps(layout))
