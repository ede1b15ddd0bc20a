"""Numbers as forms send them: any text at all."""


def read_number(text: str, *, most: int) -> int | None:
    """A whole number from 1 up, at most `most`; `None` for anything else."""
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0")
    return min(int(digits[:9]), most) if digits else None
