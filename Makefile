# make run   open the app on the seeds        (make run PORT=8600 STORE=file:atlas.json)
#            for this machine only            (make run HOST=0.0.0.0 for others to reach it)
# make test  lint, types and every test, browser tests included
# make setup build .venv with the app and the command atlas

PYTHON ?= python3
PORT ?= 8501
# Only as an argument of make: some shells keep the name of the machine in a variable HOST.
HOST := 127.0.0.1
STORE ?=
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup lint types tests clean

run: setup
	STORE="$(STORE)" $(BIN)/streamlit run app.py --server.address "$(or $(HOST),127.0.0.1)" --server.port $(PORT)

setup: $(VENV)/.installed

test: $(VENV)/.installed-dev lint types tests

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy .

tests:
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Role Atlas needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python tests/browser/install_chromium.py
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info
