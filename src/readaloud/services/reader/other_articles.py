"""Other articles in this reader: behind a link, of the library, found by their words, next in the queue."""

from pathlib import Path
from threading import Thread

from readaloud.library.entries import Entry
from readaloud.model.article import Article, Locator
from readaloud.model.errors import ReadaloudError
from readaloud.services.memory import opened_before
from readaloud.services.reader.finding import address_of, links, search, shortened
from readaloud.services.reader.kept import with_kept
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

WEB = ("http://", "https://")


def open_link(reader: Reader, text: str) -> Answer:
    """Open a link as an article in this reader; one can come back."""
    address = address_of(reader, text)
    if not address.startswith(WEB):
        return Answer(reader.words.say("answers.cannot_open" if address else "answers.no_such_choice"))
    return _open(reader, address)


def library(reader: Reader) -> tuple[Choice, ...]:
    """What was opened before and can be opened again, the latest first; then what comes with readaloud."""
    from readaloud.services.opening.bundled import bundled_articles

    opened = [entry for entry in opened_before() if entry.source]
    known, here = {entry.source for entry in opened}, reader.article.meta.source
    return (
        *(_choice(reader, entry) for entry in opened),
        *(
            Choice(path, Path(path).stem, reader.words.say("library.comes_with"), path == here)
            for path in map(str, bundled_articles())
            if path not in known
        ),
    )


def _choice(reader: Reader, entry: Entry, passage: str = "") -> Choice:
    from readaloud.services.shelf import progress_of

    detail = shortened(passage) if passage else progress_of(entry, reader.words)
    is_here = entry.digest == reader.article.meta.digest
    return Choice(entry.source, entry.title or entry.source, detail, is_here)


def from_library(reader: Reader, text: str) -> Answer:
    """Open an article of the library; one can come back."""
    return _open(reader, text)


def search_articles(reader: Reader, text: str) -> Answer:
    """Find words in everything that was opened before; what is found can be chosen from."""
    from readaloud.services.queue import find_opened

    reader.keep()  # the library knows this article only then
    reader.searched_articles = text.strip()
    reader.found_articles = find_opened(text)
    if not reader.found_articles:
        return Answer(reader.words.say("answers.not_found"))
    return Answer(then="found_articles")


def found_articles(reader: Reader) -> tuple[Choice, ...]:
    """What the last search over all articles found, each with a passage that has the words."""
    return tuple(_choice(reader, found.entry, found.passage) for found in reader.found_articles)


def from_found(reader: Reader, text: str) -> Answer:
    """Open an article that was found, at the words."""
    return _open(reader, text, reader.searched_articles)


def queue(reader: Reader) -> tuple[Choice, ...]:
    """What is read next, in order; then what can be put behind it: links, and what was opened before."""
    from readaloud.services.queue import queued

    words = reader.words
    waiting = tuple(
        Choice(each.source, each.title or each.source, words.say("library.queued")) for each in queued()
    )
    addresses = ((address_of(reader, link.id), link) for link in links(reader))
    linked = (Choice(at, link.title, link.detail) for at, link in addresses if at.startswith(WEB))
    opened = (choice for choice in library(reader) if not choice.here)
    others = {choice.id: choice for choice in (*linked, *opened)}
    for choice in waiting:
        others.pop(choice.id, None)
    return (*waiting, *others.values())


def queue_state(reader: Reader) -> str:
    """How many wait in it: the list is mostly of what does not."""
    from readaloud.services.queue import queued

    count = len(queued())
    return reader.words.say("library.in_queue", n=count) if count else reader.words.say("answers.queue_empty")


def in_or_out(reader: Reader, text: str) -> Answer:
    """Put something into the queue; what is in it already is taken out."""
    from readaloud.services.queue import add_to_queue, take_from_queue

    wanted = next((choice for choice in queue(reader) if choice.id == text), None)
    if wanted is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    if take_from_queue(text):
        return Answer(reader.words.say("answers.unqueued", title=wanted.title))
    try:
        is_in = add_to_queue(text, wanted.title)
    except ReadaloudError as error:
        return Answer(str(error))
    return Answer(reader.words.say("answers.queued" if is_in else "answers.not_kept", title=wanted.title))


def next_article(reader: Reader, text: str) -> Answer:
    """Open the first article of the queue, which leaves it."""
    from readaloud.services.queue import queued

    waiting = queued()
    if not waiting:
        return Answer(reader.words.say("answers.queue_empty"))
    return _open(reader, waiting[0].source)


def take_next(reader: Reader) -> None:
    """Where an article has ended, go on with the queue; an empty one is not worth a word."""
    from readaloud.services.queue import queued

    if queued():
        reader.do("next_article")


def _open(reader: Reader, source: str, sought: str = "") -> Answer:
    """Read and clean it in a thread; then it takes the place of this one, at the words that were sought."""

    def work() -> None:
        from readaloud.services.opening.opening import open_article
        from readaloud.services.queue import move_to_end, take_from_queue

        try:
            article = open_article(source)
            with reader.lock:
                if not reader.is_closed:
                    reader.before.append((reader.base, reader.here))
                    _show(reader, article)
                    take_from_queue(source)
                    if sought:
                        search(reader, sought)
        except ReadaloudError as error:
            move_to_end(source)  # of the queue, if it is in it: the others are not to wait for this one
            reader.tell(str(error))

    Thread(target=work, name="readaloud-opening", daemon=True).start()
    return Answer(reader.words.say("answers.opening", source=_called(source)))


def _called(source: str) -> str:
    """A source as it is said: an address, or the name of a file."""
    return source if source.startswith(WEB) else Path(source).name


def _show(reader: Reader, article: Article, at: Locator | None = None) -> None:
    """Read another article: at that place, else where it was left, else from its beginning."""
    reader.keep()
    reader.places, reader.searched, reader.found, reader.stops_at = [], "", (), None
    reader.known = known = reader.recalled(article)
    shown = with_kept(article, known.state.kept)
    start = at or known.start or Locator(shown.blocks[0].id, 0, 0)
    reader.rebuild(shown, base=article, profile=reader.as_chosen(known.state), at=start)
    reader.tell(reader.words.say("answers.opened", title=article.meta.title or _called(article.meta.source)))
    reader.play()


def article_back(reader: Reader, text: str) -> Answer:
    """Come back to the article before, where it was left."""
    if not reader.before:
        return Answer(reader.words.say("answers.no_article_before"))
    article, at = reader.before.pop()
    _show(reader, article, at)
    return Answer()


DOING = {
    "open_link": open_link,
    "library": from_library,
    "search_articles": search_articles,
    "found_articles": from_found,
    "queue": in_or_out,
    "next_article": next_article,
    "article_back": article_back,
}
LEADING = {"queue": queue_state}
OFFERING = {"open_link": links, "library": library, "found_articles": found_articles, "queue": queue}
