"""How held-out lines and their annotations are read."""

from bot.reference import load_gazetteer
from tests.nlu import scores, spans
from tests.nlu.lines import Line, Span, annotations, held_out, plain_and_spans


def test_an_annotation_leaves_the_text_plain() -> None:
    text, found = plain_and_spans(
        'sto a [Saronno]{"entity": "comune", "value": "012119"} da un anno'
    )
    assert text == "sto a Saronno da un anno"
    assert found == (Span("comune", "012119", 6, 13),)
    assert text[6:13] == "Saronno"


def test_every_annotation_is_of_a_held_out_line() -> None:
    assert annotations().keys() <= {line.text for line in held_out()}


def test_annotated_comuni_exist() -> None:
    found = [span for values in annotations().values() for span in values]
    for span in found:
        assert span.entity in spans.ENTITIES
        if span.entity == "comune":
            assert load_gazetteer().get(span.value), span


def test_entities_are_counted_once() -> None:
    line = Line("inform", "a Como", spans=(Span("comune", "013075", 2, 6),))
    como = {"entity": "comune", "value": "013075", "start": 0, "end": 6}
    found = spans.figures([line], [[como, como]])
    assert found == {"overlap": 0.667, "exact": 0.0, "value": 0.667}


def test_macro_f1_weighs_every_intent_alike() -> None:
    pairs = [("a", "a"), ("a", "a"), ("b", "a"), ("b", "b")]
    assert scores.macro_f1(pairs) == round((4 / 5 + 2 / 3) / 2, 3)
