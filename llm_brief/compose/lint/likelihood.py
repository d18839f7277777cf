"""Words of likelihood and confidence, as ICD 203 allows them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["CONFIDENCE", "CONFIDENCE_LEVEL", "LIKELIHOOD", "OTHER_LIKELIHOOD", "TERMS", "Step", "step_of"]


class Step(NamedTuple):
    """A step of the table: its range in percent, and which of the two rows of words the word is from."""

    low: int
    high: int
    row: int


TERMS: Mapping[str, Step] = MappingProxyType(
    {
        "almost no chance": Step(1, 5, 1),
        "remote": Step(1, 5, 2),
        "very unlikely": Step(5, 20, 1),
        "highly improbable": Step(5, 20, 2),
        "unlikely": Step(20, 45, 1),
        "improbable": Step(20, 45, 2),
        "improbably": Step(20, 45, 2),
        "roughly even chance": Step(45, 55, 1),
        "roughly even odds": Step(45, 55, 2),
        "likely": Step(55, 80, 1),
        "probable": Step(55, 80, 2),
        "probably": Step(55, 80, 2),
        "very likely": Step(80, 95, 1),
        "highly probable": Step(80, 95, 2),
        "almost certain": Step(95, 99, 1),
        "almost certainly": Step(95, 99, 1),
        "nearly certain": Step(95, 99, 2),
    }
)
"""ICD 203, section D.6.e(2)(a): seven steps in two rows of words."""

LIKELIHOOD = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, TERMS), key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE
)
"""A term of the table, the longest that stands there; "remote" only before chance, possibility or likelihood."""
OTHER_LIKELIHOOD = re.compile(
    r"""(?<![\w-])(?:
        perhaps | maybe | possibly | conceivably | presumably | arguably | doubtless | undoubtedly | inevitably | surely
      | certainly(?!\s+not) | definitely | unquestionably
      | (?:it\ is|is|remains|seems|looks|appears)\ (?:quite\ |entirely\ |very\ )?
        (?:possible|conceivable|plausible|certain|inevitable)\ that
      | (?:may|might|could)\ (?:very\ )?well
      | (?:highly|extremely|quite|somewhat|fairly|more|most|increasingly|rather|exceedingly|virtually)
        \ (?:likely|unlikely)
      | (?:very|extremely|quite|virtually)\ (?:probable|improbable|possible)
      | as\ likely\ as\ not | more\ likely\ than\ not
      | (?:virtually|practically|all\ but|absolutely|near|quite)\ certain
      | (?:a|an|every|some|little|no)[ ]
        (?:good|fair|slim|strong|real|serious|distinct|high|low|small|outside|even|better-than-even)?\ ?
        (?:chance|possibility|probability|likelihood|prospect)\ (?:of|that)
      | (?:the\ )?(?:chances|odds)\ (?:are|of|that)
      | in\ all\ (?:likelihood|probability) | cannot\ be\ (?:ruled\ out|excluded|discounted)
      | fifty[-\ ]fifty | 50[-/:]50 | on\ the\ cards | bound\ to | (?:cannot|can't|can’t)\ rule\ out
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Likelihood in words that readers understand as anything between 10 and 90 percent (Kent 1964): not in the table."""
CONFIDENCE = re.compile(r"(?<![\w-])(?:confidence|confident(?:ly)?)(?![\w-])", re.IGNORECASE)
CONFIDENCE_LEVEL = re.compile(r"(?<![\w-])(?P<level>(?:[\w-]+\s+){0,2}[\w-]+)\s+confidence(?![\w-])", re.IGNORECASE)
"""What stands before "confidence": low, moderate or high, and nothing else."""


def step_of(term: str) -> Step:
    """The step of a term as ``LIKELIHOOD`` finds it."""
    return TERMS[" ".join(term.lower().split())]
