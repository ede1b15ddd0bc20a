"""The question grammar: from the blocks of a file to its questions, with what is wrong with them."""

from app.core.questions.assembly import assemble
from app.core.questions.drafts import Draft
from app.core.questions.segmentation import segment

__all__ = ["Draft", "assemble", "segment"]
