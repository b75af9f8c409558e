"""What holds for every text: facts stand where they say, nothing raises, the same text gives the same facts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction.facts import extract_facts, facts_record
from generator.extraction.identity import identify
from generator.extraction.metadata import extract_metadata
from generator.model.document import ParsedSource
from generator.model.facts import Citation, DocumentFacts, Relation, SelfReference, Target, Task
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from tests.extraction.showing import AREAS, parse
from tests.shared_data import shared_files

TEXTS = [
    *shared_files("corpus/bundled/*.txt"),
    *shared_files("corpus/simulated/*.txt"),
    *shared_files("corpus/openings/*.txt"),
]
WORDS = (
    "I. ", "1. ", "a) ", "- ", "* ", "Điều 1. ", "Phần I", "Số: ", "12/KH-UBND", "ngày 05/10/2021", "31/02/2021",
    "năm 2025", "giai đoạn 2021-2030", "hằng năm", "quý IV/2023", "tháng 13/2022", "100%", "từ ", "60", " - ", "65%",
    "trở lên", "xuống còn ", "tối thiểu ", "giảm ", "tăng ", "so với ", "một nửa", "nhóm 30 tỉnh", "hạng 05", "05 lớp",
    "02 lần/năm", "157/157 xã", "lần lượt ", "trong đó ", "đạt ", ", ", "; ", ": ", ". ", " và ", "(", ")",
    "\n", "\n\n",
    "Luật ", "Cán bộ, công chức", "sửa đổi, bổ sung ", "Nghị quyết số 76/NQ- CP", "của Chính phủ", "Căn cứ ",
    "QUYẾT ĐỊNH", "KẾ HOẠCH", "ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn C",
    "Nơi nhận:", "[...]",
    " | ", "STT | Nhiệm vụ | Thời hạn", "Người ký: ", "Đang cập nhật", "có hiệu lực kể từ ngày ký", "./.",
    "đ) ", "0", ",5",
    "Sở Nội vụ ", "UBND cấp huyện", "chủ trì, phối hợp với ", "xây dựng ",
    "Cơ quan chủ trì: ", "Thời gian hoàn thành: ",
    "STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn", "Kế hoạch này ", "thay thế ", "Bãi bỏ ", "hết hiệu lực", "khoản 1 ",
    "Điều này", "mục 2 phần I", "Giao ",
)  # fmt: skip


def read(path: Path) -> ParsedSource:
    return parse_text(read_source(path.read_bytes(), path.name)).value


def facts_of(parsed: ParsedSource) -> DocumentFacts:
    return extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)


def assert_facts_stand_where_they_say(parsed: ParsedSource, facts: DocumentFacts) -> None:
    found: tuple[Citation | Target | Task | Relation | SelfReference, ...]
    found = (*facts.citations, *facts.targets, *facts.tasks, *facts.relations, *facts.self_references)
    for fact in found:
        text = parsed.tree.get(fact.span.anchor).text
        assert text[fact.span.start : fact.span.end] == fact.raw
        assert fact.raw.strip()
    for reference in facts.self_references:
        assert parsed.tree.get(reference.anchor).anchor == reference.anchor
    for relation in facts.relations:
        assert relation.act in facts.citations
        place = relation.span if relation.act.span.anchor == relation.span.anchor else relation.lead
        assert place is not None
        assert place.anchor == relation.act.span.anchor
        assert place.start <= relation.act.span.start < relation.act.span.end <= place.end
    for task in facts.tasks:
        assert task.action
        assert task.lead or task.partners
    for target in facts.targets:
        span = target.quote_span
        assert parsed.tree.get(span.anchor).text[span.start : span.end] == target.quote
        assert span.start <= target.span.start
        assert target.span.end <= span.end


@pytest.mark.corpus
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_facts_stand_where_they_say_in_every_document(path: Path) -> None:
    parsed = read(path)
    assert_facts_stand_where_they_say(parsed, facts_of(parsed))


@pytest.mark.corpus
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_outline_names_provisions(path: Path) -> None:
    parsed = read(path)
    for entry in facts_of(parsed).outline:
        provision = parsed.tree.get(entry.anchor)
        assert provision.num.startswith(entry.num)
        assert entry.heading is None or entry.heading in " ".join(provision.text.split())


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_no_text_of_our_own_words_is_too_odd(text: str) -> None:
    parsed = parse(f"{text}\nKẾ HOẠCH")
    facts = facts_of(parsed)
    assert_facts_stand_where_they_say(parsed, facts)
    assert facts == facts_of(parsed)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Kind), st.integers(0, 5), st.lists(st.sampled_from(WORDS), max_size=12), st.booleans()
        ),
        max_size=12,
    )
)
def test_no_tree_is_too_odd(blocks: list[tuple[Kind, int, list[str], bool]]) -> None:
    parsed = parse("KẾ HOẠCH")
    tree = DocumentTree(
        provisions=tuple(
            Provision(kind=kind, anchor=f"a{index}", depth=depth, num="1.", text="".join(words), is_heading=heading)
            for index, (kind, depth, words, heading) in enumerate(blocks)
        )
    )
    odd = ParsedSource(sheet=parsed.sheet, tree=tree, source=parsed.source)
    metadata = extract_metadata(odd).value
    facts = extract_facts(tree, metadata, AREAS)
    assert_facts_stand_where_they_say(odd, facts)
    assert identify(metadata, "0" * 64).year
    assert facts_record(odd, metadata, facts, "case.txt")["file"] == "case.txt"
