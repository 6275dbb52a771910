"""Single media elements: pictures, videos, sound, and frames that hold the player of somebody else."""

import re

from readaloud.extract.html.draft import Chunk, Context, Draft, Run
from readaloud.extract.html.markup import has_part, markup
from readaloud.extract.html.media.parts import is_player_label
from readaloud.extract.html.names import words_of
from readaloud.extract.html.tree import Element, texts
from readaloud.model.article import Availability, Kind, Media, State
from readaloud.text.sanitise import one_line

NONE = Availability(State.NONE)

_FILE_NAME = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|heic|bmp|tiff?)\b"
    r"|^(?:img|dsc[nf]?|dcim|image|screenshot|screen shot|photo|pic|untitled)[-_ ]?\d[\d_\- ]*$"
    r"|^(?=\S*[\d_])[\w-]{12,}$",
    re.I,
)
_EMOJI = re.compile(r"^[\u2000-\u3300\U0001f000-\U0001faff\ufe0f\u200d\U000e0020-\U000e007f#*0-9]{1,12}$")
_BLANK = re.compile(r"1x1|pixel|spacer|blank\.(?:gif|png)|/beacon|scorecardresearch|doubleclick|/track", re.I)
_ADDRESS = re.compile(r"(?:https?:)?//\S+$|/\S+$")
TINY_PX = 40  # narrower or lower: a symbol
MAX_DIGITS = 6  # of a size in pixels
SMALL_PX = 64  # narrower and lower: a face or a logo


def image(element: Element, context: Context) -> Draft | str | None:
    """A picture as a draft; the character of an emoji; None for what is no picture (pixels, symbols)."""
    raw = element.get("alt")
    alt = one_line(raw or "")
    url = _image_url(element)
    if alt and _EMOJI.match(alt):
        return alt
    if not url or _is_symbol(element, url):
        return None
    role = element.get("role") or ""
    decorative = (raw is not None and not alt) or role in {"presentation", "none"}
    alt = "" if decorative or _says_nothing(alt) else alt
    if not alt and is_placeholder(url) and (real := _unscripted(element)) is not None:
        url, alt = _image_url(real) or url, one_line(real.get("alt") or "")
        decorative, alt = False, "" if _says_nothing(alt) else alt
    media = Media("image", alt=alt, url=url, decorative=decorative)
    chunks = [Chunk(alt, borrowed=True)] if alt else []
    return Draft(element, alt, chunks, Kind.IMAGE, context, media=media)


def unseen(kind: str, title: str = "", url: str = "") -> Media:
    """A medium whose player cannot be seen into: whether it has captions or a transcript is unknown."""
    unknown = Availability(State.UNKNOWN)
    return Media(kind, title=title, url=url, captions=unknown, description=unknown, transcript=unknown)


def is_placeholder(url: str) -> bool:
    """Whether an address is that of a picture which only keeps the place of another."""
    return has_part(url, markup().placeholders)


def _unscripted(element: Element) -> Element | None:
    """The picture that a page without scripts shows in the place of this one."""
    parent = element.getparent()
    near = [element.getnext(), element.getprevious()]
    near += [parent.getnext(), parent.getprevious()] if parent is not None else []
    found = (node.find(".//img") for node in near if node is not None and node.tag == "noscript")
    return next((picture for picture in found if picture is not None), None)


def unscripted_picture(box: Element, context: Context) -> Draft | None:
    """The picture of a box that shows it by a script, and without one only to browsers that have none."""
    element = box.find(".//noscript//img")
    found = image(element, context) if element is not None else None
    return found if isinstance(found, Draft) else None


def player(element: Element, context: Context) -> Draft:
    """A ``video`` or ``audio`` element, with its tracks; the text for old browsers belongs to its source."""
    kind = element.tag
    source = next((source.get("src") for source in element.iter("source") if source.get("src")), "")
    title = _title(element)
    fallback = _folded(element)
    chunks = [Chunk(title, borrowed=True)] if title else []
    if fallback:
        chunks.append(Chunk(fallback))
    media = Media(
        kind,
        title=title,
        url=element.get("src") or element.get("data-src") or source,
        duration=_seconds(element.get("data-duration")),
        captions=_tracks(element, ("captions", "subtitles")),
        description=_tracks(element, ("descriptions",)),
        transcript=NONE,
    )
    return Draft(element, title, chunks, Kind(kind), context, media=media)


