# Every target first brings what it needs (`setup`); `make` alone lists them. No target reads the keyboard.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench demo gallery lock clean

# A home directory that is missing or read-only is replaced, because pip, uv and Kivy each want to keep something there.
ifeq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),)
export HOME := $(CURDIR)/.build/home
endif

# Named after the place: in a copied or moved tree the set-up runs again, because a venv cannot move.
EMPTY :=
STAMP := .build/set-up$(subst $(EMPTY) $(EMPTY),_,$(subst /,-,$(CURDIR)))
BIN := .venv/bin

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16
	@echo "  ARGS=... goes on to the program of run, test, bench, demo and gallery"

setup: $(STAMP) ## bring Debian packages, .venv, fonts; every other target does so by itself
	@:

$(STAMP): requirements.lock pyproject.toml tools/apt-packages.txt tools/apt-packages.sh tools/setup.sh \
		tools/install_project.py $(wildcard kiosk/ui/fonts.py kiosk/pinyin/*.py) $(if $(wildcard $(BIN)/python),,no-venv)
	@mkdir -p .build "$$HOME"
	@sh tools/setup.sh
	@touch $@

.PHONY: no-venv
no-venv:

run: setup ## start the platform and the kiosk; Ctrl-C stops both
	@$(BIN)/python -m tools.run $(ARGS)

test: setup ## the whole test suite, by one worker more than there are cores: some wait for platform and worker threads
	$(BIN)/python -m pytest -rs -n $$(($$(nproc) + 1)) --maxprocesses 4 --dist loadfile $(ARGS)

check: setup ## ruff, mypy, import contracts, the items' own rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kiosk items check

bench: setup ## measure, and write out/bench.json
	@$(BIN)/python -m benchmarks.run $(ARGS)

demo: setup ## walk through the kiosk and leave pictures under out/
	@$(BIN)/python -m tools.demo $(ARGS)

gallery: setup ## draw every screen of every item in six views (ARGS=--all: sixteen) as one page, and look for faults
	@$(BIN)/python -m tools.gallery $(ARGS)

lock: setup ## write requirements.lock anew from requirements.in
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --only-binary :all: --no-emit-index-url \
		--python-version 3.11 requirements.in -o requirements.lock

clean: ## remove what was made, but neither .venv nor the data in var/
	rm -rf .build out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
