#!/usr/bin/env bash
# Makes one environment from its lock file, or leaves it alone when it is current.
#   requirements/install.sh FOLDER PYTHON LOCK      e.g. .venv 3.12 app
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1 version=$2 lock=requirements/$3.txt
stamp=$folder/.lock-$3
# A development environment holds all that running needs.
[ "$3" = app ] && [ -f "$folder/.lock-dev" ] && stamp=$folder/.lock-dev lock=requirements/dev.txt
if [ -x "$folder/bin/python" ] && cmp -s "$lock" "$stamp"; then exit 0; fi

find_python() {
    for name in "python$version" "$(pyenv prefix "$(pyenv latest "$version" 2>/dev/null)" 2>/dev/null)/bin/python" python3 python; do
        if "$name" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" >/dev/null 2>&1; then
            echo "$name"; return
        fi
    done
    cat >&2 <<TXT

Manca Python $version (con il modulo venv), che serve per l'ambiente $folder.
Come averlo:
  con pyenv          pyenv install $version
  Ubuntu (deadsnakes) sudo apt install python$version python$version-venv
  macOS (Homebrew)   brew install python@$version
  Fedora             sudo dnf install python$version
Poi ripeti lo stesso comando: riparte da qui.
TXT
    exit 1
}

python=$(find_python)
echo "· $folder: Python $version e i pacchetti di $lock (solo la prima volta, qualche minuto)"
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
"$folder/bin/python" -m pip install --disable-pip-version-check --quiet --progress-bar off \
    --require-hashes --requirement "$lock"
if [ "$folder" = .venv ]; then
    "$folder/bin/python" -m pip install --disable-pip-version-check --quiet \
        --no-deps --no-build-isolation --editable .
fi
cp "$lock" "$stamp"
echo "· $folder: pronto"
