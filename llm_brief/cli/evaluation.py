"""One evaluation from the command line: the set is found, scored with the model of the settings, and reported."""

import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import llm_brief
from llm_brief.cli.output import print_result, write_all
from llm_brief.cli.progress import Progress
from llm_brief.cli.session import Session
from llm_brief.evals.datasets import Dataset, Means, find_dataset
from llm_brief.evals.report import Run, hash_of, to_json, to_text
from llm_brief.prompts import default_prompts
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.judge import Judge

__all__ = ["score"]


def score(session: Session, given: str, *, output: Path | None, limit: int | None) -> int:
    """Score the set named by ``given``, print the tables, and write the JSON where asked."""
    dataset = find_dataset(given)
    result = _run(session, dataset, limit)
    print_result(to_text(result))
    if output is not None:
        write_all(output.parent, {output.name: to_json(result)})
    return 0


def _run(session: Session, dataset: Dataset, limit: int | None) -> Run:
    parser = find_parser()
    with ExitStack() as stack:
        progress = stack.enter_context(Progress.start(0, visible=False))
        llm = stack.enter_context(session.model(progress))
        judging = stack.enter_context(session.judge(llm, progress))
        keep = stack.enter_context(session.parses())
        means = Means(
            llm=llm,
            judge=Judge(judging, default_prompts()) if judging is not None else None,
            parser=None if parser is None else keep(parser),
            options=replace(session.options(llm, judging, progress), keep_parses=keep),
            limit=limit,
        )
        started = time.perf_counter()
        report = dataset.score(means)
        seconds = time.perf_counter() - started
    usage = progress.usage
    return Run(
        dataset=dataset.name,
        dataset_sha256=hash_of(dataset.files),
        version=llm_brief.__version__,
        code_sha256=hash_of(Path(llm_brief.__file__).parent.rglob("*.py")),
        model=llm.model if llm is not None else "none",
        verifier_model=judging.model if judging is not None else None,
        parser=parser.name if parser is not None else None,
        prompts=dict(default_prompts().hashes),
        seconds=round(seconds, 3),
        calls=usage.calls,
        tokens=usage.prompt_tokens + usage.completion_tokens,
        cost=usage.cost_usd,
        limit=limit,
        report=report,
    )
