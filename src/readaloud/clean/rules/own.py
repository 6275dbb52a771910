"""People's own rules: what they may say, and for which articles they are meant."""

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from readaloud.clean.site import is_from
from readaloud.model.article import Meta


class OwnRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One rule of a person's, as it stands in the file; docs/rules.md explains each field."""

    rule: str
    reason: Literal[
        "ad",
        "newsletter",
        "legal",
        "footer",
        "nav",
        "share",
        "related",
        "tags",
        "comments",
        "paywall",
        "consent",
        "label",
    ]
    site: str = ""
    where: Literal["", "header", "tail", "edges"] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=500)] = 30
    inside: Literal["", "always", "end"] = ""
    sentences: bool = False
    anchor: bool = False
    about: str = ""
    phrases: str = ""
    en: str = ""
    fr: str = ""
    de: str = ""
    es: str = ""
    it: str = ""
    pt: str = ""
    nl: str = ""
    other: str = ""
    colon: str = ""


def own_rules_for(rules: Collection[OwnRule], meta: Meta) -> tuple[OwnRule, ...]:
    """Those that are meant for every site, or for the one that the article is from."""
    return tuple(r for r in rules if not r.site or any(is_from(meta, site) for site in r.site.splitlines()))
