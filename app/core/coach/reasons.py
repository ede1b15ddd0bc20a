"""Why a question was picked: one sentence, as a key of the message catalogue with its arguments.

Each is true of the log of answers. Arguments are concept slugs, counts, whole percents and ISO dates, so that the
sentence can be put together in any language.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from app.core.coach.bank import Pair
from app.core.coach.confusion import Confusions
from app.core.coach.mastery import Evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """`key` names the sentence, `arguments` what it is about.

    | key | arguments | says |
    | --- | --- | --- |
    | `confused` | chosen, right, times, meetings | "You chose X for Y in 2 of 3 meetings." |
    | `declared` | one, other | "Your notes mark X and Y as easily confused; you have not been asked about them yet." |
    | `contrast` | one, other, meetings | "X and Y stand side by side; you took neither for the other in 3 meetings." |
    | `unmet` | one, other | "X and Y stand side by side; you have not met them together yet." |
    | `new` | concept | "New: no question about X answered so far." |
    | `missed` | concept, missed, answers | "You missed X in 2 of 3 answers." |
    | `fading` | concept, percent, day | "Recall of X is predicted to be 71 % on Friday." |
    | `unasked` | – | "You have not answered this question yet." |
    | `again` | times | "You answered this question 2 times." |

    Before the answer nothing may be said that depends on which option is right. Two more speak of all options alike:

    | key | arguments | says |
    | --- | --- | --- |
    | `mixed` | one, other, times, meetings | "You took X and Y for each other in 2 of 5 meetings." |
    | `alike` | one, other | "Your notes mark X and Y as easily confused." |
    """

    key: str
    arguments: dict[str, str | int]


def of_pair(right: str, rival: str, pair: Pair, confusions: Confusions, declared: frozenset[Pair]) -> Reason:
    """Why two concepts are put side by side: the mistake the learner made, in whichever direction it was made more."""
    meetings = confusions.met.get(pair)
    if meetings is None:
        return Reason("declared" if pair in declared else "unmet", {"one": right, "other": rival})
    counts = {(a, b): meetings.counts.get(a, (0, 0)) for a, b in ((right, rival), (rival, right))}
    (a, b), (times, met) = max(counts.items(), key=lambda entry: entry[1][0])
    if times:
        return Reason("confused", {"chosen": b, "right": a, "times": times, "meetings": met})
    return Reason("contrast", {"one": right, "other": rival, "meetings": sum(met for _, met in counts.values())})


def of_concept(concept: str, evidence: Evidence | None, recall: float, day: date) -> Reason:
    """Why a concept needs a question. `recall` is that predicted for `day`."""
    if evidence is None:
        return Reason("new", {"concept": concept})
    missed = evidence.answers - evidence.correct
    if missed and 2 * evidence.right <= evidence.weight:
        return Reason("missed", {"concept": concept, "missed": missed, "answers": evidence.answers})
    return Reason("fading", {"concept": concept, "percent": round(100 * recall), "day": day.isoformat()})


def of_options(concepts: Collection[str], confusions: Confusions, declared: frozenset[Pair], times: int) -> Reason:
    """What is to be said before the answer, from what the options name and how often the question was answered."""
    pairs = list(combinations(sorted(concepts), 2))
    met = {pair: confusions.met[pair].totals for pair in pairs if pair in confusions.met}
    if any(mistaken for mistaken, _ in met.values()):
        one, other = max(met, key=lambda pair: met[pair][0])
        mistaken, meetings = met[one, other]
        return Reason("mixed", {"one": one, "other": other, "times": mistaken, "meetings": meetings})
    alike = next((pair for pair in pairs if pair in declared), None)
    return Reason("alike", {"one": alike[0], "other": alike[1]}) if alike else of_question(times)


def of_question(times: int) -> Reason:
    """For a question that names no concept at all, and for one of which nothing else may be said."""
    return Reason("again", {"times": times}) if times else Reason("unasked", {})
