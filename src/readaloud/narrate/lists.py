"""Lists, also lists in lists: how many items, where each begins, where the list ends."""

from readaloud.model.article import Block, Group, Kind
from readaloud.model.script import Role
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context
from readaloud.narrate.plan import ANNOUNCER, NARRATOR

_SHORT_ITEMS = 4  # a longer list within a list is announced: one wants to know how long it goes on


class Lists:
    """The lists that are open at a place of the article, outermost first."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._open: list[Group] = []
        self._last = {block.group.id: at for at, block in enumerate(context.article.blocks) if block.group}

    def say_item(self, block: Block) -> None:
        """An item with its number, after the announcement of its list when it begins one."""
        group = block.group
        if group and group.id not in {opened.id for opened in self._open}:
            if not self._is_heard_by_numbers(group):
                self._announce_start(block, group)
            self._open.append(group)
        number = self._say_number(block, group) if group else 0
        say_text(self._context, block, Manner(role=Role.LIST), number=number)

    def close_after(self, block: Block) -> None:
        """Announce the end of every list whose last item was said."""
        after = self._context.neighbour(block, 1)
        while self._open and self._last[self._open[-1].id] <= self._context.position[block.id]:
            deeper = after is not None and after.kind is Kind.LIST_ITEM and after.group is not None
            if deeper and after and after.group and after.group.level > self._open[-1].level:
                return
            ended = self._open.pop()
            self._context.plan.pause("sentence")
            if self._is_heard_by_numbers(ended) or (not self._open and self._context.label_follows(block)):
                continue
            self._context.announce("list.end", self._context.level("list"), {}, block, skippable="list")

    def _is_heard_by_numbers(self, group: Group) -> bool:
        """Whether the list stands between the numbers of another, which say where it begins and ends."""
        inside = self._open[-1] if self._open else None
        short = group.count <= _SHORT_ITEMS and not group.ordered
        level = self._context.level("list")
        return inside is not None and inside.ordered and short and level != "verbose"

    def _announce_start(self, block: Block, group: Group) -> None:
        self._context.plan.earcon("list")
        words = self._context.wording
        slots = {
            "items": words.count("item", group.count),
            "list_sort": words.word("list_sorts", "ordered" if group.ordered else "unordered"),
        }
        self._context.announce("list.start", self._context.level("list"), slots, block, skippable="list")
        self._context.plan.pause("label")

    def _say_number(self, block: Block, group: Group) -> int:
        """The number of an item; in an unordered list only at the verbose level. Returns its sentence."""
        level = self._context.level("list")
        if level == "off" and group.ordered:
            level = "terse"  # numbers are a part of the text
        slots = {
            "i": str(group.index),
            "n": str(group.count),
            "number": str(group.index) if group.ordered else "",
        }
        number = 0
        for part in self._context.wording.parts("list.item", level, slots):
            number = self._context.plan.next_sentence()
            voice = ANNOUNCER if level == "verbose" else NARRATOR
            self._context.say_own(part.words, block, number, role=Role.LIST, voice=voice, skippable="list")
            self._context.plan.pause("label")
        return number
