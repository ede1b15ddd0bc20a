"""The populations, by what the coach's constants had to do with them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.simulation.banks import Shape
from tests.simulation.learners import Kind, all_or_none, exponential, power_law, two_stores


class Role(StrEnum):
    TUNED = "tuned on"
    """Constants were chosen by how these did."""
    WATCHED = "watched"
    """Looked at closely on the way; the ranking of pairs was chosen by these and those tuned on."""
    NEW = "new"
    """Made last; nothing was chosen by them."""


@dataclass(frozen=True, slots=True)
class Population:
    name: str
    role: Role
    kind: Kind
    shape: Shape = field(default_factory=Shape)


POPULATIONS = (
    Population("Half-lives, contrast helps", Role.TUNED, Kind(exponential)),
    Population(
        "Power law, weak, contrast does not help",
        Role.TUNED,
        Kind(power_law, ability=-1.2, contrast=0.0),
        Shape(questions=400, concepts=80),
    ),
    Population(
        "Power law, strong, lucky guessers", Role.TUNED, Kind(power_law, ability=0.6, eliminated=0.5, contrast=0.3)
    ),
    Population(
        "Half-lives, nothing looks alike",
        Role.TUNED,
        Kind(exponential, ability=-1.0, contrast=0.0),
        Shape(questions=240, concepts=48, has_look_alikes=False),
    ),
    Population("All or none, relearning", Role.WATCHED, Kind(all_or_none, contrast=0.3)),
    Population(
        "All or none, weak, many concepts",
        Role.WATCHED,
        Kind(all_or_none, ability=-1.5),
        Shape(questions=400, concepts=120),
    ),
    Population(
        "Half-lives, sides, little transfer", Role.WATCHED, Kind(exponential, facets=4, transfer=0.3, contrast=0.2)
    ),
    Population("Two stores, contrast helps", Role.WATCHED, Kind(two_stores)),
    Population(
        "Two stores, sides, contrast does not help",
        Role.WATCHED,
        Kind(two_stores, ability=-1.0, contrast=0.0, facets=3, transfer=0.5),
        Shape(questions=200, concepts=50),
    ),
    Population(
        "All or none, strong, guessers, small bank",
        Role.WATCHED,
        Kind(all_or_none, ability=0.5, eliminated=0.3, contrast=0.2),
        Shape(questions=120, concepts=40),
    ),
    Population(
        "Power law, two sides, guessers",
        Role.WATCHED,
        Kind(power_law, ability=-0.3, facets=2, transfer=0.6, eliminated=0.3),
        Shape(questions=250, concepts=45),
    ),
    Population(
        "Half-lives, weak, large families",
        Role.WATCHED,
        Kind(exponential, ability=-1.4, contrast=0.6),
        Shape(questions=350, concepts=84, family=7),
    ),
    Population(
        "Two stores, strong, little contrast",
        Role.WATCHED,
        Kind(two_stores, ability=0.4, contrast=0.2, eliminated=0.2),
        Shape(questions=180, concepts=40),
    ),
    Population(
        "All or none, two sides, much to learn",
        Role.NEW,
        Kind(all_or_none, ability=-0.9, facets=2, transfer=0.7, contrast=0.5, eliminated=0.2),
        Shape(questions=300, concepts=70),
    ),
    Population(
        "Power law, small families",
        Role.NEW,
        Kind(power_law, ability=-0.2, contrast=0.5, eliminated=0.1),
        Shape(questions=220, concepts=54, family=3),
    ),
    Population(
        "Half-lives, strong, large bank", Role.NEW, Kind(exponential, ability=0.2, contrast=0.3), Shape(questions=500)
    ),
)
