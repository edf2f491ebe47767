"""``python -m bot.web``: serve the edge."""

import uvicorn

from bot.config import load_settings


def main() -> None:
    """Serve until told to stop; addresses and queries are never logged."""
    settings = load_settings()
    uvicorn.run(
        "bot.web.app:create_app",
        factory=True,
        host=settings.edge_host,
        port=settings.edge_port,
        log_level=settings.log_level.lower(),
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
