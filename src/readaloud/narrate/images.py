"""Images and galleries: description and caption, each once, without "image of"."""

import re

from readaloud.model.article import Block, Media
from readaloud.narrate.context import Context
from readaloud.narrate.media import say_medium
from readaloud.narrate.similar import says_no_more

_IMAGE_OF = re.compile(
    r"\s*(?:an?\s|the\s)?(?:(?:close-?up|aerial|file|stock|black[ -]and[ -]white|colou?r)\s)?"
    r"(?:image|photo(?:graph)?|picture|illustration)\s(?:of|showing|shows|depicting|depicts)\s+(?=\S)"
    r"|\s*(?:image|photo|picture|bild|foto)\s*:\s*(?=\S)"
    r"|\s*(?:ein\s)?(?:bild|foto)\svon\s+(?=\S)|\s*(?:une\s)?(?:image|photo)\sd(?:e\s|’|')(?=\S)",
    re.IGNORECASE,
)


def say_image(context: Context, block: Block) -> None:
    """One image, alone or in a gallery; one that the page calls decorative is only counted."""
    media = block.media or Media(kind="image", alt=block.text)
    level = context.level("image")
    if media.decorative and not media.caption:
        context.plan.skip(block.id, "decorative", block.text)
        context.plan.account(block, "decorative")
        return
    if level == "off":
        _leave_out(context, block, media, "profile")
        return
    context.plan.earcon("image")
    _gallery_begins(context, block)
    alt, caption = _texts(context, block, media)
    slots = {
        "alt": alt,
        "caption": caption,
        "credit": media.credit,
        "i": str(_number(context, block)),
        "n": str(_count(context, block)),
        "sort": _sort_of(context, media),
    }
    say_medium(context, block, f"image.{_variant(block, alt)}", level, slots, "image")
    if media.credit and level != "verbose":
        context.plan.skip(block.id, "profile", media.credit)
    _gallery_ends(context, block)


def without_image_of(alt: str) -> str:
    """The description without a leading "image of"."""
    match = _IMAGE_OF.match(alt)
    return alt[match.end() :] if match else alt


def _texts(context: Context, block: Block, media: Media) -> tuple[str, str]:
    """Description and caption; when one says no more than the other, only the longer of the two."""
    if media.described and not media.alt:
        return media.caption, ""
    alt, caption = without_image_of(media.alt), media.caption
    if alt and caption and (says_no_more(alt, caption) or says_no_more(caption, alt)):
        alt, left_out = (alt, caption) if len(alt) >= len(caption) else (caption, alt)
        if not block.text.endswith(left_out):
            context.plan.skip(block.id, "duplicate", left_out)
        return alt, ""
    if context.level("caption") == "off" and caption:
        if caption != block.text:
            context.plan.skip(block.id, "profile", caption)
        return alt, ""
    return alt, caption


def _variant(block: Block, alt: str) -> str:
    described = "described" if alt else "undescribed"
    if block.group and block.group.kind == "gallery":
        return "in_gallery" if alt else "in_gallery_undescribed"
    return described


def _leave_out(context: Context, block: Block, media: Media, reason: str) -> None:
    context.plan.account(block, reason)
    for text in (media.alt, media.caption, media.credit):
        if text and text != block.text:
            context.plan.skip(block.id, reason, text)


def _number(context: Context, block: Block) -> int:
    in_gallery = block.group is not None and block.group.kind == "gallery"
    return block.group.index if block.group and in_gallery else context.numbers.get(block.id, 1)


def _count(context: Context, block: Block) -> int:
    in_gallery = block.group is not None and block.group.kind == "gallery"
    return block.group.count if block.group and in_gallery else context.counts[block.kind]


def _gallery_begins(context: Context, block: Block) -> None:
    group = block.group
    if group and group.kind == "gallery" and group.index == 1:
        slots = {"images": context.wording.count("image", group.count)}
        context.announce("gallery.start", context.level("gallery"), slots, block, skippable="image")


def _gallery_ends(context: Context, block: Block) -> None:
    group = block.group
    if group and group.kind == "gallery" and group.index == group.count:
        context.announce("gallery.end", context.level("gallery"), {}, block, skippable="image")


def _sort_of(context: Context, media: Media) -> str:
    """Photo, Chart, Map or Image, by the words of its description and caption."""
    words = set(re.findall(r"\w+", f"{media.alt} {media.caption}".casefold()))
    sorts = context.wording.entries("sorts")
    return next((str(name) for name, known in sorts.items() if words & set(known)), str(list(sorts)[-1]))
