# The only commands to learn. `make` alone lists them.

PORT ?= 8000
PYTHON := $(shell sh tools/python.sh)
IN := .venv/bin

.PHONY: help setup demo demo-reset test lint format bench messages

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1#\2/p' $(MAKEFILE_LIST) | while IFS='#' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

setup: ## set up what is missing; every other command does this first
	@test -n "$(PYTHON)"
	@$(PYTHON) tools/setup.py

demo: setup ## fill a synthetic municipality and serve it: make demo PORT=8000
	@$(IN)/livline demo --port $(PORT) $(DEMO)

demo-reset: setup ## delete the demo with all that was entered
	@$(IN)/livline demo --reset

lint: setup ## style, types, import order, migrations, translations
	@$(IN)/python tools/lint.py

format: setup ## put the layout of code and templates in order
	@$(IN)/ruff check --fix-only --quiet
	@$(IN)/ruff format --quiet
	-@find livline -path '*/templates/*.html' -exec $(IN)/djade --target-version 5.2 {} +

test: lint ## everything that guards main
	@$(IN)/python tools/chromium.py
	@$(IN)/python -m pytest -n 2

bench: setup ## speed and memory, beside the figures in docs/performance.md
	@$(IN)/python -m benchmarks

messages: setup ## collect the words of the screens for translation
	@$(IN)/python tools/messages.py
