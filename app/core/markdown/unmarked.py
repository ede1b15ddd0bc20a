"""Lines without markup: most lines of a note are such, and quicker known than parsed."""

import re

UNMARKED = re.compile(r"[A-Za-z가-힣](?:[A-Za-z0-9가-힣 ,.;:?'\"()/–—-]*[A-Za-z0-9가-힣,.;:?'\"()/])?")
"""A whole line that no rule of the parser can change."""
