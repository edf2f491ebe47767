"""The page in a real browser, with an assistant that follows a script."""

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.bootstrap import App
from bot.services.certificate import issue
from bot.services.converse import Reply
from bot.web.app import create_app
from tests.assistant import free_port
from tests.web.scripted import QUESTION, ScriptedRasa

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def address(house: App, rasa: ScriptedRasa) -> Iterator[str]:
    port = free_port()
    config = uvicorn.Config(create_app(house, rasa), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(params=[320, 1280])
def page(
    request: pytest.FixtureRequest, browser: Browser, address: str
) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(page.get_by_role("log")).to_contain_text(QUESTION.text)
    yield page
    page.close()
    assert [each for each in complaints if "503" not in each] == []


def say(page: Page, text: str) -> None:
    page.get_by_label("Scrivi la tua risposta").fill(text)
    page.keyboard.press("Enter")


def test_typed_words_and_buttons_are_said_and_answered(
    page: Page, rasa: ScriptedRasa
) -> None:
    page.get_by_role("button", name="Sono sospeso").click()
    expect(page.locator(".message.user")).to_have_text(["Tu: Sono sospeso"])
    expect(page.get_by_text(QUESTION.text)).to_have_count(2)
    expect(page.get_by_role("button", name="Sono sospeso")).to_have_count(1)
    say(page, "<b>boh</b>")
    expect(page.locator(".message.user").last).to_have_text("Tu: <b>boh</b>")
    expect(page.get_by_text(QUESTION.text)).to_have_count(3)
    assert [said.text for _, said in rasa.said[1:]] == ["Sono sospeso", "<b>boh</b>"]


def test_all_can_be_done_with_the_keyboard(page: Page, rasa: ScriptedRasa) -> None:
    button = page.get_by_role("button", name="Non lo so")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".message.user")).to_have_text(["Tu: Non lo so"])
    expect(page.get_by_role("log")).to_be_focused()
    expect(page.get_by_text(QUESTION.text)).to_have_count(2)
    assert rasa.said[-1][1].text == "Non lo so"


def test_nothing_makes_the_page_wider_than_the_screen(
    page: Page, rasa: ScriptedRasa, house: App
) -> None:
    facts = {"condizione": "sospeso", "ammortizzatore": "fis"}
    verdict = issue(facts, None, house.gazetteer, "ABCD-EFGH-JK")
    rasa.replies = (Reply("x" * 300), Reply(custom=verdict))
    say(page, "y" * 300)
    expect(page.get_by_role("heading", name="Per ora non risulti")).to_be_visible()
    page.get_by_text("L'altra strada").click()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


def test_a_message_that_is_too_long_is_explained(
    page: Page, rasa: ScriptedRasa
) -> None:
    say(page, "a" * 2001)
    expect(page.get_by_role("log")).to_contain_text("Il messaggio è troppo lungo")
    assert len(rasa.said) == 1
    assert len(page.get_by_label("Scrivi la tua risposta").input_value()) == 2001


def test_a_lost_message_can_be_sent_again(page: Page, rasa: ScriptedRasa) -> None:
    rasa.reachable = False
    say(page, "ci sei?")
    expect(page.get_by_role("log")).to_contain_text("Un attimo")
    rasa.reachable = True
    page.get_by_role("button", name="Rimanda il messaggio").click()
    expect(page.get_by_text(QUESTION.text)).to_have_count(2)
    assert [said.text for _, said in rasa.said[1:]] == ["ci sei?"]


def test_a_reload_finds_the_chat_again(page: Page, rasa: ScriptedRasa) -> None:
    say(page, "sono in cassa")
    expect(page.get_by_text(QUESTION.text)).to_have_count(2)
    page.reload()
    expect(page.get_by_text("sono in cassa")).to_be_visible()
    page.get_by_role("button", name="Sono senza lavoro").click()
    expect(page.locator(".message.user").last).to_have_text("Tu: Sono senza lavoro")


def test_erasing_asks_first_and_then_forgets(page: Page, rasa: ScriptedRasa) -> None:
    page.get_by_role("button", name="Cancella tutto").click()
    page.get_by_role("button", name="No, tienila").click()
    expect(page.get_by_role("button", name="Sì, cancella")).to_have_count(0)
    assert rasa.erased == []
    expect(page.get_by_role("button", name="Sono sospeso")).to_be_visible()
    page.get_by_role("button", name="Cancella tutto").click()
    page.get_by_role("button", name="Sì, cancella").click()
    expect(page.get_by_role("log")).to_contain_text("la conversazione è cancellata")
    assert rasa.erased == [rasa.said[0][0]]
    page.get_by_role("log").get_by_role("button", name="Ricomincia").click()
    expect(page.get_by_role("log")).to_contain_text(QUESTION.text)


def test_typing_after_an_erase_opens_a_new_chat(page: Page, rasa: ScriptedRasa) -> None:
    page.get_by_role("button", name="Cancella tutto").click()
    page.get_by_role("button", name="Sì, cancella").click()
    expect(page.get_by_role("log")).to_contain_text("la conversazione è cancellata")
    say(page, "sono in cassa")
    expect(page.locator(".message.user")).to_have_text(["Tu: sono in cassa"])
    expect(page.get_by_text(QUESTION.text)).to_have_count(2)


def test_a_number_to_call_is_a_link(page: Page, rasa: ScriptedRasa) -> None:
    rasa.replies = (Reply("Chiama subito il 112, o lo 02 2327 2327. Era il 9/6/2017."),)
    say(page, "sto male")
    links = page.get_by_role("log").get_by_role("link")
    expect(links).to_have_text(["112", "02 2327 2327"])
    expect(links.last).to_have_attribute("href", "tel:+390223272327")


def test_where_to_write_is_on_the_first_screen(page: Page) -> None:
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 640})
    expect(page.get_by_label("Scrivi la tua risposta")).to_be_in_viewport()


def test_without_javascript_the_page_says_what_to_do(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_text("La chat ha bisogno di JavaScript")).to_be_visible()
    expect(page.get_by_label("Scrivi la tua risposta")).to_be_hidden()
    context.close()
