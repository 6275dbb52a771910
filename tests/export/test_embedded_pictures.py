"""Pictures of an article: its own folder and the web it came from, nothing else; drawn anew."""

import base64
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from readaloud.export.pictures import embedded
from readaloud.export.pictures.embedded import Picture, pictures_of
from readaloud.model.article import Article, Block, Kind, Media, Meta


def drawn(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (10, 90, 40)).save(file, kind, **more)  # type: ignore[arg-type]
    return file.getvalue()


def of(folder: Path, *addresses: str, source: str = "") -> Article:
    blocks = (
        Block(id=f"b{n}", kind=Kind.IMAGE, text="", media=Media("image", url=address))
        for n, address in enumerate(addresses, 1)
    )
    return Article(meta=Meta(source=source or str(folder / "story.html")), blocks=tuple(blocks))


def seen(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


def test_pictures_beside_and_below_the_article_are_found(tmp_path: Path) -> None:
    (tmp_path / "story files").mkdir()
    (tmp_path / "story files" / "lawn.jpg").write_bytes(drawn())
    (tmp_path / "gate.png").write_bytes(drawn("PNG"))
    found = pictures_of(of(tmp_path, "story%20files/lawn.jpg?w=400", "./gate.png#top"))
    assert [picture.ending for picture in found.values()] == ["jpg", "jpg"]
    assert seen(found["b1"]).size == (40, 30)
    assert found["b1"].address.startswith("data:image/jpeg;base64,")


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "/etc/passwd",
        "file:///secret.png",
        "link.png",
        "none.png",
        "words.png",
        "",
        "a\0b",
        ".",
    ],
)
def test_nothing_else_of_the_disk_is_ever_looked_at(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.png").write_bytes(drawn("PNG"))
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "words.png").write_text("no picture")
    assert pictures_of(of(folder, address)) == {}
    assert pictures_of(of(folder, "story.html", source="-")) == {}


def test_an_article_from_a_file_has_nothing_fetched_from_the_web(tmp_path: Path) -> None:
    assert pictures_of(of(tmp_path, "https://pictures.example/lawn.jpg", "//pictures.example/lawn.jpg")) == {}


def test_a_picture_inside_its_own_address_is_taken(tmp_path: Path) -> None:
    inside = f"data:image/png;base64,{base64.b64encode(drawn('PNG')).decode()}"
    assert list(pictures_of(of(tmp_path, inside, "data:image/png;base64,%%%", "data:,x"))) == ["b1"]


def test_a_picture_is_no_larger_than_needed_upright_and_without_what_cameras_write(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010F] = "A camera of somebody"
    (tmp_path / "tall.jpg").write_bytes(drawn(size=(3000, 1000), exif=exif))
    picture = seen(pictures_of(of(tmp_path, "tall.jpg"))["b1"])
    assert picture.size == (400, 1200)
    assert not picture.getexif()


def test_transparent_and_few_coloured_pictures_stay_as_sharp_as_they_are(tmp_path: Path) -> None:
    Image.new("P", (8, 8)).save(tmp_path / "chart.gif")
    Image.new("RGBA", (8, 8)).save(tmp_path / "glass.png")
    found = pictures_of(of(tmp_path, "chart.gif", "glass.png"))
    assert [picture.ending for picture in found.values()] == ["png", "png"]


def test_a_picture_of_too_many_pixels_and_a_broken_one_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cut.jpg").write_bytes(drawn(size=(400, 300))[:500])
    (tmp_path / "large.png").write_bytes(drawn("PNG", (30, 30)))
    monkeypatch.setattr(embedded, "_MOST_PIXELS", 800)
    assert pictures_of(of(tmp_path, "cut.jpg", "large.png")) == {}


def test_decoration_is_no_picture_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "line.png").write_bytes(drawn("PNG"))
    article = of(tmp_path, "line.png")
    decoration = replace(article.blocks[0], media=Media("image", url="line.png", decorative=True))
    assert pictures_of(replace(article, blocks=(decoration,))) == {}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "lawn.jpg").write_bytes(drawn())

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *rest: object) -> None:
            super().__init__(*rest, directory=str(tmp_path))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/story.html"
        server.shutdown()


def test_an_article_from_the_web_has_its_pictures_fetched_but_not_from_private_places(
    site: str, tmp_path: Path
) -> None:
    article = of(tmp_path, "/photos/lawn.jpg", "nothing.jpg", source=site)
    (picture,) = pictures_of(article, allow_private=True).values()
    assert seen(picture).size == (40, 30)
    assert pictures_of(article) == {}
