"""What every request shares: the settings, the store, the clock, and who listens for changes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.settings import Settings
from app.store.database import Database
from app.web.coaches import Coaches
from app.web.limits import Limiter
from app.web.live import Live
from app.web.name_book import NameBooks


@dataclass(frozen=True, slots=True)
class Site:
    settings: Settings
    database: Database
    live: Live
    solo_learner: int | None
    """The one learner of solo mode; `None` when shared."""
    clock: Callable[[], datetime]
    """Aware, UTC."""
    report_limit: Limiter
    """How often one learner may report a question."""
    answer_limit: Limiter
    """How often one learner's programs may answer."""
    coaches: Coaches = field(default_factory=Coaches)
    names: NameBooks = field(default_factory=NameBooks)
