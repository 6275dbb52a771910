import subprocess
import sys

import pytest

from readaloud.text.language import detect

SURE = [
    ("en", "The council voted on Tuesday to keep the library open for another year."),
    ("en", "I kept the key, so that when the tide turns tonight she can open the gate."),
    ("de", "Es ist nicht leicht, hier zu wohnen, sagt die Nachbarin."),
    ("fr", "Je ne veux pas qu’ils arrêtent mon père, dit une enfant."),
    ("es", "No quiero que paren a mi padre, dice la niña."),
    ("it", "Il presidente della Repubblica ha detto di no."),
    ("pt", "O presidente da República disse que não."),
    ("nl", "Ik weet niet waarom hij naar huis is gegaan."),
    ("sv", "Jag vet inte varför han gick hem i går."),
    ("pl", "Nie wiem, dlaczego nie jest on w domu, ale to nie ma znaczenia."),
    ("fi", "Hallitus päätti tiistaina, että kirjasto pysyy auki vielä vuoden, kertoo kunnanjohtaja."),
    ("ru", "Совет проголосовал во вторник за то, чтобы библиотека оставалась открытой ещё год."),
    ("ja", "図書館はもう一年間開いていることになりました。"),
    ("ko", "도서관은 일 년 더 문을 열기로 했다. 시의회가 결정했다."),
    ("el", "Η βιβλιοθήκη θα μείνει ανοιχτή για έναν ακόμη χρόνο."),
]
UNSURE = [
    "",
    "Mami",
    "Mami und Papi",
    "Guatemala, El Salvador and Honduras",
    "3-4-7-2",
    "AdChoices",
    "Ja, ja.",
]


@pytest.mark.parametrize(("tag", "text"), SURE)
def test_a_passage_is_recognised(tag, text):
    assert detect(text) == tag


@pytest.mark.parametrize("text", UNSURE)
def test_nothing_is_said_of_what_is_too_short(text):
    assert detect(text) == ""


def test_an_ordinary_article_never_loads_the_model():
    program = (
        "import sys; from readaloud.text.language import detect;"
        f"assert detect({SURE[0][1]!r}) == 'en'; assert detect({SURE[3][1]!r}) == 'fr';"
        "sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
