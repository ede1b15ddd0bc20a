"""Every rule `check` knows, by family. `docs/note-format.md` lists them, each with an example that a test runs."""

from app.core.diagnostics import Rule, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Files
NOT_UTF8 = Rule("FI001", ERROR, "not UTF-8: byte {byte} at offset {offset}", "save the file as UTF-8")
TOO_LARGE = Rule("FI002", ERROR, "the file has {size} bytes, more than {limit}", "split it into several notes")
LINK_LEAVES = Rule(
    "FI003", WARNING, "the link leads out of the content folder, or nowhere, and is skipped", "put the file itself here"
)
UNREADABLE = Rule(
    "FI004", WARNING, "the file could not be read ({reason}); its last good version stays", "look at its permissions"
)
NUL_BYTE = Rule("FI005", ERROR, "a NUL byte at offset {offset}: this is not text", "save the file as UTF-8 text")
BIDI = Rule(
    "FI006",
    WARNING,
    "an invisible direction character ({name}) can make text read differently from what it says",
    "delete the character",
)
NO_SLUG = Rule("FI007", ERROR, "the file name {name!r} gives no address", "name it with letters, digits or Hangul")
OTHER_FORMAT = Rule(
    "FI008", INFO, "{name!r} is {form}, not a markdown note, and is not read", "move it, or write it as a note"
)
LOST_FOLDER = Rule(
    "FI009", WARNING, "no note was found in the content folder; nothing was retired", "if they are gone: build --prune"
)
TOO_MUCH = Rule("FI020", ERROR, "the note has more than {limit} {what}", "split it into several notes")
TOO_DENSE = Rule("FI021", ERROR, "the {within} has more than {limit} {what}", "break it up, or indent it less")

# Front matter
BAD_YAML = Rule(
    "FM001", ERROR, "the front matter is not valid: {reason}", "write `name: value` lines between two `---`"
)
NEVER_CLOSED = Rule("FM002", ERROR, "the front matter is never closed", "add a line `---` after it")
NOT_FIRST = Rule("FM003", WARNING, "front matter counts only from line 1", "move it to the very top of the file")
NOT_A_LIST = Rule("FM004", WARNING, "{name} is not a list: {found!r}", "write {name}: [one, two]")
BAD_DATE = Rule("FM005", WARNING, "{name} is not a date: {found!r}", "write it as 2026-11-22")
UNKNOWN_NAME = Rule("FM006", WARNING, "unknown name {found!r}{guess}", "correct or remove it")
REFUSED_YAML = Rule("FM007", ERROR, "the front matter uses {found}, which is refused", "write plain values")
TWICE = Rule("FM008", ERROR, "{name!r} stands twice in the front matter", "keep one of them")
BAD_VALUE = Rule("FM009", WARNING, "{name} cannot be {found!r}", "write {expected}")

# Notes
NO_TITLE = Rule("NT001", WARNING, "the note has no `# Title`; its file name is shown instead", "add a line `# Title`")
SAME_SLUG = Rule("NT002", ERROR, "the address {slug!r} belongs to {other} already", "rename one of the two files")
ALIAS_TAKEN = Rule(
    "NT003", WARNING, "the alias {alias!r} is also a name of {other}, which wins", "choose another alias"
)
OPEN_FENCE = Rule("NT004", ERROR, "a code fence opened here is never closed and swallows a question", "close it: ```")

# Questions
NO_STEM = Rule("QU001", ERROR, "the question asks nothing", "write the question after **Question:**")
NO_OPTIONS = Rule("QU002", ERROR, "the question has no options", "add **Options:** and a list `- A) …`")
ONE_OPTION = Rule("QU003", ERROR, "the question has only one option", "add the others as `- B) …`")
OPTIONS_IN_CODE = Rule("QU004", ERROR, "the options stand in a code fence", "take them out of the fence")
SAME_QUESTION = Rule("QU005", WARNING, "the same question stands in {other}; it is served once", "keep one of the two")
SAME_QUESTION_OTHER_KEY = Rule(
    "QU006", ERROR, "the same question stands in {other} with another answer: {their} there, {ours} here", "settle it"
)
NO_SOURCE = Rule("QU007", INFO, "the question names no source", "add a line **Source:** https://…")

