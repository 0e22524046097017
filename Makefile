# make run       open the app on the seeds        (make run PORT=8600 STORE=file:atlas.json)
#                for this machine only            (make run HOST=0.0.0.0 LOGIN=off lets all others look)
# make test      lint, types and all tests but the long ones, browser tests included
# make test-all  the long ones too: both lines of the server, more kills, more examples
# make eval      how well documents are read, roles ranked and unknown words proposed, against right readings  (make eval ARGS=--misses)
# make programs  fetch what the tests drive: Chromium, a Neo4j server, Java, an encoder of sentences
# make products  make the list of products anew from O*NET's   (make products ONET=db_29_3_text.zip)
# make fields    make the words of the fields of work anew from ESCO's   (make fields ESCO=folder)
# make setup     build .venv with the app and the command atlas

PYTHON ?= python3
PORT ?= 8501
# Only as an argument of make: some shells keep the name of the machine in a variable HOST.
HOST := 127.0.0.1
STORE ?=
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
# Where the programs of the tests are kept; may be shared by several clones.
DATA := $(or $(ATLAS_DATA),$(CURDIR)/.atlas)
# They are fetched anew when the lock files name others.
LOCKED := $(shell cat server/locks/* tests/kit/encoder.txt | cksum | cut -d' ' -f1)
PYTEST := ATLAS_DATA="$(DATA)" $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

# Compiled modules are kept: the tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

ONET ?=

.PHONY: run test test-all eval products fields vectors programs setup lint types clean

run: setup
	$(BIN)/atlas app --host "$(or $(HOST),127.0.0.1)" --port $(PORT) $(if $(STORE),--store "$(STORE)")

setup: $(VENV)/.installed

programs: $(DATA)/programs-$(LOCKED)

test: programs lint
	@$(call beside_types,$(PYTEST))

test-all: $(DATA)/all-programs-$(LOCKED) lint
	@$(call beside_types,TESTS=all $(PYTEST))

# The type check runs beside the tests, and says what it has to say after them.
define beside_types
echo "$(1)"; mkdir -p .mypy_cache; \
nice $(BIN)/mypy . > .mypy_cache/said 2>&1 & types=$$!; \
$(1); tests=$$?; \
wait $$types; types=$$?; \
echo "$(BIN)/mypy ."; cat .mypy_cache/said; \
exit $$((tests | types))
endef

products: $(VENV)/.installed
	$(BIN)/python -m benchmarks.products $(ONET)

fields: $(VENV)/.installed
	$(BIN)/python -m benchmarks.fields $(ESCO)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

eval: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/evaluate.py $(ARGS)
	$(BIN)/python -m benchmarks.ranking
	$(BIN)/python -m benchmarks.proposals

vectors: $(VENV)/.installed
	$(BIN)/python -m benchmarks.vectors $(ONET) $(ESCO)

types: $(VENV)/.installed-dev
	$(BIN)/mypy .

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Role Atlas needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	touch $@

$(DATA)/programs-$(LOCKED): | $(VENV)/.installed-dev
	ATLAS_DATA="$(DATA)" $(BIN)/python -m tests.kit.programs
	touch $@

$(DATA)/all-programs-$(LOCKED): | $(VENV)/.installed-dev
	ATLAS_DATA="$(DATA)" $(BIN)/python -m tests.kit.programs --all
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info
