"""The briefing on a terminal: as wide as the terminal allows, and no escape code but our own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm_brief.records.phrasing import closed, quoted, unended
from llm_brief.records.record import AnyRecord, Demand, Event, FieldVariants, StakeholderPosition
from llm_brief.records.wording import statement_of
from llm_brief.rendering.dates import due, readable_date, when
from llm_brief.rendering.escape import visible
from llm_brief.rendering.filling import event_line
from llm_brief.rendering.phrases import BASES, LABELS, beside_status, counted, field_name
from llm_brief.rendering.view import Citation, View

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.table import Table
    from rich.text import Text

__all__ = ["TerminalBriefing"]

WIDEST = 104
"""Columns past which lines get too long to read."""
_BESIDE = 88
"""Columns from which on names stand beside what they say."""
_CLOSE = (2, 4, 6)
"""Widths of a row's left side for which the rows stand close together: bullets and numbers."""


@dataclass(frozen=True)
class TerminalBriefing:
    """A briefing that rich can print. ``addresses`` leads from a document id to the file that a citation opens."""

    view: View
    addresses: Mapping[str, str] = field(default_factory=dict)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.padding import Padding

        width = min(options.max_width, WIDEST)
        for block in self._blocks(wide=width >= _BESIDE):
            yield from console.render(Padding(block, (0, 1)), options.update(width=width))

    def _blocks(self, *, wide: bool) -> "Iterator[RenderableType]":
        view, briefing = self.view, self.view.briefing
        yield from self._title()
        if view.news:
            yield from self._section("What changed", self._changes())
        points = [(None, self._said(closed(p.text), view.of_records(p.record_ids))) for p in briefing.key_points]
        yield from self._section("Bottom line", points or [(None, _text(view.nothing_stands))])
        yield from self._developments()
        yield from self._section("Demands and responses", self._demands(wide=wide), 24 if wide else 0, "demands")
        for number, side in enumerate(view.sides):
            rows = (self._position(position, wide=wide) for position in side.positions)
            yield from self._section(
                f"Positions: {side.name.lower()}", rows, 24 if wide else 0, "" if number else "positions"
            )
        yield from self._section("Where the sources disagree", self._conflicts(), opening="conflicts")
        if not view.news and (briefing.changes or briefing.previous_briefing_id):
            nothing = [(None, _text("Nothing since the last briefing."))]
            yield from self._section("What changed", list(self._changes()) or nothing)
        yield from self._section("Gaps", self._gaps())
        yield from self._section("Withheld: no facts", self._withheld())
        yield from self._section(f"Sources: {view.origins}", self._sources(), lead=4)
        yield from self._section("Notes", self._notes(), lead=6)
        yield from self._method()

    def _developments(self) -> "Iterator[RenderableType]":
        view, heading = self.view, "Key developments"
        yield from self._section(heading, map(self._event, view.dated or view.undated), 17, "events")
        if view.dated:
            yield from self._section("Not placed on a calendar day", map(self._event, view.undated), 17)

    # --- pieces --------------------------------------------------------------------------------------------------

    def _title(self) -> "Iterator[Text]":
        briefing = self.view.briefing
        yield _text(f"Briefing, {readable_date(briefing.as_of.isoformat())}", "bold")
        counts = (("event", briefing.events), ("demand", briefing.demands), ("position", briefing.positions))
        held = f"{counted(len(self.view.withheld_records), 'record')} withheld"
        told = [counted(len(records), noun) for noun, records in counts]
        yield _text(" · ".join((self.view.origins, *told, held)), "dim")
        if not briefing.complete:
            yield _text("Incomplete: not everything could be read; see Gaps.", "bold red")

    def _section(
        self, heading: str, rows: "Iterable[tuple[Text | None, Text]]", lead: int = 2, opening: str = ""
    ) -> "Iterator[RenderableType]":
        """A heading and its rows, each with something short at its left; nothing where there are no rows."""
        grid = _grid(lead)
        for left, right in rows:
            if grid.row_count and lead not in _CLOSE:
                grid.add_row()
            if lead:
                grid.add_row(left or _text("•", "dim"), right)
            else:
                grid.add_row(_above(left, right))
        if grid.row_count:
            yield _text(f"\n{heading}", "bold cyan")
            said = self.view.lead(opening)
            if said is not None:
                yield _text(f"{closed(said.text)}\n", "dim")
            yield grid

    def _said(self, words: str, cited: Sequence[Citation], *more: str) -> "Text":
        text = _text(words)
        for citation in cited:
            text.append(" ").append_text(_text(f"[{self.view.marks[citation]}]", "cyan", self._address(citation)))
        for line in filter(None, more):
            text.append("\n").append_text(_text(line, "dim"))
        return text

    def _differing(self, one: FieldVariants) -> str:
        if one.relation == "spelling_variant":
            return f"{field_name(one.field)}, also written: {', '.join(quoted(v.value) for v in one.variants[1:])}"
        between = " → " if one.relation == "supersedes" else " or "
        values = between.join(readable_date(variant.value) for variant in one.variants)
        return f"{field_name(one.field)}: {values} ({self.view.relation(one)})"

    def _address(self, citation: Citation) -> str | None:
        return self.addresses.get(self.view.briefing.documents[citation.source - 1].doc_id)

    # --- sections ------------------------------------------------------------------------------------------------

    def _changes(self) -> "Iterator[tuple[Text, Text]]":
        for change in self.view.changes("new", "updated", "withdrawn", "confirmed"):
            between = f"{field_name(change.pointer)}: {_or_open(change.old)} → {_or_open(change.new)}"
            cited = self.view.citations(change.new_evidence) or self.view.of_records([change.record_id])
            more = between if change.kind == "updated" else ""
            yield _text("•", "dim"), self._said(f"{change.kind.capitalize()}: {change.statement}", cited, more)

    def _event(self, record: AnyRecord) -> "tuple[Text, Text]":
        assert isinstance(record, Event)
        at = _text(when(record.date) if record.date else "", "bold")
        if record.id in self.view.contested:
            at.append_text(_text(" (disputed)", "yellow"))
        if record.status:
            at.append("\n" if record.date else "").append_text(_text(self.view.stage(record), "dim"))
        cited = self.view.citations(record.evidence)
        line = " · ".join(filter(None, (event_line(record), self.view.support(record))))
        return at, self._said(
            beside_status(record, closed(statement_of(record))), cited, line, *map(self._differing, record.variants)
        )

    def _demands(self, *, wide: bool) -> "Iterator[tuple[Text, Text]]":
        for demand in self.view.briefing.demands:
            whom = ", ".join(leaf.value for leaf in demand.addressees)
            who = _text(demand.demander.value if demand.demander else "Someone", "bold")
            if whom:
                who.append("\n" if wide else " ").append_text(_text(f"→ {whom}"))
            what = quoted(demand.content.value) if demand.content else statement_of(demand)
            if demand.force:
                what = f"{demand.force.value.value}: {what}"
            if demand.deadline:
                what += f", {due(demand.deadline)}"
            if demand.attribution:
                what += f" (as told by {demand.attribution.value})"
            lines = (
                f"Response: {_response(demand)}",
                self.view.support(demand),
                *map(self._differing, demand.variants),
            )
            yield who, self._said(what, self.view.citations(demand.evidence), *lines)

    def _position(self, position: StakeholderPosition, *, wide: bool) -> "tuple[Text, Text]":
        who = _text(position.stakeholder.value if position.stakeholder else "Someone", "bold")
        basis = BASES[position.basis.value] if position.basis else ""
        for note in filter(None, (f"as told by {position.speaker.value}" if position.speaker else "", basis)):
            who.append("\n" if wide else ", ").append_text(_text(note, "dim"))
        words = position.statement.value if position.statement else position.evidence[0].exact
        said = quoted(words) if position.quoted and position.quoted.value else unended(words)
        on = f"On {position.target.value}: " if position.target else ""
        more = (self.view.support(position), *map(self._differing, position.variants))
        return who, self._said(on + said, self.view.citations(position.evidence), *more)

    def _conflicts(self) -> "Iterator[tuple[Text | None, Text]]":
        for conflict in self.view.briefing.conflicts:
            text = _text(closed(conflict.about), "bold")
            why = closed(conflict.note or self.view.relation(conflict))
            text.append_text(_text(f" The sources differ on {self.view.matter(conflict)}. {why}"))
            for variant in conflict.variants:
                place = variant.evidence[0]
                home = self.view.home(place)
                value = f"{readable_date(variant.value)}: {quoted(home.exact)}"
                text.append("\n").append_text(self._said(value, self.view.citations([place])))
            yield None, text

    def _gaps(self) -> "Iterator[tuple[Text | None, Text]]":
        for gap in self.view.briefing.gaps:
            yield None, self._said(gap.text, self.view.of_records(gap.record_ids))
        for failure in self.view.briefing.failures:
            ranges = "".join(f" (characters {start}–{end} not read)" for start, end in failure.unread)
            yield None, _text(f"{failure.source}, {failure.stage}: {failure.reason}{ranges}", "red")

    def _withheld(self) -> "Iterator[tuple[Text | None, Text]]":
        for entry in self.view.withheld_records:
            text = _text(f"{entry.kind.value}, {LABELS[entry.label]}: ", "dim")
            yield None, text.append_text(_text(entry.value)).append_text(_text(f"\n{entry.reason}", "dim"))
        left_out = len(self.view.withheld_leaves)
        if left_out:
            yield None, _text(f"{counted(left_out, 'value')} left out of records above; see briefing.json.", "dim")

    def _sources(self) -> "Iterator[tuple[Text, Text]]":
        for number, source in enumerate(self.view.briefing.documents, 1):
            label = _text(source.title or source.name, "", self.addresses.get(source.doc_id))
            others = ", ".join(map(str, self.view.same_origin(source)))
            published = (
                readable_date(source.published_at.isoformat()) if source.published_at else "publication date not found"
            )
            facts = [source.publication, published, counted(source.sentences, "sentence")]
            facts += [f"same origin as {others}" if others else ""]
            lines = (", ".join(filter(None, facts)), self.view.left_over(source))
            yield _text(str(number)), label.append_text(_text("".join(f"\n{line}" for line in lines if line), "dim"))

    def _notes(self) -> "Iterator[tuple[Text, Text]]":
        for citation, mark in self.view.marks.items():
            yield _text(mark, "cyan", self._address(citation)), _text(quoted(citation.exact), "dim")

    def _method(self) -> "Iterator[Text]":
        briefing = self.view.briefing
        leaves, made = briefing.ledger.leaves, briefing.provenance
        books = f"{leaves.extracted} values extracted, {leaves.printed} printed, {leaves.withheld} withheld"
        yield _text(f"\n{made.program} {made.version}, model {made.model}; {books}. {briefing.briefing_id}", "dim")


def _text(words: str, style: str = "", address: str | None = None) -> "Text":
    """Words as they are: no markup of rich's is read in them, no control character reaches the terminal."""
    from rich.style import Style
    from rich.text import Text

    shown = "\n".join(visible(line) if line.strip() else line for line in words.split("\n"))
    if words[:1] == " " or words[-1:] == " ":
        shown = words[: len(words) - len(words.lstrip(" "))] + shown + words[len(words.rstrip(" ")) :]
    return Text(shown, style=Style.parse(style) + Style(link=address) if address else style)


def _above(left: "Text | None", right: "Text") -> "Text":
    from rich.text import Text

    return Text("\n").join([left, right]) if left else right


def _grid(lead: int) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if lead:
        grid.add_column(width=lead, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _response(demand: Demand) -> str:
    if demand.response:
        by = f"{demand.responder.value}: " if demand.responder else ""
        return by + quoted(demand.response.value)
    if demand.status and demand.status.value != "made":
        return demand.status.value.value.replace("_", " ")
    return "none found" if demand.status else "could not be told"


def _or_open(value: str | None) -> str:
    return readable_date(value) if value else "not found"
