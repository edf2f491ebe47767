#!/usr/bin/env bash
# Writes the three lock files again from the ranges in pyproject.toml.
# Versions and hashes only: no index address ends up in a file.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
compile() { # python, output, what to lock …
    "$uv" pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links --upgrade \
        --python-version "$1" --output-file "requirements/$2.txt" "${@:3}"
}
compile 3.12 app pyproject.toml
compile 3.12 dev pyproject.toml --group dev
compile 3.10 rasa --group rasa
