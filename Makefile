# Two commands are enough: `make run` and `make test`. Each makes what it lacks.
SHELL := bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python

.PHONY: help run test check fast bench test-nlu bench-nlu train lock clean app dev rasa

help:  ## Che cosa si può fare
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: app rasa train  ## Avvia l'assistente su http://127.0.0.1:8000
	@exec .venv/bin/sportello serve

test: check train  ## Tutti i controlli e tutti i test
	@$(PY) -m pytest

check: dev rasa  ## Formato, regole, tipi, importazioni, salute del codice
	@echo "· formato, regole, tipi, importazioni"
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy --no-error-summary
	$(PY) -m pytest --quiet tests/code_health

fast: dev  ## I test del nucleo, in meno di un minuto
	@$(PY) -m pytest --quiet -m "not model and not e2e and not service"

bench: dev rasa train  ## Misura, e scrive docs/performance.md
	@$(PY) -m tests.load

test-nlu: rasa train  ## Quanto capisce, su frasi e valori mai visti
	@OPENBLAS_NUM_THREADS=1 .venv-rasa/bin/python -W ignore -m tests.nlu.report

bench-nlu: rasa  ## Confronta le pipeline, e scrive le tabelle di docs/nlu.md
	@OPENBLAS_NUM_THREADS=1 .venv-rasa/bin/python -W ignore -m tests.nlu.comparison

train: rasa  ## Addestra il modello, se qualcosa è cambiato
	@.venv-rasa/bin/python -m bot.engine train

lock: dev  ## Riscrive i tre file di requirements/ dagli intervalli di pyproject.toml
	@requirements/refresh.sh

app:
	@requirements/install.sh .venv 3.12 app

dev:
	@requirements/install.sh .venv 3.12 dev

rasa:
	@requirements/install.sh .venv-rasa 3.10 rasa

clean:  ## Toglie ambienti, modello e dati locali
	@rm -rf .venv .venv-rasa var models/sportello.*
