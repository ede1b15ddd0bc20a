"""Question banks as they are in real life: no two questions alike, but families that share options and half a stem."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

from app.core.identity import content_key
from app.core.parsing import parse_note

CONTENT = Path(__file__).parents[2] / "content"

SITUATIONS = {
    "en": [
        "A bakery takes {n} orders an hour over the telephone and wants one baker only to work on each {thing}.",
        "The library of a small town lends {thing}s to {n} readers and must know at any moment which of them are out.",
        "During a storm the harbour office receives {n} reports, and none may be lost when the {thing} is off.",
        "An orchestra stores {n} recordings; old ones are rarely played, yet the {thing} must be found within a day.",
        "Two clinics exchange a {thing} each night, and only the fields that changed since {n} o'clock should travel.",
        "A teacher marks {n} essays and would like the {thing} to be ready before the pupils come back from lunch.",
        "Because the rent of the {thing} went up, a bicycle shop wants to keep {n} frames and not to pay by the hour.",
        "Sensors in a greenhouse write {n} lines a minute; a {thing} gives alarm when three in a row are too warm.",
        "After a merger {n} employees sign in with their old names, and the {thing} may not ask any of them twice.",
        "A museum prints tickets on demand, and when the {thing} is slow, {n} visitors stand in the rain.",
    ],
    "ko": [
        "한 빵집은 전화로 한 시간에 {n}건의 주문을 받고, 각 {thing}을 제빵사 한 명만 처리하기를 원합니다.",
        "작은 도시의 도서관은 독자 {n}명에게 {thing}을 빌려주며 무엇이 나가 있는지 언제나 알아야 합니다.",
        "폭풍이 오면 항만 사무소에 보고 {n}건이 들어오는데 {thing}이 꺼져 있어도 하나도 잃으면 안 됩니다.",
        "관현악단은 녹음 {n}개를 보관합니다. 오래된 것은 거의 재생되지 않지만 {thing}을 하루 안에 찾아야 합니다.",
        "두 병원은 매일 밤 {thing}을 주고받으며 {n}시 이후에 바뀐 항목만 전송하려고 합니다.",
        "교사는 글 {n}편을 채점하며 학생들이 점심에서 돌아오기 전에 {thing}이 준비되기를 바랍니다.",
        "{thing}의 임대료가 올라 자전거 가게는 시간당 요금 없이 차체 {n}대를 둘 방법을 찾고 있습니다.",
        "온실의 센서는 분당 {n}줄을 기록하고, 연속 세 번 너무 따뜻하면 {thing}이 경보를 울립니다.",
        "합병 뒤 직원 {n}명이 옛 이름으로 로그인하며 {thing}은 누구에게도 두 번 묻지 않아야 합니다.",
        "박물관은 요청이 있을 때 표를 인쇄하는데 {thing}이 느리면 관람객 {n}명이 비를 맞습니다.",
    ],
}
ASKS = {
    "en": ["Which service fits best?", "What should be set up first?", "Which design needs the least work?", "Why?"],
    "ko": [
        "가장 알맞은 서비스는 무엇입니까?",
        "먼저 무엇을 설정해야 합니까?",
        "가장 손이 덜 가는 설계는 어느 것입니까?",
    ],
}
FAMILIES = {
    "en": [
        "A shop keeps {n} {thing}s and reads each of them about {m} times a year. Which storage is cheapest?",
        "Which service hands a {thing} to exactly {n} receivers and keeps it for {m} days?",
    ],
    "ko": [
        "어느 가게가 {thing} {n}개를 보관하고 각각을 일 년에 약 {m}번 읽습니다. 가장 저렴한 저장소는 무엇입니까?",
        "{thing}을 정확히 {n}명의 수신자에게 전달하고 {m}일 동안 보관하는 서비스는 무엇입니까?",
    ],
}
THINGS = {
    "en": [
        "parcel",
        "picture",
        "ledger",
        "message",
        "contract",
        "measurement",
        "invoice",
        "backup",
        "printer",
        "letter",
    ],
    "ko": ["소포", "사진", "장부", "메시지", "계약서", "측정값", "송장", "백업본", "인쇄물", "편지"],
}
CHOICES = {
    "en": [
        "A queue that the workers poll",
        "A topic with one subscriber each",
        "A bucket with a lifecycle rule",
        "A table with a sort key",
        "A stream with two shards",
        "A cache in front of the table",
        "An archive with a vault lock",
        "A function that runs on a timer",
        "A gateway with a rate limit",
        "A cluster of three nodes",
        "A directory shared by both sides",
        "A replica in another region",
    ],
    "ko": [
        "작업자가 폴링하는 대기열",
        "구독자가 하나씩 있는 주제",
        "수명 주기 규칙이 있는 버킷",
        "정렬 키가 있는 테이블",
        "샤드가 둘인 스트림",
        "테이블 앞에 둔 캐시",
        "볼트 잠금이 있는 보관소",
        "시간마다 실행되는 함수",
        "속도 제한이 있는 게이트웨이",
        "노드 세 대의 클러스터",
        "양쪽이 공유하는 디렉터리",
        "다른 리전의 복제본",
    ],
}


@dataclass(slots=True)
class Asked:
    """A question, by a number that nothing in the files shows."""

    number: int
    stem: str
    options: list[str]
    key: int
    language: str
    heading: str = ""
    about: str = ""
    """The situation it was made from."""

    def copy(self) -> "Asked":
        return replace(self, options=list(self.options))

    def content_key(self) -> str:
        return content_key(self.stem, self.options)

    def markdown(self, form: str) -> str:
        if form == "boxes":
            boxes = (f"- [{'x' if i == self.key else ' '}] {option}" for i, option in enumerate(self.options))
            return "\n".join([f"### {self.heading or 'Question 1'}", "", self.stem, "", *boxes, ""])
        question, answer = ("질문", "정답") if form == "korean" else ("Question", "Answer")
        options = (f"- {label}) {option}" for label, option in zip("ABCDEFGH", self.options, strict=False))
        head = [f"### {self.heading}", ""] if self.heading else []
        return "\n".join(
            [*head, f"**{question}:** {self.stem}", "", *options, "", f"**{answer}: {'ABCDEFGH'[self.key]}**", ""]
        )


@dataclass(slots=True)
class Book:
    """Notes with their questions, by path."""

    notes: dict[str, list[Asked]]
    rng: Random
    forms: dict[str, str] = field(default_factory=dict)
    made: int = 0

    def text(self, path: str) -> str:
        form = self.forms.setdefault(path, self.rng.choice(["labels", "korean", "boxes"]))
        questions = "\n".join(asked.markdown(form) for asked in self.notes[path])
        return f"# {path}\n\nText of {path}.\n\n## Practice questions\n\n{questions}"

    def all(self) -> Iterator[tuple[str, Asked]]:
        for path, questions in self.notes.items():
            for asked in questions:
                yield path, asked

    def pick(self, count: int = 1) -> list[tuple[str, Asked]]:
        return self.rng.sample(list(self.all()), count)

    def ask(self, language: str, *, like: Asked | None = None) -> Asked:
        """A new question; put like another, it is about another situation and shares most options with it."""
        rng = self.rng
        about = rng.choice([situation for situation in SITUATIONS[language] if not like or situation != like.about])
        stem = f"{about} {rng.choice(ASKS[language])}"
        options = rng.sample(CHOICES[language], 4)
        if like:
            options = list(dict.fromkeys(rng.sample(like.options, rng.randint(2, len(like.options))) + options))[:4]
        asked = self._asked(stem.format(n=rng.randint(2, 999), thing=rng.choice(THINGS[language])), options, language)
        asked.about = about
        return asked

    def family(self, language: str, size: int) -> list[Asked]:
        """Questions with the same options, whose stems differ in a word or two."""
        rng = self.rng
        frame, options = rng.choice(FAMILIES[language]), rng.sample(CHOICES[language], 4)
        things = rng.sample(THINGS[language], size)
        stems = [frame.format(n=rng.randint(2, 999), m=rng.randint(2, 99), thing=thing) for thing in things]
        return [self._asked(stem, options, language) for stem in stems]

    def _asked(self, stem: str, options: list[str], language: str) -> Asked:
        self.made += 1
        return Asked(self.made, stem, list(options), self.rng.randrange(len(options)), language)


def make_book(seed: str) -> Book:
    """Six notes: two of single questions, two of families, two with shipped questions; no ids in any."""
    rng = Random(seed)
    book = Book({}, rng)
    for language in ("en", "ko"):
        book.notes[f"single-{language}.md"] = [book.ask(language) for _ in range(3)]
        book.notes[f"family-{language}.md"] = book.family(language, 3)
        shipped = rng.sample(_shipped(language), 2)
        book.notes[f"shipped/{language}.md"] = [book._asked(stem, list(options), language) for stem, options in shipped]
    renumber(book)
    if len({asked.content_key() for _, asked in book.all()}) < book.made:
        return make_book(f"{seed}+")
    return book


def renumber(book: Book) -> None:
    for path, questions in book.notes.items():
        first = book.rng.randint(1, 60)
        for number, asked in enumerate(questions, start=first):
            asked.heading = (
                f"{'문제' if 'ko' in path else 'Question'} {number}. {book.rng.choice(THINGS[asked.language])}"
            )


@cache
def _shipped(language: str) -> list[tuple[str, tuple[str, ...]]]:
    """Stems and options of the notes that come with the project, in a language."""
    found = []
    for path in sorted(CONTENT.rglob("*.md")):
        note, _ = parse_note(path.read_bytes(), path.name)
        for question in note.questions if note and note.language == language else ():
            if len(question.key or ()) == 1 and question.stated_count is None:
                found.append((question.stem, tuple(option.text for option in question.options)))
    return found
