# Everything a newcomer needs: `make demo` to see it, `make test` to trust it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup demo run test test-slow test-all test-lowest fuzz chaos fit bench-answers bench-cold bench-search bench-updates bench-announce bench-offices bench-emulator pictures lint format lock clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready  ## Make the environment (quick when nothing changed)

# The local Telegram is installed by its path and stands in no list: its name is not on the index.
$(VENV)/.ready: requirements.lock emulator/pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable ./emulator
	touch $@

demo: setup  ## Play a scene on a local Telegram, then serve the page with phones
	$(BIN)/python main.py demo

run: setup  ## Run the bot (needs TELEGRAM_BOT_TOKEN)
	$(BIN)/python main.py run

# Where it is set, every process of the tests would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

# A worker that runs out of tests takes some of those that another has left.
PYTEST := $(BIN)/python -m pytest --dist worksteal
# One more than processors: some wait for a process, a server or a browser.
WORKERS := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

test: setup  ## Run the tests: every rule, store and journey, one crash of each kind (10 minutes on two cores)
	$(PYTEST) -n $(WORKERS) -m "not slow"

test-slow: setup  ## Run the exhaustive tests: kills at every request, long races, storms (15 minutes)
	$(PYTEST) -n $(WORKERS) -m slow

test-all: test test-slow  ## Run both

test-lowest:  ## Try the lowest versions that pyproject.toml allows (needs the package index)
	$(PYTHON) -m tests.house.lowest

fuzz: setup  ## Look for bugs with many random updates and lives of reports (an hour; FUZZ_EXAMPLES=…)
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(BIN)/python -m pytest tests/fuzz -m "not slow" --timeout 0

chaos: setup  ## Break it at random and count (about 13 minutes; CHAOS_SEED=7, CHAOS_ROUNDS=1)
	$(BIN)/python -m tests.chaos --write $(CHAOS_SEED:%=--seed %) $(CHAOS_ROUNDS:%=--rounds %)

fit: setup  ## Fit the numbers of the search on half of the labelled questions (5 minutes)
	$(BIN)/python -m benchmarks.fit.learned.translation
	$(BIN)/python -m benchmarks.fit.learned.strangers
	$(BIN)/python -m benchmarks.fit
	$(BIN)/python -m benchmarks.fit.likeness

bench-answers: setup  ## Measure the answers on questions whose section is known (3 minutes)
	$(BIN)/python -m benchmarks.answers

bench-cold: setup  ## Measure how a new SOP is found (3 minutes; COLD="--peers" runs other engines, too)
	$(BIN)/python -m benchmarks.cold $(COLD)

bench-search: setup  ## Measure the search against its peers (15–20 minutes)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m benchmarks.search

bench-updates: setup  ## Measure the whole path against echo bots (about 15 minutes)
	$(BIN)/python -m benchmarks.updates

bench-announce: setup  ## Announce to 2,000 with kills, urgent reports and a flood (15 minutes)
	$(BIN)/python -m benchmarks.announce

bench-offices: setup  ## Measure 1, 5 and 20 offices on this machine (4 minutes)
	$(BIN)/python -m benchmarks.offices

bench-emulator: setup  ## Run other people's bots and tests on the local Telegram (5 minutes; needs ../python-telegram-bot and the package index)
	cd emulator && $(CURDIR)/$(BIN)/python -m benchmark

pictures: setup  ## Take the pictures of the guides anew (needs Chromium)
	$(BIN)/python -m docs.make_pictures

lint: setup  ## Check style, types and the borders between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## Put the code into its shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## Pin the versions of pyproject.toml with their hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra test \
		pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra test --extra bench \
		pyproject.toml -o requirements-bench.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --constraint requirements.lock \
		pyproject.toml -o requirements-run.lock

clean:  ## Remove what can be made again; the database in var/ stays
	rm -rf $(VENV) var/benchmarks emulator/var .pytest_cache .mypy_cache .ruff_cache
