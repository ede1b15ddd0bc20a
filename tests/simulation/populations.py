"""The populations. The coach's constants were tried on the first two and on no other."""

from dataclasses import dataclass

from tests.simulation.banks import Shape
from tests.simulation.learners import Kind, all_or_none, exponential, power_law


@dataclass(frozen=True, slots=True)
class Population:
    name: str
    kind: Kind
    shape: Shape = Shape()
    was_tuned_on: bool = False


POPULATIONS = (
    Population("Half-lives, contrast helps", Kind(exponential), was_tuned_on=True),
    Population(
        "Power law, weak, contrast does not help",
        Kind(power_law, ability=-1.2, contrast=0.0),
        Shape(questions=400, concepts=80),
        was_tuned_on=True,
    ),
    Population("All or none, relearning", Kind(all_or_none, contrast=0.3)),
    Population("Power law, strong, lucky guessers", Kind(power_law, ability=0.6, eliminated=0.5, contrast=0.3)),
    Population(
        "Half-lives, nothing looks alike",
        Kind(exponential, ability=-1.0, contrast=0.0),
        Shape(questions=240, concepts=48, has_look_alikes=False),
    ),
    Population("All or none, weak, many concepts", Kind(all_or_none, ability=-1.5), Shape(questions=400, concepts=120)),
    Population("Learns sides, little transfer", Kind(exponential, facets=4, transfer=0.3, contrast=0.2)),
)
