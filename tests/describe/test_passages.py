"""Passages in another language: said by a voice of that language, and only when it is sure."""

import subprocess
import sys
import time

import pytest

from readaloud.config.profiles import load_profile
from readaloud.describe import describe
from readaloud.model.article import Article, Block, Kind, Meta, Span
from readaloud.narrate import narrate

FOREIGN = [
    ("en", "fr", "“Je ne savais pas que la rivière pouvait monter aussi vite dans la nuit,” said the baker."),
    ("en", "fr", "The sign on the gate reads “Nous sommes partis à la mer et nous ne reviendrons pas.”"),
    ("en", "de", "“Wir haben die ganze Nacht gewartet, aber das Boot ist nicht gekommen,” said Ilse Hahn."),
    ("en", "de", "Over the door somebody had painted “Wer hier eintritt, der muss auch wieder hinaus.”"),
    ("en", "es", "“No quiero que cierren la escuela porque es lo único que tenemos,” Lucía Prado said."),
    ("en", "es", "They sang “la casa del viejo capitán está más cerca del mar” until the lamps went out."),
    ("de", "en", "„We have never seen so many boats in this harbour at one time“, sagte Kapitän Moore."),
    ("de", "fr", "Auf dem Zettel stand: „Je reviens dans une heure avec le pain et les œufs“."),
    ("fr", "en", "« We were told that the bridge would be open by the end of May », dit le pilote."),
    ("fr", "es", "Elle répétait : « No sé por qué los barcos no han salido todavía de la bahía »."),
    ("es", "en", "«The wind took the roof and then it came back for the door», dijo el farero."),
    ("es", "de", "El cartel decía: «Der Weg ist nass, und das Geländer ist noch nicht fest»."),
    ("en", "ru", "“Мы ждали лодку всю ночь, но она так и не пришла,” the fisherman said."),
]

OWN = [
    ("en", "The children of the choir sang for “Mami” and “Papi” at the feast in the old market hall."),
    ("en", "“Never again will anybody take bread from Cinder Lane without carrying one log,” says Prew."),
    ("en", "The choir sang “Frère Jacques” and “O du fröhliche” and everybody went home at nine."),
    (
        "en",
        "“Guatemala, El Salvador, Honduras, Nicaragua, Costa Rica, Panama, Belize, Mexico City,” he read.",
    ),
    ("en", "“No, no, no, no! Die, die, die, you old tin machine, die at last,” shouted the boy."),
    ("en", "She calls her dish “pollo al horno con patatas” and nobody has ever been given the recipe."),
    ("de", "„Wer dies liest, ist zu früh und muss noch einmal um den Turm gehen“, steht dort."),
    ("fr", "« Une histoire vraie vaut deux livres, une histoire inventée en vaut trois », dit-elle."),
    ("es", "«El río subió dos metros en una noche y no volvió a bajar», explicó el panadero."),
]


def told(text: str, own: str, kind: Kind = Kind.PARAGRAPH, **more: object) -> Block:
    block = Block(id="b1", kind=kind, text=text, **more)  # type: ignore[arg-type]
    return describe(Article(meta=Meta(language=own), blocks=(block,)), ()).blocks[0]


@pytest.mark.parametrize(
    ("own", "text", "passages"),
    [
        ("en", "The sign says 你好，世界 and こんにちは.", [("zh", "你好，世界"), ("ja", "こんにちは")]),
        ("en", "The ferry to 東京タワーの前 is late.", [("ja", "東京タワーの前")]),
        ("en", "She wrote Привет, мир on the wall of Київ station.", [("ru", "Привет, мир"), ("uk", "Київ")]),
        ("en", "It is called ελληνικά, or مرحبا بك.", [("el", "ελληνικά"), ("ar", "مرحبا بك")]),
        ("en", "안녕하세요 means hello; תודה, thank you.", [("ko", "안녕하세요"), ("he", "תודה")]),
        ("en", "A film of 3 μm, a β-blocker, Δt and π.", []),
        ("en", "“Not one – not two – but three…” cost £4, café €5.", []),
        ("uk", "Привіт, світе, і добрий день.", []),
        ("bg", "Здравей, свят, и добър ден.", []),
        ("ja", "図書館はもう一年間開いている。", []),
    ],
)
def test_words_in_another_script_have_a_voice_that_can_say_them(
    own: str, text: str, passages: list[tuple[str, str]]
) -> None:
    spans = told(text, own).spans
    assert [
        (span.value, text[span.start : span.end]) for span in spans if span.kind == "language"
    ] == passages


