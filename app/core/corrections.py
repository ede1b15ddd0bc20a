"""Whether a question's key has become another since it was answered."""

from dataclasses import dataclass

from app.core.model import IN_PLACES, Kind


@dataclass(frozen=True, slots=True)
class Solution:
    """A key by what it says, as authors may change letters and positions."""

    kind: Kind
    options: frozenset[str]
    """The words of every option."""
    right: tuple[str, ...]
    """The words of the options that are right, in place order where there are places."""
    prompts: tuple[str, ...] = ()
    """What they are matched with."""


def has_changed(before: Solution, after: Solution, *, declared: bool) -> bool:
    """Whether what was right before is right no more, or the other way round.

    An option that only one of the two wordings has is taken for a rewording of another, unless the author declared
    that the key was changed.
    """
    if before.kind != after.kind and {before.kind, after.kind} & IN_PLACES:
        return True
    compared = before.options | after.options if declared else before.options & after.options
    return _said(before, after, compared) != _said(after, before, compared)


def _said(solution: Solution, other: Solution, compared: frozenset[str]) -> object:
    """What a key says about the options that are compared."""
    right = [words for words in solution.right if words in compared]
    match solution.kind:
        case Kind.MATCHING:
            pairs = zip(solution.prompts, solution.right, strict=False)
            return {(prompt, words) for prompt, words in pairs if prompt in other.prompts and words in compared}
        case Kind.ORDERING:
            return right, len(solution.right)
        case _:
            return set(right), len(set(solution.right))
