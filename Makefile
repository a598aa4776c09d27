# Everything a user or developer does, from a fresh clone: needs python3 (3.11 or newer) with pip, and make.
# `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPORA := $(sort $(patsubst corpus/%/corpus.toml,%,$(wildcard corpus/*/corpus.toml)))

.DEFAULT_GOAL := help
.PHONY: help setup all test lint format bench docs editions lock clean $(CORPORA)

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'
	@printf '%-22s %s\n' '  make <corpus>' 'read one corpus into build/<corpus>/: $(if $(CORPORA),$(CORPORA),none yet)'

setup: $(READY)  ## make .venv with the locked dependencies and the command lkjip

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Error: lkjip needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1); name another: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) with the locked dependencies: about a minute"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

all: $(READY)  ## read every corpus of corpus/ into build/dataset/
	$(BIN)/lkjip run --out build/dataset

$(CORPORA): $(READY)
	$(BIN)/lkjip run corpus/$@ --out build/$@

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(READY)  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)  ## put the code into its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## print pages per second beside the libraries we build on, and how labels are matched
	$(BIN)/python -m bench

docs: $(READY)  ## write docs/dataset.md and docs/commands.md anew from the code
	$(BIN)/python -c "from pipeline.write.codebook import codebook; print(codebook(), end='')" > $(VENV)/dataset.md
	$(BIN)/python -c "from pipeline.cli.reference import reference; print(reference(), end='')" > $(VENV)/commands.md
	mv $(VENV)/dataset.md $(VENV)/commands.md docs/

editions: $(READY)  ## typeset the PDFs of corpus/ anew from the texts beside them
	$(BIN)/python -m tests.editions.typeset

lock: $(READY)  ## choose the newest dependencies that pyproject.toml allows
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --extra dev --build-deps-for editable \
	  --build-deps-for wheel --strip-extras --no-emit-options --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --annotation-style line --output-file requirements.lock pyproject.toml

clean:  ## remove what was built, and .venv
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
