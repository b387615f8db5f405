"""Settings: one frozen value a person, stored as JSON; its schema makes the dialog and the docs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from creastudio.api.errors import UserError
from creastudio.core.fields import check_field
from creastudio.store.files import parse_object, read_error, write_bytes
from creastudio.whole_files import put_aside

HIDDEN: dict[str, Any] = {"hidden": True}
"""Marks what the studio remembers by itself and no dialog shows."""


class Settings(BaseModel):
    """What a person chose. A field without ``hidden`` appears in the settings dialog under its group."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Literal["dark", "light", "grey", "contrast"] = Field(
        default="dark",
        title="Theme",
        description="Neutral grey is best for judging colours.",
        json_schema_extra={"group": "Appearance"},
    )
    language: Literal["system", "en", "zh_CN"] = Field(
        default="system",
        title="Language",
        description="Takes effect at the next start.",
        json_schema_extra={"group": "Appearance"},
    )
    text_scale: float = Field(
        default=1.0,
        ge=0.8,
        le=2.0,
        title="Text size",
        description="1 is the usual size; everything grows with it, at once.",
        json_schema_extra={"group": "Appearance", "step": 0.1},
    )
    reduce_motion: Literal["auto", "on", "off"] = Field(
        default="auto",
        title="Reduce motion",
        description="Nothing blinks, marches or glides by itself. Auto asks the system; what you play still plays.",
        json_schema_extra={"group": "Appearance"},
    )
    accept_to: Literal["canvas", "timeline", "both"] = Field(
        default="canvas",
        title="Enter places a result on",
        description="Shift+Enter always places it on the timeline.",
        json_schema_extra={"group": "Results"},
    )
    learn_layouts: bool = Field(
        default=True,
        title="Learn from the ads that you place",
        description="What you choose among variants shapes the next ones. It stays on this computer.",
        json_schema_extra={"group": "Results"},
    )
    use_past_ads: bool = Field(
        default=True,
        title="Compose after your past ads",
        description="Those in Generate > Past ads that you annotated, and didn't rate badly.",
        json_schema_extra={"group": "Results"},
    )
    follow_playhead: Literal["page", "smooth", "off"] = Field(
        default="page",
        title="While it plays, the timeline follows",
        description="By whole pages, smoothly, or not at all.",
        json_schema_extra={"group": "Timeline"},
    )
    device: Literal["auto", "cpu", "cuda", "mps"] = Field(
        default="auto",
        title="Compute on",
        description="Auto takes the fastest device that works.",
        json_schema_extra={"group": "Computing"},
    )
    make_proxies: bool = Field(
        default=True,
        title="Make proxies of large videos",
        description="Small copies that play smoothly, made in the background. Exports use the originals.",
        json_schema_extra={"group": "Timeline"},
    )
    keep_versions: int = Field(
        default=10,
        ge=0,
        le=100,
        title="Old versions to keep",
        description="Of each project file, in the data folder.",
        json_schema_extra={"group": "Files"},
    )
    signing_certificate: str = Field(
        default="",
        title="Certificate to sign with",
        description="A PEM file, with its key below; without it, the one made under Edit > Signing.",
        json_schema_extra={"group": "Files"},
    )
    signing_key: str = Field(
        default="",
        title="Private key of that certificate",
        description="A PEM file without a password. The studio reads it when it signs, and keeps no copy.",
        json_schema_extra={"group": "Files"},
    )
    sound_font: str = Field(
        default="",
        title="Sound font of scores",
        description="An SF2 or SF3 file that scores are heard by, here and in exports; empty for the one that ships.",
        json_schema_extra={"group": "Sound"},
    )
    playback_volume: float = Field(default=0.0, ge=-60, le=12, json_schema_extra=HIDDEN)
    """How loud the timeline is played, dB; -60 is silence."""
    recent_files: tuple[str, ...] = Field(default=(), json_schema_extra=HIDDEN)
    presets: dict[str, dict[str, dict[str, Any]]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    last_params: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    seed_locks: dict[str, int] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    export_presets: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    last_exports: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    last_films: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    last_campaigns: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    """Path of a project -> the campaign that was asked for there last, and where its files lie."""
    last_deliveries: dict[str, dict[str, Any]] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    """Path of a project -> how its ads were delivered last."""
    training_paces: dict[str, float] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    brush: dict[str, float] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    rulers: bool = Field(default=False, json_schema_extra=HIDDEN)
    preview_quality: Literal["auto", "full", "half", "quarter"] = Field(
        default="auto", json_schema_extra=HIDDEN
    )
    keys: dict[str, str] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    writing: dict[str, Any] = Field(default_factory=dict, json_schema_extra=HIDDEN)
    """How the panel of writings was left."""
    library_folders: tuple[str, ...] = Field(default=(), json_schema_extra=HIDDEN)
    library_searches: tuple[str, ...] = Field(default=(), json_schema_extra=HIDDEN)
    model_folders: tuple[str, ...] = Field(default=(), json_schema_extra=HIDDEN)
    window_state: str = Field(default="", json_schema_extra=HIDDEN)
    window_geometry: str = Field(default="", json_schema_extra=HIDDEN)

    def changed(self, **fields: Any) -> Settings:
        """Return settings with `fields` replaced; UserError for an unknown name or a value that doesn't fit."""
        checked: dict[str, Any] = {}
        for name, value in fields.items():
            if name not in type(self).model_fields:
                raise UserError(f"There is no setting '{name}'.", "Look in Settings for those there are.")
            try:
                checked[name] = check_field(Settings, name, value)
            except ValidationError as error:
                reason = error.errors()[0]["msg"]
                raise UserError(f"'{name}' can't be {value!r}: {reason}.", "Choose another value.") from None
        return self.model_copy(update=checked)


def is_hidden(name: str) -> bool:
    """Return whether a setting is remembered by the studio itself and shown nowhere."""
    extra = Settings.model_fields[name].json_schema_extra
    return extra is HIDDEN


class SettingsStore:
    """The settings file.

    Attributes
    ----------
    problem : UserError or None
        Set by ``load`` when the file couldn't be read in full; what could be read is used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: UserError | None = None

    def load(self) -> Settings:
        """Read the settings; anything missing or damaged takes its default and is told in ``problem``."""
        self.problem = None
        try:
            raw = parse_object(self.path.read_bytes())
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.problem = read_error(error, self.path)
            return Settings()
        except ValueError:
            self.problem = self._put_aside()
            return Settings()
        return self._readable(raw)

    def save(self, settings: Settings) -> None:
        """Write the settings; UserError when the disk doesn't take them."""
        # ASCII can hold every string: paths of recent files may have bytes that are no Unicode.
        write_bytes(self.path, json.dumps(settings.model_dump(mode="json"), indent=1).encode("ascii"))

    def _put_aside(self) -> UserError:
        """Keep what can't be read, presets and all, out of the way of the next save."""
        try:
            aside = put_aside(self.path)
        except OSError:
            return UserError("The settings are damaged.", "They have their defaults again.")
        return UserError(
            "The settings are damaged and have their defaults again.", f"The old ones are in '{aside.name}'."
        )

    def _readable(self, raw: dict[str, Any]) -> Settings:
        known: dict[str, Any] = {}
        for name, value in raw.items():
            if name not in Settings.model_fields:
                continue
            try:
                known[name] = check_field(Settings, name, value)
            except ValidationError:
                self.problem = UserError(f"The setting '{name}' can't be read.", "It has its default again.")
        return Settings().model_copy(update=known)
