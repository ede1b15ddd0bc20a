"""Labels: the letters and numbers that tell options apart, on options, on reasons and on answer lines.

Numbers stand for letters: `①`, `1)` and `1번` name option A where the options are numbered.
"""

import re
from dataclasses import dataclass

from app.core.text import remembered


def close_bold(rest: str, sign: str) -> str | None:
    """`A, C) name** tail` → `A, C) name tail`: the bold ran on over what follows. `None` when it never closes."""
    before, closed, after = rest.partition(sign)
    return before + after if closed else None


_LETTER = "[A-Ha-h]"
_SIGN = "[✅❌✔✖✗☑⭕❎]\ufe0f?"
"""Says of an option, or of a reason, that it is the right or a wrong one."""
_AND = r"(?:[,、;/&+·ㆍ와과및]|\b(?i:and)\b|그리고)"
_JOIN = rf"\s*{_AND}\s*(?:(?i:and)\s)?"
_OPTION = "(?i:option|choice|옵션|보기|선택지)"
_OPTION_LABEL = re.compile(
    rf"(?P<bold>\*\*|__)?(?:{_OPTION}\s)?"
    rf"(?:\[(?P<boxed>{_LETTER})\](?=\s)|\(?(?P<label>{_LETTER})"
    r"(?:\.?\)|[.:：．、]|(?(bold)(?=\*\*[ \t]+\S)|(?!))|(?<=[A-H])[ \t][-–—](?=[ \t])))"
    r"(?![A-Za-z]\.)(?P<text>.*)",
    re.DOTALL,
)
_LEAD = re.compile(
    rf"(?P<bold>\*\*|__)?\s*(?P<word>{_OPTION}s?\s*)?"
    rf"[(\[]?(?P<labels>{_LETTER}(?:[).]?{_JOIN}\(?{_LETTER})*)(?P<shut>[)\]](?!\())?"
    r"(?P<number>\s*번)?(?P<close>\*\*|__)?"
    r"(?P<stop>[.:：)]|\s[:：]|(?=\s*(?:[-–—→]|=>|$)))?(?P<rest>.*)",
    re.DOTALL,
)
_SEPARATOR = re.compile(rf"^(?:\s*(?:{_SIGN}\s*)?(?:->|=>|[→\-–—:：])\s*|\s*{_SIGN}\s*|(?:[은는이가도]|의 경우,?)\s)")


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
SYLLABLES, CONSONANTS = "가나다라마바사아", "ㄱㄴㄷㄹㅁㅂㅅㅇ"
"""What Korean exams count with besides letters and circled numbers."""
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨ（）", "ABCDEFGH()")
_WIDE_LABEL = re.compile("[*_]*(?:[（Ａ-Ｈ]|[A-Ha-h]）)")


def _narrow(text: str) -> str:
    return text.translate(_WIDE) if _WIDE_LABEL.match(text) else text


@dataclass(frozen=True, slots=True)
class Labelled:
    """An option as written: its letter and the rest of the line."""

    label: str
    text: str
    signs: str = ""
    """The signs that stand for letters here: circled numbers, Korean syllables or consonants."""


@remembered
def find_option_label(text: str) -> Labelled | None:
    """`A) text`, `(a) text`, `**B.** text`, `**C) text**`."""
    text = _narrow(text)
    found = _OPTION_LABEL.match(text)
    if not found:
        return _numbered_label(text)
    body = close_bold(found["text"], found["bold"]) if found["bold"] else found["text"]
    return Labelled((found["label"] or found["boxed"]).upper(), body.strip()) if body is not None else None


_SIGN_LABEL = re.compile(
    rf"(?P<bold>\*\*|__)?(?P<sign>[{CIRCLED}][).]?|\((?:10|[1-9])\)(?=\s)|[{SYLLABLES}{CONSONANTS}][).](?=\s|[*_]{{2}}))(?P<text>.*)",
    re.DOTALL,
)


def _numbered_label(text: str) -> Labelled | None:
    """`① text`, `(1) text`, `가. text`, `ㄱ. text`."""
    found = _SIGN_LABEL.match(text)
    if not found:
        return None
    sign, text = found["sign"].strip("()."), found["text"]
    sign = CIRCLED[int(sign) - 1] if sign.isdecimal() else sign
    body = close_bold(text, found["bold"]) if found["bold"] else text
    signs = next(signs for signs in (CIRCLED, SYLLABLES, CONSONANTS) if sign in signs)
    return Labelled(letter_of(signs.index(sign) + 1), (text if body is None else body).strip(), signs)


def letter_of(number: int) -> str:
    """1 → A."""
    return chr(ord("A") + number - 1)


