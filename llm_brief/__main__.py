"""``python -m llm_brief`` is ``brief``."""

from llm_brief.cli import main

main()
