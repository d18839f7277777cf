"""What the rules alone can prove of a document: drafts without a model, each with the places of its words."""

from collections.abc import Sequence

from llm_brief.extract.building import build
from llm_brief.extract.proposed_demands import proposed_demands
from llm_brief.extract.proposed_events import proposed_events
from llm_brief.extract.proposed_opinions import proposed_opinions
from llm_brief.extract.proposed_positions import proposed_positions
from llm_brief.extract.proposed_stances import proposed_stances, without_side
from llm_brief.records.grounded import Grounded
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.language import foreign_parts, is_english

__all__ = ["propose"]


def propose(document: Document, known: Analysis) -> tuple[Grounded, ...]:
    """Drafts of all kinds in the order of the text; nothing where there is no parse, and none of another language.

    What a page gives in another language, beside its English, is left out too.
    """
    if known.parse is None or not is_english(document):
        return ()
    quoted = document.quotations
    sketches = (
        *proposed_events(document, known, known.parse, quoted),
        *proposed_demands(document, known, known.parse),
        *(
            without_side(known, known.parse, sketch)
            for sketch in proposed_positions(document, known, known.parse, quoted)
        ),
        *proposed_stances(document, known, known.parse, quoted),
        *proposed_opinions(document, known, known.parse, quoted),
    )
    foreign = foreign_parts(document)
    drafts = (build(sketch, document) for sketch in sketches)
    return tuple(draft for draft in drafts if not _touches(draft, foreign))


def _touches(draft: Grounded, parts: Sequence[tuple[int, int]]) -> bool:
    return any(start < sentence.end and sentence.start < end for sentence in draft.sentences for start, end in parts)
