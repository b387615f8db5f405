"""Which pictures of a live session are wished for, asked of its engine, and shown: one of each a channel, the newest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from creastudio.jobs.live_events import Channel


@dataclass
class Wish:
    """One picture that somebody wants.

    Attributes
    ----------
    tries : int
        How often an engine ended while it was drawn.
    asked : float
        When its engine was asked for it, s of a monotonic clock.
    """

    number: int
    channel: Channel
    params: dict[str, Any]
    seed: int
    tries: int = 0
    asked: float = 0.0


class Wishes:
    """The wishes of one session. It has no lock: its owner calls it with one held."""

    def __init__(self) -> None:
        self._number = 0
        self._waiting: dict[Channel, Wish] = {}
        self._asked: dict[Channel, Wish] = {}
        self._shown: dict[Channel, int] = {}

    @property
    def waiting(self) -> bool:
        """Whether a wish hasn't gone out yet."""
        return bool(self._waiting)

    @property
    def asked(self) -> bool:
        """Whether the engine owes a picture."""
        return bool(self._asked)

    def owes(self, channel: Channel) -> bool:
        """Return whether the engine owes a picture of this channel."""
        return channel in self._asked

    def add(self, params: dict[str, Any], seed: int, channel: Channel) -> int:
        """Take a wish, in place of one of its channel that hasn't gone out, and return its number."""
        self._number += 1
        self._waiting[channel] = Wish(self._number, channel, params, seed)
        return self._number

    def take(self) -> list[Wish]:
        """Return what shall go out, and note it as gone."""
        taken, self._waiting = list(self._waiting.values()), {}
        return taken

    def put_back(self, wish: Wish) -> None:
        """Have a wish go out again, unless there is a newer one of its channel."""
        self._waiting.setdefault(wish.channel, wish)

    def ask(self, wish: Wish, now: float) -> None:
        """Note that the engine is asked for a picture."""
        wish.asked = now
        self._asked[wish.channel] = wish

    def answer(self, channel: Channel, number: int) -> bool:
        """Note that a wish has come true; False for one that is older than what was shown."""
        asked = self._asked.get(channel)
        if asked is not None and asked.number <= number:
            del self._asked[channel]
        if number <= self._shown.get(channel, 0):
            return False
        self._shown[channel] = number
        return True

    def overdue(self, now: float, limit: float) -> bool:
        """Return whether the engine takes longer than `limit` s for a picture."""
        return any(now - wish.asked > limit for wish in self._asked.values())

    def begin_anew(self, now: float) -> None:
        """Count the time of what was asked for from now on."""
        for wish in self._asked.values():
            wish.asked = now

    def lose(self) -> list[Wish]:
        """Return what the engine will never draw, and forget it."""
        lost, self._asked = list(self._asked.values()), {}
        return lost

    def retry(self) -> list[Wish]:
        """Put back what was lost with its engine for the first time; return what was lost a second time.

        A newer wish that waits already takes its place, and its one try.
        """
        twice: list[Wish] = []
        for wish in self.lose():
            if wish.tries:
                twice.append(wish)
            else:
                self._waiting.setdefault(wish.channel, wish).tries = 1
        return twice
