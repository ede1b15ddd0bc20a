"""Notes like those learners write, as many as are wanted, no two alike."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

NOUNS = [
    "queue",
    "stream",
    "bucket",
    "cluster",
    "model",
    "endpoint",
    "pipeline",
    "index",
    "table",
    "topic",
    "gateway",
    "cache",
]
KOREAN = [
    "대기열",
    "스트림",
    "버킷",
    "클러스터",
    "모델",
    "엔드포인트",
    "파이프라인",
    "인덱스",
    "테이블",
    "주제",
    "게이트웨이",
    "캐시",
]
QUESTIONS = 4


def write_notes(folder: Path, count: int, *, seed: int = 1) -> None:
    for path, text in make_notes(count, seed=seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def make_notes(count: int, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(path, text) of so many notes; every other one Korean, four questions each, about 6 KB."""
    rng = Random(seed)
    for number in range(count):
        yield f"topic-{number % 20}/note-{number}.md", _note(number, rng)


def _note(number: int, rng: Random) -> str:
    one, other = rng.sample(range(len(NOUNS)), 2)
    words = KOREAN if number % 2 else NOUNS
    left, right = f"{NOUNS[one].title()} {number}", f"{NOUNS[other].title()} {number}"
    questions = "\n".join(_question(number, which, left, right, words, rng) for which in range(QUESTIONS))
    return f"""---
title: note-{number}
created: 2026-11-22
modified: 2026-11-22
tags: [topic/t{number % 20}, exam/x{number % 3}]
aliases: ["alias-{number}"]
---

# {left} vs {right}

## 🎯 Key point

**{left}** keeps what comes in; **{right}** hands it on. See [[note-{(number * 7) % 100}]] as well.

## 📝 Explanation

{_paragraph(words, rng)}

#### {left}
- **Purpose**: {_sentence(words, rng)}
- **Needs**: {_sentence(words, rng)}
- **Output**: `{NOUNS[one]}-{number}`, *once* a day

#### {right}
- **Purpose**: {_sentence(words, rng)}
- **Needs**: {_sentence(words, rng)}
- **Output**: `{NOUNS[other]}-{number}`, *twice* a day

```python
for record in read("{NOUNS[one]}-{number}"):
    write(record, to="{NOUNS[other]}")  # {number}
```

| row | {left} | {right} |
| --- | --- | --- |
| price | {rng.randint(1, 99)} | {rng.randint(1, 99)} |
| delay | {rng.randint(1, 99)} s | {rng.randint(1, 99)} s |

> [!note] Remember
> {_sentence(words, rng)}

{_paragraph(words, rng)}

{_paragraph(words, rng)}

## 🔍 Key concepts

- **{left}** (ko: {KOREAN[one]} {number}): {_sentence(words, rng)}
- **{right}** (ko: {KOREAN[other]} {number}): {_sentence(words, rng)}

## 📝 Practice questions

{questions}"""


def _question(number: int, which: int, left: str, right: str, words: list[str], rng: Random) -> str:
    """As in the shipped notes, options and reasons are plain words, some with code."""
    key = rng.choice("ABCD")
    options = [f"{name} with a {rng.choice(words)} and {rng.randint(2, 99)} more" for name in (left, right) * 2]
    options[0] += f" of `{rng.choice(NOUNS)}`"
    listed = "\n".join(f"- {label}) {text} {which}{label}" for label, text in zip("ABCD", options, strict=True))
    stem = f"{_sentence(words, rng)} {_sentence(words, rng)}"
    plain = [_sentence(words, rng).replace("*", "") for _ in "ABCD"]
    reasons = "\n".join(f"- **{c}) {left}** - {why}" for c, why in zip("ABCD", plain, strict=True) if c != key)
    return f"""### Question {which + 1}. {rng.choice(NOUNS).title()}

**Question:** {stem} What fits note {number}, case {which}? ^q-n{number}x{which}

**Options:**

{listed}

**Answer: {key})**

**Explanation:**

{reasons}

**Source:** https://example.org/{number}/{which} (checked 2026-11-22)
"""


def _sentence(words: list[str], rng: Random) -> str:
    noun, other, thing, place = (rng.choice(words) for _ in range(4))
    return f"The {noun} **{other}** reads {rng.randint(2, 999)} {thing} before ({place}) ends."


def _paragraph(words: list[str], rng: Random) -> str:
    return " ".join(_sentence(words, rng) for _ in range(6))
