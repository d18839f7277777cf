"""Free claims: does a sentence that somebody wrote follow from a document?"""

from llm_brief.verify.claims.check import check_claim
from llm_brief.verify.claims.verdict import ClaimVerdict

__all__ = ["ClaimVerdict", "check_claim"]
