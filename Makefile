# What there is to do; needs Python 3.11 or later and make, nothing else. `make` alone lists it.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$python >/dev/null 2>&1 && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	&& echo $$python && break; done)
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help account test lint check bench eval gate raise picture tour clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

account: $(VENV)/installed ## build the account of the example story
	$(BIN)/communique build examples/sile/articles -o account.html --json account.json \
		--title "The Lower Sile talks" || [ $$? -eq 1 ] # 1: a line of the example is broken, on purpose, and skipped
	@echo "The account of the example story lies in $(CURDIR)/account.html: open it in a browser."

test: $(VENV)/installed-for-development ## run every test
	$(BIN)/python -m pytest

lint: $(VENV)/installed-for-development ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test ## lint and test

eval: $(VENV)/installed-for-development ## every figure on the annotated data, beside its mark
	$(BIN)/python -m evaluation

gate: $(VENV)/installed-for-development ## the same, and fail where a figure is under its floor
	$(BIN)/python -m evaluation --gate

raise: $(VENV)/installed-for-development ## the same, and raise the floors to what is reached now
	$(BIN)/python -m evaluation --raise

bench: $(VENV)/installed-for-development ## articles per second, memory, growth
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.growth

picture: $(VENV)/installed-for-development account ## the pictures of the page and the desk; needs Chromium
	$(BIN)/python docs/take_pictures.py account.html

tour: $(VENV)/installed ## run the steps of docs/tour.md and docs/tutorial.md and write down what they print
	$(BIN)/python docs/walk_tour.py

clean: ## remove what the commands above made
	rm -rf $(VENV) build dist src/*.egg-info account.html account.json

# A stamp is newer than pyproject.toml once everything it asks for is installed.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	echo "$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-for-development: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev,evaluation]"
	@touch $@ $(VENV)/installed