# Options
LABEL_TWICE = Rule("OP001", ERROR, "the label {label} stands twice", "give every option its own letter")
LABELS_JUMP = Rule("OP002", WARNING, "the labels jump from {before} to {after}", "label the options A, B, C, …")
EMPTY_OPTION = Rule("OP003", ERROR, "option {label} is empty", "write its text, or remove it")
SAME_TEXT = Rule("OP004", ERROR, "options {first} and {second} say the same", "change or remove one of them")
MIXED_BOXES = Rule("OP005", ERROR, "some options have a box and some have none", "write `- [ ]` or `- [x]` everywhere")

# Answers
NO_ANSWER = Rule("AN001", ERROR, "no answer", "add a line **Answer: B**, or check one box: `- [x]`")
NO_SUCH_OPTION = Rule("AN002", ERROR, "the answer names {label}, but there is no such option", "correct the letter")
BOXES_DISAGREE = Rule("AN003", ERROR, "the boxes say {boxes}, the answer line says {line}", "make them agree")
TWO_ANSWERS = Rule("AN004", ERROR, "two answer lines: {first} and {second}", "keep one of them")
COUNT_DISAGREES = Rule(
    "AN005", ERROR, "the question asks for {stated} of the options, the answer names {found}", "correct one of the two"
)
TEXT_OF_ANOTHER = Rule(
    "AN006", ERROR, "the answer says {label}, but its text is that of option {other}", "correct the letter or the text"
)
UNCLEAR_ANSWER = Rule("AN007", ERROR, "the answer line names no option plainly: {found!r}", "write **Answer: B**")
ANSWER_ALONE = Rule("AN008", WARNING, "an answer without a question", "put it after the options of its question")
UNCLEAR_ORDER = Rule(
    "AN009", ERROR, "the order cannot be read: {found!r}", "write **Correct order: C → A → B**, each letter once"
)
UNCLEAR_PAIRS = Rule(
    "AN010",
    ERROR,
    "the answer does not pair each of the {count} prompts with one option: {found!r}",
    "write **Answer: 1-B, 2-A**",
)
ANSWER_INSIDE = Rule(
    "AN011", ERROR, "the answer stands inside the {part}, where learners would see it: {found!r}", "move it below them"
)
EXPLAINED_OTHERWISE = Rule(
    "AN012", ERROR, "the explanation says that {said} is right, the answer line says {line}", "correct one of the two"
)

# Rationales
NO_SUCH_RATIONALE = Rule("RA001", WARNING, "a reason for {label}, but there is no such option", "correct the letter")
UNTIED = Rule("RA002", INFO, "this reason names no option and is kept as general explanation", "start it with **A)**")
NO_RATIONALE = Rule("RA003", INFO, "wrong option {label} has no reason", "add `- **{label})** - why it is wrong`")
LETTER_IN_TEXT = Rule(
    "RA004", INFO, "the text refers to option {label} by its letter, but options are shuffled", "name what it says"
)

# Identity and links
ID_TWICE = Rule("ID001", ERROR, "the id {id!r} belongs to {other} already", "give this question another id")
LINK_NOT_FOUND = Rule("ID002", WARNING, "the link [[{target}]] leads to no note{guess}", "correct it or add the note")
IMAGE_MISSING = Rule("ID003", WARNING, "there is no image {target!r}", "add the file or correct its name")
TRANSLATION_MISSING = Rule("ID004", WARNING, "translation_of names no note: {target!r}{guess}", "name the other's file")
UNCLEAR_ID = Rule(
    "ID008",
    WARNING,
    "the question may be {ids} in other words, but not clearly, and counts as a new one",
    "if it is: write ^{id} at the end of its stem",
)
ID_AMBIGUOUS = Rule(
    "ID005", WARNING, "two ids on one question: {first!r} counts, {other!r} does not", "keep one of them"
)
PATH_LEAVES = Rule(
    "ID006", WARNING, "{target!r} leads out of the content folder", "put the file into the content folder"
)
EMBED_CYCLE = Rule("ID007", WARNING, "notes embed each other in a circle: {circle}", "make one of the embeds a link")

