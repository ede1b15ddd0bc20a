"""What surrounds every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page."""

    language: str
    """Of the interface: `en` or `ko`."""
    theme: str
    """`light`, `dark` or `system`."""
    keys: bool
    """Whether single keys act."""
    path: str
    """Of this page with its query, to come back to after a switch."""
    section: str
    """Which entry of the navigation is current: home, notes, compare, quiz, progress, authoring, or nothing."""
    live: bool
    """Whether the page may reload itself when a note changes."""
    author: bool
    """Solo mode: the learner is the author, file paths may be shown."""
