"""Speakers in German, French and Spanish; in a language without lists there are none that are wrong."""

import pytest

from readaloud.describe import describe
from readaloud.model.article import Article, Block, Kind, Meta

CASES = [
    ("de", "„Die Schleuse klemmt wieder“, sagt Bürgermeisterin Annegret Dohm.", "Annegret Dohm"),
    ("de", "»Das wird teuer«, erklärte Dohm, »sehr teuer sogar.«", "Dohm"),
    ("de", "Der Uhrmacher nannte den Plan „einen sehr langen Feierabend“.", "Der Uhrmacher"),
    ("de", "Jorin Abt sagte: „Ich komme im Frühjahr wieder.“", "Jorin Abt"),
    ("de", "Auf der Rückseite steht mit Kreide: „Wer dies liest, ist zu früh.“", None),
    ("fr", "« Une histoire vraie vaut deux livres », explique Solène Arcand.", "Solène Arcand"),
    ("fr", "« Nous sommes prêts pour l’hiver », a déclaré le maire.", "le maire"),
    ("fr", "Le maire, Basile Nourry, parle d’une « seconde bibliothèque pour tous ».", "Basile Nourry"),
    ("fr", "Selon la mairie, c’est « une bonne année pour les livres ».", "la mairie"),
    ("es", "«No volveremos al río», dijo Lucía Prado, alcaldesa de Robledo.", "Lucía Prado"),
    ("es", "“El río subió dos metros”, explicó el panadero.", "el panadero"),
    ("es", "Según el ayuntamiento, fue «una noche muy tranquila».", "el ayuntamiento"),
    ("sv", "”Det var en gång en liten stuga”, berättade Åsa Lind.", None),
]


@pytest.mark.parametrize(("language", "text", "speaker"), CASES)
def test_speakers_are_found_in_their_language(language: str, text: str, speaker: str | None) -> None:
    block = Block(id="b1", kind=Kind.PARAGRAPH, text=text)
    quotes = describe(Article(meta=Meta(language=language), blocks=(block,)), ()).blocks[0].quotes
    assert quotes
    assert {quote.speaker.name if quote.speaker else None for quote in quotes} == {speaker}


def test_dit_elle_is_the_woman_who_spoke_last() -> None:
    texts = (
        "« J’ai raconté ma vache », dit Émile Vassor.",
        "« La mienne était plus belle », répond Solène Arcand.",
        "« On y retournera », ajoute-t-elle.",
    )
    blocks = tuple(Block(id=f"b{n}", kind=Kind.PARAGRAPH, text=text) for n, text in enumerate(texts))
    told = describe(Article(meta=Meta(language="fr"), blocks=blocks), ())
    speaker = told.blocks[2].quotes[0].speaker
    assert speaker
    assert speaker.name == "Solène Arcand"
