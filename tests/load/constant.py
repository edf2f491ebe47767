"""``python -m tests.load.constant PORT``: what FastAPI costs when it does nothing."""

import sys

import uvicorn
from fastapi import FastAPI


def create_app() -> FastAPI:
    """One endpoint that reads nothing and returns a constant."""
    app = FastAPI()

    @app.post("/constant")
    async def constant() -> dict[str, str]:
        return {"verdict": "compatible"}

    return app


def main() -> None:
    """Serve it as the edge is served."""
    uvicorn.run(
        create_app(),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="warning",
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
