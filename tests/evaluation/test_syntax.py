from communique.model.syntax import Parse, Token
from evaluation.figures import Figure
from evaluation.syntax import read_table, write_parses

GOLD = """# text = Varda won't.
1\tVarda\tVarda\tPROPN\t_\t_\t2\tnsubj\t2:nsubj\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\two\twill\tAUX\t_\t_\t0\troot\t0:root\t_
3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t2:advmod\t_
3.1\tyield\tyield\tVERB\t_\t_\t_\t_\t2:dep\t_
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t2:punct\t_

"""

PARSE = Parse(
    (
        Token(0, 5, "NOUN", "varda", 3, "obj"),
        Token(6, 8, "VERB", "wo", 0, "dep"),
        Token(8, 11, "PART", "not", 1, "advmod"),
        Token(11, 12, "PUNCT", ".", None, "root"),
    )
)


def test_what_was_parsed_stands_in_place_of_what_is_annotated() -> None:
    assert write_parses(GOLD, [PARSE]).split("\n") == [
        "1\tVarda\tvarda\tNOUN\t_\t_\t4\tobj\t_\t_",
        "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "2\two\two\tVERB\t_\t_\t1\tdep\t_\t_",
        "3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_",
        "4\t.\t.\tPUNCT\t_\t_\t0\troot\t_\t_",
        "",
        "",
    ]


def test_the_f1_of_the_scorers_table_is_read() -> None:
    rows = "\n".join(f"{name:11}|  1.00 |  2.00 | {value:5} |  4.00" for name, value in TABLE.items())
    assert list(read_table(f"Metric     | Precision\n-----------+------\n{rows}\n")) == [
        Figure("ewt-dev/upos", 96.5),
        Figure("ewt-dev/lemmas", 97.0),
        Figure("ewt-dev/uas", 90.25),
        Figure("ewt-dev/las", 88.0),
    ]


TABLE = {"Words": 100.0, "UPOS": 96.5, "Lemmas": 97.0, "UAS": 90.25, "LAS": 88.0, "CLAS": 85.0}
