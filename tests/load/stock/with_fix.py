"""``rasa`` with one change: the schema of an action's answer is compiled once.

Run as ``python -m tests.load.stock.with_fix run …`` in ``.venv-rasa``.
"""

from rasa.__main__ import main

from bot.engine.patches import action_result

if __name__ == "__main__":
    action_result.install()
    main()
