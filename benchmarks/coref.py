"""How the time of telling stories grows with the documents, and the mentions of one story with their number.

    python benchmarks/coref.py [1000 3000 10000]

The documents are made up: stories of about twelve short reports each, of invented names in a common vocabulary, a
tenth of the stories in pairs of the same kind. So their number, and not the bench data, decides the time.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence

from llm_brief.consolidate.likeness import EventMention, same_events
from llm_brief.consolidate.stories import stories
from llm_brief.evals.clustering import b_cubed
from llm_brief.text.document import Document

_SYLLABLES = "bel kar tren os mir hal dun vor len sta pol gri ath ner qui sol mar tav eld ruk".split()
_WORDS = """
    police fire court minister talks strike workers company market storm river school hospital village team match
    election vote budget trade border army ship road bridge train factory report law tax price music film award
    teacher doctor farmer driver witness crowd protest march attack rescue arrest trial verdict appeal deal merger
    launch test flight crash flood quake victim family neighbour mayor council parliament party leader candidate
""".split()


def name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def story(chance: random.Random, words: Sequence[str]) -> Iterator[str]:
    """Reports of one event: its names and numbers are its own, its words may be another's."""
    names = [name(chance) for _ in range(8)]
    numbers = [str(chance.randrange(3, 900)) for _ in range(4)]
    for _ in range(12):
        sentences = []
        for _ in range(8):
            told = [
                *chance.sample(names, 2),
                chance.choice(numbers),
                *chance.sample(words, 5),
                *chance.sample(_WORDS, 3),
            ]
            chance.shuffle(told)
            sentences.append(" ".join(told).capitalize() + ".")
        yield "\n".join(sentences)


def corpus(count: int) -> Iterator[tuple[int, Document]]:
    chance = random.Random(count)
    words: Sequence[str] = ()
    for number in range((count + 11) // 12):
        if number % 10 != 1:
            words = chance.sample(_WORDS, 12)
        for text in list(story(chance, words))[: count - 12 * number]:
            yield number, Document(text=text)


def mentions(count: int) -> list[EventMention]:
    chance = random.Random(count)
    return [
        EventMention(
            doc_id=str(number % 12),
            sentence=number // 12,
            trigger=(word := chance.choice(_WORDS)),
            words=(word,),
            subjects=frozenset(chance.sample(_WORDS, 2)),
            objects=frozenset(chance.sample(_WORDS, 2)),
            context=frozenset(chance.sample(_WORDS, 9)),
        )
        for number in range(count)
    ]


def main() -> None:
    before: tuple[int, float] | None = None
    for count in map(int, sys.argv[1:] or ("1000", "3000", "10000")):
        made = list(corpus(count))
        expected = {document.id: number for number, document in made}
        started = time.process_time()
        found = stories([document for _, document in made])
        seconds = time.process_time() - started
        labels: dict[str, int] = defaultdict(int, {doc_id: at for at, ids in enumerate(found) for doc_id in ids})
        score = b_cubed(expected, {doc_id: labels[doc_id] for doc_id in expected})
        growth = f", {seconds / before[1] / (count / before[0]):.2f} times linear" if before else ""
        print(
            f"{count:6} documents: {seconds:6.2f} s CPU, {len(found)} stories, B-cubed F1 {100 * score.f1:.1f}{growth}"
        )
        before = (count, seconds)
    for count in (25, 50, 100, 200):
        listed = mentions(count)
        started = time.process_time()
        groups = same_events(listed, [])
        print(f"{count:6} mentions of one story: {time.process_time() - started:.2f} s CPU, {len(groups)} events")


if __name__ == "__main__":
    main()
