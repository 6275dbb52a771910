"""One draft for a picture with its caption and credit, and the pictures of a gallery in one group."""

from itertools import islice

from msgspec.structs import replace

from readaloud.extract.html.comparing import repeats
from readaloud.extract.html.draft import Chunk, Draft
from readaloud.extract.html.media.elements import is_placeholder
from readaloud.extract.html.media.parts import (
    MAX_LABEL,
    is_credit,
    is_label,
    joined,
    part_of,
)
from readaloud.extract.html.tree import Element
from readaloud.model.article import Group, Kind, Media

NEAR = 2  # levels up to the element that holds a picture and its placeholder
_WIDE = frozenset({"body", "main", "article", "section", "ul", "ol"})  # holds many pictures


def picture_drafts(inner: list[Draft], spoken: list[Draft]) -> list[Draft]:
    """One draft for a picture with its caption and credit; buttons and the like stay drafts of their own."""
    picture = next(draft for draft in inner if draft.kind is Kind.IMAGE)
    words = [draft for draft in spoken if part_of(draft) != "clock"]
    captions = [draft for draft in words if part_of(draft) == "caption"]
    credited = [draft for draft in words if part_of(draft) == "credit" or _is_bare_credit(draft, picture)]
    captions = [draft for draft in captions if draft not in credited]
    picture = _without_credit(picture, credited)
    others = [draft for draft in words if draft not in captions and draft not in credited]
    if not captions:
        captions = [draft for draft in others if not is_label(draft)]
    taken = [*captions, *credited]
    rest = [draft for draft in spoken if not any(draft is one for one in taken)]
    return [with_caption(picture, captions, credited, inner), *rest]


def _is_bare_credit(draft: Draft, picture: Draft) -> bool:
    """Whether a short text beside a picture is who owns it: an agency, or what its alt begins with."""
    media = picture.media
    if media is None or len(draft.text) > MAX_LABEL or draft.element.tag == "figcaption":
        return False
    return is_credit(draft.text) or media.alt.startswith(f"{draft.text} ")


def _without_credit(picture: Draft, credited: list[Draft]) -> Draft:
    """The picture with an alt that does not begin with its credit ("Getty Images Two boats …")."""
    media = picture.media
    written = next((d.text for d in credited if media and media.alt.startswith(f"{d.text} ")), "")
    if media is None or not written:
        return picture
    alt = media.alt[len(written) :].lstrip(" :|,.–—-")
    return replace(picture, text=alt, chunks=[Chunk(alt, borrowed=True)], media=replace(media, alt=alt))


def without_placeholders(drafts: list[Draft]) -> list[Draft]:
    """The drafts less the pictures that say nothing and keep the place of another right beside them."""
    return [draft for place, draft in enumerate(drafts) if not _keeps_a_place(drafts, place)]


def _keeps_a_place(drafts: list[Draft], place: int) -> bool:
    draft = drafts[place]
    if draft.kind is not Kind.IMAGE or draft.chunks or draft.media is None:
        return False
    if not is_placeholder(draft.media.url):
        return False
    beside = (drafts[at] for at in (place - 1, place + 1) if 0 <= at < len(drafts))
    return any(other.kind is Kind.IMAGE and _is_beside(draft.element, other.element) for other in beside)


def _is_beside(one: Element, other: Element) -> bool:
    """Whether two pictures have a parent in common, or a parent of the parent."""
    parents = {*islice(one.iterancestors(), NEAR)} & {*islice(other.iterancestors(), NEAR)}
    return any(parent.tag not in _WIDE for parent in parents)


def with_caption(picture: Draft, captions: list[Draft], credited: list[Draft], inner: list[Draft]) -> Draft:
    """The picture with what is said of it; ``inner`` are all drafts of its box, in their order."""
    media = picture.media
    assert media is not None
    caption, credit = joined(captions, media.caption), joined(credited, media.credit)
    alt, described = _beside_caption(media, caption)
    media = replace(media, alt=alt, caption=caption, credit=credit, described=described)
    taken = [
        draft for draft in inner if draft is picture or any(draft is one for one in (*captions, *credited))
    ]
    chunks = [chunk for draft in taken for chunk in draft.chunks if not chunk.borrowed or chunk.text == alt]
    spans = captions[0].spans if len(captions) == 1 and not alt and caption == captions[0].text else ()
    return replace(picture, text=alt or caption or credit, chunks=chunks, media=media, spans=spans)


def _beside_caption(media: Media, caption: str) -> tuple[str, bool]:
    """The description of a picture that has this caption, and whether the caption says it already."""
    again = repeats(media.alt, caption)
    return "" if again else media.alt, media.described or again


def gallery_drafts(inner: list[Draft], pictures: list[Draft]) -> list[Draft]:
    """Several pictures: each with the captions that follow it, all in one group."""
    out: list[Draft] = []
    for draft in inner:
        last = out[-1] if out and out[-1].kind is Kind.IMAGE else None
        part = part_of(draft) if draft.media is None else ""
        if last is not None and part in {"caption", "credit"}:
            sides = ([draft], []) if part == "caption" else ([], [draft])
            out[-1] = with_caption(last, *sides, [last, draft])
        else:
            out.append(draft)
    name = f"gallery-{pictures[0].element.sourceline}-{id(pictures[0]) % 100_000}"
    index = 0
    for place, draft in enumerate(out):
        if draft.kind is Kind.IMAGE:
            index += 1
            group = Group(name, "gallery", ordered=False, index=index, count=len(pictures))
            out[place] = replace(draft, group=group)
    return out


def join_captions(drafts: list[Draft]) -> list[Draft]:
    """Give captions that stand alone to the picture right before them, if it has none."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last is not None and _is_alone(draft) and _lacks_caption(last):
            media, said = last.media, draft.media
            assert media is not None
            assert said is not None
            alt, described = _beside_caption(media, said.caption)
            chunks = [
                chunk for chunk in last.chunks if not chunk.borrowed or chunk.text == alt
            ] + draft.chunks
            media = replace(media, alt=alt, caption=said.caption, credit=said.credit, described=described)
            out[-1] = replace(last, text=alt or said.caption, chunks=chunks, media=media)
        else:
            out.append(draft)
    return out


def _is_alone(draft: Draft) -> bool:
    return draft.kind is Kind.IMAGE and draft.media is not None and not draft.media.url


def _lacks_caption(draft: Draft) -> bool:
    media = draft.media
    return draft.kind is Kind.IMAGE and media is not None and bool(media.url) and not media.caption
