"""A small note that passes `check`: what `new` writes, and what the help page offers to copy."""

from datetime import date

from app.core.model import Language
from app.core.text import slugify

_EN = """\
---
title: {slug}
created: {day}
modified: {day}
tags: []
aliases: []
lang: en
---
# {title}

## Key point

Say in two sentences what is what.

## Explanation

#### One

- **Purpose**: what it is for
- **Needs**: what must be there first

#### The other

- **Purpose**: what it is for
- **Needs**: what must be there first

## Key concepts

- **One**: what it is
- **The other**: what it is

## Practice questions

**Question:** A team must do this, and it must be like that. Which should they use?

**Options:**

- A) One
- B) The other

**Answer: A) One**

**Explanation:**

- **A) One** - why it is right here.
- **B) The other** - why it is wrong here.
  - would be right if: what would have to be different

**Source:** https://example.com/the-page-you-read (checked {day})
"""

_KO = """\
---
title: {slug}
created: {day}
modified: {day}
tags: []
aliases: []
lang: ko
---
# {title}

## 핵심 포인트

무엇이 무엇인지 두 문장으로 적습니다.

## 설명

#### 하나

- **목적**: 어디에 쓰는가
- **필요한 것**: 무엇이 먼저 있어야 하는가

#### 다른 하나

- **목적**: 어디에 쓰는가
- **필요한 것**: 무엇이 먼저 있어야 하는가

## 주요개념

- **하나**: 무엇인가
- **다른 하나**: 무엇인가

## 관련 문제

**질문:** 어떤 팀이 이런 일을 이렇게 해야 합니다. 무엇을 써야 합니까?

**보기:**

- A) 하나
- B) 다른 하나

**정답: A) 하나**

**해설:**

- **A) 하나** - 여기서 맞는 이유
- **B) 다른 하나** - 여기서 틀린 이유
  - 맞는 경우: 무엇이 달라야 하는가

**출처:** https://example.com/the-page-you-read ({day} 확인)
"""


def example_note(language: str, day: date, title: str | None = None) -> str:
    """A complete note in a language, with the title put in; it passes `check`."""
    default = "하나 대 다른 하나" if language == Language.KO else "One vs The other"
    template = _KO if language == Language.KO else _EN
    name = title or default
    return template.format(title=name, slug=slugify(name) or "note", day=day.isoformat())
