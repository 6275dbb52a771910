"""What the labelled set shows: how much of each page arrives, what leaks, and who is said to speak.

``labels/*.json`` say what a careful reader would want of a page: its headline, its body word for word and in
order, its videos and captions once each, what is removed and for which reason, and each quotation with its
speaker (null where the text names nobody). The pages are our own: ``pages/`` here and ``content/``.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from readaloud import open_article

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def labels() -> list[dict[str, Any]]:
    """The labels of all pages, in order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "labels").glob("*.json"))]


def digest() -> str:
    """What the figures were taken on: changes with any page or label."""
    found = hashlib.sha256()
    for label in labels():
        found.update(json.dumps(label, sort_keys=True).encode())
        found.update((ROOT / label["source"]).read_bytes())
    return found.hexdigest()[:16]


def figures() -> tuple[dict[str, float], list[str]]:
    """Each figure from 0 to 1, and a line for each thing that went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for label in labels():
        article = open_article(str(ROOT / label["source"])).to_dict()
        _count_text(label, article, counts, wrong)
        _count_quotes(label, article, counts, wrong)
    return {
        "headlines_right": counts["headline"] / counts["pages"],
        "body_kept": counts["kept"] / counts["body"],
        "furniture_gone": counts["gone"] / counts["furniture"],
        "reasons_right": counts["reason"] / counts["furniture"],
        "videos_once": counts["video"] / counts["videos"],
        "captions_once": counts["caption"] / counts["captions"],
        "quotes_found": counts["found"] / counts["quotes"],
        "quotes_precise": 1 - counts["false"] / counts["predicted"],
        "speakers_right": counts["right"] / counts["speakers"],
        "speakers_not_wrong": 1 - counts["wrong"] / counts["speakers"],
        "nobody_stays_nobody": 1 - counts["named"] / counts["nobody"],
    }, wrong


def _folded(text: str) -> str:
    return " ".join(text.split())


def _count_text(
    label: dict[str, Any], article: dict[str, Any], counts: Counter[str], wrong: list[str]
) -> None:
    source, blocks = label["source"], article["blocks"]
    texts = [_folded(block["text"]) for block in blocks]
    counts["pages"] += 1
    headlines = [_folded(block["text"]) for block in blocks if block["kind"] == "headline"]
    counts["headline"] += headlines == [label["headline"]]
    if headlines != [label["headline"]]:
        wrong.append(f"{source}: headline {headlines}")
    _count_body(label, texts, counts, wrong)
    for reason, lines in label["removed"].items():
        for line in lines:
            _count_furniture(source, reason, line, article, counts, wrong)
    for title in label["videos"]:
        videos = sum(block["kind"] == "video" and block["text"] == title for block in blocks)
        counts["videos"] += 1
        counts["video"] += videos == 1 and texts.count(title) == 1
        if texts.count(title) != 1 or videos != 1:
            wrong.append(f"{source}: video {videos} times: {title}")
    for caption in label.get("captions", []):
        _count_caption(source, caption, blocks, counts, wrong)


def _count_caption(
    source: str, caption: str, blocks: list[dict[str, Any]], counts: Counter[str], wrong: list[str]
) -> None:
    """A caption counts when one image has it and nothing else says it."""
    images = sum(b["kind"] == "image" and _folded(b["media"]["caption"]) == caption for b in blocks)
    others = sum(b["kind"] != "image" and caption in _folded(b["text"]) for b in blocks)
    counts["captions"] += 1
    counts["caption"] += (images, others) == (1, 0)
    if (images, others) != (1, 0):
        wrong.append(f"{source}: caption of {images} images, said {others} times besides: {caption}")


def _count_body(label: dict[str, Any], texts: list[str], counts: Counter[str], wrong: list[str]) -> None:
    """A paragraph counts when it stands word for word behind the one before it."""
    at = 0
    for paragraph in label["body"]:
        counts["body"] += 1
        if paragraph in texts[at:]:
            at = texts.index(paragraph, at) + 1
            counts["kept"] += 1
        else:
            wrong.append(f"{label['source']}: lost: {paragraph[:70]}")


def _count_furniture(
    source: str, reason: str, line: str, article: dict[str, Any], counts: Counter[str], wrong: list[str]
) -> None:
    counts["furniture"] += 1
    allowed = reason == "duplicate"  # the line itself stays, once
    leaked = sum(line in _folded(block["text"]) for block in article["blocks"]) > allowed
    reasons = {
        r["reason"] for r in article["removed"] if line in _folded(r["text"]) or _folded(r["text"]) in line
    }
    counts["gone"] += not leaked
    counts["reason"] += reason in reasons and not leaked
    if leaked:
        wrong.append(f"{source}: leaked: {line[:70]}")
    elif reason not in reasons:
        wrong.append(f"{source}: {reason} is {sorted(reasons)}: {line[:60]}")


def _count_quotes(
    label: dict[str, Any], article: dict[str, Any], counts: Counter[str], wrong: list[str]
) -> None:
    predicted = [
        (block["text"][quote["start"] : quote["end"]], (quote["speaker"] or {}).get("name"))
        for block in article["blocks"]
        for quote in block["quotes"]
        if block["kind"] != "pull_quote"
    ]
    begins = [quote["begins"] for quote in label["quotes"]]
    false = [text for text, _ in predicted if not text.startswith(tuple(begins))]
    counts["predicted"] += len(predicted)
    counts["false"] += len(false)
    wrong += [f"{label['source']}: no speech: {text[:60]}" for text in false]
    for quote in label["quotes"]:
        speaker = next((name for text, name in predicted if text.startswith(quote["begins"])), "missing")
        _count_speaker(label["source"], quote, speaker, counts, wrong)


def _count_speaker(
    source: str, quote: dict[str, Any], speaker: str | None, counts: Counter[str], wrong: list[str]
) -> None:
    counts["quotes"] += 1
    counts["found"] += speaker != "missing"
    named = speaker not in (None, "missing")
    expected = quote["speaker"]
    if expected is None:
        counts["nobody"] += 1
        counts["named"] += named
    else:
        counts["speakers"] += 1
        counts["right"] += speaker == expected
        counts["wrong"] += named and speaker != expected
    if speaker != expected:
        wrong.append(f"{source}: {quote['begins']} … {expected} is {speaker}")