@pytest.mark.parametrize(("own", "other", "text"), FOREIGN)
def test_a_long_quotation_in_another_language_gets_a_voice_of_it(own: str, other: str, text: str) -> None:
    block = told(text, own)
    assert [(span.kind, span.value) for span in block.spans] == [("language", other)]
    quoted = text[block.spans[0].start : block.spans[0].end]
    assert quoted[0] in "“„«"
    script = narrate(
        Article(meta=Meta(language=own), blocks=(block,)), load_profile("newsroom"), language=own
    )
    spoken = {u.language: u.text for u in script.utterances if not u.own_words}
    assert set(spoken) == {own, other}
    assert quoted.strip("“”„«» .,") in spoken[other]


@pytest.mark.parametrize(("language", "text"), OWN)
def test_short_words_names_and_the_own_language_are_never_taken_for_another(language: str, text: str) -> None:
    assert told(text, language).spans == ()


def test_the_short_half_of_a_foreign_quotation_goes_with_the_long_one() -> None:
    text = "“No quiero que se vaya mi hermana porque está muy enferma,” she cried. “No la dejen.” “Mami!”"
    spans = told(text, "en").spans
    assert [text[s.start : s.end] for s in spans] == [text[: text.index(" she")], "“No la dejen.”"]


def test_a_block_quotation_in_another_language_is_one_passage() -> None:
    text = "Nous ne savons pas qui a fermé la porte. Elle est restée ouverte pendant cent ans."
    assert told(text, "en", Kind.QUOTE).spans == (Span(0, len(text), "language", "fr"),)


def test_what_a_page_declares_is_kept_even_for_one_word() -> None:
    span = Span(6, 10, "language", "es-MX")
    assert told("Only “Mami” was heard.", "en", spans=(span,)).spans == (span,)


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN", "not a tag", ""])
def test_a_declared_language_that_is_the_own_or_none_is_no_passage(tag: str) -> None:
    assert told("Only one word was heard.", "en", spans=(Span(5, 8, "language", tag),)).spans == ()


def test_a_block_whose_words_surely_contradict_the_page_is_read_as_what_it_is() -> None:
    text = "Personne ne sait pourquoi la roue du moulin s’est arrêtée pendant la nuit."
    assert told(text, "fr", language="en").language == ""
    assert told(text, "de", language="en").language == "fr"
    assert told("La roue", "fr", language="it").language == "it"


def test_a_country_is_no_other_language() -> None:
    assert told("The wheel stopped.", "en", language="en-US").language == ""


def test_quotations_of_an_ordinary_article_do_not_load_the_language_model() -> None:
    program = (
        "import sys; from readaloud.text.language import foreign;"
        f"assert all(foreign(text, own) == '' for own, text in {OWN!r} if own != 'en');"
        f"assert foreign({OWN[1][1]!r}, 'en') == '' and foreign({FOREIGN[0][2]!r}, 'de') == 'fr';"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_thousand_quotations_are_judged_in_no_time() -> None:
    blocks = tuple(Block(id=f"b{n}", kind=Kind.PARAGRAPH, text=OWN[1][1]) for n in range(1000))
    from readaloud.describe.languages import with_passages

    start = time.perf_counter()
    with_passages(blocks, "en")
    assert time.perf_counter() - start < 1.0


def test_a_whole_paragraph_in_another_language_gets_a_voice_of_it():
    french = (
        "Nous avons vu la roue tourner pour la dernière fois hier soir, et tout le monde était là avec nous."
    )
    names = "Ana Lima, Tom Bell, Odo Falk, Ilse Hahn, Lena Holt, Ada Moss, Al Li"
    blocks = (
        Block(id="b1", kind=Kind.PARAGRAPH, text="The wheel turned for the last time in the night."),
        Block(id="b2", kind=Kind.PARAGRAPH, text=french),
        Block(id="b3", kind=Kind.LIST_ITEM, text=names),
    )
    told = describe(Article(meta=Meta(language="en"), blocks=blocks))
    assert [block.language for block in told.blocks] == ["", "fr", ""]
