"""The search over all articles in the app: a question, then the list of what it found."""

from running_app import play

from readaloud.services.reader.values import Answer, Choice


def test_what_a_search_over_all_articles_found_is_offered_at_once():
    async def act(stage):
        stage.reader.answers["search_articles"] = Answer(then="found_articles")
        stage.reader.offers["found_articles"] = (Choice("/weir.txt", "The old weir", "Nobody saw it."),)
        await stage.pilot.press("F", *"weir", "enter")
        await stage.settle()
        assert "Articles found, 1 entry" in stage.frame
        await stage.pilot.press("enter")
        await stage.settle()

    _, reader = play(act)
    assert reader.told == [("search_articles", "weir"), ("found_articles", "/weir.txt")]


def test_the_list_of_the_queue_stays_for_the_next_choice():
    async def act(stage):
        stage.reader.offers["queue"] = (Choice("/weir.txt", "The old weir"), Choice("/kiln.txt", "The kiln"))
        stage.reader.answers["queue"] = Answer("In the queue: The old weir.")
        await stage.pilot.press("j", "enter")
        await stage.settle()
        assert "In the queue: The old weir." in stage.frame
        await stage.pilot.press("down", "enter")
        await stage.settle()

    _, reader = play(act)
    assert reader.told == [("queue", "/weir.txt"), ("queue", "/kiln.txt")]
