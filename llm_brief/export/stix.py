"""STIX 2.1: the briefing as a bundle that threat-intelligence platforms read.

Events become ``incident`` objects, demands, positions and conflicts become ``note`` objects, who acts becomes an
``identity``; a ``report`` holds them together and names the sources. STIX has no place for evidence in single fields:
the records' values and quotations are kept in a property extension. There are no ``location`` objects, because STIX
wants a country, a region or coordinates there, and a briefing only has the name that a source uses.
"""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence

from llm_brief.export.addresses import is_address
from llm_brief.export.rows import records_of, shown
from llm_brief.records.briefing import Briefing, Conflict, Entity, Source
from llm_brief.records.record import AnyRecord, Event, leaves_of
from llm_brief.records.wording import statement_of

__all__ = ["EXTENSION", "stix_bundle"]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:llm-brief:stix")
_CLASSES = {"person": "individual", "organization": "organization", "government": "organization", "group": "group"}

Object = Mapping[str, object]


def _id(kind: str, *names: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, ' '.join((kind, *names)))}"


EXTENSION = _id("extension-definition", "record", "1")
"""The id of the definition under which records keep their values; it changes with the extension's version."""
_PRODUCER = _id("identity", "llm-brief")


def stix_bundle(briefing: Briefing) -> str:
    """The bundle as JSON text. Ids follow from content, so the same briefing gives the same objects everywhere."""
    objects = [*_definitions(briefing), *_contents(briefing)]
    bundle = {"type": "bundle", "id": _id("bundle", briefing.briefing_id), "objects": objects}
    return json.dumps(bundle, indent=2, ensure_ascii=True) + "\n"


def _common(kind: str, name: str, briefing: Briefing) -> dict[str, object]:
    at = f"{briefing.as_of.isoformat()}T00:00:00.000Z"
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": name,
        "created_by_ref": _PRODUCER,
        "created": at,
        "modified": at,
    }


def _definitions(briefing: Briefing) -> Iterator[Object]:
    producer = _common("identity", _PRODUCER, briefing)
    del producer["created_by_ref"]
    yield {**producer, "name": briefing.provenance.program, "identity_class": "system"}
    yield {
        **_common("extension-definition", EXTENSION, briefing),
        "name": "llm-brief record",
        "description": "Values of a verified record, and the quotations they rest on.",
        "schema": "https://json-schema.org/draft/2020-12/schema",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _contents(briefing: Briefing) -> Iterator[Object]:
    identities = [_identity(entity, briefing) for entity in briefing.entities]
    yield from identities
    parties = _parties(briefing)
    records = [_record(record, briefing, parties.get(record.id, ())) for record in records_of(briefing)]
    yield from records
    ties = [tie for record in records_of(briefing) for tie in _ties(record, briefing, parties.get(record.id, ()))]
    yield from ties
    conflicts = [_conflict(conflict, briefing) for conflict in briefing.conflicts if conflict.record_ids]
    yield from conflicts
    yield _report([*identities, *records, *ties, *conflicts], briefing)


def _identity(entity: Entity, briefing: Briefing) -> Object:
    identity = _common("identity", _id("identity", entity.id), briefing)
    identity |= {"name": entity.name, "identity_class": _CLASSES.get(entity.type, "unknown")}
    return identity


def _parties(briefing: Briefing) -> Mapping[str, Sequence[str]]:
    """Record id to the identities of those who appear in it."""
    found: dict[str, list[str]] = {}
    for entity in briefing.entities:
        for record_id in entity.record_ids:
            found.setdefault(record_id, []).append(_id("identity", entity.id))
    return found


def _name(record: AnyRecord) -> str:
    return _id("incident" if isinstance(record, Event) else "note", record.id)


def _record(record: AnyRecord, briefing: Briefing, parties: Sequence[str]) -> Object:
    sentence = statement_of(record)
    shared = _common("incident" if isinstance(record, Event) else "note", _name(record), briefing)
    shared["external_references"] = list(_references(record.doc_ids, briefing))
    shared["extensions"] = {EXTENSION: {"extension_type": "property-extension", **_values(record)}}
    if isinstance(record, Event):
        return {**shared, "name": sentence, "description": _quotations(record)}
    about = list(parties) or [_id("report", briefing.briefing_id)]
    return {**shared, "abstract": sentence, "content": _quotations(record), "object_refs": about}


def _quotations(record: AnyRecord) -> str:
    return "\n".join(place.exact for place in record.evidence)


def _values(record: AnyRecord) -> dict[str, object]:
    values = [
        {
            "pointer": pointer,
            "value": shown(leaf.value),
            "label": leaf.verdict.label.value,
            "evidence": [{"doc_id": e.doc_id, "start": e.start, "end": e.end, "exact": e.exact} for e in leaf.evidence],
        }
        for pointer, leaf in leaves_of(record)
    ]
    return {
        "record_id": record.id,
        "kind": record.kind,
        "independent_sources": record.independent_sources,
        "values": values or [{"pointer": ""}],
    }


def _ties(record: AnyRecord, briefing: Briefing, parties: Sequence[str]) -> Iterator[Object]:
    """Who took part in an event: STIX knows no finer word than "related-to" between an incident and a party."""
    for party in parties if isinstance(record, Event) else ():
        tie = _common("relationship", _id("relationship", _name(record), party), briefing)
        yield {**tie, "relationship_type": "related-to", "source_ref": _name(record), "target_ref": party}


def _conflict(conflict: Conflict, briefing: Briefing) -> Object:
    names = {record.id: _name(record) for record in records_of(briefing)}
    values = " | ".join(variant.value for variant in conflict.variants)
    note = _common("note", _id("note", "conflict", conflict.id), briefing)
    return {
        **note,
        "abstract": f"The sources differ ({conflict.kind}, {conflict.relation}): {conflict.about}",
        "content": values,
        "object_refs": [names[i] for i in conflict.record_ids if i in names] or [_id("report", briefing.briefing_id)],
    }


def _report(objects: Iterable[Object], briefing: Briefing) -> Object:
    report = _common("report", _id("report", briefing.briefing_id), briefing)
    refs = [str(item["id"]) for item in objects] or [_PRODUCER]
    return {
        **report,
        "name": f"Briefing of {briefing.as_of.isoformat()}",
        "description": "\n".join(point.text for point in briefing.key_points) or "No record passed every check.",
        "published": f"{briefing.as_of.isoformat()}T00:00:00.000Z",
        "object_refs": refs,
        "external_references": list(_references([s.doc_id for s in briefing.documents], briefing)),
    }


def _references(doc_ids: Iterable[str], briefing: Briefing) -> Iterator[Object]:
    sources = {source.doc_id: source for source in briefing.documents}
    for doc_id in doc_ids:
        if doc_id in sources:
            yield _reference(sources[doc_id])


def _reference(source: Source) -> Object:
    reference: dict[str, object] = {
        "source_name": source.publication or source.title or source.name,
        "external_id": source.doc_id,
        "description": f"SHA-256 of the text: {source.sha256}",
    }
    if source.url and is_address(source.url):
        reference |= {"url": source.url, "hashes": {"SHA-256": source.sha256}}
    return reference
