"""W3C Web Annotations (JSON-LD): one for each place that a record or one of its values rests on.

The target is the text itself, named by its hash (RFC 6920), for a page at a URL may change; the URL stands beside it.
Two selectors name the same words: the position for speed, the quotation for repair (Web Annotation Data Model, 4.2).
"""

import base64
import json
import uuid
from collections.abc import Iterator, Mapping

from llm_brief.export.addresses import is_address
from llm_brief.export.rows import leaf_rows, records_of, shown
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing, Source
from llm_brief.records.wording import statement_of

__all__ = ["ANNOTATION_CONTEXT", "text_name", "web_annotations"]

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:llm-brief:annotation")


def web_annotations(briefing: Briefing) -> str:
    """An annotation collection with one page that holds them all."""
    items = list(_annotations(briefing))
    name = _urn(briefing.briefing_id, "collection")
    page = {
        "id": _urn(briefing.briefing_id, "page"),
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": ANNOTATION_CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Evidence of briefing {briefing.briefing_id}",
        "created": f"{briefing.as_of.isoformat()}T00:00:00Z",
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, indent=2, ensure_ascii=True) + "\n"


def text_name(source: Source) -> str:
    """The name of a text by its SHA-256 (ni URI): the same words, the same name, wherever they are kept."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotations(briefing: Briefing) -> Iterator[Mapping[str, object]]:
    sources = {source.doc_id: source for source in briefing.documents}
    for record in records_of(briefing):
        bodies = [_body("describing", statement_of(record)), _body("tagging", f"{record.kind}:{record.id}")]
        for place in record.evidence:
            yield _annotation(_urn(record.id, "", place), bodies, place, sources[place.doc_id])
    for row in leaf_rows(briefing):
        tags = [_body("tagging", f"{row.record.kind}:{row.record.id}#{row.pointer}")]
        bodies = [_body("describing", shown(row.leaf.value)), *tags, _body("assessing", row.leaf.verdict.label.value)]
        for place in row.leaf.evidence:
            yield _annotation(_urn(row.record.id, row.pointer, place), bodies, place, sources[place.doc_id])


def _urn(name: str, part: str, place: Evidence | None = None) -> str:
    where = f"{place.doc_id}:{place.start}-{place.end}" if place else ""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{name} {part} {where}')}"


def _body(purpose: str, value: str) -> Mapping[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _annotation(name: str, bodies: list[Mapping[str, object]], place: Evidence, source: Source) -> Mapping[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": {"type": "SpecificResource", "source": _source(source), "selector": [quote, position]},
    }


def _source(source: Source) -> Mapping[str, object]:
    described: dict[str, object] = {"id": text_name(source), "type": "Text", "format": source.media_type}
    if source.language:
        described["language"] = source.language
    if source.url and is_address(source.url):
        described["via"] = source.url
    return described
