"""Cancel, pause and hold, as a running job feels them."""

from __future__ import annotations

import threading

from creastudio.api.errors import JobCancelled


class JobControl:
    """Set by whoever steers a job, read by the job in ``check_cancelled``. Safe from several threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._cancelled = False
        self._held = False

    @property
    def cancelled(self) -> bool:
        """Whether the job shall end."""
        return self._cancelled

    def cancel(self) -> None:
        """Make the next check raise."""
        with self._changed:
            self._cancelled = True
            self._changed.notify_all()

    def hold(self, on: bool) -> None:
        """Make checks wait, or go on."""
        with self._changed:
            self._held = on
            self._changed.notify_all()

    def check(self) -> None:
        """Wait while held; raise ``JobCancelled`` when cancelled."""
        if self._held or self._cancelled:
            with self._changed:
                self._changed.wait_for(lambda: self._cancelled or not self._held)
                if self._cancelled:
                    raise JobCancelled
