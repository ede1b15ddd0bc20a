"""How often one sender may do something: a few at once, then one every so often."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta

from fastapi import Request
from starlette.exceptions import HTTPException

MOST_SENDERS = 10_000
"""So many are remembered; the one who has been silent longest is forgotten first."""


class Limiter:
    """Lets each sender do something `burst` times at once, and once more every `interval`."""

    def __init__(self, burst: int, interval: timedelta) -> None:
        self._interval, self._allowance = interval, interval * burst
        self._free_at: OrderedDict[Hashable, datetime] = OrderedDict()
        """By sender: when everything it did so far will be forgiven."""
        self._turn = threading.Lock()

    def wait(self, sender: Hashable, now: datetime) -> timedelta:
        """Zero, and it is counted; or how long to wait, and it is not."""
        with self._turn:
            before = max(self._free_at.pop(sender, now), now)
            if before - now > self._allowance:  # the clock was set back
                before = now
            free_at = before + self._interval
            wait = max(free_at - now - self._allowance, timedelta())
            self._free_at[sender] = before if wait else free_at
            if len(self._free_at) > MOST_SENDERS:
                self._free_at.popitem(last=False)
            return wait


def check_limit(limiter: Limiter, request: Request, learner_id: int | None, now: datetime) -> None:
    """Raise 429, with when to come back. A browser that is no learner yet counts by its address."""
    sender = learner_id or (request.client.host if request.client else "")
    wait = limiter.wait(sender, now)
    if wait:
        raise HTTPException(429, headers={"Retry-After": str(int(wait.total_seconds()) + 1)})
