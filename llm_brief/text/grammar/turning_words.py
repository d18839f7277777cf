"""The words that turn what stands beside them, and those under which a clause is certain, doubtful or unreal."""

import re

from llm_brief.text.wordlists import word_set

__all__ = [
    "ASSERTING",
    "BEGINNING",
    "CERTAIN",
    "CLAUSES",
    "DOUBTING",
    "FACTIVE",
    "FACTS",
    "FAILING",
    "HEDGES",
    "IF",
    "INVERTED",
    "NEGATIVE",
    "ONLY_IF",
    "PURPOSES",
    "SKIPPED",
    "SPOKEN_OF",
    "UNMENTIONED",
    "UNREAL",
    "UNSURE",
    "UNTRUE",
    "VERBS",
    "WISHING",
    "WITHOUT",
]

IF = word_set("if unless provided providing assuming supposing lest whether")
FACTS = word_set("because since as although though while whereas when after before until once where now")
PURPOSES = word_set("so that order than lest")
NEGATIVE = word_set("no not never neither nor nobody nothing none n't nowhere hardly scarcely barely without")
HEDGES = word_set(
    "perhaps possibly maybe probably allegedly reportedly supposedly purportedly apparently presumably seemingly "
    "almost nearly"
)
WITHOUT = word_set("without instead than except absent")
ONLY_IF = re.compile(
    r"(?:in (?:the )?(?:event|case) of|subject to|but for|short of|failing|in exchange for|in return for)\Z",
    re.IGNORECASE,
)
BEGINNING = word_set("begin start continue keep manage proceed help come get happen go remain")
FAILING = word_set("fail refuse decline avoid neglect unable unwilling deny refusal failure inability")
FACTIVE = word_set(
    """
    fact truth reality point trouble problem irony wonder good bad sad shameful regrettable know realise realize
    remember forget note recall lesson matter difference news regret
    """
)
"""What follows is so whether they are denied or not: "he did not know that ..."."""
UNMENTIONED = word_set(
    "mention acknowledge admit concede disclose reveal recall remember realise realize notice recognise"
)
"""Of what somebody did not mention it is the article that says that it is so."""
ASSERTING = word_set(
    "clear certain true obvious plain evident sure right prove confirm show see result answer reason proof evidence"
)
"""What follows is as true as they are: "there is no proof that ..."."""
CERTAIN = FACTIVE | ASSERTING
UNTRUE = word_set(
    "false untrue wrong unlikely doubtful impossible myth lie fiction deny doubt dispute disbelieve nonsense"
)
DOUBTING = word_set("doubt dispute contest disbelieve question deny")
WISHING = word_set("hope wish want desire fear worry dread pray plan intend aim seek")
UNREAL = word_set("imagine suppose pretend assume wish hypothesise hypothesize say fancy picture")
UNSURE = word_set(
    "seem appear likely possible probable conceivable plausible possibility chance risk likelihood danger"
)
SPOKEN_OF = word_set("idea notion theory question rumour rumor suggestion myth thought possibility impression hint")
CLAUSES = frozenset({"ccomp", "acl", "csubj", "csubjpass", "relcl", "advcl", "pcomp", "xcomp"})
VERBS = frozenset({"VERB", "AUX"})
SKIPPED = frozenset({"punct", "cc", "mark", "det", "case", "aux", "auxpass", "neg", "preconj", "intj"})
INVERTED = word_set("had were should have")
