"""Drafts that read well and are false, beside true ones of the same shape: what would be printed of each.

Every text was written for this table. A row names one leaf; "printed" means that the record stands and holds the leaf.
"""

from dataclasses import dataclass, field

import pytest

from llm_brief.extract.ground import ground
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.record import leaves_of
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.driver import Verifier

needs_parser = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
pytestmark = needs_parser

DRAFTS: dict[Kind, type[Draft]] = {Kind.EVENT: EventDraft, Kind.DEMAND: DemandDraft, Kind.POSITION: PositionDraft}
MANY = {"actors", "recipients", "addressees", "quantities"}


@dataclass(frozen=True)
class Row:
    """A text, the draft of one record, and the leaf (``name``) that the row is about."""

    text: str
    kind: Kind
    name: str
    fields: dict[str, object] = field(default_factory=dict)


def says(text: str, who: str, words: str, **others: object) -> Row:
    """``who`` is said to say ``words``."""
    fields: dict[str, object] = {"target": "it", "stance": "neutral", "quoted": False, "basis": "stated"}
    if who == "the author":
        fields["basis"] = "author_opinion"
    return Row(text, Kind.POSITION, "statement", {**fields, "stakeholder": who, "statement": words, **others})


def holds(text: str, who: str, words: str, stance: str) -> Row:
    """``who`` is said to be for or against something."""
    row = says(text, who, words, stance=stance)
    return Row(row.text, row.kind, "stance", row.fields)


def asks(text: str, who: str, content: str, of: str | None = None, **others: object) -> Row:
    """``who`` is said to demand ``content``; with ``of``, the row is about the addressee."""
    fields: dict[str, object] = {
        "summary": "",
        "force": "demand",
        "status": "made",
        "demander": who,
        "content": content,
    }
    fields |= {"addressees": [of]} if of else {}
    return Row(text, Kind.DEMAND, "addressees" if of else "content", {**fields, **others})


def acts(text: str, actor: str, category: str, name: str = "actors", value: object = None, **others: object) -> Row:
    """``actor`` is said to do something of this category; ``name`` and ``value`` are another leaf to look at."""
    fields: dict[str, object] = {"title": "", "status": "occurred", "type": category, "actors": [actor], **others}
    if value is not None:
        fields[name] = [value] if name in MANY else value
    return Row(text, Kind.EVENT, name, fields)


def is_printed(row: Row) -> tuple[bool, str]:
    """Whether the leaf of the row would be printed, and all that was said of it."""
    document = Document(text=row.text, name="a.txt")
    numbers = [sentence.index for sentence in document.sentences][:4]
    draft = DRAFTS[row.kind].model_validate({"sentences": row.fields.get("sentences", numbers), **row.fields})
    grounded = ground(draft, row.kind, document, proposed_by="test")
    (judged,) = Verifier().verify(document, analyse(document, find_parser()), [grounded]).judged
    leaves = dict(leaves_of(judged.record)) if judged.record else {}
    found = [leaf for pointer, leaf in leaves.items() if pointer.split("/")[1] == row.name]
    return bool(found), "; ".join(f"{w.pointer} {w.label.value}: {w.reason}" for w in judged.withheld)


