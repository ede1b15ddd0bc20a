"""What authors do to a bank. Every edit changes the book in steps; after each step the folder is built."""

from collections.abc import Callable, Iterator
from random import Random

from tests.histories.books import Asked, Book, renumber

Edit = Callable[[Book], Iterator[None]]

WORDS = {
    "en": ["quickly", "every", "nearby", "customer", "whole", "system", "simple", "large", "daily", "report", "team"],
    "ko": ["빠르게", "모든", "가까운", "고객", "전체", "시스템", "간단한", "커다란", "매일", "보고서", "팀"],
}


def typo_in_the_stem(book: Book) -> Iterator[None]:
    for _, asked in book.pick(book.rng.randint(1, 3)):
        asked.stem = mistype(asked.stem, book.rng)
    yield


def typo_in_an_option(book: Book) -> Iterator[None]:
    for _, asked in book.pick(book.rng.randint(1, 3)):
        index = book.rng.randrange(len(asked.options))
        asked.options[index] = mistype(asked.options[index], book.rng)
    yield


def stem_reworded(book: Book) -> Iterator[None]:
    """Up to 30 % of the words."""
    [(_, asked)] = book.pick()
    reword(asked, book.rng)
    yield


def option_added(book: Book) -> Iterator[None]:
    [(_, asked)] = book.pick()
    more = [option for option in book.ask(asked.language).options if option not in asked.options]
    asked.options.append(more[0] if more else "None but the first")
    yield


def options_reordered_and_relettered(book: Book) -> Iterator[None]:
    for _, asked in book.pick(3):
        right = asked.options[asked.key]
        book.rng.shuffle(asked.options)
        asked.key = asked.options.index(right)
    yield


def key_flipped(book: Book) -> Iterator[None]:
    for _, asked in book.pick(2):
        asked.key = (asked.key + 1) % len(asked.options)
    yield


def file_renamed(book: Book) -> Iterator[None]:
    path = pick_path(book)
    book.notes[new_path(book)] = book.notes.pop(path)
    yield


def file_renamed_its_deletion_seen_first(book: Book) -> Iterator[None]:
    questions = book.notes.pop(pick_path(book))
    yield
    book.notes[new_path(book)] = questions
    yield


def file_renamed_the_new_one_seen_first(book: Book) -> Iterator[None]:
    path = pick_path(book)
    book.notes[new_path(book)] = [asked.copy() for asked in book.notes[path]]
    yield
    del book.notes[path]
    yield


def file_renamed_with_a_typo(book: Book) -> Iterator[None]:
    path = pick_path(book)
    questions = book.notes.pop(path)
    book.notes[new_path(book)] = questions
    asked = book.rng.choice(questions)
    asked.stem = mistype(asked.stem, book.rng)
    yield


def file_split_in_two(book: Book) -> Iterator[None]:
    path = pick_path(book)
    book.notes[new_path(book)] = [book.notes[path].pop(0)]
    yield


def files_merged(book: Book) -> Iterator[None]:
    one, other = book.rng.sample(sorted(book.notes), 2)
    book.notes[one] += book.notes.pop(other)
    yield


def question_moved(book: Book) -> Iterator[None]:
    take, put = picked_move(book)
    take()
    put()
    yield


def question_moved_its_deletion_seen_first(book: Book) -> Iterator[None]:
    take, put = picked_move(book)
    take()
    yield
    put()
    yield


def question_moved_its_copy_seen_first(book: Book) -> Iterator[None]:
    take, put = picked_move(book)
    put()
    yield
    take()
    yield


def question_moved_with_a_typo(book: Book) -> Iterator[None]:
    here, there = book.rng.sample(sorted(book.notes), 2)
    asked = book.notes[here].pop(book.rng.randrange(len(book.notes[here])))
    asked.stem = mistype(asked.stem, book.rng)
    book.notes[there].append(asked)
    yield


def question_duplicated_elsewhere(book: Book) -> Iterator[None]:
    _, put = picked_move(book)
    put()
    yield


def headings_and_numbers_changed(book: Book) -> Iterator[None]:
    renumber(book)
    for _, asked in book.pick(3):
        asked.stem = f"{book.rng.randint(1, 99)}. {asked.stem}"
    yield


def all_files_renamed_and_renumbered(book: Book) -> Iterator[None]:
    questions = list(book.notes.values())
    book.rng.shuffle(questions)
    book.notes = {f"bank/chapter-{number}.md": part for number, part in enumerate(questions)}
    renumber(book)
    yield


def question_deleted_and_brought_back(book: Book) -> Iterator[None]:
    [(path, asked)] = book.pick()
    book.notes[path].remove(asked)
    yield
    book.notes[path].insert(0, asked)
    yield


def question_replaced_by_a_different_one(book: Book) -> Iterator[None]:
    """On the same subject: two to four of its options stay."""
    [(path, asked)] = book.pick()
    index = book.notes[path].index(asked)
    book.notes[path][index] = book.ask(asked.language, like=asked)
    yield


def picked_move(book: Book) -> tuple[Callable[[], None], Callable[[], None]]:
    """Taking a question out of one note, and putting it into another."""
    here, there = book.rng.sample(sorted(book.notes), 2)
    asked = book.rng.choice(book.notes[here])
    return lambda: book.notes[here].remove(asked), lambda: book.notes[there].append(asked.copy())


def pick_path(book: Book) -> str:
    return book.rng.choice(sorted(book.notes))


def new_path(book: Book) -> str:
    """Before or after all others: builds go by path."""
    return book.rng.choice(["a/new.md", "zz.md", "middle.md"])


def mistype(text: str, rng: Random) -> str:
    """Two letters swapped, one left out, or one doubled, in or at the end of a word."""
    places = [
        i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha() and text[i] != text[i + 1]
    ]
    if not places:
        return f"{text}{text[-1:]}"
    place = rng.choice(places)
    first, second = text[place], text[place + 1]
    return text[:place] + rng.choice([second + first, second, first * 2 + second]) + text[place + 2 :]


def reword(asked: Asked, rng: Random) -> None:
    words = asked.stem.split(" ")
    for index in rng.sample(range(len(words)), rng.randint(1, max(1, int(len(words) * 0.3)))):
        words[index] = rng.choice(WORDS[asked.language])
    asked.stem = " ".join(words)


EDITS: dict[str, Edit] = {
    edit.__name__.replace("_", " "): edit
    for edit in (
        typo_in_the_stem,
        typo_in_an_option,
        stem_reworded,
        option_added,
        options_reordered_and_relettered,
        key_flipped,
        file_renamed,
        file_renamed_its_deletion_seen_first,
        file_renamed_the_new_one_seen_first,
        file_renamed_with_a_typo,
        file_split_in_two,
        files_merged,
        question_moved,
        question_moved_its_deletion_seen_first,
        question_moved_its_copy_seen_first,
        question_moved_with_a_typo,
        question_duplicated_elsewhere,
        headings_and_numbers_changed,
        all_files_renamed_and_renumbered,
        question_deleted_and_brought_back,
        question_replaced_by_a_different_one,
    )
}
