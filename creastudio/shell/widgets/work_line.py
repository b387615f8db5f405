"""Slow work in the status line: what is worked on, how far it is, and a way to give it up."""

from __future__ import annotations

from creastudio.shell.i18n import tr, trn
from creastudio.shell.threads.slow_work import SlowWork
from creastudio.shell.widgets.progress_row import STEPS, ProgressRow


class WorkLine(ProgressRow):
    """Hidden while there is no work.

    Parameters
    ----------
    icon : str
        Name of its sign.
    text : str
        What is done, translated, with a place for the name of what it is done with: "Copying {name}".
    give_up : str
        What giving it up means, translated.
    """

    def __init__(self, work: SlowWork, icon: str, text: str, give_up: str) -> None:
        super().__init__(icon, tr("Progress"), give_up)
        self._work, self._text = work, text
        self.cancel.clicked.connect(work.cancel)
        work.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is under way now."""
        self.setVisible(self._work.busy)
        if not self._work.busy:
            return
        self.bar.setValue(round(self._work.share * STEPS))
        others: list[str] = []
        if self._work.left:
            others.append(trn("{count} more waits", "{count} more wait", self._work.left))
        self.say(self._text.format(name=self._work.title), *others)
