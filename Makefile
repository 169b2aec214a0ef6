# disclosure-schema: `make demo` shows what it does, `make test` checks everything.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SECONDS ?= 60
READY := $(VENV)/.ready
DEVELOPED := $(VENV)/.developed

.PHONY: help demo test lint check-types check-imports pytest bench growth fuzz docs goldens clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(READY)  ## render the examples to out/ as PDF, DOCX, HTML and text
	$(BIN)/disclosure render examples/reports/*.json --to pdf --to docx --to html --to text -o out --force
	@echo "The reports lie in $(CURDIR)/out"

test: lint check-types check-imports pytest  ## lint, types, import rules, tests

lint: $(DEVELOPED)  ## style of the code
	$(BIN)/ruff check src tests examples benchmarks docs
	$(BIN)/ruff format --check src tests examples benchmarks docs

check-types: $(DEVELOPED)  ## mypy and pyright
	$(BIN)/mypy
	$(BIN)/pyright

check-imports: $(DEVELOPED)  ## who may import whom
	$(BIN)/lint-imports

pytest: $(DEVELOPED)  ## the tests alone, on every core
	$(BIN)/pytest --numprocesses auto --dist worksteal

bench: $(DEVELOPED)  ## whether bounds of time are kept; BESIDE=FOLDER compares with another checkout too
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/requirements.txt
	$(BIN)/python benchmarks/bounds.py $(if $(BESIDE),--beside $(BESIDE))

growth: $(DEVELOPED)  ## whether any step grows faster than the report; ONLY=WORD for dimensions with that word
	$(BIN)/python benchmarks/growth.py $(if $(ONLY),--only $(ONLY))

fuzz: $(DEVELOPED)  ## search for input that breaks us, SECONDS=60 for each of three targets
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tests/fuzzing/requirements.txt
	PYTHONPATH=tests $(BIN)/python -m fuzzing.run report --seconds $(SECONDS)
	PYTHONPATH=tests $(BIN)/python -m fuzzing.run document --seconds $(SECONDS)
	PYTHONPATH=tests $(BIN)/python -m fuzzing.run word --seconds $(SECONDS)

docs: $(DEVELOPED)  ## write the generated pages of the documentation anew
	$(BIN)/python docs/generate.py

goldens: $(DEVELOPED)  ## write the golden files anew; look at what changed
	$(BIN)/pytest tests/renderers/test_goldens.py --update-goldens

clean:  ## remove what make made
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEVELOPED): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
