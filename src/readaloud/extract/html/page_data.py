"""What a page says about its article: title, site, authors, dates, address, language, body, videos."""

import re
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from readaloud.extract.html.comparing import same_words
from readaloud.extract.html.dates import iso_date
from readaloud.extract.html.linked_data import Node, linked_data, meta_tags, plain, said, types_of
from readaloud.extract.html.tree import Element
from readaloud.model.article import Availability, Cue, Media, Meta, State
from readaloud.text.sanitise import one_line

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|Report|LiveBlogPosting|Review|SocialMediaPosting)$")
_DURATION = re.compile(r"^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$")
_LANGUAGE = re.compile(
    r"([a-z]{2,3})(?=$|[-_])(?:[-_][a-z]{4}(?=$|[-_]))?(?:[-_]([a-z]{2})(?=$|[-_]))?", re.I
)
_TITLE_END = re.compile(r"\s+[|–—\-·•»]\s+[^|–—·•»]{2,40}$")

_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "twitter:creator",
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "date",
)  # fmt: skip
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")


class PageData(Struct, frozen=True):
    """What is known of a page before its body is read."""

    meta: Meta
    base: str  # what relative addresses are relative to
    body: str  # the article's text as the JSON-LD gives it; empty when it does not
    description: str
    videos: tuple[Media, ...]
    paywalled: bool


def read_page_data(root: Element, url: str = "") -> PageData:
    """Collect what the head and the structured data of a page say. ``url`` is where it was fetched."""
    nodes, tags = linked_data(root), meta_tags(root)
    base = _joined(url, next((b.get("href") for b in root.iter("base") if b.get("href")), "")) or url
    canonical = next((k.get("href") for k in root.iter("link") if k.get("rel") == "canonical"), "")
    article = _own_article(nodes, {canonical, tags.get("og:url", ""), url}, _first(tags, _TITLES))
    address = canonical or tags.get("og:url", "") or url or said(article, "url", "mainEntityOfPage")
    language, region = _language(root, article, tags)
    meta = Meta(
        title=_title(root, article, tags),
        site=said(article, "publisher") or _first(tags, _SITES) or _host(address),
        authors=_authors(article, tags),
        date=iso_date(said(article, "datePublished", "dateCreated") or _first(tags, _DATES)),
        updated=iso_date(said(article, "dateModified") or _first(tags, _UPDATES)),
        url=_joined(base, address),
        language=language,
        region=region,
        format="html",
    )
    videos = tuple(_video(node, base) for node in nodes if types_of(node) & {"VideoObject", "AudioObject"})
    return PageData(
        meta,
        base,
        _body(article),
        said(article, "description") or tags.get("og:description", ""),
        tuple(video for video in videos if video.title or video.url),
        _is_paywalled(article),
    )


def _own_article(nodes: tuple[Node, ...], addresses: set[str], title: str) -> Node:
    """The article that the page is, of those that its data tells of: by its address, else its headline.

    The first of them where neither says so; its dates are the page's, not those of a story that it lists.
    """
    articles = [node for node in nodes if any(map(_ARTICLE.search, types_of(node)))]
    here = {address.partition("#")[0].rstrip("/") for address in addresses} - {""}
    for node in articles:
        stated = (said(node, "url"), said(node, "mainEntityOfPage"), said(node, "@id"))
        if not here.isdisjoint(text.partition("#")[0].rstrip("/") for text in stated):
            return node
    same = (node for node in articles if title and same_words(said(node, "headline", "name"), plain(title)))
    return next(same, next(iter(articles), {}))


def _title(root: Element, article: Node, tags: dict[str, str]) -> str:
    title = said(article, "headline", "name") or plain(_first(tags, _TITLES))
    if title:
        return title
    element = next(root.iter("title"), None)
    text = one_line(element.text or "") if element is not None else ""
    return _TITLE_END.sub("", text)


def _authors(article: Node, tags: dict[str, str]) -> tuple[str, ...]:
    value = article.get("author") or article.get("creator") or []
    people = value if isinstance(value, list) else [value]
    names = [said({"name": person}, "name") for person in people] or [_first(tags, _AUTHORS)]
    cleaned = (re.sub(r"^(?:by|von|par|por|di)\s+", "", name, flags=re.I).lstrip("@") for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and "://" not in name and len(name) < 100))


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _language(root: Element, article: Node, tags: dict[str, str]) -> tuple[str, str]:
    """The primary tag of the language that the page declares, and its country; empty where it has none."""
    declared = (
        root.get("lang") or "",
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
        tags.get("og:locale", ""),
        said(article, "inLanguage"),
        tags.get("language", ""),
    )
    found = [match for tag in declared if (match := _LANGUAGE.match(tag.strip()))]
    primary = found[0][1].lower() if found else ""
    regions = (match[2] or "" for match in found if match[1].lower() == primary)
    return primary, next(filter(None, regions), "").upper()


def _body(article: Node) -> str:
    """The text of the article in its data; that of a running report is in its updates."""
    body = article.get("articleBody") or article.get("text") or ""
    if isinstance(body, str) and body:
        return body
    updates = article.get("liveBlogUpdate") or []
    found = (
        (_body(update) for update in updates if isinstance(update, dict)) if isinstance(updates, list) else ()
    )
    return "\n".join(filter(None, found))


def _is_paywalled(article: Node) -> bool:
    return str(article.get("isAccessibleForFree", "")).strip().lower() == "false"


def _video(node: Node, base: str) -> Media:
    transcript = said(node, "transcript")
    caption = node.get("caption")
    cues = (Cue(None, None, transcript),) if transcript else ()
    return Media(
        "audio" if "AudioObject" in types_of(node) else "video",
        title=said(node, "name", "headline"),
        caption=said(node, "description"),
        date=iso_date(said(node, "uploadDate", "datePublished")),
        duration=seconds_of(said(node, "duration")),
        url=_joined(base, said(node, "contentUrl", "embedUrl", "url")),
        captions=Availability(State.FOUND)
        if isinstance(caption, dict | list)
        else Availability(State.UNKNOWN),
        description=Availability(State.UNKNOWN),
        transcript=Availability(State.FOUND if transcript else State.UNKNOWN),
        cues=cues,
    )


def seconds_of(duration: str) -> float | None:
    """Seconds of an ISO 8601 duration (``PT2M5S``); None for anything else and for nothing."""
    found = _DURATION.match(duration.strip().upper())
    if not found or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return days * 86_400 + hours * 3600 + minutes * 60 + seconds


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
