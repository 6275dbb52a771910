"""Whole captures in shapes of several countries: what is kept of each, line by line."""

import time

import pytest

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind

TEXT_BROWSER = """\
The Northern Herald
Home | News | Sport | Obituaries
You are here: Home > News
Bakery that survived two floods shuts its doors for good
14 March 2024
Ruth Adeyemi
The last loaf at Penhallow's came out of the oven at 5:40 on Thursday, and nobody had the heart to sell it.
For 112 years the shop on Mill Street fed the valley, through a war, two floods and a strike of the millers.
ADVERTISEMENT - CONTINUE READING BELOW
"We are not sad," said the owner, Clem Penhallow, 68. "We are tired, which is not
- ADVERTISEMENT -
the same thing."
You might be interested in:
Valley's last cinema to become flats
What to do with old bread
The building will become a nursery in the autumn.
See also: Ten shops we miss
Share:
Facebook
X
Comments (14)
Sort by: Newest
millgirl: I bought my wedding cake there. So sad!
Add your comment
"""

BROADCASTER = """\
Why the moon looked green over the bay on Sunday night
A thin cloud of volcanic dust is to blame, and it may come back

Nadia Brandt
Science reporter
Published
3 hours ago

Image source, Getty Images
Image caption,
The moon over the bay, seen from the old observatory

People along the bay rubbed their eyes on Sunday when the moon came up in the colour of a lime.

It was not the wine. A thin layer of dust from a volcano 9,000 kilometres away had reached the coast.

How dust makes colours

Dust of just the right size scatters red light and lets green pass, says Prof Ilan Moreau.

More on this story

Volcano that slept for 400 years wakes up
Published 2 days ago

Related Internet Links

The Bay is not responsible for the content of external sites.
"""

FRENCH_WALL = """\
Subscribe
Le dernier allumeur de réverbères raccroche sa perche
À Vieux-Port, quarante-deux lampes à gaz restaient allumées à la main
Mis à jour le 12 janvier 2025 à 8 h 15
Baptiste Kermarec a éteint dimanche la dernière des quarante-deux lampes, et il a pleuré un peu.
« Je connais chacune par son bruit », dit-il en rangeant une perche que son grand-père avait taillée.
Il vous reste 60 % de cet article à lire.
Abonnez-vous pour lire la suite
À partir de 1 € le premier mois
Déjà abonné ? Se connecter
"""

GERMAN = """\
Anzeige
Ein Dorf baut sich seinen Bahnhof selbst
Stand: 02.05.2024, 14:10 Uhr
Von: Mareike Tolle
Kommentare
Teilen
In Altmoor hält seit 1972 kein Zug mehr. Jetzt haben 140 Einwohner beschlossen, dass sich das ändern muss.
Lesen Sie auch: Bürgermeister tritt nach Streit um Ampel zurück
„Die Bahn hat gesagt, es gebe keinen Bahnsteig“, sagt der Maurer Enno Frahm. „Das war ihr einziges Argument.“
Jetzt Newsletter abonnieren
Mit der Anmeldung stimmen Sie den Nutzungsbedingungen zu.
Ob wirklich ein Zug halten wird, entscheidet das Ministerium im Herbst. Der Fahrplan hängt schon.
Rubriklistenbild: © Enno Frahm/privat
Auch interessant
"""


def cleaned(text: str) -> Article:
    return clean(extract_plain(text))


def shown(article: Article) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text.split()[0]) for block in article.blocks]


def test_the_dump_of_a_text_browser() -> None:
    article = cleaned(TEXT_BROWSER)
    assert shown(article) == [
        ("headline", "Bakery"),
        ("byline", "14"),
        ("byline", "Ruth"),
        ("paragraph", "The"),
        ("paragraph", "For"),
        ("paragraph", '"We'),
        ("paragraph", "The"),
    ]
    assert article.blocks[5].text.endswith('"We are tired, which is not the same thing."')


def test_a_broadcaster_with_roles_and_announced_captions() -> None:
    article = cleaned(BROADCASTER)
    assert shown(article) == [
        ("headline", "Why"),
        ("deck", "A"),
        ("byline", "Nadia"),
        ("byline", "Science"),
        ("byline", "3"),
        ("image", "The"),
        ("paragraph", "People"),
        ("paragraph", "It"),
        ("heading", "How"),
        ("paragraph", "Dust"),
    ]
    assert [block.media.credit for block in article.blocks if block.media] == ["Getty Images"]


def test_a_french_subscription_wall() -> None:
    article = cleaned(FRENCH_WALL)
    kinds = [str(block.kind) for block in article.blocks]
    assert kinds == ["headline", "deck", "byline", "paragraph", "paragraph"]
    assert "paywall" in [diagnostic.code for diagnostic in article.diagnostics]


def test_a_german_page() -> None:
    article = cleaned(GERMAN)
    assert [b.text.split()[0] for b in article.blocks if b.kind is Kind.PARAGRAPH] == ["In", "„Die", "Ob"]
    assert [b.text for b in article.blocks if b.kind is Kind.HEADLINE] == [
        "Ein Dorf baut sich seinen Bahnhof selbst"
    ]


@pytest.mark.parametrize("ornament", ["___", "* * *", "***", "⁂"])
def test_a_break_between_two_parts_of_a_story_stays(ornament: str) -> None:
    text = f"{FRENCH_WALL.splitlines()[4]}\n\n{ornament}\n\n{FRENCH_WALL.splitlines()[5]}"
    assert [block.text for block in cleaned(text).blocks][1] == ornament


def test_cleaning_costs_no_more_than_linear_time() -> None:
    small, large = (extract_plain(TEXT_BROWSER * n) for n in (4, 16))
    clean(small)
    times = []
    for extracted in (small, large):
        start = time.process_time()
        clean(extracted)
        times.append(time.process_time() - start)
    assert times[1] < 4 * 2.2 * times[0] + 0.05
