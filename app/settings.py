"""How this run of the application was asked for."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    content: Path
    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    shared: bool = False
    """Every browser is its own learner; otherwise there is one learner and no login."""
    public_url: str | None = None
    """Where learners reach a shared server, as `https://study.example.org`."""
    watch: bool = True

    @property
    def allowed_hosts(self) -> list[str]:
        """Host names a request may carry; anything else is answered with 400."""
        own = ["localhost", "127.0.0.1", "[::1]"]
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return [*own, public] if public else own

    @property
    def https(self) -> bool:
        return (self.public_url or "").startswith("https://")
