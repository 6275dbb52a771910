"""The head of a mail that an article was sent in: sender, date, subject, receiver."""

from readaloud.clean.draft import Draft
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list

HEAD_LINES = 12  # from the beginning in which such a head stands
MIN_FIELDS = 3  # one alone may be a line of the story


def remove_mail_head(draft: Draft) -> None:
    """Take out the fields of a mail's head, and the line above them that says that it was forwarded."""
    lines = range(min(HEAD_LINES, len(draft.lines)))
    fields = [i for i in lines if _is_field(draft.lines[i].text)]
    if len(fields) < MIN_FIELDS:
        return
    for i in draft.open(0, fields[-1] + 1):
        if i in fields or draft.lines[i].words in word_list("mail_forwards"):
            draft.remove(i, "mail-head")


def _is_field(text: str) -> bool:
    name, colon, value = text.partition(":")
    return bool(colon and value.strip()) and words_of(name) in word_list("mail_fields")