def frame(element: Element, context: Context) -> Draft | None:
    """A frame with a player or another thing of a third party; None for one without content of its own."""
    url = element.get("src") or element.get("data-src") or element.get("data-lazy-src") or ""
    video_id = element.get("data-videoid")
    if element.tag == "amp-youtube" and video_id:
        url = f"https://www.youtube.com/embed/{video_id}"
    title = _title(element)
    fallback = _folded(element)
    if (not url and not fallback) or has_part(url, markup().no_frame) or _is_dot(element):
        title, url = "", ""
    kind = _frame_kind(url, title)
    if kind is None and not fallback:
        return None
    chunks = [Chunk(title, borrowed=True)] if title else []
    if fallback:
        chunks.append(Chunk(fallback))
    if kind in {Kind.VIDEO, Kind.AUDIO}:
        return Draft(element, title, chunks, kind, context, media=unseen(str(kind), title, url))
    return Draft(element, title or fallback, chunks, kind or Kind.EMBED, context)


def _frame_kind(url: str, title: str) -> Kind | None:
    if has_part(url, markup().audio_hosts):
        return Kind.AUDIO
    if has_part(url, markup().video_hosts):
        return Kind.VIDEO
    return Kind.EMBED if url and (title or has_part(url, markup().embed_hosts)) else None


def _title(element: Element) -> str:
    for name in ("title", "aria-label", "data-title", "data-video-title"):
        title = one_line(element.get(name) or "")
        if title and not _GENERIC_TITLE.match(title) and not is_player_label(title):
            return title
    return ""


_GENERIC_TITLE = re.compile(
    r"^(?:(?:youtube|vimeo|embedded|html5|video|audio|media|spotify|soundcloud)\W*)*"
    r"(?:video|audio|player|embed|embedded|content|frame|iframe|widget|3rd party ad content|advertisement)*$",
    re.I,
)


def _image_url(element: Element) -> str:
    for name in ("data-src", "data-original", "data-lazy-src", "src", "data-srcset", "srcset"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value.partition(" ")[0] if name.endswith("srcset") else value
    lazy = (element.get(key) for key in element.keys() if "lazy" in key)  # noqa: SIM118 (lxml, not a dict)
    found = next((value for value in lazy if _ADDRESS.match(value.strip())), "")
    return found.strip() or ("data:" if element.get("src") else "")


def _is_symbol(element: Element, url: str) -> bool:
    if _is_dot(element) or _BLANK.search(url):
        return True
    names = " ".join(filter(None, (element.get("class"), element.get("id"))))
    return bool(names) and not markup().symbol.isdisjoint(words_of(names))


def _is_dot(element: Element) -> bool:
    written = ((element.get(name) or "").strip("px ") for name in ("width", "height"))
    sizes = [int(size) for size in written if size.isdecimal() and len(size) < MAX_DIGITS]
    return bool(sizes) and (min(sizes) <= TINY_PX or max(sizes) < SMALL_PX)


def _says_nothing(alt: str) -> bool:
    return alt.casefold().strip(". ") in markup().empty_alt or _FILE_NAME.search(alt) is not None


def _tracks(element: Element, kinds: tuple[str, ...]) -> Availability:
    found = [
        (track.get("srclang") or "").strip()
        for track in element.iter("track")
        if (track.get("kind") or "subtitles").strip().lower() in kinds and track.get("src")
    ]
    return Availability(State.FOUND, tuple(dict.fromkeys(filter(None, found)))) if found else NONE


def _seconds(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def _folded(element: Element) -> str:
    run = Run()
    for text in texts(element):
        run.add(text, ())
        run.add(" ", ())
    return run.take()[0]
