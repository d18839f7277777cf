"""Nouns that name somebody by what he does, read off their ending: "climber", "cellist"; things that end so are not.

The lists of ``people`` know the commonest; who says something may be any other.
"""

import re

from llm_brief.text.grammar.parse import Token
from llm_brief.text.wordlists import word_set

__all__ = ["is_doer", "names_doer"]

_DOING = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|ee)")
_THINGS = word_set("""
    charter register ledger chapter banner poster sticker flyer flier reminder disclaimer answer trailer teaser
    thriller bestseller folder binder ticker header footer cover waiver filter number chamber theater quarter matter
    river winter summer weather corner prayer offer counteroffer rumor horror terror factor sector motor vector
    tractor mirror error monitor sensor indicator calculator projector detector generator reactor elevator escalator
    refrigerator simulator server computer printer scanner timer counter tracker pointer helicopter cluster disaster
    shelter danger anger hunger fever cancer disorder murder slaughter encounter adventure layer liver finger
    shoulder dinner supper butter feather leather container boiler locker shutter trigger buffer laser liter litre
    acre centre fibre timber lumber amber ember december november october september semester easter favor labor
    honor humor color harbor behavior interior exterior tenor minor major rigor vigor tumor vapor odor corridor
    meteor anchor armor flavor manor parlor list playlist checklist blacklist wishlist shortlist watchlist twist
    gist mist fist wrist fee coffee committee tree degree guarantee jubilee knee bee levee marquee settee
    transmitter adapter amplifier copier cutter drawer dryer heater lighter mixer rocker roller scooter sweater
    trawler freighter tanker cruiser bunker multiplier modifier identifier qualifier lever sewer cursor router
    browser skyscraper
    """)
_THING_ENDINGS = ("paper", "letter", "meter", "power", "water", "order", "border", "center", "tower", "finder", "liner")


def is_doer(token: Token) -> bool:
    """Whether a common noun names somebody by its ending, singular or plural."""
    return token.tag in {"NN", "NNS"} and token.pos == "NOUN" and names_doer(token.lemma.lower())


def names_doer(word: str) -> bool:
    """Whether a word in small letters, taken for a noun, has the ending of somebody's doing."""
    is_thing = word in _THINGS or word.endswith(_THING_ENDINGS)
    return not is_thing and _DOING.fullmatch(word) is not None
