"""``/``: the page with the chat."""

import json
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from bot.eligibility.registry import edition
from bot.texts import catalogue, text
from bot.web.edge import TheEdge

router = APIRouter(include_in_schema=False)

STATIC = files("bot.web").joinpath("static")


@cache
def templates() -> Environment:
    """The page templates, escaping all that is put in them."""
    environment = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = text
    return environment


@router.api_route("/", methods=["GET", "HEAD"])
async def home(edge: TheEdge) -> Response:
    """The page with the chat."""
    settings = edge.house.settings
    page = templates().get_template("home.html")
    rules = edition(settings.edition)
    shown = page.render(settings=settings, edition=rules, words=script_words())
    return HTMLResponse(shown)


@cache
def script_words() -> str:
    """The texts that the page's script shows, as a JSON object."""
    prefix = "web.script."
    words = {
        key.removeprefix(prefix): value
        for key, value in catalogue().items()
        if key.startswith(prefix)
    }
    return json.dumps(words, ensure_ascii=False)