# Concepts
NAME_OF_TWO = Rule(
    "CN001",
    WARNING,
    "{name!r} reads like {other_name!r}, a name of {other} in {there}: an option that says it names neither",
    "use another name, or warn of it: write `exam: {name}`, or *name trap* into the definition",
)
AGAINST_API = Rule(
    "CN002",
    WARNING,
    "{name!r} reads like {api!r}, which is {other} in the API, see {there}",
    "use another name, or warn of it: write `exam: {name}`, or *name trap* into the definition",
)
MARKED_TRAP = Rule(
    "CN003",
    INFO,
    "{name!r} reads like {other_name!r}, a name of {other} in {there}; learners are warned",
    "nothing, if that is the trap you mean",
)
NAMES_SEVERAL = Rule(
    "CN004", INFO, "option {label} names {concepts}: mix-ups with it are not counted", "link one: [[{first}]]"
)
NAMES_NONE = Rule(
    "CN005",
    INFO,
    "the options {labels} name no concept, though others do: mix-ups with them are not counted",
    "begin the reason with a concept, `- **{label}) Name** - …`, and define it in a note",
)
ONE_SIDE_EMPTY = Rule(
    "CN006", INFO, "{label!r} is said of {given}, but not of {missing}", "add `- **{label}**: …` there"
)
UNKNOWN_CONFUSABLE = Rule(
    "CN007", WARNING, "confusable names {found!r}, which no note defines{guess}", "correct it, or define that concept"
)
TWO_TERMS = Rule(
    "CN008",
    WARNING,
    "{concept} is {found!r} in Korean here, and {term!r} in {there}",
    "use one of them everywhere, and give the other as `also:`",
)
SPACED_OTHERWISE = Rule("CN009", WARNING, "{found!r} is defined as {term!r}", "write it as it is defined")

# Disputes
DISPUTE_WITHOUT_SOURCE = Rule("DI001", WARNING, "the dispute names no source", "add a line `> Source: https://…`")
DISPUTE_VERDICT = Rule(
    "DI002", WARNING, "unknown verdict {found!r}; the question stays disputed", "write open, upheld or key changed to B"
)

# Markdown
LITERAL_STARS = Rule("MD001", WARNING, "`**` is shown as it stands", "put the stars directly at the words")
RAW_HTML = Rule(
    "MD002", WARNING, "HTML is shown as text: {found}", "use markdown; allowed are details, br, kbd, sub, sup"
)
SETEXT = Rule("MD003", WARNING, "this `{line}` makes a heading of the text above it", "leave a blank line above it")

# Item writing
RIGHT_IS_LONGEST = Rule(
    "IW001",
    INFO,
    "the right option is the longest in {hits} of {total} questions; by chance it would be in {expected}",
    "shorten right options, or give wrong ones as much detail",
)
POSITION_BIAS = Rule(
    "IW002",
    INFO,
    "the right option is {label} in {hits} of {total} questions; by chance it would be in {expected}",
    "move some right options to other letters",
)
ABSOLUTE_WORDS = Rule(
    "IW003", INFO, "{found!r} stands in wrong options only", "reword it: learners rule such options out unread"
)
OF_THE_ABOVE = Rule("IW004", INFO, "{found!r} speaks of the other options", "name what is right, or ask for several")
UNMARKED_NOT = Rule(
    "IW005", INFO, "{found!r} turns the question round and is easily missed", "write it bold: **{found}**"
)
ALMOST_THE_SAME = Rule(
    "IW006", INFO, "almost the same question stands in {other}", "keep both only if their difference is the point"
)

RULES: dict[str, Rule] = {rule.code: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
