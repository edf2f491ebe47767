"""Rules are looked for by what the person wrote only when some rule says it.

Before it runs an open form, Rasa compares all rules with the conversation, by the
words of the last message: those of end-to-end rules. A bot without any is spared
that, a tenth of a turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasa.core.policies.rule_policy import RULES, RulePolicy

from bot.engine.patches.replaced import find, replaces

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

_TARGET = "rasa.core.policies.rule_policy:RulePolicy._find_action_from_rules"
_rasas_own = find(_TARGET)
_BY_TEXT = "_sportello_by_text"


@replaces(_TARGET, "9a6c28d7af23")
@replaces("rasa.core.policies.rule_policy:RulePolicy._predict", "d0f079b86973")
def find_action_from_rules(
    policy: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool,
) -> tuple[str | None, str | None, bool]:
    """Rasa's answer: the action, its rule, whether the form was left and comes back.

    By text it is "no rule" when no rule has a text. That the form comes back is then
    said by the search by intent, which sees at least as many rules.
    """
    if use_text_for_last_user_input and not _has_texts(policy):
        return None, None, False
    return _rasas_own(policy, tracker, domain, use_text_for_last_user_input)


def _has_texts(policy: RulePolicy) -> bool:
    """Worked out once, and kept on the policy itself: its rules never change."""
    kept = vars(policy)
    if _BY_TEXT not in kept:
        kept[_BY_TEXT] = any('"text"' in rule for rule in policy.lookup[RULES])
    return kept[_BY_TEXT]


def install() -> None:
    """Replace Rasa's search."""
    RulePolicy._find_action_from_rules = find_action_from_rules  # noqa: SLF001
