"""The brand kit of a campaign: one of the project's kits, or a file."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.brand import BrandKit
from creastudio.api.generator import Input
from creastudio.export.naming import file_name
from creastudio.jobs.job import JobInput
from creastudio.shell.brand.input_field import BrandField
from creastudio.shell.i18n import mark
from creastudio.shell.session import Session

SUFFIX = ".creabrand"


class KitLine(BrandField):
    """A kit that goes into a campaign as a file called after it."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            Input(name="brand", kind="brand", title=mark("Brand kit"), required=False, endings=(SUFFIX,)),
        )

    @property
    def path(self) -> Path | None:
        """Where the file of the kit lies now; None for no kit."""
        value = self.value
        return Path(value.path) if isinstance(value, JobInput) else value

    @property
    def name(self) -> str:
        """What its file is called in the campaign."""
        value = self.value
        if isinstance(value, Path):
            return value.name
        return kit_file(self._known.name) if self._known is not None else f"brand{SUFFIX}"

    def fill(self, name: str, path: Path | None) -> None:
        """Show the kit of a campaign: that of the project where it was one, as it is now."""
        stored = path is None or path.suffix != SUFFIX or not path.is_file()
        kit = self._kit_called(name) if stored and name else None
        if kit is not None:
            self.take_kit(kit)
        else:
            self.set_value(path)

    def _kit_called(self, name: str) -> BrandKit | None:
        return next((kit for kit in self._session.document.brand_kits if kit_file(kit.name) == name), None)


def kit_file(name: str) -> str:
    """Return what the file of a kit is called."""
    return f"{file_name(name) if name else 'brand'}{SUFFIX}"
