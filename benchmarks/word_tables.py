"""Make the two tables of words that `llm_brief.consolidate.likeness_words` reads.

    python benchmarks/word_tables.py ranks GLOVE_6B_VOCABULARY > llm_brief/consolidate/ranks.txt
    python benchmarks/word_tables.py acts WORDNET_FOLDER GLOVE_6B_VOCABULARY > llm_brief/consolidate/acts.txt

GLOVE_6B_VOCABULARY has one word a line, the most frequent first (the first column of any file of GloVe 6B).
WORDNET_FOLDER holds the database of WordNet 3.0 (``data.verb``, ``index.verb`` and so on).
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from llm_brief.consolidate.terms import stem_of

_PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj"}
_EVENT_FILES = {
    "04",
    "07",
    "10",
    "11",
    "19",
    "22",
    "26",
}  # acts, attributes, talk, events, phenomena, processes, states
_WIDER = {"@", ">", "*", "$", "&", "="}  # kind of, causes, entails, verb group, similar, attribute
_MOST = 60_000
_RANKS_HEAD = """\
# How common words are in English news: stems by rank, from the vocabulary of GloVe 6B (Pennington, Socher and Manning
# 2014; Public Domain Dedication and License 1.0), made by benchmarks/word_tables.py. A line is a rank and its stems.
"""
_ACTS_HEAD = """\
# Kinds of acts: which words can name the same act, from WordNet 3.0, made by benchmarks/word_tables.py.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"
# AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. Permission to use, copy, modify
# and distribute this software and database and its documentation for any purpose and without fee or royalty is granted,
# provided that this notice appears on all copies; the name of Princeton University may not be used in advertising.
# A line "+ SENSE WIDER,..." says of which wider senses a sense is one; a line "WORD SENSES DERIVED" gives a word's
# senses and those of the words derived from it. Senses are numbers in base 36.
"""  # noqa: E501 - as it stands in the table
Sense = tuple[str, str]


def ranks(vocabulary: Path) -> Iterator[str]:
    best: dict[str, int] = {}
    for rank, word in enumerate(vocabulary.read_text("utf-8").split("\n")[:_MOST], 1):
        number = rank <= _MOST // 2 and re.fullmatch(r"\d+([.,]\d+)*", word)
        if number or re.fullmatch(r"[a-z]{2,}", word):
            best.setdefault(stem_of(word), rank)
    steps: dict[int, list[str]] = defaultdict(list)
    for stem, rank in best.items():
        steps[int(math.log(rank, 1.2))].append(stem)
    return (f"{round(1.2**step)} {' '.join(sorted(stems))}" for step, stems in sorted(steps.items()))


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.senses: dict[str, list[Sense]] = defaultdict(list)
        self.words: dict[Sense, list[str]] = {}
        self.file: dict[Sense, str] = {}
        self.links: dict[Sense, list[tuple[str, Sense, int]]] = {}
        for part in "nva":
            for fields in self._rows(folder / f"data.{_PARTS[part]}"):
                self._synset(part, fields)
            for fields in self._rows(folder / f"index.{_PARTS[part]}"):
                self.senses[fields[0]].extend((part, offset) for offset in fields[-int(fields[2]) :])

    def _rows(self, path: Path) -> Iterator[list[str]]:
        lines = path.read_text("latin1").splitlines()
        return (line.split("|")[0].split() for line in lines if not line.startswith(" "))

    def _synset(self, part: str, fields: list[str]) -> None:
        sense, words = (part, fields[0]), int(fields[3], 16)
        self.file[sense] = fields[1]
        self.words[sense] = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]).lower() for at in range(words)]
        start = 4 + 2 * words
        rows = (fields[at : at + 4] for at in range(start + 1, start + 1 + 4 * int(fields[start]), 4))
        self.links[sense] = [(mark, (_plain(to), offset), int(ends[:2], 16)) for mark, offset, to, ends in rows]

    def is_act(self, word: str) -> bool:
        own = self.senses[word]
        return any(
            sense[0] == "v"
            or (sense[0] == "n" and self.file[sense] in _EVENT_FILES)
            or any(mark == "+" and to[0] == "v" for mark, to, _ in self.links[sense])
            for sense in own
        )

    def derived(self, word: str) -> list[Sense]:
        found = [
            to
            for sense in self.senses[word]
            for mark, to, source in self.links[sense]
            if mark == "\\" or (mark == "+" and (source == 0 or self.words[sense][source - 1] == word))
        ]
        return list(dict.fromkeys(found))

    def wider(self, sense: Sense) -> list[Sense]:
        return [to for mark, to, _ in self.links.get(sense, ()) if mark in _WIDER]


def _plain(part: str) -> str:
    return "a" if part == "s" else part


def acts(folder: Path, vocabulary: Path) -> Iterator[str]:
    net = WordNet(folder)
    common = set(vocabulary.read_text("utf-8").split("\n")[:_MOST])
    words = [w for w in sorted(net.senses) if w in common and re.fullmatch(r"[a-z\-]+", w) and net.is_act(w)]
    reach = {word: (net.senses[word], net.derived(word)) for word in words}
    near = {word: {*own, *derived} for word, (own, derived) in reach.items()}
    counts = Counter(s for senses in near.values() for s in {*senses, *(w for s in senses for w in net.wider(s))})
    kept = {sense: at for at, sense in enumerate(sorted(s for s, count in counts.items() if count > 1))}
    for sense in sorted(s for s in {s for senses in near.values() for s in senses} if s in kept):
        if wider := _listed(net.wider(sense), kept, ordered=False):
            yield f"+ {_digits(kept[sense])} {wider}"
    for word, (own, derived) in reach.items():
        line = f"{word} {_listed(own, kept)} {_listed([s for s in derived if s not in own], kept)}".rstrip()
        if line != word or any(wider in kept for sense in near[word] for wider in net.wider(sense)):
            yield line


def _listed(senses: Iterable[Sense], kept: Mapping[Sense, int], *, ordered: bool = True) -> str:
    numbers = sorted({kept[sense] for sense in senses if sense in kept})
    digits = list(map(_digits, numbers))
    return ",".join(digits if ordered else sorted(digits))


def _digits(number: int) -> str:
    digits = ""
    while True:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
        if not number:
            return digits


def main() -> None:
    kind, *paths = sys.argv[1:]
    head, lines = (_RANKS_HEAD, ranks(*map(Path, paths))) if kind == "ranks" else (_ACTS_HEAD, acts(*map(Path, paths)))
    sys.stdout.write(head + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
