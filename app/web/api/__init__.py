"""The JSON interface under `/api/v1`: the same notes, questions and grading as the pages, for programs.

A new resource is a module with a `router`, named in `ROUTERS`.
"""

from app.web.api import coach, comparison, notes, questions

ROUTERS = (notes.router, comparison.router, questions.router, coach.router)

VERSION = "1.1.0"
"""Of the interface: the first number grows when a program written for it would break."""

DESCRIPTION = """\
Notes, concepts side by side, questions to ask, and answers with their feedback, as on the pages.

Nothing about a question tells which option is right until it has been answered. An answer is kept for the learner of
the cookie, like one given on a page; on a shared site the first answer brings the cookie, and a program that sends it
back goes on as the same learner. A request with an `Origin` or `Sec-Fetch-Site` header that names another site is
refused.
Every failure is a `Problem`.
"""

TAGS = [
    {"name": "notes", "description": "What there is to learn."},
    {"name": "concepts", "description": "What is easily mixed up, side by side."},
    {"name": "questions", "description": "Asked without the answer; explained after one."},
    {"name": "coach", "description": "What to ask a learner next."},
]
