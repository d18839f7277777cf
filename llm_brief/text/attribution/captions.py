"""Captions of pictures that stand among the sentences of a report, as text taken from a page has them.

"Keeper Sam Hale celebrates after the draw" tells what a picture shows, in the present tense; who is shown is not who
speaks in the sentence behind it.
"""

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.wordlists import word_set

__all__ = ["is_caption"]

_SHOWN = word_set(
    """
    celebrate look wave pose smile react gesture applaud cheer embrace hug kiss grin watch stare gaze shake salute
    """
)
_FEATS = word_set("goal win victory try score triumph title equaliser winner")
_SHOWING = frozenset({"pictured", "photographed"})
_PRESENT = frozenset({"VBZ", "VBP"})


def is_caption(parse: Parse, sentence: int) -> bool:
    """Whether the sentence of that number tells what a picture shows, by its main verb."""
    tokens = parse.sentence_tokens(sentence)
    root = next((token for token in tokens if token.head == token.index), None)
    if root is None or any(token.text in {'"', "“", "”"} for token in tokens):
        return False
    if root.text.lower() in _SHOWING:
        return not parse.dependents(root.index, "dobj", "ccomp")
    return root.tag in _PRESENT and root.lemma in _SHOWN and _is_still(parse, root)


def _is_still(parse: Parse, verb: Token) -> bool:
    """Whether somebody is shown in it: no "celebrates her birthday", no "looks like a farmer", no "looks set to"."""
    if parse.dependents(verb.index, "aux", "acomp", "xcomp", "ccomp", "attr", "oprd", "neg"):
        return False
    things = [parse.tokens[thing].lemma for thing in parse.dependents(verb.index, "dobj")]
    manner = [parse.tokens[preposition].lemma for preposition in parse.dependents(verb.index, "prep")]
    if verb.lemma == "celebrate":
        return all(thing in _FEATS for thing in things)
    return bool(parse.dependents(verb.index, "nsubj")) and "like" not in manner
