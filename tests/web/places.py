"""Notes whose questions are answered in places, and about a case, in both languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.web.browser import Browser, Page
from tests.web.notes import write_notes
from tests.web.site import Site

ORDERING = """\
**Question:** Put the steps of making tea in order. ^q-steps

**Options:**

- A) Pour it over `leaves`
- B) Wait three minutes
- C) Boil the water
- D) Roast the beans

**Correct order: {order}**

{more}**Explanation:**

- **A)** - why Pour it over leaves is so
- **B)** - why Wait three minutes is so
- **C)** - why Boil the water is so
- **D)** - why Roast the beans is so

"""
MATCHING = """\
**Question:** Which drink is it? ^q-plants

**Prompts:**

1. Made of leaves
2. Made of grapes
3. Grows on a **vine**

**Options:**

- A) Tea
- B) Wine
- C) Beer
- D) Milk

**Answer: {pairs}**

**Explanation:**

- **A)** - why Tea is so
- **B)** - why Wine is so
- **C)** - why Beer is so
- **D)** - why Milk is so

"""
CASE = """\
### The tea house

**Scenario:** A tea house opens at *six*.

**Question:** Which drink should the house have ready? ^q-house

**Options:**

- A) Tea
- B) Wine

**Answer: A**

**Explanation:**

- **A)** - why Tea is so
- **B)** - why Wine is so
"""
KOREAN = """\
---
lang: ko
---
# 차 끓이기

## 핵심 포인트

차.

## 관련 문제

**질문:** 차를 만드는 순서대로 놓으세요. ^q-steps

**보기:**

- A) `찻잎`에 붓기
- B) 삼 분 기다리기
- C) 물 끓이기
- D) 콩 볶기

**정답 순서: C → A → B**

**해설:**

- **A)** - 붓는 까닭
- **B)** - 기다리는 까닭
- **C)** - 끓이는 까닭
- **D)** - 볶는 까닭

**질문:** 어떤 음료입니까? ^q-plants

**항목:**

1. 잎으로 만든 것
2. 포도로 만든 것
3. **덩굴**에서 나는 것

**보기:**

- A) 차
- B) 포도주
- C) 맥주
- D) 우유

**정답: 1-A, 2-B, 3-B**

**해설:**

- **A)** - 차의 까닭
- **B)** - 포도주의 까닭
- **C)** - 맥주의 까닭
- **D)** - 우유의 까닭

### 찻집

**사례:** 찻집은 *여섯* 시에 엽니다.

**질문:** 찻집은 어떤 음료를 준비해야 합니까? ^q-house

**보기:**

- A) 차
- B) 포도주

**정답: A**

**해설:**

- **A)** - 차의 까닭
- **B)** - 포도주의 까닭
"""


def english(order: str = "C → A → B", pairs: str = "1-A, 2-B, 3-B", more: str = "") -> str:
    head = "---\nlang: en\n---\n# Making tea\n\n## Key point\n\nTea.\n\n## Practice questions\n\n"
    return head + ORDERING.format(order=order, more=more) + MATCHING.format(pairs=pairs) + CASE


def notes_in_places() -> Mapping[str, str]:
    return {"making-tea.md": english(), "making-tea-ko.md": KOREAN}


def site_in_places(folder: Path) -> Site:
    """A site with an order, a match and a case in both languages, and nothing else."""
    site = Site(write_notes(folder / "content", notes_in_places()), folder / "data")
    site.build()
    return site


def positions(site: Site, sitting: str, number: int, labels: Sequence[str]) -> list[str]:
    """Where a sitting shows these options."""
    _, order = site.asked(sitting, number)
    return [str(order.index(label) + 1) for label in labels]


def put(site: Site, browser: Browser, sitting: str, labels: Sequence[str], number: int = 1) -> Page:
    """Send these options, one for each place."""
    return browser.post(f"/quiz/{sitting}/{number}", {"place": positions(site, sitting, number, labels)})
