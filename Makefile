# `make run` and `make test` are all a newcomer needs; each sets up what it is missing in .venv.
PYTHON ?= python3
PORT = 8000
CONTENT = content
DATA = data
SLOW =

export PYTHON
in_venv := .venv/bin/python -m

.PHONY: help run test install lock

help:  ## Print this list.
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1	/p' Makefile

run: install  ## Serve the notes in CONTENT=content on PORT=8000, keeping answers in DATA=data.
	@exec $(in_venv) app serve --port '$(PORT)' --content '$(CONTENT)' --data '$(DATA)'

test:  ## Check style, types and behaviour; SLOW=1 adds the soak and fault loops.
	@bin/setup develop
	$(in_venv) ruff check
	$(in_venv) ruff format --check
	$(in_venv) mypy app tests
	$(in_venv) pytest -n auto --dist worksteal $(if $(SLOW),-m '')

install:  ## Set up what `make run` needs, without starting it.
	@bin/setup run

lock:  ## Renew both hash-locked lists with the newest versions that pyproject.toml admits.
	@bin/setup develop
	$(compile) pyproject.toml --output-file requirements/run.txt
	$(compile) pyproject.toml --group dev --constraint requirements/run.txt --output-file requirements/develop.txt

compile = $(in_venv) uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock'
