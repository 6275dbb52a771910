"""Which site an article is from: the host of its address, and whether a rule is meant for it."""

from urllib.parse import urlsplit

from readaloud.model.article import Meta


def host_of(address: str) -> str:
    """The host of an address in lower case, without ``www.``; empty when there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # an address that is none
        return ""
    return host.removeprefix("www.")


def is_from(meta: Meta, site: str) -> bool:
    """Whether the article is from this site: a host, one of its parent domains, or the name of the site."""
    wanted = site.strip().casefold().removeprefix("www.")
    host = host_of(meta.url)
    return bool(wanted) and (host == wanted or host.endswith(f".{wanted}") or meta.site.casefold() == wanted)
