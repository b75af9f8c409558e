"""The page that says how well the machine reads: figures with counts and intervals, none rounded up to all."""

from generator.rendering.method import render_method
from generator.vocab.evaluation import evaluation
from tests.rendering.sample import site


def test_every_figure_stands_with_its_count_and_interval() -> None:
    page = render_method(site()).text
    figures = evaluation()
    assert str(figures.documents) in page
    for one in (*figures.kinds.values(), *figures.fields.values()):
        assert f"{one.right}/{one.stated}" in page
        assert f"{one.right}/{one.there}" in page
    assert page.count("khoảng tin cậy 95%") >= 2 * len(figures.fields)


def test_what_a_new_text_is_read_with_stands_first() -> None:
    page = render_method(site()).text
    assert 0 < page.index("Lần đọc đầu tiên trên") < page.index("có đáp án chung, sau khi sửa quy tắc")
