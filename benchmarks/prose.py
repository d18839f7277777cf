"""How many lies of the prose stand and how many faithful sentences are blocked: ``python -m benchmarks.prose``.

All sentences of ``fixtures/prose``, and the lies made of them by rule. Sentences, lies and rules were written by the
authors of the checks, who mended the checks until these passed: the figures say that nothing of the catalogue gets
through, not how often an unknown model would find a way.
"""

import time
from pathlib import Path

from llm_brief.evals.prose import load_sentences, mutants, score_prose
from llm_brief.text.grammar.syntax import find_parser

FIXTURES = Path(__file__).parents[1] / "fixtures"


def main() -> None:
    parser = find_parser()
    sentences = load_sentences(FIXTURES)
    faithful = [sentence for sentence in sentences if sentence.lie is None]
    started = time.perf_counter()
    for name, rows in (("by hand", sentences), ("by rule", tuple(mutants(faithful)))):
        score = score_prose(rows, FIXTURES, parser)
        told = sum(score.lies.values())
        print(f"{name}: {len(score.standing)} of {told} lies stand; {dict(sorted(score.lies.items()))}")
        for sentence in (*score.standing, *score.blocked):
            print(f"  {sentence.lie or 'blocked'}: {sentence.text}")
        if told < len(rows):
            print(f"{name}: {len(score.blocked)} of {len(rows) - told} faithful sentences are blocked")
    print(f"{time.perf_counter() - started:.0f} s, parser {getattr(parser, 'name', None)}")


if __name__ == "__main__":
    main()
