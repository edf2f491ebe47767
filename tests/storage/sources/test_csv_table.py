import pytest

from bot.services.office_map import OfficeMap
from bot.storage.sources import InvalidSource
from bot.storage.sources.csv_table import open_csv

MAP = OfficeMap(
    dataset="prova",
    columns={"name": ("NOME",), "comune": ("CITTÀ",)},
    constants={},
    values={},
)
LINES = "NOME;CITTÀ;ALTRO\r\nEnte è;Cantù;x\r\n\r\n  ;;\r\nAltro;Salò;y\r\n"


def read(content, **options):
    office_map = OfficeMap(**{**vars(MAP), **options})
    if isinstance(content, str):
        content = content.encode()
    return list(open_csv("prova.csv", content, office_map).rows)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_found_out(encoding, delimiter):
    rows = read(LINES.replace(";", delimiter).encode(encoding))
    assert [row.line for row in rows] == [2, 5]
    assert rows[0].cells == {"NOME": "Ente è", "CITTÀ": "Cantù", "ALTRO": "x"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending(ending):
    assert [row.line for row in read(LINES.replace("\r\n", ending))] == [2, 5]


def test_a_title_above_the_header_is_skipped():
    rows = read("Elenco degli operatori, 2026\n\n" + LINES)
    assert [row.line for row in rows] == [4, 7]


def test_quotes_keep_separators_and_line_breaks():
    rows = read('NOME;CITTÀ\n"Ente; ""Rete""\nsede";Como\nAltro;Lecco\n')
    assert rows[0].cells["NOME"] == 'Ente; "Rete"\nsede'
    assert [row.line for row in rows] == [2, 4]


def test_a_quote_inside_a_bare_cell_is_a_letter():
    assert read('NOME;CITTÀ\nCoop "Rete;Como\n')[0].cells["NOME"] == 'Coop "Rete'


def test_a_quote_that_never_closes_costs_one_line():
    lines = 'NOME;CITTÀ\n"Ente;Como\n' + "".join(f"E{n};Como\n" for n in range(30))
    rows = read(lines)
    assert [row.line for row in rows if row.fault == "unclosed_quote"] == [2]
    assert len([row for row in rows if not row.fault]) == 30


def test_two_quotes_that_never_close_cost_two_lines():
    rows = read('NOME;CITTÀ\n"Ente;Como\nA;Como\n"Altro;Como\nB;Como\n')
    assert [(row.line, row.fault) for row in rows] == [
        (2, "unclosed_quote"),
        (3, ""),
        (4, "unclosed_quote"),
        (5, ""),
    ]


def test_more_cells_than_columns_are_a_fault_unless_empty():
    rows = read("NOME;CITTÀ\nEnte;12;Como\nAltro;Lecco;;;\n")
    assert [row.fault for row in rows] == ["too_many_cells", ""]


def test_fewer_cells_than_columns_are_missing_cells():
    assert read("NOME;CITTÀ\nEnte\n")[0].cells == {"NOME": "Ente"}


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        ("NOME;ALTRO\nEnte;x\n", {}, "missing_columns"),
        ("<html><body>errore</body></html>", {}, "missing_columns"),
        ("NOME;CITTÀ\n", {}, "empty"),
        ("NOME;CITTÀ\n;\n\n", {}, "empty"),
        (b"\x89PNG\r\n\0\0\0", {}, "not_a_table"),
        (LINES, {"encoding": "klingon"}, "unknown_encoding"),
        (LINES.encode("cp1252"), {"encoding": "utf-8"}, "wrong_encoding"),
        (LINES, {"delimiter": "|"}, "missing_columns"),
        ("NOME;CITTÀ\n" + "x" * 200_000 + ";Como\n", {}, "not_a_table"),
    ],
)
def test_what_cannot_be_read_says_why(content, options, reason):
    with pytest.raises(InvalidSource) as raised:
        read(content, **options)
    assert raised.value.reason == reason


def test_missing_columns_are_named_with_those_that_are_there():
    with pytest.raises(InvalidSource) as raised:
        read("NOME;ALTRO\nEnte;x\n")
    assert raised.value.variables == {"missing": "CITTÀ", "found": "NOME, ALTRO"}
