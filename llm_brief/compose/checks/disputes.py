"""No sentence settles what the sources contradict each other on."""

from collections.abc import Iterator, Sequence

from llm_brief.compose.sentence import Written
from llm_brief.records.record import Variant
from llm_brief.text.dates.edtf import EDTF, compatible
from llm_brief.text.dates.find import find_dates
from llm_brief.text.fold import fold_words

__all__ = ["disputes"]

_OPEN = "contradicts"


def disputes(written: Written) -> Iterator[str]:
    """A sentence that gives one of several contradictory values gives them all."""
    for matter, variants in _disputed(written):
        told = [variant for variant in variants if _is_told(variant, matter, written)]
        if told and len(told) < len(variants):
            missing = next(variant for variant in variants if variant not in told)
            yield f"the sources disagree, and it does not say that another has {missing.value!r}"


def _disputed(written: Written) -> Iterator[tuple[str, Sequence[Variant]]]:
    for record in written.ground.records:
        for differing in record.variants:
            if differing.relation == _OPEN:
                yield differing.field, differing.variants
    cited = {record.id for record in written.ground.records}
    for conflict in written.ground.material.conflicts:
        if conflict.is_open and cited & set(conflict.record_ids):
            yield conflict.kind, conflict.variants


def _is_told(variant: Variant, matter: str, written: Written) -> bool:
    if fold_words(variant.value) in fold_words(written.text):
        return True
    if "date" not in matter and "deadline" not in matter:
        return False
    try:
        value = EDTF.parse(variant.value)
    except ValueError:
        return False
    found = find_dates(written.text, written.ground.document.published_at)
    return any(date.value is not None and compatible(value, EDTF.parse(date.value.value)) for date in found)
