# One command each; all of them work in a fresh clone.
VENV ?= .venv
PY = $(VENV)/bin/python

$(VENV)/installed: pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install -q --disable-pip-version-check -e '.[local,dev]'
	touch $@

.PHONY: check fix test schemas golden

check: $(VENV)/installed
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/pytest --cov --cov-report=term-missing:skip-covered

test: $(VENV)/installed
	$(VENV)/bin/pytest

fix: $(VENV)/installed
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

schemas: $(VENV)/installed
	$(PY) -m llm_brief.records.export schemas
