"""Words that turn a statement: by denying it, by keeping it from being a fact, by giving it to somebody."""

__all__ = ["AUTHORS", "DENIALS", "DOUBTS", "REQUIRING", "SAYING", "SAYINGS"]

DENIALS = frozenset(
    """not no never neither nor none nobody nothing without cannot fail fails failed refuse refuses refused deny denies
    denied reject rejects rejected decline declined declines unable isn't aren't wasn't weren't don't doesn't didn't
    won't wouldn't can't couldn't hasn't haven't hadn't n't""".split()
)
"""Words that say that something is not so."""

DOUBTS = frozenset(
    """may might could would should can plan plans planned planning expected expects likely possibly perhaps set due
    hope hopes hoped want wants wanted if unless reportedly allegedly alleged suspected claim claims claimed intends
    scheduled threatened threatens proposed""".split()
)
"""Words that keep a statement from being a plain fact."""

REQUIRING = frozenset(
    """require requires required requiring requirement requirements depend depends depended depending condition
    conditions conditional contingent subject oblige obliges obliged must""".split()
)
"""Words that may say what an "if" says: "only if he agrees", "requires him to agree"."""

SAYINGS = frozenset("said says say saying told tells according claims claimed announced warned reported".split())
"""Words that give a statement to a speaker."""

SAYING = SAYINGS | {"say", "report", "reports", "reported", "according", "added", "adding"}
"""The same, and what else tells that somebody says something."""

AUTHORS = frozenset("author authors writer columnist commentator editorial article report newspaper paper".split())
"""Words for the document itself, or for the one who wrote it."""
