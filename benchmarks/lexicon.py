"""Make the lexicon of the claim check out of a WordNet 3.0 database.

    python benchmarks/lexicon.py FOLDER       FOLDER holds data.verb, index.verb, cntlist.rev and so on

Kept are the senses that WordNet's tagged texts use, or the first sense of a word, of words that are used at all:
groups of words that mean the same, and pairs that mean the opposite. The licence of WordNet stands beside the result.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.words import STOP_WORDS

OUT = Path(__file__).parent.parent / "llm_brief" / "verify" / "claims" / "lexicon.txt"
_SORTS = ("verb", "noun", "adj", "adv")
_WORD = re.compile(r"[a-z]{3,}")
_LEAST = 3  # times that a word is used in the tagged texts
_NUMBERS = {"n": "1", "v": "2", "a": "3", "s": "5", "r": "4"}


def synsets(folder: Path, sort: str) -> Iterator[tuple[str, list[str], list[tuple[str, str, str]]]]:
    """Offset, words and pointers (sign, offset, source and target) of each synset."""
    for line in (folder / f"data.{sort}").read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [re.sub(r"\(.*\)", "", parts[4 + 2 * n]).lower() for n in range(count)]
        at = 4 + 2 * count
        pointers = [parts[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(parts[at]))]
        yield parts[0], words, [(sign, target, ends) for sign, target, _, ends in pointers]


def senses(folder: Path, sort: str) -> dict[str, list[str]]:
    """Word to the offsets of its senses, the most used first."""
    found = {}
    for line in (folder / f"index.{sort}").read_text("utf-8").splitlines():
        if not line.startswith("  "):
            parts = line.split()
            count, tagged = int(parts[2]), int(parts[-int(parts[2]) - 1])
            found[parts[0]] = parts[-count:][: max(1, tagged)]
    return found


def used(folder: Path) -> dict[str, int]:
    """How often the tagged texts use each word."""
    counts: dict[str, int] = defaultdict(int)
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = line.split()
        counts[key.split("%")[0]] += int(count)
    return counts


def main() -> None:
    """Write the lexicon."""
    folder = Path(sys.argv[1])
    counts = used(folder)
    same: set[str] = set()
    opposite: set[str] = set()
    for sort in _SORTS:
        known, texts = senses(folder, sort), {offset: (words, links) for offset, words, links in synsets(folder, sort)}

        def kept(offset: str, words: list[str], known: dict[str, list[str]] = known) -> list[str]:
            plain = [w for w in words if _WORD.fullmatch(w) and counts[w] >= _LEAST and w not in STOP_WORDS]
            return sorted({stem_of(w) for w in plain if offset in known.get(w, ())})

        for offset, (words, links) in texts.items():
            if len(group := kept(offset, words)) > 1:
                same.add(" ".join(group))
            for sign, target, ends in links:
                if sign == "!" and ends != "0000":
                    mine, theirs = divmod(int(ends, 16), 256)
                    one, other = words[mine - 1], texts[target][0][theirs - 1]
                    if one in known and all(_WORD.fullmatch(w) and counts[w] >= 1 for w in (one, other)):
                        opposite.add(" ".join(sorted((stem_of(one), stem_of(other)))))
    lines = [f"= {group}" for group in sorted(same)] + [f"! {pair}" for pair in sorted(opposite)]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(same), "groups,", len(opposite), "pairs,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
