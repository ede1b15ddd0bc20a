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
FILE_SUFFIXES = (".pdf", ".mp3", ".m4a", ".ogg", ".wav", ".flac", ".mp4", ".webm", ".mov")
"""What a page offers as a file to keep: documents, sound and film."""
MEDIA_SUFFIXES = IMAGE_SUFFIXES + FILE_SUFFIXES

_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SIZE = re.compile(r"(?:^|\|)\s*(\d{1,4})(?:x(\d{1,4}))?\s*$")


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
        file = target.partition("#")[0].strip()
        if found[1] and file.lower().endswith(IMAGE_SUFFIXES):
            _push_image(state, file, alias)
        elif file.lower().endswith(MEDIA_SUFFIXES):
            # Without its first slashes, or `//host` would lead to another host.
            _push_link(state, quote(file.lstrip("/"), safe="/"), alias or file, "embed" if found[1] else "")
        else:
            _push_wikilink(state, target, alias, embedded=bool(found[1]))
    state.pos = found.end()
    return True


def _push_image(state: StateInline, target: str, alias: str) -> None:
    token = state.push("image", "img", 0)
    size = _SIZE.search(alias)
    words = alias[: size.start()].strip() if size else alias
    name = posixpath.splitext(posixpath.basename(target))[0]
    token.attrs = {"src": quote(target, safe="/"), "alt": ""}
    token.children = [Token("text", "", 0, content=words or name)]
    token.content = name
    token.meta = {"wikilink": target}
    if size:
        _set_size(token, size)


def _set_size(image: Token, size: re.Match[str]) -> None:
    image.attrs["width"] = size[1]
    if size[2]:
        image.attrs["height"] = size[2]


def _push_wikilink(state: StateInline, target: str, alias: str, *, embedded: bool) -> None:
    """A link to a note or a place in it; an embedded note is a link too, in a card of its own."""
    name, *sections = (part.strip() for part in target.split("#"))
    slug = slugify(posixpath.basename(name).removesuffix(".md"))
    anchor = _anchor(sections[-1]) if sections else ""
    href = (f"/notes/{quote(slug)}" if slug else "") + (f"#{quote(anchor, safe='^')}" if anchor else "")
    words = alias or " › ".join(filter(None, (name, *sections)))
    token = _push_link(state, href or "#", words, "wikilink embed" if embedded else "wikilink")
    token.meta = {"wikilink": name}


def _anchor(section: str) -> str:
    """Of a heading, or of a block that carries `^id`."""
    return f"^{anchor_of(section[1:])}" if section.startswith("^") else anchor_of(section)


def _push_link(state: StateInline, href: str, words: str, names: str) -> Token:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": href}
    if names:
        token.attrs["class"] = names
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1)
    return token


def _own_links(state: Any) -> None:
    """Point relative links and images at our own addresses; mark links that leave the site."""
    folder = posixpath.dirname(str(state.env.get("path", "")))
    for block in state.tokens:
        for token in block.children or []:
            if token.type == "link_open" and "wikilink" not in token.meta and token.attrs.get("class") != "tag":
                _direct_link(token, folder)
            elif token.type == "image":
                _direct_image(token, folder)


def _direct_link(token: Token, folder: str) -> None:
    href = str(token.attrs.get("href", ""))
    if href.lower().startswith("https:"):
        token.attrs |= {"rel": "noopener noreferrer", "class": "external"}
        return
    path, hash_sign, anchor = href.partition("#")
    if path.endswith(".md") and not _SCHEME.match(path):
        name = posixpath.basename(unquote(path)).removesuffix(".md")
        token.attrs["href"] = f"/notes/{quote(slugify(name))}{hash_sign}{anchor}"
        token.meta = {"wikilink": name}
    elif media := _find_media(path, folder):
        token.attrs["href"] = f"/media/{quote(media)}"
        if media.lower().endswith(FILE_SUFFIXES):
            token.attrs["download"] = ""


def _direct_image(token: Token, folder: str) -> None:
    """An image of the content folder, or a plain mention: pages never load from elsewhere."""
    last = token.children[-1] if token.children else None
    if last and last.type == "text" and "|" in last.content and (size := _SIZE.search(last.content)):
        last.content = last.content[: size.start()]
        _set_size(token, size)
    media = _find_media(str(token.attrs.get("src", "")), folder)
    if media is None or not media.lower().endswith(IMAGE_SUFFIXES):
        token.type = "image_elsewhere"
        return
    token.attrs |= {"src": f"/media/{quote(media)}", "loading": "lazy", "decoding": "async"}
    token.meta = {**token.meta, "media": media}


def _find_media(address: str, folder: str) -> str | None:
    """The path in the content folder that an address in a note of `folder` means, if it can be served."""
    path = unquote(address)
    media = posixpath.normpath(posixpath.join(folder, path))
    if _SCHEME.match(path) or media.startswith(("/", "..")) or not media.lower().endswith(MEDIA_SUFFIXES):
        return None
    return media
