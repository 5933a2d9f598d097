# `make demo` sets everything up, builds the example and shows a record; `make test` runs all checks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/ai-safety

.PHONY: demo test setup lock lint types unit browser reference example docs bench clean

demo: setup
	$(BIN)/recto build $(EXAMPLE)
	$(BIN)/recto show goal-misgeneralization --dir $(EXAMPLE)

test: setup lint types reference example docs unit

setup: $(VENV)/.made

$(VENV)/.made: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

lock: ## Pin the dependencies anew; needs uv.
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-header \
		--python-version 3.11 --upgrade --output-file requirements.lock

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

unit: setup browser
	$(BIN)/python -m pytest

browser: ## Install Chromium for the tests in a browser, where that may be done quietly.
	@command -v chromium google-chrome $(RECTO_CHROMIUM) >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		{ apt-get install -qq -y chromium || { apt-get update -qq && apt-get install -qq -y chromium; }; } >/dev/null 2>&1; } || \
		echo "There is no Chromium, so no test runs in a browser: install it, or name one in RECTO_CHROMIUM."

reference: setup
	$(BIN)/recto reference --check

example: setup
	$(BIN)/recto build $(EXAMPLE) --now 2026-11-23

docs: setup ## Build the documentation as a site, docs/.recto/site; any finding but a note fails.
	$(BIN)/recto check docs --fail-on warning
	$(BIN)/recto build docs --quiet

bench: setup
	$(BIN)/python bench/build.py

clean:
	rm -rf $(VENV) $(EXAMPLE)/.recto docs/.recto
