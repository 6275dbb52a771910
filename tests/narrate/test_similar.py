import pytest

from readaloud.narrate.images import without_image_of
from readaloud.narrate.similar import nearly_the_same, says_no_more


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Children wait for the ferry in the rain", "Children wait for ferry in the rain", True),
        ("Children wait for the ferry", "children wait, for the ferry!", True),
        ("The mayor’s ferry", "The mayor's ferry", True),
        ("Children wait for the ferry", "How the bridge was lost", False),
        ("Ferry", "Ferry sinks with all hands off the northern coast", False),
        ("", "", False),
    ],
)
def test_a_repetition_is_known_by_its_words(one, other, same):
    assert nearly_the_same(one, other) is same
    assert nearly_the_same(other, one) is same


def test_a_description_that_is_a_part_of_the_caption_says_no_more():
    assert says_no_more("A red boat", "A red boat in the harbour of Aln in May")
    assert not says_no_more("A red boat in the harbour of Aln in May", "A red boat")


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("Image of a red boat", "a red boat"),
        ("A photo of a red boat", "a red boat"),
        ("A black and white photograph showing two dogs", "two dogs"),
        ("File photo of the mayor", "the mayor"),
        ("Photo: a red boat", "a red boat"),
        ("Bild von einem Boot", "einem Boot"),
        ("Une photo de la mer", "la mer"),
        ("Imagery of war", "Imagery of war"),
        ("Photographers of the year", "Photographers of the year"),
        ("Picture of", "Picture of"),
        ("The image offers little", "The image offers little"),
    ],
)
def test_image_of_is_not_said(alt, said):
    assert without_image_of(alt) == said
