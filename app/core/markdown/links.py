"""Where a link may lead: https, mailto, and places of our own. Wikilinks and embeds included.

A wikilink points at `/notes/{slug of the target}`; the note page resolves names and aliases, so what is rendered
does not depend on which other notes exist.
"""

import posixpath
import re
from typing import Any
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from app.core.text import anchor_of, slugify

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")

_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?$")


def links_plugin(markdown: MarkdownIt) -> None:
    markdown.validateLink = is_allowed  # type: ignore[method-assign]  # the library's own extension point
    markdown.inline.ruler.before("link", "wikilink", _wikilink)
    markdown.core.ruler.after("inline", "own_links", _own_links)


def is_allowed(url: str) -> bool:
    """Whether an address is https, mailto, or a path of our own."""
    decoded = unquote(url)
    if any(_UNSAFE.search(form) or form.startswith("//") for form in (url, decoded.strip(" "))):
        return False
    scheme = _SCHEME.match(url) or _SCHEME.match(decoded)
    return scheme is None or scheme[0].lower() in {"https:", "mailto:"}


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found or state.linkLevel > 0:
        return False
    if not silent:
        target, alias = found[2].strip(), (found[3] or "").strip()
        if found[1] and target.lower().endswith(IMAGE_SUFFIXES):
            _push_image(state, target, alias)
        else:
            _push_link(state, target, alias)
    state.pos = found.end()
    return True


def _push_image(state: StateInline, target: str, alias: str) -> None:
    token = state.push("image", "img", 0)
    size = _SIZE.match(alias)
    name = posixpath.splitext(posixpath.basename(target))[0]
    token.attrs = {"src": quote(target, safe="/"), "alt": ""}
    token.children = [Token("text", "", 0, content=name if size or not alias else alias)]
    token.content = name
    token.meta = {"wikilink": target}
    if size:
        token.attrs["width"] = size[1]
        if size[2]:
            token.attrs["height"] = size[2]


def _push_link(state: StateInline, target: str, alias: str) -> None:
    name, _, section = target.partition("#")
    anchor = "" if section.startswith("^") else anchor_of(section)
    slug = slugify(posixpath.basename(name).removesuffix(".md"))
    token = state.push("link_open", "a", 1)
    href = (f"/notes/{quote(slug)}" if slug else "") + (f"#{quote(anchor)}" if anchor else "")
    token.attrs = {"href": href or "#", "class": "wikilink"}
    token.meta = {"wikilink": name.strip()}
    state.push("text", "", 0).content = alias or (f"{name} › {section}" if name and section else name or section)
    state.push("link_close", "a", -1)


def _own_links(state: Any) -> None:
    """Point relative links and images at our own addresses; mark links that leave the site."""
    folder = posixpath.dirname(str(state.env.get("path", "")))
    for block in state.tokens:
        for token in block.children or []:
            if token.type == "link_open" and "wikilink" not in token.meta and token.attrs.get("class") != "tag":
                _direct_link(token)
            elif token.type == "image":
                _direct_image(token, folder)


def _direct_link(token: Token) -> None:
    href = str(token.attrs.get("href", ""))
    if href.lower().startswith("https:"):
        token.attrs |= {"rel": "noopener noreferrer", "class": "external"}
        return
    path, hash_sign, anchor = href.partition("#")
    if path.endswith(".md") and not _SCHEME.match(path):
        name = posixpath.basename(unquote(path)).removesuffix(".md")
        token.attrs["href"] = f"/notes/{quote(slugify(name))}{hash_sign}{anchor}"
        token.meta = {"wikilink": name}


def _direct_image(token: Token, folder: str) -> None:
    """An image of the content folder, or a plain mention: pages never load from elsewhere."""
    src = unquote(str(token.attrs.get("src", "")))
    resolved = posixpath.normpath(posixpath.join(folder, src))
    if _SCHEME.match(src) or resolved.startswith(("/", "..")) or not resolved.lower().endswith(IMAGE_SUFFIXES):
        token.type = "image_elsewhere"
        return
    token.attrs |= {"src": f"/media/{quote(resolved)}", "loading": "lazy", "decoding": "async"}
    token.meta = {**token.meta, "media": resolved}
