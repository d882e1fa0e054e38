PYTHON ?= python3
PORT ?= 8000
UV ?= uv
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --no-compile --no-deps --require-hashes
COMPILE := $(UV) pip compile --universal --generate-hashes --no-header --no-annotate pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock reset

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed ## Set everything up and open the product on http://127.0.0.1:8000 (another port: PORT=8001)
	@$(BIN)/python manage.py up --port $(PORT)

test: .venv/installed-dev ## Run every test
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: .venv/installed-dev ## Check format, lint, types, import rules, migrations and templates
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy .
	$(BIN)/lint-imports
	@CANDOR_POOL_SIZE=0 $(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_templates
	find . -name '*.html' -path '*/templates/*' -not -path './.venv/*' -exec $(BIN)/djade --check --target-version 5.2 {} +

bench: .venv/installed-dev ## Measure speed and memory, half an hour; with DATA=file.json (LoCoMo format) recall of a running Candor
	$(if $(DATA),$(BIN)/python -m benchmarks.recall_quality $(DATA),$(BIN)/python -m benchmarks.speed)

lock: ## Pin the newest allowed packages, with hashes (needs uv)
	$(COMPILE) --upgrade -o requirements.lock
	$(COMPILE) --upgrade --group dev -c requirements.lock -o requirements-dev.lock

reset: ## Stop a running Candor of this folder and throw all its data away
	@pid=$$(sed -n 's/.*"pid": \([0-9]*\).*/\1/p' var/run.json 2>/dev/null); \
	if [ -n "$$pid" ] && ps -o args= -p "$$pid" | grep -q 'manage.py up'; then \
		kill "$$pid"; \
		while kill -0 "$$pid" 2>/dev/null; do sleep 0.1; done; \
	fi
	rm -rf var

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Candor needs Python 3.11 or newer. Name one: make run PYTHON=python3.12' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	$(PIP) -r requirements-dev.lock
	@touch $@
