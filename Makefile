# What a developer does; every target sets up all that it needs. Written for GNU make 3.81 (macOS) and later.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NGINX := $(VENV)/nginx

.DEFAULT_GOAL := help
.PHONY: help demo test lint format eval bench cassettes schema clean

help:
	@echo 'make demo       harvest a replica of the site, served on this machine, into output/'
	@echo 'make test       run the tests; fails below the coverage floor'
	@echo 'make lint       check style, types and the direction of imports'
	@echo 'make format     put the code into the form that lint wants'
	@echo 'make eval       measure how well the evaluation set is read'
	@echo 'make bench      measure speed beside other tools, in one run'
	@echo 'make cassettes  record the exchanges anew that the tests play back'
	@echo 'make schema     print the JSON Schema of the records'
	@echo 'make clean      remove everything that can be made again, output/ apart'

$(READY): pyproject.toml constraints.txt .ci/venv
	@sh .ci/venv $(VENV)
	@touch $@

# after the environment, which may be made anew
$(NGINX): .ci/nginx | $(READY)
	@sh .ci/nginx $@

demo: $(READY)
	@$(BIN)/kzstat demo

test: $(READY) $(NGINX)
	@$(BIN)/python -m pytest --cov --cov-report=term

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

eval: $(READY)
	@$(BIN)/python -m tests.evaluation

bench: $(READY)
	@$(BIN)/python -m benchmarks

cassettes: $(READY)
	@$(BIN)/python -m tests.scraper.record_cassettes

schema: $(READY)
	@$(BIN)/kzstat schema

clean:
	@rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
