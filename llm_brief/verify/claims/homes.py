"""The one sentence of the document that tells what a claim tells, whatever its dates and figures are."""

from llm_brief.text.dates import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.quantities import FoundQuantity
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import is_number, read_words

__all__ = ["home_of", "place_of", "stands_verbatim"]

_HOME = 0.6


def home_of(comparison: Comparison) -> Span | None:
    """The one sentence that holds most of the claim, apart from its dates and figures."""
    reading = comparison.reading
    if not reading.best:
        return None
    dated = [range(date.start, date.end) for date in comparison.dates]
    plain = [
        (weight, stem is not None and reading.best[0] in reading.source.found_in[stem])
        for word, weight, stem in zip(reading.content, reading.weights, reading.found, strict=True)
        if not is_number(word.stem) and not any(word.start in date for date in dated)
    ]
    total = sum(weight for weight, _ in plain)
    if not total or sum(weight for weight, held in plain if held) < _HOME * total:
        return None
    sentence = reading.source.document.sentences[reading.best[0]]
    return reading.source.document.span(sentence.start, sentence.end)


def place_of(comparison: Comparison, found: FoundDate | FoundQuantity) -> Span:
    """Where a date or a quantity of the document stands."""
    return comparison.source.document.span(found.start, found.end)


def stands_verbatim(text: str, comparison: Comparison) -> bool:
    """Whether a sentence of the document has these words in this order."""
    phrase = f" {' '.join(word.text for word in read_words(text))} "
    return any(phrase in sentence for sentence in comparison.source.phrases)
