"""Fills: what the kit plays at the end of a section, a bar of four beats in sixteenths, of which the last beats are used."""

from __future__ import annotations

from collections.abc import Mapping

Fill = Mapping[str, str]
"""Piece -> its signs, a bar of four beats."""

FILLS: Mapping[str, tuple[Fill, ...]] = {
    "rock": (
        {"snare": "..o. x.x. ..o. X.xx", "high": ".... .... xx.. ....", "kick": "X... .... X... ...."},
        {"snare": "x... xx.. .... ....", "high": ".... ..xx x... ....", "mid": ".... .... ..xx x...", "floor": ".... .... .... ..XX", "kick": "x... x... x... x..."},
        {"snare": "X..x ..x. o.o. X...", "floor": ".... .... .x.x .XXX", "kick": "..x. .x.. x... x..."},
        {"snare": ".... .... x.o. xoxX", "mid": ".... x.x. .... ....", "kick": "x..x .... x... ...."},
    ),
    "soft": (
        {"rim": ".... x... .... x.x.", "kick": "x... .... x... ...."},
        {"high": ".... .... ..o. o...", "mid": ".... .... .... ..o.", "floor": ".... .... .... ...x", "kick": "x... .... x... ...."},
        {"snare": ".... .... ..g. gogo", "kick": "x... .... x..o ...."},
    ),
    "jazz": (
        {"snare": ".... ..o. x..o ..x.", "high": ".... .... .... x...", "kick": "o... .... ..o. ...."},
        {"snare": "x..o .... x..x ..o.", "mid": "..x. .... .... x...", "kick": ".... x... .... ..x."},
        {"ride": "x... x... x... ....", "snare": ".... ..o. .... x..X"},
    ),
    "brush": (
        {"slap": ".... .... x... ..x.", "tap": ".... ..o. ..o. o..o"},
        {"slap": ".... ..x. .... x...", "tap": ".... o... o..o ..o."},
    ),
    "latin": (
        {"timbale": ".... .... x.xx x.X.", "conga": "x.x. ..xx .... ...."},
        {"conga": "..x. x.x. xx.. x...", "low conga": ".... .... ..xx ..xx"},
        {"timbale": "X..x ..x. .xx. xxX.", "cowbell": "x... x... x... x..."},
    ),
    "funk": (
        {"snare": ".g.x g.x. .gxg x.xx", "kick": "x... ..x. x... ...."},
        {"snare": "x.gx .gx. gx.g xgxX", "open": ".... .... .... ..x."},
        {"high": ".... ..xx .... ....", "mid": ".... .... xx.. ....", "snare": "x..x .... ..xx ..xX", "kick": "..x. x... ..x. x..."},
    ),
    "reggae": (
        {"rim": ".... ..x. .x.. x.x.", "timbale": "x.x. x... .... ....", "kick": ".... .... x... ...."},
        {"timbale": "..x. .xx. x.x. X...", "kick": ".... .... x... ..x."},
    ),
    "electronic": (
        {"snare": "x... x... x.x. xxxx", "clap": ".... x... .... x..."},
        {"clap": "..x. ..x. .x.x x.xx", "kick": "x... x... .... ...."},
        {"snare": ".... .... oooo xxXX", "kick": "x... x... x... ...."},
    ),
    "swell": (
        {"swell": ".... .... o--- ----"},
        {"floor": ".... .... o.o. oxxX", "swell": ".... .... .... o..."},
    ),
    "drums": (
        {"floor": "X.xx X.xx X.xx XXXX", "low": ".... ..xx .... xxxx"},
        {"kick": "X... X... X.X. X.X.", "floor": "..xx ..xx .x.x xxxX"},
        {"low": "x.x. xx.. x.x. ....", "floor": ".... ..x. .x.x XxXx", "kick": "X... .... X... X..."},
    ),
    "none": (),
}  # fmt: skip
