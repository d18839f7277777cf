"""How long ``reverify`` takes, and whether it finds every edit. ``python benchmarks/verify_briefing.py``.

Makes a briefing of 100 generated documents by the rules, verifies it, then edits one random character of the briefing's
JSON or of a source 200 times (seeded) and counts the edits that are found.
"""

import random
import time
from datetime import date

from llm_brief.pipeline import Options, run
from llm_brief.reverify import reverify
from llm_brief.sealing import briefing_json
from llm_brief.text.document import Document

SENTENCES = (
    "{a} demanded on May {n} that {b} withdraw {n} trucks from the border.",
    "{b} rejected the demand, spokesman Ivo Marr said.",
    "“We will not move a single truck before June {n},” he told reporters.",
    "{a} is set to host talks with {b} in Halvren on July {n}.",
    "Envoy Lena Hart denied that {a} had sent {n} soldiers to the pass.",
    "{b} expelled {n} diplomats on August {n}.",
)
NAMES = ("Orland", "Tessaly", "Varenia", "Kestria", "Belmora", "Tavaria", "Brennick", "Selmark", "Quessar", "Tolmar")


def documents(count: int) -> list[Document]:
    chosen = random.Random(7)
    made = []
    for number in range(count):
        a, b = chosen.sample(NAMES, 2)
        lines = [line.format(a=a, b=b, n=chosen.randint(2, 28)) for line in SENTENCES]
        made.append(Document(text=f"Report {number}\n\n" + "\n".join(lines) + "\n", name=f"{number}.txt"))
    return made


def edited(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    other = rng.choice([c for c in "abcXYZ0189 ,." if c != text[at]])
    return text[:at] + other + text[at + 1 :]


def main() -> None:
    sources = documents(100)
    text = briefing_json(run(sources, None, Options(as_of=date(2031, 6, 20))))
    spans = text.count('"exact"')
    best = min(_timed(text, sources) for _ in range(5))
    print(f"{len(sources)} documents, {spans} spans, {len(text)} bytes: {best:.2f} s (best of 5)")
    rng = random.Random(11)
    found = 0
    for turn in range(200):
        if turn % 2:
            found += bool(list(reverify(edited(text, rng), sources)))
        else:
            at = rng.randrange(len(sources))
            changed = Document(text=edited(sources[at].text, rng), name=sources[at].name)
            found += bool(list(reverify(text, [*sources[:at], changed, *sources[at + 1 :]])))
    print(f"{found} of 200 random edits found")


def _timed(text: str, sources: list[Document]) -> float:
    fresh = [Document(text=source.text, name=source.name) for source in sources]
    start = time.perf_counter()
    assert not list(reverify(text, fresh))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
