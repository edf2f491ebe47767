"""The page as it is sent: what a browser, a reader and a screen reader get."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.web.app import create_app
from tests.web.client import TestClient
from tests.web.conftest import house_in
from tests.web.scripted import ScriptedRasa


class Page(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(edge: TestClient) -> Page:
    return Page(edge.get("/").text)


def test_it_is_an_italian_page_with_a_title(edge: TestClient, page: Page) -> None:
    assert edge.get("/").headers["content-type"] == "text/html; charset=utf-8"
    assert page.all("html")[0]["lang"] == "it"
    assert len(page.all("title")) == len(page.all("h1")) == 1
    assert "maximum-scale" not in str(page.all("meta"))


def test_it_has_landmarks_and_a_log_that_speaks(page: Page) -> None:
    for landmark in ("header", "main", "footer"):
        assert len(page.all(landmark)) == 1
    (log,) = [each for each in page.all("div") if each.get("role") == "log"]
    assert log["aria-live"] == "polite"
    assert log["aria-label"]
    assert log["tabindex"] == "0"


def test_every_field_has_a_label_and_every_id_is_one(page: Page) -> None:
    labelled = {each["for"] for each in page.all("label")}
    assert {each["id"] for each in page.all("textarea")} <= labelled
    identifiers = [each["id"] for _, each in page.tags if each.get("id")]
    assert len(identifiers) == len(set(identifiers))


def test_it_says_that_it_is_a_program(page: Page) -> None:
    assert "programma, non una persona" in page.words


def test_it_says_what_to_do_without_javascript(page: Page) -> None:
    (plain,) = [each for each in page.all("div") if each.get("id") == "no-script"]
    assert "hidden" not in plain
    assert "Centro per l'impiego" in page.words


def test_nothing_runs_that_is_not_our_own_file(edge: TestClient, page: Page) -> None:
    for script in page.all("script"):
        assert str(script["src"]).startswith("/static/")
    handlers = [name for _, each in page.tags for name in each if name.startswith("on")]
    styles = [each for _, each in page.tags if "style" in each]
    assert handlers == styles == []
    policy = edge.get("/").headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy
    assert "default-src 'none'" in policy


def test_every_answer_carries_the_security_headers_and_no_cookie(
    edge: TestClient,
) -> None:
    for path in ("/", "/static/chat.js", "/api/v1/editions", "/nothing"):
        headers = edge.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers
    assert edge.get("/").headers["cache-control"] == "no-store"


def test_every_file_that_the_page_names_is_there(edge: TestClient, page: Page) -> None:
    named = [each["href"] for each in page.all("link")]
    named += [each["src"] for each in page.all("script") + page.all("img")]
    for path in named:
        assert edge.get(str(path)).status_code == 200
    for script in Path("bot/web/static").glob("*.js"):
        for imported in re.findall(r'from "\./(\w+\.js)"', script.read_text("utf-8")):
            assert edge.get(f"/static/{imported}").status_code == 200


def test_every_text_that_the_script_shows_exists(page: Page) -> None:
    (chat,) = [each for each in page.all("section") if each.get("id") == "chat"]
    words = set(re.findall(r'"(\w+)": ', str(chat["data-words"])))
    used = set()
    for script in Path("bot/web/static").glob("*.js"):
        used |= set(re.findall(r"words\.(\w+)", script.read_text("utf-8")))
    assert used <= words
    assert words - used <= {"you", "bot"}


def test_head_is_answered_like_get(edge: TestClient) -> None:
    answer = edge.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_phone_of_the_desk_is_shown_escaped(tmp_path: Path) -> None:
    house = house_in(tmp_path, helpdesk_phone="02 <b>1234</b>")
    with TestClient(create_app(house, ScriptedRasa())) as client:
        source = client.get("/").text
    assert "02 &lt;b&gt;1234&lt;/b&gt;" in source
    assert "<b>" not in source


def test_a_crash_is_a_problem_without_its_story(
    house: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash() -> None:
        raise RuntimeError("a secret story")

    monkeypatch.setattr("bot.web.api.editions.editions", crash)
    app = create_app(house, ScriptedRasa())
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/editions")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