_NUMBER_JOIN = rf"\s*(?:번|[).])?\s*{_AND}\s*\(?"
_NUMBERS = re.compile(
    rf"^([*_`(\[\s]*)((?:10|[1-9])(?:{_NUMBER_JOIN}(?:10|[1-9]))*)"
    r"(?=[*_`\]]*\s*(?:번|\)|[.:：\-–—](?!\d)|$|입니다|이다))"
)
"""`1. tea` and `1 - tea`, but neither `1.5`, `1:30` nor `1-2`."""
_CIRCLES = re.compile(rf"[{CIRCLED}](?:(?:[\s,、·/&와과및]|and)*[{CIRCLED}])*[).]?")


def lettered(text: str, signs: str = CIRCLED) -> str:
    """An answer or a reason about numbered options with letters for the numbers: `①, ③` and `1, 3` → `A, C)`.

    `signs` are those that label the options, if any do; Korean ones are read only where options bear them.
    """
    if not signs:
        return text
    if signs != CIRCLED:
        korean = re.compile(rf"(?<!\w)[{signs}](?=\s*(?:[.),、·:：와과은는번]|$|입니다|이다))")
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


@remembered
def find_lead(text: str) -> Lead | None:
    """`**A) Batch Transform** - why`, `**B, D)** - why`, `A: why`, `Option B is …`; `None` without a label."""
    text = _SIGN_BEFORE.sub("", text)
    found = _LEAD.match(text)
    if not found or not _is_label(found) or _LEAD_WHY_KOREAN.match(text):
        return _lead_sentence(text)
    labels, rest, name = tuple(dict.fromkeys(_letters_in(found["labels"]))), found["rest"], None
    if found["bold"] and not found["close"]:
        inside, closed, after = rest.partition(found["bold"])
        if not closed:
            return None
        if (found["stop"] or "").strip() in {":", "："} and not re.search(r"\w", after.partition("\n")[0]):
            return Lead(labels, None, f"{inside.strip()}{after}".strip())
        name, rest = inside.strip(" -–—:：") or None, after
    return Lead(labels, name, _SEPARATOR.sub("", rest).strip())


_SIGN_BEFORE = re.compile(rf"^{_SIGN}\s*")
_LEAD_SENTENCE = re.compile(
    rf"(?P<bold>\*\*|__)?(?:{_OPTION}\s?)?(?P<labels>[A-H](?:{_JOIN}[A-H])*)"
    r"(?:\s+(?=(?:(?:is|are|was|would|does|has)(?:n['’]t)?|can(?:not|['’]t))\b)|번?(?:[은는이가도]\s|의 경우,?))"
    r"(?P<reason>.+)",
    re.DOTALL,
)
_LEAD_WHY = re.compile(
    rf"[*_]*why\s(?:not\s)?(?:option\s)?(?P<labels>{_LETTER}(?:{_JOIN}{_LETTER})*)"
    r"(?:\s(?:is|are)\s(?:not\s)?(?:(?:in)?correct|right|wrong))?[*_]*\s*[:：?\-–—][*_]*+\s*+(?P<reason>.+)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_WHY_KOREAN = re.compile(
    rf"^[*_\s]*(?:옵션|보기)?\s*(?P<labels>[A-H](?:{_JOIN}[A-H])*)\s*번?(?:이|가|은|는)\s*(?:정답이\s*|답이\s*)?"
    r"(?:아닌|틀린|오답인|맞는|정답인|답인)\s*이유[*_]*\s*[:：\-–—][*_]*\s*(?P<reason>.+)$",
    re.DOTALL,
)
_LEAD_REMARK = re.compile(
    r"[*_]*(?P<labels>[A-H])\s*\([^()]{1,40}\)[*_]*\s*[:：\-–—][*_]*+\s*+(?P<reason>.+)", re.DOTALL
)
_LEAD_AFTER = re.compile(
    rf"[*_]*(?P<name>[^()\n:]{{1,80}}?)[*_]*\s*\((?:option\s)?(?P<labels>{_LETTER})\)[*_]*"
    r"(?:\s*[:：]|\s+[-–—])[*_]*+\s*+(?P<reason>.+)",
    re.IGNORECASE | re.DOTALL,
)


def _lead_sentence(text: str) -> Lead | None:
    """`A is wrong because …`, `A는 …`, `Why A is incorrect: …`, `A (near miss): …`, `Batch Transform (B): …`."""
    forms = (_LEAD_WHY_KOREAN, _LEAD_SENTENCE, _LEAD_WHY, _LEAD_REMARK, _LEAD_AFTER)
    found = next((found for form in forms if (found := form.match(text))), None)
    if not found:
        return None
    said = {"bold": None, "name": None, **found.groupdict()}
    reason = close_bold(found["reason"], said["bold"]) if said["bold"] else found["reason"]
    return Lead(tuple(_letters_in(found["labels"])), said["name"], reason.strip()) if reason is not None else None


