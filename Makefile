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
.PHONY: help site serve demo test check-quick eval bench fuzz format lock clean distclean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.site-installed  ## install what is missing, convert content/nguon, build site/
	$(BIN)/kehoachmo convert $(SOURCES)
	$(BIN)/kehoachmo build $(BUILD_OPTIONS)
	@echo
	@echo "The website is in site/. To look at it: make serve"

serve: $(VENV)/.site-installed  ## show site/ on this computer
	$(BIN)/kehoachmo serve

demo: $(VENV)/.site-installed  ## build build/demo/site/: the simulated plans too, marked on every page
	rm -rf build/demo
	$(BIN)/kehoachmo init build/demo
	cp -R content build/demo
	$(BIN)/kehoachmo convert --project build/demo tests/examples/simulated/*.txt
	$(BIN)/kehoachmo build --project build/demo --demo
	@echo
	@echo "The demonstration is in build/demo/site/. To look at it: $(BIN)/kehoachmo serve --project build/demo"

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

bench: $(VENV)/.test-installed $(VENV)/.bench-installed  ## speed: files to text against markitdown, text to facts against bluebell, comparison, the search at 2,000 documents (SIZE=… KEEP=folder TIMES=3)
	$(BIN)/python -m tools.bench_facts
	$(BIN)/python -W ignore -m tools.bench_reading ../shared/corpus/documents
	SOURCE_DATE_EPOCH=0 $(BIN)/python -m tools.bench_comparison
	$(BIN)/python -m tools.bench_search $(or $(SIZE),2000) $(if $(KEEP),--keep $(KEEP)) $(if $(TIMES),--times $(TIMES))

fuzz: $(VENV)/.test-installed  ## damaged files for MINUTES=60, and ten thousand mixes of our keywords
	$(BIN)/pytest -q tests/properties/test_parser_is_total.py --hypothesis-profile=fuzz -m "not corpus"
	$(BIN)/python -m tools.fuzz --keep --minutes $(or $(MINUTES),60) --start $(or $(START),0)

format: $(VENV)/.packages-installed  ## let ruff lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.python  ## pin the newest releases that pyproject.toml allows
	$(PIP) 'uv>=0.13,<0.14'
	$(UV_COMPILE) --upgrade --group build pyproject.toml --output-file requirements/site.txt
	$(UV_COMPILE) --upgrade --group build --group test --constraint requirements/site.txt pyproject.toml \
		--output-file requirements/test.txt
	$(UV_COMPILE) --upgrade --group bench --constraint requirements/site.txt pyproject.toml \
		--output-file requirements/bench.txt

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

$(VENV)/.bench-installed: requirements/bench.txt $(VENV)/.site-installed
	$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.test-installed: $(VENV)/.packages-installed tools/browser.py tools/programs.py
	$(BIN)/python -m tools.browser
	$(BIN)/python -m tools.programs
	@touch $@
