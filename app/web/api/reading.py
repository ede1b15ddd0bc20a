"""What the interface's requests share."""

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.web.api.models import LanguageCode
from app.web.dependencies import get_frame

MOST_NOTES = 500


async def not_kept(response: Response) -> None:
    """Nothing is kept on the way: it may belong to one learner, and change at any time."""
    response.headers["Cache-Control"] = "no-store"


class Reader(BaseModel):
    """Who reads. A parameter that does not exist is refused."""

    model_config = ConfigDict(extra="forbid")

    language: LanguageCode | None = Field(
        default=None, description="The one to prefer. Else the first of ours in `Accept-Language`."
    )

    def language_of(self, request: Request) -> str:
        return self.language or get_frame(request).language


class NotesWanted(BaseModel):
    """Which notes. A parameter that does not exist is refused."""

    model_config = ConfigDict(extra="forbid")

    language: LanguageCode | None = Field(
        default=None,
        description="Only notes in this language. Else a note stands once, in the first of ours in `Accept-Language`, "
        "or in the other where it is not translated.",
    )
    tag: str | None = Field(default=None, max_length=200, description="Only notes with this tag or one below it.")
    limit: int = Field(default=100, ge=1, le=MOST_NOTES, description="At most so many.")
    offset: int = Field(default=0, ge=0, le=10**6, description="After so many.")
