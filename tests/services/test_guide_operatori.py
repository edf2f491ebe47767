"""The map that the guide shows works as it stands."""

import re
from pathlib import Path

import yaml

from bot.services.office_rows import RowReader
from bot.services.parse_map import parse_map
from bot.storage.sources.csv_table import open_csv
from tests.installation import TODAY

GUIDE = Path("docs/guide-operatori.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL).group(1)

LIST = (
    "CODICE_SEDE;DENOMINAZIONE;INDIRIZZO;CIVICO;COMUNE;PROV;CAP;TELEFONO;EMAIL;SITO;"
    "LATITUDINE;LONGITUDINE;NUMERO_ISCRIZIONE;DATA_AGGIORNAMENTO;SEZIONE\n"
    "1;Ente;Via Roma;1;Saronno;VA;21047;02 9602166;;;;;"
    "305;31/12/2025;Servizi al lavoro\n"
)


def test_the_example_map_reads_a_list_with_its_columns(gazetteer):
    office_map = parse_map(yaml.safe_load(EXAMPLE))
    source = open_csv("elenco.csv", LIST.encode(), office_map)
    reader = RowReader(office_map, gazetteer, TODAY, source.origin)
    (outcome,) = map(reader.read, source.rows)
    assert outcome.problems == ()
    assert outcome.record.accreditation == "305"


def test_the_values_that_the_guide_shows_are_understood():
    shown = re.search(r"`(values: \{.*?\}\})`", GUIDE).group(1)
    tree = yaml.safe_load(EXAMPLE) | yaml.safe_load(shown)
    assert parse_map(tree).values["kind"]["cpi"] == "centro_impiego"
