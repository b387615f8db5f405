"""The errors that cross the line between a plugin and the studio."""

from __future__ import annotations


class UserError(Exception):
    """Something a person can put right; shown as one sentence and a hint, never as a traceback.

    Anything else that leaves a plugin is a bug and is shown as one, with a report to copy.

    Parameters
    ----------
    message : str
        What is wrong, one sentence that names the thing ("The folder 'cats' has no images.").
    hint : str
        What to do about it ("Choose a folder with PNG, JPEG or WebP files.").
    """

    def __init__(self, message: str, hint: str = "") -> None:
        # Plugins raise it too: what isn't a text could be neither stored nor shown.
        self.message, self.hint = str(message), str(hint or "")
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class JobCancelled(BaseException):
    """Raised by ``JobContext.check_cancelled`` when the person cancelled the job.

    A ``BaseException``, so that ``except Exception`` in a plugin's own code can't swallow a cancel.
    """
