# setup, run, test and bench each do their own set-up. Needs Python 3.11 or newer with pip, make and git.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: setup run test test-fast soak mutants bench lint types imports unit examples reference lock system-packages clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.setup-done
export UV_PYTHON_DOWNLOADS := never
# uv does not read pip's settings: hand it the index that pip uses here, if one is set
UV_INDEX = $(shell $(BIN)/pip config get global.index-url 2>/dev/null || true)
UV = $(if $(UV_INDEX),UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$(UV_INDEX)}") VIRTUAL_ENV="$(CURDIR)/$(VENV)" $(BIN)/uv
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

setup: $(STAMP)  ## .venv with everything from the lock files; the command is .venv/bin/jixiao

$(BIN)/uv: requirements/bootstrap.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=/path/to/python3.11")'
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

$(STAMP): $(BIN)/uv requirements/dev.txt pyproject.toml
	$(UV) pip install --quiet --require-hashes -r requirements/dev.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src $(VENV)/lib/python*/site-packages/{click,msgspec,rich,typing_extensions.py}  # else each start compiles them where Python may write no bytecode
	@$(BIN)/python tools/warm.py  # likewise for tables and patterns
	@touch $@

run: setup  ## review the examples and write what a clerk asks for; all of it in out/
	@$(BIN)/python tools/review_examples.py --out out
	@$(BIN)/python tools/clerk_examples.py --out out

test: setup system-packages lint types imports unit  ## everything that must hold

lint:
	$(BIN)/ruff check src tests tools $(wildcard bench)
	$(BIN)/ruff format --check --quiet src tests tools $(wildcard bench)

types:
	$(BIN)/mypy
	$(BIN)/mypy --ignore-missing-imports bench tools

imports:
	$(BIN)/lint-imports --no-cache

unit:
	$(BIN)/python -m pytest -n 2

# what starts offices and browsers, and what goes through every layout and format
SLOW := tests/whole tests/core/test_clock.py tests/application/test_converting.py tests/application/test_proofing.py tests/reading/pdf tests/rendering/test_html.py tests/checks/test_slips_in_forms.py
test-fast: setup lint types  ## what a change is tried with, in two minutes: without what is slow
	$(BIN)/python -m pytest -n 2 $(addprefix --ignore=,$(SLOW))

soak: setup  ## what runs by the hundred: damaged files of every format, a bureau's 200 forms, then faults in the code (an hour)
	$(BIN)/python tools/fuzz_readers.py --rounds 400
	JIXIAO_FORMS=200 $(BIN)/python -m pytest -n 0 tests/whole/test_rounds.py
	$(BIN)/python tools/mutants.py

mutants: setup  ## faults put into core, judging, checks and filling: which would the tests notice (half an hour; goes on where it was broken off)
	@$(BIN)/python tools/mutants.py

bench: setup  ## the measurements of bench/, one after the other
	@for each in $$(grep -l "__main__" bench/*.py); do echo "== $$each"; $(BIN)/python "$$each"; done

examples: setup  ## write examples/ again from examples/data
	$(BIN)/python tools/make_examples.py

reference: setup  ## write docs/reference and the picture of the rooms again from the code
	$(BIN)/python tools/make_reference.py
	$(BIN)/python tools/draw_rooms.py

lock: $(BIN)/uv  ## resolve the lock files again
	$(LOCK) requirements/bootstrap.in --output-file requirements/bootstrap.txt
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements/dev.txt

system-packages:  ## what some tests use beside Python; tests say so and skip where it is missing
	@bash tools/system_packages.sh

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
