"""Labels: the letters and numbers that tell options apart, on options, on reasons and on answer lines.

Numbers stand for letters: `①`, `1)` and `1번` name option A where the options are numbered.
"""

import re
from dataclasses import dataclass


def close_bold(rest: str, sign: str) -> str | None:
    """`A, C) name** tail` → `A, C) name tail`: the bold ran on over what follows. `None` when it never closes."""
    before, closed, after = rest.partition(sign)
    return before + after if closed else None


_LETTER = "[A-Ha-h]"
_SIGN = "[✅❌✔✖✗☑⭕❎]\ufe0f?"
"""Says of an option, or of a reason, that it is the right or a wrong one."""
_JOIN = r"\s*(?:,|、|;|/|&|\+|·|ㆍ|\b(?i:and)\b|와|과|및|그리고)\s*(?:\b(?i:and)\b\s*)?"
_OPTION_LABEL = re.compile(
    rf"^(?P<bold>\*\*|__)?(?:(?i:option|choice|옵션|보기|선택지)\s+)?"
    rf"(?:\[(?P<boxed>{_LETTER})\](?=\s)"
    rf"|\(?(?P<label>{_LETTER})(?:\)|\.\)?|:|．|、|(?=\*\*[ \t]+\S)|(?<=[A-H])[ \t][-–—](?=[ \t])))(?P<close>\*\*|__)?"
    r"(?:[ \t]+|$|(?=\S)(?![A-Za-z]\.))(?P<text>.*)$",
    re.DOTALL,
)
_LEAD = re.compile(
    rf"^(?P<bold>\*\*|__)?\s*(?P<word>(?:options?|choices?|옵션|보기|선택지)\s*)?"
    rf"(?P<open>[(\[])?(?P<labels>{_LETTER}(?:[).]?{_JOIN}\(?{_LETTER})*)(?P<shut>[)\]](?!\())?"
    rf"(?P<number>\s*번)?(?P<close>\*\*|__)?"
    rf"(?P<stop>[.:：)]|\s[:：]|(?=\s*(?:[-–—→]|=>))|(?=\s*$))?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(rf"^\s*(?:{_SIGN}\s*)?(?:->|=>|→|[-–—:：])\s*|^\s*{_SIGN}\s*|^(?:은|는|이|가|도|의 경우,?)\s+")


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
SYLLABLES, CONSONANTS = "가나다라마바사아", "ㄱㄴㄷㄹㅁㅂㅅㅇ"
"""What Korean exams count with besides letters and circled numbers."""
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨ（）", "ABCDEFGH()")


def _narrow(text: str) -> str:
    return text.translate(_WIDE) if text[:2].translate(_WIDE) != text[:2] else text


@dataclass(frozen=True, slots=True)
class Labelled:
    """An option as written: its letter and the rest of the line."""

    label: str
    text: str
    signs: str = ""
    """The signs that stand for letters here: circled numbers, Korean syllables or consonants."""


def find_option_label(text: str) -> Labelled | None:
    """`A) text`, `(a) text`, `**B.** text`, `**C) text**`."""
    text = _narrow(text)
    found = _OPTION_LABEL.match(text)
    if not found:
        return _numbered_label(text)
    body = found["text"]
    if found["bold"] and not found["close"]:
        closed = close_bold(body, found["bold"])
        if closed is None:
            return None
        body = closed
    elif found["close"] and not found["bold"]:
        body = found["close"] + body  # the bold belongs to the text: `A)**text**`
    return Labelled((found["label"] or found["boxed"]).upper(), body.strip())


_CIRCLED_LABEL = re.compile(
    rf"^(?P<bold>\*\*|__)?(?:(?P<sign>[{CIRCLED}])[).]?|\((?P<number>10|[1-9])\)(?=\s)|(?P<korean>[{SYLLABLES}{CONSONANTS}])[).](?=\s))(?P<close>\*\*|__)?"
    r"\s*(?P<text>.*)$",
    re.DOTALL,
)


def _numbered_label(text: str) -> Labelled | None:
    """`① text`, `(1) text`, `가. text`, `ㄱ. text`."""
    found = _CIRCLED_LABEL.match(text)
    if not found:
        return None
    sign = found["sign"] or found["korean"] or CIRCLED[int(found["number"]) - 1]
    body = found["text"] if not found["close"] or found["bold"] else found["close"] + found["text"]
    if found["bold"] and not found["close"]:
        body = close_bold(body, found["bold"]) or body
    signs = next(signs for signs in (CIRCLED, SYLLABLES, CONSONANTS) if sign in signs)
    return Labelled(letter_of(signs.index(sign) + 1), body.strip(), signs)


def letter_of(number: int) -> str:
    """1 → A."""
    return chr(ord("A") + number - 1)


_NUMBER_JOIN = r"\s*(?:번|[).])?\s*(?:,|、|/|&|\+|·|ㆍ|\band\b|와|과|및|그리고)\s*\(?"
_NUMBERS = re.compile(
    rf"^([*_`(\[\s]*)((?:10|[1-9])(?:{_NUMBER_JOIN}(?:10|[1-9]))*)(?=\s*(?:번|[).:：\-–—]|$|입니다|이다))"
)
_CIRCLES = re.compile(rf"[{CIRCLED}](?:\s*[,·、/&]?\s*(?:\band\b|와|과|및)?\s*[{CIRCLED}])*[).]?")


def lettered(text: str, signs: str = CIRCLED) -> str:
    """An answer or a reason about numbered options with letters for the numbers: `①, ③` and `1, 3` → `A, C)`.

    `signs` are those that label the options, if any do; Korean ones are read only where options bear them.
    """
    if not signs:
        return text
    if signs != CIRCLED:
        korean = re.compile(rf"(?<!\w)[{signs}](?=\s*(?:[.),、·:：와과은는]|$|입니다|이다|번))")
        return korean.sub(lambda found: letter_of(signs.index(found[0]) + 1), text)
    text = _NUMBERS.sub(lambda found: found[1] + re.sub(r"\d+", lambda n: letter_of(int(n[0])), found[2]), text)
    letters = str.maketrans({sign: letter_of(n) for n, sign in enumerate(CIRCLED, start=1)})
    return _CIRCLES.sub(
        lambda found: ", ".join(sign for sign in found[0].translate(letters) if sign.isupper()) + ")", text
    )


@dataclass(frozen=True, slots=True)
class Lead:
    """The head of a rationale: which options it is about, by which name, and the reason."""

    labels: tuple[str, ...]
    short_name: str | None
    reason: str


def find_lead(text: str) -> Lead | None:
    """`**A) Batch Transform** - why`, `**B, D)** - why`, `A: why`, `Option B is …`; `None` without a label."""
    text = _SIGN_BEFORE.sub("", text)
    found = _LEAD.match(text)
    if not found or not _is_label(found):
        return _lead_sentence(text)
    labels = tuple(dict.fromkeys(re.findall(_LETTER, _letters_only(found["labels"]))))
    rest, name = found["rest"], None
    if found["bold"] and not found["close"]:
        inside, closed, after = rest.partition(found["bold"])
        if not closed:
            return None
        if found["stop"] and found["stop"].strip() in {":", "："} and not re.search(r"\w", after.partition("\n")[0]):
            return Lead(tuple(label.upper() for label in labels), None, f"{inside.strip()}{after}".strip())
        name, rest = re.sub(r"^\s*[-–—:：]\s*", "", inside).strip(" :：") or None, after
    return Lead(tuple(label.upper() for label in labels), name, _SEPARATOR.sub("", rest).strip())


_SIGN_BEFORE = re.compile(rf"^{_SIGN}\s*(?=\S)")
_LEAD_SENTENCE = re.compile(
    rf"^(?:\*\*|__)?\(?(?P<labels>[A-H](?:{_JOIN}[A-H])*)\)?(?:\*\*|__)?"
    r"(?:\s+(?=(?:is|are|was|isn['’]t|aren['’]t|would|does|doesn['’]t|cannot|can['’]t|has)\b)"
    r"|(?:번)?(?:은|는|이|가|도)\s+|(?:번)?의 경우,?\s*)(?P<reason>.+)$",
    re.DOTALL,
)
_LEAD_AFTER = re.compile(
    rf"^(?:\*\*|__)?(?P<name>[^()\n:]{{1,80}}?)\s*\((?:option\s+)?(?P<labels>{_LETTER})\)(?:\*\*|__)?"
    r"\s*(?:[:：]|\s[-–—])\s*(?:\*\*|__)?\s*(?P<reason>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_LEAD_WHY = re.compile(
    rf"^[*_\s]*why\s+(?:not\s+)?(?:option\s+)?(?P<labels>{_LETTER}(?:{_JOIN}{_LETTER})*)\b"
    r"(?:\s+(?:is|are)\s+(?:not\s+)?(?:correct|incorrect|right|wrong))?\s*[*_]*[:：?\-–—][*_]*\s*(?P<reason>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_WHY_KOREAN = re.compile(
    rf"^[*_\s]*(?:옵션|보기)?\s*(?P<labels>[A-H](?:{_JOIN}[A-H])*)\s*번?(?:이|가|은|는)\s*(?:정답이\s*|답이\s*)?"
    r"(?:아닌|틀린|오답인|맞는|정답인|답인)\s*이유[*_]*\s*[:：\-–—][*_]*\s*(?P<reason>.+)$",
    re.DOTALL,
)
_LEAD_REMARK = re.compile(
    r"^(?:\*\*|__)?(?P<labels>[A-H])(?:\*\*|__)?\s*\([^()]{1,40}\)(?:\*\*|__)?\s*[:：\-–—]\s*(?P<reason>.+)$", re.DOTALL
)


def _lead_sentence(text: str) -> Lead | None:
    """`A is wrong because …`, `A는 …`, `Why A is incorrect: …`, `A (near miss): …`, `Batch Transform (B): …`."""
    forms = (_LEAD_WHY_KOREAN, _LEAD_SENTENCE, _LEAD_WHY, _LEAD_REMARK, _LEAD_AFTER)
    found = next((found for form in forms if (found := form.match(text))), None)
    if not found:
        return None
    labels = re.findall(_LETTER, _letters_only(found["labels"]))
    return Lead(tuple(label.upper() for label in labels), found.groupdict().get("name"), found["reason"].strip())


def _is_label(found: re.Match[str]) -> bool:
    """A bare letter is a label only with something that sets it off: a bracket, a stop, a dash, bold or a word."""
    set_off = found["shut"] or found["stop"] is not None or found["close"] or found["number"]
    return bool(set_off) or bool(found["word"] and found["rest"][:1] in {" ", ""})


def _letters_only(labels: str) -> str:
    return re.sub(r"\band\b", ",", labels, flags=re.IGNORECASE)


_KEY_LETTERS = re.compile(
    rf"^\(?(?P<letters>[A-H]{{2,5}}(?=\s*$|[).:])|{_LETTER}(?![A-Za-z])(?:(?:[).]|번)?{_JOIN}\(?{_LETTER}(?![A-Za-z]))*)"
    rf"(?P<stop>[)\]]|(?=,\s*(?:because|since|as)\b)|\.(?!\w)|[:：]|번|(?=\s*[-–—])|(?=\s*$)|(?=\s+\())?(?P<rest>.*)$",
    re.DOTALL,
)


_BEFORE_KEY = re.compile(r"^[*_`(\[\s]*(?:both\s+)?(?:options?\s|choices?\s|옵션|보기)?[*_`(\[\s]*", re.IGNORECASE)
_COPULA = re.compile(r"^(\(?[A-Ha-h]\)?(?:\s*번)?)\s*(?:입니다|이다|임|이에요|예요)(?:[.。]|$)")
"""`B입니다.`: the letter is set off by the words that say it is the one."""
_AFTER_KEY = re.compile(r"(?<=[A-Ha-h)번])\s*(?:입니다|이다|임|이에요|예요)[.。]?$")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_OR_ELSE = re.compile(rf"(?:,|;|/|\bor\b|\beither\b|또는|혹은)\s*\(?({_LETTER})(?=\s*\(|[).?]|\s*$)")
"""A letter that only some readers would count."""
_ANOTHER = re.compile(rf"^\s*(?:,|、|;|/|&|\band\b|와|과|및)\s*\(?{_LETTER}\b(?![A-Za-z가-힣])")
"""One more letter behind the letters: they were not all understood, so none of them counts."""
_IN_EMPHASIS = re.compile(r"^[*_`]+([A-Ha-h](?:\s*[,&]\s*[A-Ha-h])*)[*_`]+")
_REPEATED = re.compile(rf"(?:,|;|\band\b|/|\n)\s*\(?({_LETTER})[).]\s")
_JOINED = re.compile(r"[a-h]{2,5}|[A-H](?: [A-H]){1,4}")


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer line says: the letters, and the text repeated after them."""

    labels: tuple[str, ...]
    text: str
    firm: bool
    """Whether the letters are set off from the text; `A managed service` names no letter by itself."""
    repeated: tuple[tuple[str, str], ...] = ()
    """(letter, text) of each option in `A) text, C) text`: letters beyond the first may also belong to a remark."""


def find_key(text: str) -> Key | None:
    """`B`, `B) text`, `A, C`, `A and C`, `AC`, `(B)`, `A) text, C) text`; `None` when it names no letter."""
    text = _FOOTNOTE.sub("", _narrow(text))
    bare = _BEFORE_KEY.sub("", _IN_EMPHASIS.sub(r"\1", text.replace("**", "").replace("__", "")))
    bare = _AFTER_KEY.sub("", _COPULA.sub(lambda found: found[1].strip("()") + ")", bare))
    if (joined := bare.replace(" ", "")) and _JOINED.fullmatch(bare) and list(joined) == sorted(set(joined)):
        return Key(tuple(joined.upper()), "", True)
    found = _KEY_LETTERS.match(bare)
    if not found:
        return None
    letters = [letter.upper() for letter in re.findall(_LETTER, _letters_only(found["letters"]))]
    if _ANOTHER.match(found["rest"]):
        return None
    rest = _SEPARATOR.sub("", found["rest"]).strip(" .")
    first, *others = _REPEATED.split(f"{rest} ") if found["stop"] else [rest]
    repeated = [(letter.upper(), text.strip(" .")) for letter, text in zip(others[::2], others[1::2], strict=True)]
    if {letter.upper() for letter in _OR_ELSE.findall(rest)} - {*letters, *(letter for letter, _ in repeated)}:
        return None
    named = (*letters, *(letter for letter, _ in repeated))
    return Key(
        named, rest, found["stop"] is not None, ((letters[-1], first.strip(" .")), *repeated) if repeated else ()
    )


_PAIR = re.compile(
    rf"\(?(?P<number>10|[1-9]|[{CIRCLED}])\)?[.]?\s*(?:-|–|—|→|->|=>|=|[:：])\s*\(?(?P<label>{_LETTER})\)?(?![A-Za-z])"
)


def find_pairs(text: str) -> dict[str, str] | None:
    """`1-B, 2-A` → `{"1": "B", "2": "A"}`; `None` when that is not all it says, or a number stands twice."""
    bare = text.replace("**", "")
    found = list(_PAIR.finditer(bare))
    if not found or re.search(r"\w", _PAIR.sub("", bare)):
        return None
    numbers = [str(CIRCLED.index(f["number"]) + 1) if f["number"] in CIRCLED else f["number"] for f in found]
    pairs = dict(zip(numbers, (f["label"].upper() for f in found), strict=True))
    return pairs if len(pairs) == len(found) else None


_ARROW = r"\s*(?:→|->|=>|⇒|>|➜|➔)\s*"
_ORDER = re.compile(rf"\(?{_LETTER}\)?(?:{_ARROW}\(?{_LETTER}\)?)+\.?")
_LISTED_ORDER = re.compile(rf"\(?{_LETTER}[).]?(?:\s*[,、–—~-]\s*\(?{_LETTER}[).]?)+\.?")


def lettered_order(text: str, signs: str) -> str:
    """An order of numbered options with letters: `3 → 1 → 2`, `ㄷ → ㄱ → ㄴ`."""
    text = re.sub(r"\d+", lambda found: letter_of(int(found[0])), text) if signs == CIRCLED else text
    return text.translate({ord(sign): letter_of(n) for n, sign in enumerate(signs, start=1)})


def find_order(text: str, *, said_to_be_one: bool = False) -> tuple[str, ...] | None:
    """`C → A → B` as labels; where the line is said to be an order, commas will do."""
    bare = text.replace("**", "").strip()
    if _ORDER.fullmatch(bare) or (said_to_be_one and _LISTED_ORDER.fullmatch(bare)):
        return tuple(label.upper() for label in re.findall(_LETTER, bare))
    return None
