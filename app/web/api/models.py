"""What the interface sends: pieces of text, notes, and questions before the answer."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LanguageCode = Literal["en", "ko"]


class Sent(BaseModel):
    """Nothing is sent that is not described."""

    model_config = ConfigDict(extra="forbid")


class Passage(Sent):
    """A piece of an author's text."""

    html: str = Field(
        description="With its markup: a small set of elements without scripts or styles.",
        examples=["<p>Tea is made of <strong>leaves</strong>.</p>"],
    )
    text: str = Field(description="The words alone, on one line.", examples=["Tea is made of leaves."])
    language: LanguageCode = Field(description="Of these words.")


class NoteName(Sent):
    slug: str = Field(description="Names the note in addresses.", examples=["sqs-or-sns"])
    title: str = Field(examples=["SQS or SNS"])


class ListedNote(NoteName):
    """A note in the list."""

    language: LanguageCode
    modified: date | None = Field(description="As the author says.")
    minutes: int = Field(description="To read it.", examples=[4])
    tags: list[str] = Field(examples=[["service/sqs", "exam/dva"]])
    questions: int = Field(description="How many can be asked about it.", examples=[6])


class NoteList(Sent):
    notes: list[ListedNote] = Field(description="By title.")
    total: int = Field(description="How many notes there are in all, whatever `limit` and `offset` say.", examples=[14])


class Heading(Sent):
    level: int = Field(examples=[2])
    anchor: str = Field(description="Its `id` in the HTML.", examples=["how-they-differ"])
    text: str = Field(examples=["How they differ"])


class Translation(Sent):
    language: LanguageCode
    slug: str = Field(examples=["sqs-or-sns-ko"])


class PractisedQuestion(Sent):
    """A question at the end of a note."""

    id: str = Field(examples=["q-k3f9a2"])
    stem: Passage
    disputed: bool = Field(description="Whether its key is in doubt; it then counts in no score.")


class Note(NoteName):
    """A note as its page shows it."""

    language: LanguageCode
    created: date | None = Field(description="As the author says.")
    modified: date | None = Field(description="As the author says.")
    minutes: int = Field(description="To read it.", examples=[4])
    tags: list[str] = Field(examples=[["service/sqs", "exam/dva"]])
    key_point: Passage | None = Field(description="The note in one line, if it says so.")
    body: Passage = Field(description="Everything but the key point and the questions.")
    headings: list[Heading]
    translations: list[Translation] = Field(description="The same note in other languages.")
    questions: list[PractisedQuestion] = Field(description="In the order of the note.")


class Option(Sent):
    position: int = Field(description="What an answer calls it.", ge=1, examples=[1])
    text: Passage


class Place(Sent):
    """Where an option is to be put."""

    number: int = Field(ge=1, examples=[1])
    prompt: Passage | None = Field(description="What is to be matched; null in an order.")


class Question(Sent):
    """A question to ask: nothing here depends on which option is right, but the number of places."""

    id: str = Field(description="Stays the same when the question is reworded or moved.", examples=["q-k3f9a2"])
    wording: str = Field(
        description="Names what is asked here, in this order; an answer sends it back.",
        examples=["5d41402abc4b2a76b9719d911017c592"],
    )
    kind: Literal["single", "multiple", "ordering", "matching"] = Field(
        description="How it is answered: one option, several, some of them in an order, or one beside each prompt."
    )
    scenario: Passage | None = Field(description="The case it is about.")
    stem: Passage
    options: list[Option] = Field(description="Shuffled, and always in the same order for the same wording.")
    places: list[Place] = Field(description="To put options in; empty where options are chosen.")
    choose: int | None = Field(description="How many to choose, where the stem says so.", examples=[2])
    disputed: bool = Field(description="Whether its key is in doubt; it then counts in no score.")
    note: NoteName | None = Field(description="Where it stands.")


class ConceptName(Sent):
    slug: str = Field(description="Names the concept in addresses.", examples=["amazon-sqs"])
    name: str = Field(examples=["Amazon SQS"])
    language: LanguageCode = Field(description="Of the name: the reader's where a note has one.")


class Said(Sent):
    """What a note says, in its own words."""

    passage: Passage
    note: str = Field(description="Slug of the note.", examples=["sqs-or-sns"])
    line: int = Field(description="In its file.", ge=1, examples=[41])


class ComparedConcept(ConceptName):
    definitions: list[Said]


class OneLineAnswer(Sent):
    answer: str = Field(examples=["yes"])
    concept: str = Field(description="Slug of the concept it leads to.", examples=["amazon-sns"])


class OneLineTest(Sent):
    """A question that tells concepts apart."""

    question: str = Field(examples=["Must every subscriber get it?"])
    answers: list[OneLineAnswer]
    note: str = Field(description="Slug of the note.", examples=["sqs-or-sns"])
    line: int = Field(ge=1, examples=[58])


class ComparedRow(Sent):
    kind: Literal["row", "list", "flow"] = Field(
        description="A row of a table or of parallel bullets, a list such as the advantages, or lines with arrows."
    )
    label: str = Field(description="As the notes have it; empty for flows.", examples=["Purpose"])
    differs: bool = Field(description="Whether the concepts are not said to be the same here.")
    cells: list[list[Said]] = Field(description="One a concept, in their order; empty where no note says anything.")


class Comparison(Sent):
    """Two or three concepts side by side, in the words of the notes."""

    concepts: list[ComparedConcept]
    tests: list[OneLineTest]
    rows: list[ComparedRow] = Field(description="Rows that differ first, then equal ones, lists, and flows.")
    questions: list[PractisedQuestion] = Field(description="Those in which two of the concepts occur.")


class ConceptPair(Sent):
    """Two concepts that notes tell apart."""

    one: str = Field(description="Slug of the concept.", examples=["amazon-sns"])
    other: str = Field(examples=["amazon-sqs"])


class ConceptList(Sent):
    concepts: list[ConceptName] = Field(description="By name.")
    pairs: list[ConceptPair]
