"""What can be asked: the questions of a bank by the concepts they tell apart."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

OF_A_NOTE = "note:"
"""Begins what stands for the concept of a question whose right options name none."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question as the coach sees it: no words, only what it is about."""

    id: str
    right: tuple[str, ...]
    """Slugs of the concepts that the right options name; `note:<slug>` for a question that names none."""
    wrong: tuple[str | None, ...]
    """One entry a distractor in authored order, `None` where it names nothing."""
    tags: tuple[str, ...] = ()
    disputed: bool = False
    """Its key is in doubt: it is not asked, and its answers count nowhere."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """The right concepts, each once."""
        return tuple(dict.fromkeys(self.right))

    @property
    def rivals(self) -> tuple[str, ...]:
        """The concepts of the distractors, each once; what is also right is no rival."""
        named = (slug for slug in self.wrong if slug is not None and slug not in self.right)
        return tuple(dict.fromkeys(named))


Pair = tuple[str, str]
"""Two concepts that appear in one question, in alphabetical order."""


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True)
class Bank:
    """All questions, and the pairs that their notes declare easily confused."""

    questions: tuple[BankQuestion, ...]
    declared: frozenset[frozenset[str]]

    @cached_property
    def by_id(self) -> dict[str, BankQuestion]:
        """The questions that count, by id; of two with one id, the first."""
        by_id: dict[str, BankQuestion] = {}
        for question in self.questions:
            by_id.setdefault(question.id, question)
        return {id_: question for id_, question in by_id.items() if not question.disputed}

    @cached_property
    def declared_pairs(self) -> frozenset[Pair]:
        return frozenset(pair_of(*sorted(pair)) for pair in self.declared if len(pair) == 2)

    @cached_property
    def pairs_of(self) -> dict[str, tuple[Pair, ...]]:
        """The pairs that each question tells apart."""
        return {
            question.id: tuple({pair_of(a, b): None for a in question.concepts for b in question.rivals})
            for question in self.by_id.values()
        }

    @cached_property
    def weight(self) -> dict[str, float]:
        """How often each concept is asked for, against the mean of all: its share of an exam like this bank."""
        counts = Counter(slug for question in self.by_id.values() for slug in question.concepts)
        mean = counts.total() / max(1, len(counts))
        return {slug: count / mean for slug, count in counts.items()}

    @cached_property
    def concentration(self) -> float:
        """Sum of the squared shares of the concepts in such an exam: 1 if it asks for one, 1/n for n evenly."""
        return sum((weight / len(self.weight)) ** 2 for weight in self.weight.values())

    @cached_property
    def pair_weight(self) -> dict[Pair, float]:
        """How often the bank pairs two concepts, in the unit of `weight`."""
        counts = Counter(pair for pairs in self.pairs_of.values() for pair in pairs)
        asked_for = sum(len(question.concepts) for question in self.by_id.values())
        mean = asked_for / max(1, len(self.weight))
        return {pair: count / mean for pair, count in counts.items()}

    @cached_property
    def tagged(self) -> dict[str, tuple[str, ...]]:
        """The concepts asked for under each tag; a tag under which none is asked for is left out."""
        tagged: dict[str, dict[str, None]] = defaultdict(dict)
        for question in self.by_id.values():
            for tag in question.tags:
                tagged[tag].update(dict.fromkeys(question.concepts))
        return {tag: tuple(concepts) for tag, concepts in sorted(tagged.items()) if concepts}

    def shuffled(self, seed: int) -> list[str]:
        """Ids of the questions that can be asked, in an order that the seed decides."""
        return sorted(self.by_id, key=lambda id_: (crc32(f"{seed}:{id_}".encode("utf-8", "replace")), id_))
