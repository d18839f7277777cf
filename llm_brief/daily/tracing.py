"""OpenTelemetry spans where its packages are installed (extra ``otel``); nothing at all where they are not.

Spans carry counts and names of steps and models, never text of a document or an answer.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

__all__ = ["export_spans", "span"]


@contextmanager
def span(name: str, **attributes: str | float) -> Iterator[None]:
    """A span around the work inside; an error in it is recorded by its kind alone."""
    if find_spec("opentelemetry") is None:
        yield
        return
    from opentelemetry import trace

    tracer = trace.get_tracer("llm_brief")
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as current:
        current.set_attributes(dict(attributes))
        try:
            yield
        except BaseException as error:
            current.set_attribute("error.type", type(error).__name__)
            current.set_status(trace.StatusCode.ERROR)
            raise


@contextmanager
def export_spans(environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Send the spans of this block where the standard ``OTEL_`` variables say; without them they go nowhere.

    ``OTEL_TRACES_EXPORTER=console`` prints them on stderr, ``OTEL_EXPORTER_OTLP_ENDPOINT`` names a collector.
    """
    wanted = environment.get("OTEL_TRACES_EXPORTER") == "console" or environment.get("OTEL_EXPORTER_OTLP_ENDPOINT")
    if not wanted or find_spec("opentelemetry") is None or find_spec("opentelemetry.sdk") is None:
        yield
        return
    from opentelemetry import trace
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider(resource=Resource.create({"service.name": "llm-brief"}))
    _attach(provider, environment)
    trace.set_tracer_provider(provider)
    try:
        yield
    finally:
        provider.shutdown()


def _attach(provider: "TracerProvider", environment: Mapping[str, str]) -> None:
    import sys

    from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter, SimpleSpanProcessor

    if environment.get("OTEL_TRACES_EXPORTER") == "console":
        provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter(out=sys.stderr)))
    elif find_spec("opentelemetry.exporter") is not None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
