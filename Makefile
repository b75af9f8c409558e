# Everything a contributor runs. `make help` lists it; CI runs `make test` and nothing else (.ci/run).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES ?= content/nguon
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test check-quick eval bench bench-search format lock clean distclean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.site-installed  ## install what is missing, convert content/nguon, build site/
	$(BIN)/kehoachmo convert $(SOURCES)
	$(BIN)/kehoachmo build
	@echo
	@echo "The website is in site/. To look at it: make serve"

serve: $(VENV)/.site-installed  ## show site/ on this computer
	$(BIN)/kehoachmo serve

test: $(VENV)/.test-installed  ## every check and every test, the browser's included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

check-quick: $(VENV)/.packages-installed  ## the checks that take seconds: for every save
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not browser and not corpus" -x -q

eval: $(VENV)/.packages-installed  ## measure extraction against ../shared/gold, or GOLD="…" CORPUS=…; see what changed
	$(BIN)/python -m tools.evaluate $(foreach folder,$(GOLD),--gold $(folder)) $(if $(CORPUS),--corpus $(CORPUS)) $(EVAL)

bench: $(VENV)/.packages-installed  ## text to facts, MB/s on one core, and whether it stays linear
	$(BIN)/python -m tools.bench_facts

bench-search: $(VENV)/.test-installed  ## the search at 2,000 documents, or SIZE=…: weight, time, memory (needs ../shared)
	$(BIN)/python -m tools.bench_search $(or $(SIZE),2000)

format: $(VENV)/.packages-installed  ## let ruff lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.python  ## pin the newest releases that pyproject.toml allows
	$(PIP) 'uv>=0.13,<0.14'
	$(UV_COMPILE) --upgrade --group build pyproject.toml --output-file requirements/site.txt
	$(UV_COMPILE) --upgrade --group build --group test --constraint requirements/site.txt pyproject.toml \
		--output-file requirements/test.txt

clean:  ## remove what was built; keep the environment
	rm -rf site build dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean  ## remove the environment too
	rm -rf $(VENV)

# The stamps below say what is installed, so that a second run installs nothing.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not. Try: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site-installed: requirements/site.txt pyproject.toml | $(VENV)/.python
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.packages-installed: requirements/test.txt $(VENV)/.site-installed | $(VENV)/.python
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.test-installed: $(VENV)/.packages-installed tools/browser.py
	$(BIN)/python -m tools.browser
	@touch $@
