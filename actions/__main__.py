"""The action server: ``python -m actions``."""

import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from bot.bootstrap import app


def main() -> None:
    """Serve the actions on the address that the settings give."""
    # Rasa 3.6 with the SDK of 3.21 is meant: see docs/decisions.
    warnings.filterwarnings("ignore", message="Your versions of rasa and rasa_sdk")
    warnings.filterwarnings("ignore", message="To ensure compatibility use the same")
    assistant = app()
    assistant.gazetteer.by_cap("20100")  # read the places before the first message
    executor = ActionExecutor()
    executor.register_package("actions")
    server = create_app(executor, cors_origins=None)
    server.config.KEEP_ALIVE_TIMEOUT = 120
    server.run(
        host=assistant.settings.actions_host,
        port=assistant.settings.actions_port,
        single_process=True,
        motd=False,
        access_log=False,
    )


if __name__ == "__main__":
    main()
