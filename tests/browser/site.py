"""A running site: where it is, what its store holds, and plain requests to bring it where a test begins."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from app.core.model import IN_PLACES
from app.store.database import FILE_NAME
from tests.bench.servers import application

NOTES = {"en": "processing-jobs-or-batch-transform", "ko": "processing-jobs-or-batch-transform-ko"}
"""A shipped note in both languages, with single and multiple response and a disputed question."""


@dataclass(frozen=True, slots=True)
class Site:
    port: int
    content: Path
    data: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What a statement finds in the store."""
        with closing(sqlite3.connect(f"file:{self.data / FILE_NAME}?mode=ro", uri=True)) as store:
            return store.execute(sql, values).fetchall()

    def attempts(self, sitting: str) -> list[tuple[Any, ...]]:
        """(number, selected labels, verdict) of a sitting, in order."""
        sql = "SELECT number, selected, verdict FROM attempt WHERE sitting_id = ? ORDER BY number"
        return [(number, json.loads(selected), verdict) for number, selected, verdict in self.rows(sql, sitting)]

    def questions(self, sitting: str) -> list["Asked"]:
        """What a sitting asks, in its order."""
        (text,) = self.rows("SELECT questions FROM sitting WHERE id = ?", sitting)[0]
        return [self._asked(question) for question in json.loads(text)]

    def _asked(self, question: dict[str, Any]) -> "Asked":
        (text,) = self.rows("SELECT content FROM question_revision WHERE id = ?", question["revision"])[0]
        content, order = json.loads(text), question["order"]
        disputed = bool(content["dispute"]) and content["dispute"]["status"] == "disputed"
        if content["kind"] in IN_PLACES:
            right = [order.index(label) + 1 for label in content["key"]]
            wrong = [*right[1:], right[0]]
        else:
            right = [position for position, label in enumerate(order, 1) if label in content["key"]]
            others = [position for position in range(1, len(order) + 1) if position not in right]
            wrong = [*others, *right][: len(right)]
        return Asked(content["kind"], len(order), right, wrong, disputed)

    def post(self, path: str, fields: Sequence[tuple[str, str]], language: str = "en") -> str:
        """Where the answer to a form leads."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language}
            connection.request("POST", path, urlencode(fields), headers)
            answer = connection.getresponse()
            assert answer.status == 303, (path, answer.status)
            return answer.headers["Location"]

    def start(self, language: str = "en", **choices: str) -> str:
        """Begin a quiz on the shipped note; its sitting's id."""
        scope = {"note": NOTES[language], "size": "20", "mode": "study"} | choices
        return self.post("/quiz", list(scope.items()), language).split("/")[2]

    def answer(self, sitting: str, number: int, positions: Sequence[int], field: str = "selected") -> None:
        """Send displayed positions; none is "I don't know"."""
        fields = [(field, str(position)) for position in positions] or [("dont_know", "1")]
        self.post(f"/quiz/{sitting}/{number}", fields)

    def pages(self, language: str) -> dict[str, str]:
        """The address of every kind of page, with sittings begun to fill them."""
        return {
            "home": "/",
            "notes": "/notes",
            "notes-of-a-tag": "/notes?tag=service/sagemaker",
            "note": f"/notes/{NOTES[language]}",
            "note-in-the-other-language": f"/notes/{NOTES['ko' if language == 'en' else 'en']}",
            "search": "/search?q=transform",
            "search-nothing": "/search?q=qqqqqqqqq",
            "search-empty": "/search",
            "quiz": "/quiz",
            "compare": "/compare",
            "compare-pair": "/compare?with=batch-transform&with=processing-jobs",
            "compare-three": "/compare?with=precision&with=recall&with=f1-score",
            "compare-unknown": "/compare?with=batch-transform&with=nothing-like-it",
            "concept": "/concepts/batch-transform",
            "names": "/names",
            "sources": "/sources",
            "progress": "/progress",
            "settings": "/settings",
            "authoring": "/authoring",
            "help": "/help",
            "error-404": "/notes/no-such-note",
            "error-404-nearby": "/notes/sqs-or-sms",
            **self._quiz_pages(language),
        }

    def _quiz_pages(self, language: str) -> dict[str, str]:
        sitting = self.start(language)
        asked = list(enumerate(self.questions(sitting), 1))
        plain = [number for number, question in asked if not question.multiple and not question.disputed]
        kinds = {"feedback-wrong": plain[0], "feedback-right": plain[1], "feedback-dont-know": plain[2]}
        kinds["feedback-disputed"] = next(number for number, question in asked if question.disputed)
        kinds["feedback-multiple"] = next(number for number, question in asked if question.multiple)
        unknown = {kinds["feedback-dont-know"]}
        half_wrong = {kinds["feedback-wrong"], kinds["feedback-disputed"], kinds["feedback-multiple"]}
        for number, question in asked:
            positions = question.wrong if number in half_wrong else question.right
            self.answer(sitting, number, [] if number in unknown else positions)
        exam = self.start(language, mode="exam", minutes="30")
        self.answer(exam, 1, self.questions(exam)[0].wrong)
        report = f"/quiz/{sitting}/{kinds['feedback-wrong']}/report"
        self.post(report, [("kind", "outdated"), ("words", f"A word_that_has_no_end{'_and_goes_on' * 9}.")], language)
        coached = self.post("/quiz", [("kind", "coach"), ("size", "5"), ("mode", "study")], language)
        (question_id,) = self.rows("SELECT id FROM question WHERE id LIKE '%q-vcrje2' LIMIT 1")[0]
        return {
            **{name: f"/quiz/{sitting}/{number}" for name, number in kinds.items()},
            "result": f"/quiz/{sitting}/result",
            "coach-ask": coached,
            "report": report,
            "report-sent": f"{report}?sent=true",
            "question": f"/questions/{question_id}",
            "ask": f"/quiz/{self._sitting_that_begins_with(language, multiple=False)}/1",
            "ask-multiple": f"/quiz/{self._sitting_that_begins_with(language, multiple=True)}/1",
            "exam-answered": f"/quiz/{exam}/1",
            "exam-ask": f"/quiz/{exam}/2",
            **self._places_pages(language),
        }

    def _places_pages(self, language: str) -> dict[str, str]:
        """Of the questions in `tests.web.places`."""
        pages = {}
        for kind, question in {"ordering": "q-steps", "matching": "q-plants", "case": "q-house"}.items():
            sitting = self.start(language, note="", question=question)
            pages[f"ask-{kind}"] = f"/quiz/{sitting}/1"
            pages[f"question-{kind}"] = f"/questions/{question}"
            for how in ("wrong", "right"):
                sitting = self.start(language, note="", question=question)
                (asked,) = self.questions(sitting)
                positions = asked.right if how == "right" else asked.wrong
                self.answer(sitting, 1, positions, "place" if asked.kind in IN_PLACES else "selected")
                pages[f"feedback-{kind}-{how}"] = f"/quiz/{sitting}/1"
                pages[f"result-{kind}-{how}"] = f"/quiz/{sitting}/result"
        return pages

    def _sitting_that_begins_with(self, language: str, *, multiple: bool) -> str:
        sittings = (self.start(language) for _ in range(100))
        return next(sitting for sitting in sittings if self.questions(sitting)[0].multiple == multiple)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a sitting shows it, by displayed positions."""

    kind: str
    options: int
    right: list[int]
    """In place order where there are places."""
    wrong: list[int]
    """As many as are right, but not the right ones, or not in their places."""
    disputed: bool

    @property
    def multiple(self) -> bool:
        return self.kind == "multiple"


@contextmanager
def running_site(content: Path, data: Path) -> Iterator[Site]:
    """`python -m app serve` over a folder of notes."""
    with application(content, data) as port:
        yield Site(port, content, data)