FALSE = {
    # --- words cut out of what turns them ---
    "told of by hosts whom the record leaves out": says("The union declined an invitation, the organisers said.", "The union", "declined an invitation"),
    "against what was not so": holds("Voll denied that the bridge had been mined.", "Voll", "denied that the bridge had been mined", "against"),
    "the inner speaker alone": says("Moor said Stern claimed the case was closed.", "Stern", "the case was closed"),
    "another outer speaker": says("Moor said Stern claimed the case was closed. Hale said no word.", "Stern", "the case was closed", speaker="Hale"),
    "the inner of three": says("The Herald wrote that Moor said Stern claimed the case was closed.", "Stern", "the case was closed", speaker="Moor"),
    "a denial": says("Minister Petra Voll denied that the bridge had been mined.", "Petra Voll", "the bridge had been mined"),
    "a denial in the passive": says("It was denied by the ministry that the bridge had been mined.", "the ministry", "the bridge had been mined"),
    "did not say": says("Voll did not say that the bridge had been mined.", "Voll", "the bridge had been mined"),
    "never said": says("“We never said that the dam was safe,” said engineer Odo Farr.", "Odo Farr", "the dam was safe"),
    "refused to say": says("Captain Hale refused to say whether the ship had been searched.", "Captain Hale", "the ship had been searched"),
    "cannot confirm": says("The coast guard said it could not confirm that the ship had been searched.", "The coast guard", "the ship had been searched"),
    "no evidence that": says("Inspectors said there was no evidence that the well had been poisoned.", "Inspectors", "the well had been poisoned"),
    "doubt": says("Envoy Ruta Lem doubts that the truce will hold.", "Ruta Lem", "the truce will hold"),
    "far from": says("The mayor, Ilo Dann, said the harbour was far from being ready.", "Ilo Dann", "being ready"),
    "neither nor": says("The strike is neither lawful nor popular, the operator said.", "the operator", "popular"),
    "nobody": says("“Nobody believes the plan is finished,” Dann said.", "Dann", "the plan is finished"),
    "it is false that": says("It is false that the council sold the land, the clerk Mara Quist said.", "Mara Quist", "the council sold the land"),
    "as if": says("They behave as if the election were over, said candidate Jon Ammer.", "Jon Ammer", "the election were over"),
    "instead of": says("Instead of opening the archive, the ministry closed it, historian Eva Brod said.", "Eva Brod", "opening the archive"),
    "if": says("If the river rises, the lower town will be cleared, mayor Ilo Dann said.", "Ilo Dann", "the river rises"),
    "what hangs on if": says("If the river rises, the lower town will be cleared, mayor Ilo Dann said.", "Ilo Dann", "the lower town will be cleared"),
    "unless": says("Unless wages go up, the drivers will walk out, union leader Sven Oke said.", "Sven Oke", "the drivers will walk out"),
    "provided that": says("Marsh said Tellin would sign, provided that the prisoners came home.", "Marsh", "Tellin would sign"),
    "only if": says("Marsh said Tellin would sign only if the prisoners came home.", "Marsh", "Tellin would sign"),
    "as long as": says("“We will stay as long as we are wanted,” said Colonel Ebba Stern.", "Ebba Stern", "We will stay"),
    "inverted condition": says("Had the valve been closed, nobody would have died, inspector Odo Farr said.", "Odo Farr", "nobody would have died"),
    "without": says("Without a witness there is no case, prosecutor Lena Moor said.", "Lena Moor", "there is no case"),
    "in the event of": says("In the event of an attack the pass will be closed, Stern said.", "Stern", "the pass will be closed"),
    "a question": says("“Did they mean to kill us?” asked farmer Ada Lunn.", "Ada Lunn", "they mean to kill us"),
    "an indirect question": says("Lunn asked whether the road was open.", "Lunn", "the road was open"),
    "wondered if": says("Lunn wondered if the road was open.", "Lunn", "the road was open"),
    "modal cut off": says("The bank may close forty branches, chairman Per Holt said.", "Per Holt", "close forty branches"),
    "an alternative": says("Holt said the bank must merge or it would fail.", "Holt", "it would fail"),
    "reportedly": says("The bank has reportedly lost a billion, Holt said.", "Holt", "lost a billion"),
    "a hope": says("Mediators hope that the guns will fall silent.", "Mediators", "the guns will fall silent"),
    "a fear": says("Villagers fear that the dam will burst.", "Villagers", "the dam will burst"),
    "a wish": says("Villagers want the dam to be drained.", "Villagers", "the dam to be drained"),
    "a failed attempt": says("The crew said it had failed to reach the shore.", "The crew", "reach the shore"),
    "a refusal": says("The crew said it had refused to reach the shore by night.", "The crew", "reach the shore by night"),
    "a comparison": says("The fire did more harm than the flood had done, Lunn said.", "Lunn", "the flood had done"),
    "a purpose": says("The wall was built so that the sea would stay out, Lunn said.", "Lunn", "the sea would stay out"),
    # --- the author's page ---
    "another's claim": says("The ministry's claim that the river is clean convinces no one.", "the author", "the river is clean"),
    "they tell us": says("Officials tell us that the river is clean.", "the author", "the river is clean"),
    "an author's question": says("Is the river clean? Ask the fish.", "the author", "the river clean"),
    "an author's condition": says("If the river were clean, the fish would live.", "the author", "the river were clean"),
    "an author's consequence": says("If the river were clean, the fish would live.", "the author", "the fish would live"),
    "imagine": says("Imagine that the river is clean.", "the author", "the river is clean"),
    "a rumour": says("The rumour that the river is clean began in the ministry.", "the author", "the river is clean"),
    "whether as subject": says("Whether the river is clean is another matter.", "the author", "the river is clean"),
    "it is said": says("It is said that the river is clean.", "the author", "the river is clean"),
    "so they say": says("The river is clean, or so they say.", "the author", "The river is clean"),
    "seems": says("It seems that the river is clean.", "the author", "the river is clean"),
    "not that": says("It is not that the river is clean.", "the author", "the river is clean"),
    "quoted by the author": says("“The river is clean,” the minister likes to say.", "the author", "The river is clean"),
    "a demand the author reports": says("Holt's demand that the park be closed is absurd.", "the author", "the park be closed"),
    "a charge denied": says("Tellin says the river was poisoned — a charge Orvik denies.", "Orvik", "the river was poisoned"),
    # --- who speaks ---
    "two speakers in a sentence": says("“It was a mistake,” Moor said, while Stern called it “a triumph”.", "Moor", "a triumph"),
    "two speakers, the other way": says("“It was a mistake,” Moor said, while Stern called it “a triumph”.", "Stern", "It was a mistake"),
    "told by another": says("Moor told Stern that the case was closed.", "Stern", "the case was closed"),
    "nested report": says("Moor said Stern believed the case was closed.", "Moor", "the case was closed"),
    "nested in quotation marks": says("“Stern says the case is closed,” Moor said.", "Moor", "the case is closed"),
    "the one spoken of": says("Stern is a liar, Moor said.", "Stern", "Stern is a liar"),
    "according to": says("According to Moor, Stern lost the file.", "Stern", "Stern lost the file"),
    "a headline's speaker": says("Moor: Stern must go\n\nThe prosecutor spoke on Monday.", "Stern", "Stern must go"),
    "by-phrase": says("The file was described by Moor as worthless.", "Stern", "worthless"),
    "she is the other one": says("Lena Moor met Ebba Stern. Moor spoke first. “I have the file,” Moor said.", "Ebba Stern", "I have the file"),
    "two of one surname": says("Ida Moor and Lena Moor are sisters. “I have the file,” Ms. Moor said.", "Ida Moor", "I have the file"),
    # --- stance ---
    "stance turned round": holds("Holt condemned the strike.", "Holt", "condemned the strike", "favor"),
    "stance of a negated verb": holds("Holt did not condemn the strike.", "Holt", "did not condemn the strike", "against"),
    "stance of the object": holds("Holt condemned the strike and Oke defended it.", "Oke", "condemned the strike", "against"),
    "stance in a question": holds("Did Holt condemn the strike? He would not say.", "Holt", "condemn the strike", "against"),
    "stance under a condition": holds("Holt would condemn the strike if it spread.", "Holt", "condemn the strike", "against"),
    "stance that may come": holds("Holt would condemn the strike if it spread.", "Holt", "Holt would condemn the strike if it spread", "against"),
    "stance asked for": holds("Will Holt condemn the strike?", "Holt", "Will Holt condemn the strike?", "against"),
    "stance of both sorts": holds("Holt condemned the strike and praised the strikers.", "Holt", "condemned the strike and praised the strikers", "favor"),
    "what was not is opposed": holds("Police ruled out foul play in the fire.", "Police", "ruled out foul play in the fire", "against"),
    # --- demands ---
    "demander and addressee swapped": asks("Tellin demanded that Orvik free the crew.", "Orvik", "free the crew"),
    "addressee is the demander": asks("Tellin demanded that Orvik free the crew.", "Tellin", "free the crew", "Tellin"),
    "a passive demand": asks("Orvik was told by Tellin to free the crew.", "Orvik", "free the crew"),
    "a passive request": asks("Orvik was asked by Tellin to free the crew.", "Orvik", "free the crew"),
    "a nominal demand": asks("Tellin's demand that Orvik free the crew was ignored.", "Orvik", "free the crew"),
    "a demand not made": asks("Tellin did not demand that Orvik free the crew.", "Tellin", "Orvik free the crew"),
    "a demand that may come": asks("Tellin may demand that Orvik free the crew.", "Tellin", "Orvik free the crew"),
    "a demand that would come": asks("Tellin would demand that Orvik free the crew if talks failed.", "Tellin", "Orvik free the crew"),
    "a demand denied": asks("Tellin denied that it had demanded the crew's release.", "Tellin", "the crew's release"),
    "a demand in a question": asks("Will Tellin demand that Orvik free the crew?", "Tellin", "Orvik free the crew"),
    "a demand in a condition": asks("If Tellin demands that Orvik free the crew, talks will end.", "Tellin", "Orvik free the crew"),
    "refused to ask": asks("Tellin refused to ask Orvik to free the crew.", "Tellin", "free the crew"),
    "asked not to": asks("Tellin asked Orvik not to free the crew.", "Tellin", "free the crew"),
    "another's demand": asks("Tellin rejected Orvik's demand that the crew be freed.", "Tellin", "the crew be freed"),
    "relative clause": asks("Orvik, which Tellin urged to free the crew, kept silent.", "Orvik", "free the crew"),
    "the one who passed it on": asks("A Belmoran envoy carried Tellin's demand that Orvik free the crew.", "A Belmoran envoy", "free the crew"),
    "who is demanded, not of whom": asks("Tellin demanded Captain Hale from Orvik.", "Tellin", "Captain Hale", "Captain Hale"),
    # --- events: who, whom ---
    "actor and victim swapped": acts("Rebels attacked a convoy of the Fourth Brigade.", "the Fourth Brigade", "ASSAULT"),
    "victim of a passive": acts("The convoy was attacked by rebels near Halm.", "The convoy", "ASSAULT"),
    "agent as recipient": acts("The convoy was attacked by rebels near Halm.", "rebels", "ASSAULT", "recipients", "rebels"),
    "relative clause subject": acts("Rebels whom the army had attacked fled.", "Rebels", "ASSAULT"),
    "cleft": acts("It was Orvik that Tellin accused of piracy.", "Orvik", "ACCUSE"),
    "not this one of two": acts("Tellin accused Orvik of piracy, and Orvik expelled the envoy.", "Tellin", "SANCTION"),
    "neither nor actor": acts("Neither Tellin nor Orvik released the crew.", "Tellin", "RETREAT"),
    "failed to": acts("Tellin failed to release the crew.", "Tellin", "RETREAT"),
    "refused to": acts("Tellin refused to release the crew.", "Tellin", "RETREAT"),
    "did not": acts("Tellin did not release the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "planned as done": acts("Tellin plans to release the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "will as done": acts("Tellin will release the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "could as done": acts("Tellin could release the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "alleged as done": acts("Orvik alleged that Tellin had shelled the port.", "Tellin", "ASSAULT", "status", "occurred"),
    "denied as done": acts("Tellin denied that it had shelled the port.", "Tellin", "ASSAULT", "status", "occurred"),
    "asked as done": acts("Has Tellin shelled the port?", "Tellin", "ASSAULT", "status", "occurred"),
    "a condition as done": acts("If Tellin shelled the port, the pact would end.", "Tellin", "ASSAULT", "status", "occurred"),
    "reportedly as done": acts("Tellin reportedly shelled the port.", "Tellin", "ASSAULT", "status", "occurred"),
    "threatened as done": acts("Tellin threatened to shell the port.", "Tellin", "ASSAULT", "status", "occurred"),
    "demanded as done": acts("Orvik demanded that Tellin release the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "called off as planned": acts("Tellin called off the talks with Orvik.", "Tellin", "CONSULT", "status", "planned"),
    # --- events: when, where, how many ---
    "the other date": acts("Tellin freed the crew on May 4, a week after it had seized the ship on April 27.", "Tellin", "RETREAT", "date", "April 27"),
    "the date of another clause": acts("Tellin released the crew that pirates had seized on April 27.", "Tellin", "RETREAT", "date", "April 27"),
    "since": acts("Tellin released the first crew since the raid of April 27.", "Tellin", "RETREAT", "date", "April 27"),
    "before cut off": acts("Tellin released the crew before April 27.", "Tellin", "RETREAT", "date", "April 27"),
    "a year given elsewhere": acts("Tellin released the crew on April 27. The war began in 2019.", "Tellin", "RETREAT", "date", "April 27, 2019"),
    "a wrong day of two": acts("Tellin released the crew on May 4 and 5.", "Tellin", "RETREAT", "date", "May 6"),
    "the other place": acts("Tellin released the crew in Halm after a court in Brenn had acquitted them.", "Tellin", "RETREAT", "place", "Brenn"),
    "where someone comes from": acts("Tellin released the sailors from Brenn in Halm.", "Tellin", "RETREAT", "place", "Brenn"),
    "whom, not where": acts("Tellin made an appeal to Brenn and released the crew in Halm.", "Tellin", "RETREAT", "place", "Brenn"),
    "the other number": acts("Tellin released 14 sailors and kept 9.", "Tellin", "RETREAT", "quantities", "9 sailors"),
    "number and unit crossed": acts("Tellin released 14 sailors after 9 weeks.", "Tellin", "RETREAT", "quantities", "9 sailors"),
    # --- who reports ---
    "another reports it": acts("Orvik said Tellin shelled the port. Belmora said nothing.", "Tellin", "ASSAULT", "attribution", "Belmora"),
    "the actor reports nothing": acts("Tellin shelled the port, Orvik said.", "Tellin", "ASSAULT", "attribution", "Tellin"),
    "a denier reports nothing": acts("Orvik denied that Tellin had shelled the port.", "Tellin", "ASSAULT", "attribution", "Orvik"),
    # --- glosses ---
    "a title with another name": acts("Tellin released the crew.", "Tellin", "RETREAT", "title", "Tellin released Hale"),
    "a title without the negation": acts("Tellin has not released the crew.", "Tellin", "RETREAT", "title", "Tellin has released the crew"),
    "a title without the hedge": acts("Tellin allegedly released the crew.", "Tellin", "RETREAT", "title", "Tellin released the crew"),
    "a title without its speaker": acts("Orvik said Tellin released the crew.", "Tellin", "RETREAT", "title", "Tellin released the crew"),
    "a title that drops former": acts("Former president Hale released the crew.", "Former president Hale", "RETREAT", "title", "President Hale released the crew"),
    "a title that turns who and whom": acts("Orvik expelled Tellin.", "Orvik", "SANCTION", "title", "Tellin expelled Orvik"),
    "a title with a number changed": acts("Tellin released 14 sailors.", "Tellin", "RETREAT", "title", "Tellin released 41 sailors"),
    "a title that joins two acts": acts("Tellin freed Hale and jailed Farr.", "Tellin", "RETREAT", "title", "Tellin freed Farr"),
    # --- names ---
    "a name that is only like it": acts("Marta Ilvesen released the crew. Marta Ilves did not.", "Marta Ilves", "RETREAT", sentences=[1]),
    "the other of one surname": acts("Peter Hallam and Petra Hallam came. Ms. Hallam released the crew.", "Peter Hallam", "RETREAT", sentences=[2]),
    "one of two unions": says("The Dockers' Union and the Ferry Union met. The union said the ferries would sail.", "the Ferry Union", "the ferries would sail", sentences=[2]),
    "a front of another name": says("The Reed Front and the Hill Front met. The front said the truce held.", "the Reed Front", "the truce held", sentences=[2]),
    "not the former envoy": says("Envoy Lia Sand met Tom Brand, the former envoy. The former envoy said the talks were dead.", "Lia Sand", "the talks were dead", sentences=[2]),
}  # fmt: skip

TRUE = {
    "reported words": says("Minister Petra Voll said that the bridge had been mined.", "Petra Voll", "the bridge had been mined"),
    "a denial kept whole": says("Minister Petra Voll denied that the bridge had been mined.", "Petra Voll", "denied that the bridge had been mined"),
    "with its negation": says("Voll said the bridge had not been mined.", "Voll", "the bridge had not been mined"),
    "a quotation": says("“The dam was safe,” said engineer Odo Farr.", "Odo Farr", "The dam was safe"),
    "a quotation split in two": says("“The dam,” said engineer Odo Farr, “was never safe.”", "Odo Farr", "was never safe"),
    "with its condition": says("Marsh said Tellin would sign, provided that the prisoners came home.", "Marsh", "Tellin would sign, provided that the prisoners came home"),
    "a reason in front": says("Because the river rose, the lower town was cleared, mayor Ilo Dann said.", "Ilo Dann", "the lower town was cleared"),
    "a time in front": says("When the river rose, the lower town was cleared, mayor Ilo Dann said.", "Ilo Dann", "the lower town was cleared"),
    "a modal kept": says("The bank may close forty branches, chairman Per Holt said.", "Per Holt", "The bank may close forty branches"),
    "two clauses": says("Holt said the bank was sound and that it would grow.", "Holt", "it would grow"),
    "according to": says("According to Moor, Stern lost the file.", "Moor", "Stern lost the file"),
    "each of two speakers": says("“It was a mistake,” Moor said, while Stern called it “a triumph”.", "Stern", "a triumph"),
    "the first of two speakers": says("“It was a mistake,” Moor said, while Stern called it “a triumph”.", "Moor", "It was a mistake"),
    "the innermost speaker": says("Moor said Stern claimed the case was closed.", "Stern", "the case was closed", basis="reported_by_other", speaker="Moor"),
    "the article's own voice": says("The river is clean. The fish are back.", "the author", "The river is clean"),
    "a sentence of the author": says("The council should open its archive.", "the author", "The council should open its archive"),
    "the author thinks": says("I believe that the river is clean.", "the author", "the river is clean"),
    "it is clear that": says("It is clear that the river is dirty.", "the author", "the river is dirty"),
    "the fact that": says("The fact that the river is dirty should shame us.", "the author", "the river is dirty"),
    "against": holds("Holt condemned the strike.", "Holt", "condemned the strike", "against"),
    "in favour": holds("Oke defended the strike.", "Oke", "defended the strike", "favor"),
    "in favour of": holds("The strike was welcomed by the Miners' League.", "the Miners' League", "The strike was welcomed by the Miners' League", "favor"),
    "a demand": asks("Tellin demanded that Orvik free the crew.", "Tellin", "free the crew"),
    "an addressee": asks("Tellin demanded that Kestria free the crew.", "Tellin", "free the crew", "Kestria"),
    "a passive request": asks("Orvik was asked by Tellin to free the crew.", "Tellin", "free the crew", force="request"),
    "a nominal demand": asks("Tellin's demand that Orvik free the crew was ignored.", "Tellin", "free the crew"),
    "a demand to refrain": asks("Tellin asked Orvik not to free the crew.", "Tellin", "not to free the crew", force="request"),
    "coordinated demanders": asks("Tellin and Belmora urged Orvik to free the crew.", "Belmora", "free the crew", force="appeal"),
    "a demand for a thing": asks("Tellin called for the release of the crew.", "Tellin", "the release of the crew", force="request"),
    "an actor": acts("Rebels attacked a convoy of the Fourth Brigade.", "Rebels", "ASSAULT"),
    "the agent of a passive": acts("The convoy was attacked by rebels near Halm.", "rebels", "ASSAULT"),
    "a shared subject": acts("Tellin accused Orvik of piracy and expelled its envoy.", "Tellin", "SANCTION"),
    "a relative clause": acts("Tellin, which had jailed the crew, apologised.", "Tellin", "COERCE"),
    "it happened": acts("Tellin released the crew.", "Tellin", "RETREAT", "status", "occurred"),
    "it is planned": acts("Tellin plans to release the crew.", "Tellin", "RETREAT", "status", "planned"),
    "it is alleged": acts("Orvik alleged that Tellin had shelled the port.", "Tellin", "ASSAULT", "status", "alleged"),
    "it is denied": acts("Tellin denied that Orvik had shelled the port.", "Orvik", "ASSAULT", "status", "denied"),
    "its date of two": acts("Tellin released the crew on May 4, a week after it had seized the ship on April 27.", "Tellin", "RETREAT", "date", "May 4"),
    "its place of two": acts("Tellin released the crew in Halm after a court in Brenn had acquitted them.", "Tellin", "RETREAT", "place", "Halm"),
    "its number": acts("Tellin released 14 sailors and kept 9.", "Tellin", "RETREAT", "quantities", "14 sailors"),
    "who reports it": acts("Tellin shelled the port, Orvik said.", "Tellin", "ASSAULT", "attribution", "Orvik"),
    "against what is turned down": holds("Voll turned down the plan for a bridge.", "Voll", "turned down the plan for a bridge", "against"),
    "a title": acts("Tellin released the crew on Monday.", "Tellin", "RETREAT", "title", "Tellin released the crew"),
    "a surname for a full name": acts("Halina Brodt came. Ms. Brodt released the crew.", "Halina Brodt", "RETREAT", sentences=[2]),
    "an acronym for a name": says("The World River Office (WRO) met. The WRO said the river was clean.", "World River Office", "the river was clean", sentences=[2]),
    "a name for an acronym": says("The World River Office (WRO) met. The World River Office said the river was clean.", "WRO", "the river was clean", sentences=[2]),
    "the front": says("The Northern Reed Front met. The front said the truce held.", "Northern Reed Front", "the truce held", sentences=[2]),
    "the former envoy": says("Tom Brand, the former envoy, came. The former envoy said the talks were dead.", "Tom Brand", "the talks were dead", sentences=[2]),
    "she": says("Prosecutor Lena Moor came. “I have the file,” she said.", "Lena Moor", "I have the file", sentences=[2]),
}  # fmt: skip


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in FALSE.items()])
def test_nothing_false_is_printed(row: Row) -> None:
    printed, reasons = is_printed(row)
    assert not printed, reasons


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in TRUE.items()])
def test_what_the_text_says_is_printed(row: Row) -> None:
    printed, reasons = is_printed(row)
    assert printed, reasons
