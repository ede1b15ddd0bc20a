"""Question banks with families of concepts that are, or are not, easily taken for each other."""

from dataclasses import dataclass
from random import Random

from app.core.coach import Bank, BankQuestion

DISTRACTORS = 3
UNNAMED = 0.12
"""Share of distractors that name no concept."""
WITHIN_FAMILY = 0.75
"""Share of distractors that authors take from the family of the right concept."""
DECLARED = 0.4
"""Share of the truly confusable pairs that a note declares."""
FALSELY_DECLARED = 0.05


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of bank is made."""

    questions: int = 300
    concepts: int = 60
    family: int = 5
    """Concepts in a family."""
    held_out: int = 120
    """Questions of the exam, which nobody sees before."""
    has_look_alikes: bool = True
    """Whether families are confusable at all; else distractors come from anywhere."""


@dataclass(frozen=True, slots=True)
class World:
    """A bank, the exam made in the same way, and how alike two concepts look (0 to 1) before anything is learned."""

    bank: Bank
    exam: tuple[BankQuestion, ...]
    likeness: dict[frozenset[str], float]
    family_of: dict[str, int]


def make_world(shape: Shape, rng: Random) -> World:
    concepts = [f"concept-{number}" for number in range(shape.concepts)]
    family_of = {slug: number // shape.family for number, slug in enumerate(concepts)}
    likeness = _likeness(concepts, family_of, shape, rng)
    weights = [1 / (1 + 0.15 * rank) for rank in range(shape.concepts)]
    rng.shuffle(weights)
    made = [
        _question(number, rng.choices(concepts, weights)[0], concepts, family_of, shape, rng)
        for number in range(shape.questions + shape.held_out)
    ]
    declared = frozenset(
        pair for pair, alike in likeness.items() if rng.random() < (DECLARED if alike > 0.25 else FALSELY_DECLARED)
    )
    return World(Bank(tuple(made[: shape.questions]), declared), tuple(made[shape.questions :]), likeness, family_of)


def _likeness(concepts: list[str], family_of: dict[str, int], shape: Shape, rng: Random) -> dict[frozenset[str], float]:
    """Of each pair within a family: few are very alike, most hardly."""
    return {
        frozenset((a, b)): rng.betavariate(0.6, 2.0) if shape.has_look_alikes else 0.0
        for number, a in enumerate(concepts)
        for b in concepts[number + 1 :]
        if family_of[a] == family_of[b]
    }


def _question(
    number: int, right: str, concepts: list[str], family_of: dict[str, int], shape: Shape, rng: Random
) -> BankQuestion:
    family = [slug for slug in concepts if family_of[slug] == family_of[right] and slug != right]
    others = [slug for slug in concepts if family_of[slug] != family_of[right]]
    wrong: list[str | None] = []
    while len(wrong) < DISTRACTORS:
        near = shape.has_look_alikes and rng.random() < WITHIN_FAMILY
        slug = None if rng.random() < UNNAMED else rng.choice(family if near else others)
        if slug is None or slug not in wrong:
            wrong.append(slug)
    return BankQuestion(f"question-{number}", (right,), tuple(wrong), (f"tag-{family_of[right] // 2}",))
