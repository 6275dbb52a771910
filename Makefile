# What a person does twice. `make` alone lists it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: help setup run test check fix bench golden docs judges

help:            ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile

setup: $(BIN)/pytest  ## make .venv with the project and its test tools

$(BIN)/pytest: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

run: setup       ## read a bundled article in the app
	$(BIN)/readaloud content/river-sensors.html

test: setup      ## run the tests
	$(BIN)/python -m pytest -n auto

check: setup     ## linters, types, import directions
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup       ## let the linters mend what they can
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

bench: setup     ## print the figures of benchmarks/
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.opening
	$(BIN)/python -m benchmarks.exports
	$(BIN)/python -m benchmarks.kills
	$(BIN)/python -m benchmarks.long
	READALOUD_JUDGE=all $(BIN)/python -m pytest -q tests/export/test_judged.py tests/export/test_daisy_player.py

judges:          ## install the programs that judge exported files (Node, npm)
	PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix tests/export/judges --ignore-scripts --no-package-lock \
	  --no-audit --no-fund --loglevel=error

golden: setup    ## rewrite the golden files; review them as a diff
	READALOUD_GOLDEN=write $(BIN)/python -m pytest -n auto -k golden

docs: setup      ## rewrite docs/commands and the README's pictures
	$(BIN)/python docs/generate.py
