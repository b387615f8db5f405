"""Who wants to know what: plain callbacks by topic, called on the thread that polls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Literal

from creastudio.workspace.notice import Notice

Topic = Literal[
    "document",
    "history",
    "results",
    "job",
    "preview",
    "stream",
    "metric",
    "advice",
    "notice",
    "model",
    "saved",
    "durable",
]

Callback = Callable[..., None]


class Listeners:
    """Callbacks by topic, called in the order they were added."""

    def __init__(self) -> None:
        self._callbacks: dict[Topic, list[Callback]] = defaultdict(list)
        self._told: set[Notice] = set()

    def on(self, topic: Topic, callback: Callback) -> Callable[[], None]:
        """Call `callback` whenever `topic` is announced; returns a function that ends it."""
        callbacks = self._callbacks[topic]
        callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in callbacks:
                callbacks.remove(callback)

        return unsubscribe

    def announce(self, topic: Topic, *args: Any) -> None:
        """Call every callback of `topic` with `args`."""
        for callback in tuple(self._callbacks[topic]):
            callback(*args)

    def tell_once(self, notice: Notice) -> None:
        """Announce a notice, unless the same was told by this before: of what would be told each time that something is done."""
        if notice not in self._told:
            self._told.add(notice)
            self.announce("notice", notice)