def _is_label(found: re.Match[str]) -> bool:
    """A bare letter is a label only with something that sets it off: a bracket, a stop, a dash, bold or a word."""
    set_off = found["shut"] or found["stop"] is not None or found["close"] or found["number"]
    return bool(set_off) or bool(found["word"] and found["rest"][0].isspace())


def _letters_in(labels: str) -> list[str]:
    return [letter for letter in re.findall("AND|([A-H])", labels.upper()) if letter]


_COPULA = r"\s*(?:입니다|이다|임|이에요|예요)(?=[.。]|$)"
_KEY_LETTERS = re.compile(
    rf"\(?(?P<letters>[A-H]{{2,5}}(?=\s*$|[).:]|{_COPULA})"
    rf"|{_LETTER}(?![A-Za-z])(?:(?:[).]|번)?{_JOIN}\(?{_LETTER}(?![A-Za-z]))*)"
    rf"(?P<stop>(?:\)|\s*번)?{_COPULA}|[)\]:：번]|\s번\b|\.(?!\w)|(?=,\s(?:because|since|as)\b)|(?=\s*(?:[-–—]|$)|\s\())?"
    r"(?P<rest>.*)",
    re.DOTALL,
)


_BEFORE_KEY = re.compile(rf"^[*_`(\[\s]*(?:both\s)?(?:{_OPTION}s?\s?)?[*_`(\[\s]*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^.+?\]")
_OR_ELSE = re.compile(rf"(?:[,;/]|\bor\b|또는|혹은|\)\s*{_AND})\s*\(?({_LETTER})(?=\s*(?:\(|[-–—]\s|$)|[).?:：])")
"""A letter that only some readers would count."""
_ANOTHER = re.compile(rf"\s?{_AND}\s?\(?{_LETTER}\b")
"""One more letter behind the letters: they were not all understood, so none of them counts."""
_IN_EMPHASIS = re.compile(rf"[*_`]({_LETTER}(?:{_JOIN}{_LETTER})*)[*_`]")
_REPEATED = re.compile(rf"(?:{_AND}|\n(?:[-*]\s)?)\s*\(?({_LETTER})(?:[).:：]|\s[-–—])\s")
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
    text = _FOOTNOTE.sub("", _narrow(text)).replace("**", "").replace("__", "")
    bare = _BEFORE_KEY.sub("", _IN_EMPHASIS.sub(r"\1", text))
    joined = bare.replace(" ", "")
    if _JOINED.fullmatch(bare) and list(joined) == sorted(set(joined)):
        return Key(tuple(joined.upper()), "", True)
    found = _KEY_LETTERS.match(bare)
    if not found or _ANOTHER.match(found["rest"]):
        return None
    letters, is_firm = _letters_in(found["letters"]), found["stop"] is not None
    rest = _SEPARATOR.sub("", found["rest"]).strip(" .。")
    first, *others = _REPEATED.split(f"{rest} ") if is_firm and rest[:1] != "(" else [rest]
    further = zip(others[::2], others[1::2], strict=True)
    repeated = [(letter.upper(), said.strip(" .")) for letter, said in further]
    named = (*letters, *(letter for letter, _ in repeated))
    if {letter.upper() for letter in _OR_ELSE.findall(rest)} - set(named):
        return None
    return Key(named, rest, is_firm, ((letters[-1], first.strip(" .")), *repeated) if repeated else ())


_PAIR = re.compile(
    rf"\(?(?P<number>10|[1-9{CIRCLED}])[).]?\s*(?:[-=]>|[-–—→=:：])\s*\(?(?P<label>{_LETTER})\)?(?![A-Za-z])"
)


def find_pairs(text: str) -> dict[str, str] | None:
    """`1-B, 2-A` → `{"1": "B", "2": "A"}`; `None` when that is not all it says, or a number stands twice."""
    bare = text.replace("**", "")
    found = list(_PAIR.finditer(bare))
    if not found or re.search(r"\w", _PAIR.sub("", bare)):
        return None
    pairs = {str(_number_of(f["number"])): f["label"].upper() for f in found}
    return pairs if len(pairs) == len(found) else None


def _number_of(sign: str) -> int:
    return CIRCLED.index(sign) + 1 if sign in CIRCLED else int(sign)


_ARROW = r"\s*(?:[-=]?>|[→⇒➜➔])\s*"
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
