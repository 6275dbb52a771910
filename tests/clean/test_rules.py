"""The rules as data: well-formed, found by what they mean, and no danger to headlines."""

import pytest

from readaloud.clean.lines import make_line
from readaloud.clean.rules.phrases import fits, parse_phrase, words_of
from readaloud.clean.rules.rules import FILES, Rule, all_rules
from readaloud.config.yaml_file import read_data
from readaloud.extract.pieces import Piece
from readaloud.model.article import Range, Reason

NO_FURNITURE = """\
Related: the council also voted on Tuesday to close the pool, which has lost money for ten years.
Search for missing hiker continues
Contact tracing resumes in two counties
Copyright law passes its last reading
Privacy bill passes the lower house
Home prices fall for a third month
More than 100 arrested at the border
More help on the way for farmers
Read the letter in full
Top court rules on fishing rights
Latest talks collapse in Geneva
The latest talks collapse
Live music returns to the old mill
Watch out for ice on bridges
Comments by minister spark anger
Share prices fall after the vote
Sharing the load
Follow the money
Listen to the river
Join the army, see the world
Get rich quick schemes on the rise
Sign language interpreters needed
Subscription fraud on the rise
Cookie factory burns down
Accept the offer, union says
Close call at the airport
Close the schools, parents say
Play resumes after rain
Related charges dropped
Popular teacher honoured
Recommended speed lowered on the coast road
Most people agree
Most read at home to their children
You may need a passport
What to know about the vote
Also in the running
Featured artist dies at 80
Just in time
Elsewhere in the region
Explorer's diary found
Editor arrested in the capital
Advertising watchdog bans poster
Sponsored bill passes
Newsletter editor charged
Terms of the deal
Help for farmers
Jobs lost at the mill
Donate blood, hospitals ask
Create jobs, premier says
Register to vote by Friday
Start of term delayed
Unlimited fines for polluters
Enjoy the silence
Your rights at work
View from the top
Subscribers sue the phone company
Tweets by the mayor
Email scam costs town a million
Twitter bans the account
Facebook to open a data centre
Menu of the last supper
Next week in parliament
Next of kin informed
Previous owners fined
Weather service warns of floods
Business as usual
World Cup hosts named
Canada geese return
Health minister resigns
Crime falls in the city
In other words
Opinion is divided
Analysis of the tapes
Breaking the ice
Related to the king
Trending downward
Discussion on the dam goes on
Conversation with a beekeeper
Sort of a hero
Newest bridge opens
Correction of the course
Print is not dead
Save the whales
Save our school
Loading dock fire kills two
Button wins in Monza
Skip the queue
Skip rope champion dies
Back to school
Back on the ice
Go back to the start
Show must go on
Tap water is safe again
Swipe cards stolen
Stay in the house, police say
Stay out of the water
Don't miss the bus
Never again
Receive with thanks
Want to live longer?
We use too much water
By clicking a pen
For the love of bread
Try the soup
Become a nurse in two years
Have a heart
Send in the clowns
Tell us the truth, families say
Let us know the truth, families say
Powered by the wind
Published and be damned
A city without cars
Registered nurses strike
Legal aid cut
Accessibility for all
Diversity of birds
Corrections officers strike
Investors flee
Press freedom under threat
Other people's money
Our history is here
Only 3 days left
12 people per boat
Log cabins in demand
Signs of life
Register of lobbyists published
Choose your weapons
Cancel culture
Access to water
This article of faith
Members only club closes
No comment from the palace
Add salt
Five years of free articles of clothing""".splitlines()

FURNITURE = [
    ("Advertisement", "ad-label"),
    ("ADVERTISEMENT 3", "ad-label"),
    ("Story continues below advertisement", "story-continues"),
    ("Article continues after the ad", "story-continues"),
    ("La suite après cette publicité", "story-continues"),
    ("Der Artikel wird nach der Anzeige fortgesetzt", "story-continues"),
    ("Sign up for our weekly newsletter", "newsletter-prompt"),
    ("The best of the week, delivered straight to your inbox.", "newsletter-prompt"),
    ("By submitting your email you agree to our terms and privacy policy.", "agreement"),
    ("This site is protected by reCAPTCHA and its terms apply.", "agreement"),
    ("Share on WhatsApp", "share-bar"),
    ("Send this page to someone via email", "share-bar"),
    ("Copy link", "share-bar"),
    ("Read more: Mayor puts off the vote", "read-more"),
    ("Lire aussi : La mairie reporte le vote", "read-more"),
    ("Lesen Sie auch: Rathaus verschiebt die Wahl", "read-more"),
    ("Related stories", "related-label"),
    ("You may also like", "related-label"),
    ("Lo más leído", "related-label"),
    ("Leave a comment", "comments-label"),
    ("Please see our commenting policy for more.", "comments-policy"),
    ("This article is for subscribers only.", "paywall"),
    ("You have 2 free articles left this month.", "paywall"),
    ("We use cookies to improve your visit.", "consent"),
    ("Skip to main content", "frame-words"),
    ("View image in full screen", "frame-words"),
    ("© 2024 The Valley Post", "copyright-line"),
]


def rule_of(text: str, zone: str = "middle") -> Rule | None:
    line = make_line(Piece(text=text, source=(Range(0, len(text)),), line=1))
    return all_rules().of_line(line, zone)


@pytest.mark.parametrize("text", NO_FURNITURE)
def test_a_headline_is_never_taken_for_furniture(text: str) -> None:
    assert {zone: rule_of(text, zone) for zone in ("header", "middle", "tail")} == {
        "header": None,
        "middle": None,
        "tail": None,
    }


@pytest.mark.parametrize(("text", "name"), FURNITURE)
def test_furniture_is_named_by_its_rule(text: str, name: str) -> None:
    rule = rule_of(text)
    assert rule is not None
    assert rule.id == name


def test_every_rule_has_a_name_of_its_own_and_a_reason_of_the_model() -> None:
    data = [item for name in FILES for item in read_data("readaloud.clean", f"rules/{name}.yaml")]
    assert len({item["rule"] for item in data}) == len(data)
    assert {item["reason"] for item in data} <= {str(reason) for reason in Reason}


def test_no_phrase_takes_everything() -> None:
    anything = words_of("nothing in this sentence belongs to any rule whatsoever")
    for name in FILES:
        for item in read_data("readaloud.clean", f"rules/{name}.yaml"):
            for field in set(item) & {"en", "fr", "de", "es", "other"}:
                taken = [p for p in item[field].splitlines() if fits(parse_phrase(p), anything)]
                assert not taken, item["rule"]


def test_a_phrase_has_optional_words_gaps_numbers_and_choices() -> None:
    phrase = parse_phrase("[please] read|see * # times")
    assert fits(phrase, words_of("Please read this page 12 times!"))
    assert fits(phrase, words_of("See it 3 times"))
    assert not fits(phrase, words_of("Read this page twice"))
    assert not fits(phrase, words_of("Please read this page 12 times a day"))
