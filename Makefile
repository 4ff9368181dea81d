# `make` alone lists what can be asked for.
.DEFAULT_GOAL := help
RAPPORT := .venv/bin/python -m service
.PHONY: help ready tools demo serve test soak fuzz check bench openapi sdks migration clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

ready:
	@.ci/environment

tools:
	@.ci/environment dev

demo: ready ## the main job, end to end, from nothing: connect, check up, score, detect, plan, alert
	@$(RAPPORT) demo

serve: ready ## the same system left running, with addresses and sign-in
	@$(RAPPORT) serve --demo

test: tools ## every test, from nothing, on real Postgres and Redis
	@.venv/bin/python -m pytest -n auto --dist worksteal

soak: tools ## races over tokens and idempotency keys as often as it takes to trust them: a hundred rounds, two hundred keys
	@RAPPORT_SOAK=1 .venv/bin/python -m pytest -v tests/faults/test_refresh_race.py tests/faults/test_idempotency_faults.py

fuzz: tools ## the contract tried by random requests in every role, for some minutes
	@RAPPORT_FUZZ_EXAMPLES=40 .venv/bin/python -m pytest -v tests/contracts/test_contract_tried.py

check: tools ## format, lint, types, import contracts, API and schema drift
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(RAPPORT) openapi --check
	@$(RAPPORT) migrate --check

bench: tools ## speed as ratios, both sides in one interleaved run
	@.venv/bin/python -m bench

openapi: tools ## write openapi/openapi.json, and the SDKs from it
	@$(RAPPORT) openapi
	@$(MAKE) --no-print-directory sdks

sdks: tools ## write what is generated in clients/ from openapi/openapi.json
	@cd clients/python && ../../.venv/bin/python -m generating
	@clients/typescript/generating/run

lock: ## resolve pyproject.toml again into the hashed locks
	@.ci/lock
