"""What an export will make: names, sizes in px and mm, about how heavy, and what to think of before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.flagged import shown_on
from creastudio.core.print_units import millimetres
from creastudio.export.options import PictureOptions, ScaledOptions
from creastudio.export.plan import PlannedFile
from creastudio.shell.exporting.verdict import Verdict, about_size
from creastudio.shell.exporting.weight import can_weigh, weigh
from creastudio.shell.i18n import tr, trn
from creastudio.shell.safety.exporting import flagged_lines
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of

PRINT = 300
"""Px an inch that print wants."""

PATIENCE = 300
"""Milliseconds without a change before the weight is estimated."""

SHOWN = 3
"""Files that are named."""


class Summary(Verdict):
    """A line a file, what to think of, and what is wrong."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, PATIENCE)
        self._file: PlannedFile | None = None

    def show_files(self, files: Sequence[PlannedFile]) -> bool:
        """Say what comes of these files; True when nothing is wrong with them."""
        if not files:
            self.show_error(UserError(tr("There is no artboard to export."), tr("Choose one.")))
            return False
        try:
            self._require_certificate(*(file.options for file in files))
            document = self._session.document
            boards = [document.artboard(name) for file in files for name in file.artboards]
            flagged = flagged_lines(self._session, shown_on(document, boards))
            lines = [self._line(file) for file in files]
        except UserError as error:
            self.show_error(error)
            return False
        shown = lines[:SHOWN]
        if len(lines) > SHOWN:
            rest = len(lines) - SHOWN
            shown.append(trn("and {count} more file", "and {count} more files", rest))
        self._say("\n".join(shown), "\n".join([*flagged, *self._warnings(files)]))
        if len(files) == 1 and can_weigh(files[0]):
            self._file = files[0]
            self._timer.start()
        return True

    def _say(self, text: str, warning: str = "", error: str = "") -> None:
        self._file = None
        super()._say(text, warning, error)

    def _look(self) -> None:
        file = self._file
        if file is None:
            return
        session = self._session
        document, images, read = session.document, session.originals, session.workspace.read_blob

        def show(count: int) -> None:
            if count and self._file is file:
                self.text.setText(f"{self._line(file)}  ·  {about_size(count)}")

        background_of(session).run(self, "weight", lambda: weigh(document, file, images, read), show)

    def _line(self, file: PlannedFile) -> str:
        boards = [self._session.document.artboard(board_id) for board_id in file.artboards]
        if len(boards) > 1:
            return f"{file.path.name}  ·  {trn('{count} page', '{count} pages', len(boards))}"
        board = boards[0]
        width, height = planned_size(board, file)
        size = tr("{width} × {height} px", width=width, height=height)
        across, down = (millimetres(side, board.resolution) for side in (board.width, board.height))
        return f"{file.path.name}  ·  {size}  ·  {across:.1f} × {down:.1f} mm"

    def _warnings(self, files: Sequence[PlannedFile]) -> Iterator[str]:
        if not files[0].path.parent.is_dir():
            yield tr("The folder isn't there yet; it will be made.")
        for file in files:
            if file.format.suffix not in (".pdf", ".tif"):
                continue
            for board_id in file.artboards:
                board = self._session.document.artboard(board_id)
                dpi = board.resolution * planned_size(board, file)[0] / board.width
                if round(dpi) < PRINT:
                    yield tr(
                        "'{name}' has {dpi} dpi; print wants {wanted}.",
                        name=board.name, dpi=round(dpi), wanted=PRINT,
                    )  # fmt: skip
                    return


def unusable_folder(error: OSError) -> UserError:
    """Return what is said of a folder that the system won't even look for: its name is too long, for example."""
    return UserError(
        tr("This folder can't be used: {reason}.", reason=error.strerror or error),
        tr("Choose another folder."),
    )


def planned_size(board: Artboard, file: PlannedFile) -> tuple[int, int]:
    """Return the px of a file, with its bleed; of an artboard itself where the format has no px.

    Raises
    ------
    UserError
        When the size doesn't fit the artboard or the format.
    """
    options = file.options
    if not isinstance(options, ScaledOptions):
        return board.width, board.height
    from creastudio.export.raster import check_size, size_of

    width, height = size_of(board, options, file.format.media_type)
    if isinstance(options, PictureOptions) and options.bleed:
        width += 2 * round(board.bleed * width / board.width)
        height += 2 * round(board.bleed * height / board.height)
        check_size(width, height, file.format.media_type)
    return width, height
