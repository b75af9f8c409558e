"""Numbers in digits and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.numbers import NUMBER, format_number, parse_number, parse_number_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100", "100"),
        ("01", "1"),
        (" 0 ", "0"),
        ("83,94", "83.94"),
        ("0,5", "0.5"),
        ("1.234", "1234"),
        ("36.525", "36525"),
        ("1.234.567,89", "1234567.89"),
        ("99.5", "99.5"),  # typed the English way
        ("4.0", "4.0"),
        ("0.125", "0.125"),  # no group of thousands follows a lone zero
        ("3.14159", "3.14159"),
        ("1,234", "1.234"),  # one comma is the decimal sign, always
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1234,5", "1234.5"),
    ],
)
def test_parse_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-5",
        "1.2.3",
        "20.9.2021",
        "1.23.456",
        "12,",
        ",5",
        "5%",
        "1 234",
        "một",
        "١٢",
        "1,2,3",
        "1..2",
    ],
)
def test_what_is_no_number_is_named_in_the_message(text: str) -> None:
    with pytest.raises(ValueError, match="not a number") as caught:
        parse_number(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("tối thiểu 80% hồ sơ, 1.234,5 tỷ đồng.", ["80", "1.234,5"]),
        ("50-60%; từ 90% trở lên", ["50", "60", "90"]),
        ("năm 2025.", ["2025"]),
        ("Mục 1.2.3 và 20.9.2021", []),
        ("Cục C06, đợt 2", ["2"]),
        ("đạt 95,5, vượt 2", ["95,5", "2"]),
        ("10, 20, 30", ["10", "20", "30"]),
    ],
)
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    assert [match["number"] for match in NUMBER.finditer(text)] == numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234.5", "1.234,5"),
        ("1234567", "1.234.567"),
        ("95.00", "95"),
        ("1E+3", "1.000"),
        ("0.10", "0,1"),
        ("-20", "−20"),
        ("0", "0"),
        ("-0", "0"),
    ],
)
def test_format_number(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_numbers_are_formatted(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(Decimal(value))


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_what_we_print_we_read(whole: int, hundredths: int) -> None:
    value = Decimal(whole) + Decimal(hundredths) / 100
    printed = format_number(value)
    assert parse_number(printed) == value
    assert NUMBER.fullmatch(printed)


@given(st.text("0123456789.,", max_size=12))
def test_a_number_in_running_text_can_always_be_read(text: str) -> None:
    for match in NUMBER.finditer(text):
        assert parse_number(match["number"]) >= 0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", "0"),
        ("năm", "5"),
        ("mười", "10"),
        ("mười lăm", "15"),
        ("hai mươi", "20"),
        ("Hai mươi lăm", "25"),
        ("ba mươi mốt", "31"),
        ("chín mươi tư", "94"),
        ("một trăm", "100"),
        ("một trăm rưỡi", "150"),
        ("một trăm linh năm", "105"),
        ("hai trăm năm mươi", "250"),
        ("một trăm mười", "110"),
        ("một nghìn rưỡi", "1500"),
        ("hai nghìn không trăm hai mươi mốt", "2021"),
        ("ba triệu hai trăm ngàn", "3200000"),
        ("một tỷ", "1000000000"),
        ("hai rưỡi", "2.5"),
    ],
)
def test_parse_number_words(words: str, value: str) -> None:
    assert parse_number_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "rưỡi",
        "mươi",
        "trăm",
        "nghìn",
        "hai ba",
        "hai trăm năm",
        "mốt",
        "hai nghìn triệu",
        "một nửa",
        "25",
    ],
)
def test_words_that_are_no_number_or_two(words: str) -> None:
    with pytest.raises(ValueError, match="not a number in words"):
        parse_number_words(words)
