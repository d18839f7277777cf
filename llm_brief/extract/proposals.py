"""What the rules alone can prove of a document: drafts without a model, each with the places of its words."""

from llm_brief.extract.building import build
from llm_brief.extract.proposed_demands import proposed_demands
from llm_brief.extract.proposed_events import proposed_events
from llm_brief.extract.proposed_opinions import proposed_opinions
from llm_brief.extract.proposed_positions import proposed_positions
from llm_brief.extract.proposed_stances import proposed_stances
from llm_brief.records.grounded import Grounded
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.quotations import quotations

__all__ = ["propose"]


def propose(document: Document, known: Analysis) -> tuple[Grounded, ...]:
    """Drafts of all kinds in the order of the text; nothing where there is no parse."""
    if known.parse is None:
        return ()
    quoted = quotations(document.text)
    sketches = (
        *proposed_events(document, known, known.parse, quoted),
        *proposed_demands(document, known, known.parse),
        *proposed_positions(document, known, known.parse, quoted),
        *proposed_stances(document, known, known.parse, quoted),
        *proposed_opinions(document, known, known.parse, quoted),
    )
    return tuple(build(sketch, document) for sketch in sketches)
