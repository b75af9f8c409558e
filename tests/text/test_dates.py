"""Dates as printed in acts."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.dates import DATE, date_of, format_date, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "20/9/2021",
        "20/09/2021",
        "20-09-2021",
        "20.9.2021",
        "ngày 20 tháng 9 năm 2021",
        "Ngày 20 tháng 09 năm 2021",
        "20 tháng 9 năm 2021",
        "ngày 20/9/2021",
        "ngày 20 tháng 9/2021",
        "ngày 20/9 năm 2021",
        "ngày 20\u00a0tháng  9\nnăm 2021",
        "ngày 20, tháng 9, năm 2021",
        "20/ 9/2021",
        " 20/9/2021 ",
        unicodedata.normalize("NFD", "ngày 20 tháng 9 năm 2021"),
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert parse_date(text) == date(2021, 9, 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30/02/2021",
        "31/6/2021",
        "32/1/2021",
        "1/13/2021",
        "0/9/2021",
        "29/2/2021",
        "ngày    tháng 9 năm 2021",  # a draft: the day is blank
        "tháng 9 năm 2021",
        "20/9",
        "20/9/21",
        "20/9-2021",
        "20-9/2021",
        "5 - 10 - 2021",
        "trước 20/9/2021",
        "2021-09-20",
    ],
)
def test_no_date_or_an_impossible_one(text: str) -> None:
    assert parse_date(text) is None


def test_leap_day() -> None:
    assert parse_date("29/2/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("số 76/NQ-CP ngày 15/7/2021; số 749/QĐ-TTg ngày 03 tháng 6 năm 2020.", ["15/7/2021", "3/6/2020"]),
        ("từ ngày 10-15/9/2021", ["15/9/2021"]),
        ("Kế hoạch 2943/KH-UBND giai đoạn 2021-2025", []),
        ("120/9/2021 và 20/9/20215 và 1/20/9/2021", []),
        ("Lai Châu, ngày 20 tháng 9 năm 2021", ["20/9/2021"]),
    ],
)
def test_dates_in_running_text(text: str, days: list[str]) -> None:
    found = [date_of(match) for match in DATE.finditer(text)]
    assert [format_date(day) for day in found if day is not None] == days


@given(
    st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 1, 1)),
    st.sampled_from(["/", "-", ".", "words"]),
)
def test_every_day_in_every_form_is_read_back(day: date, form: str) -> None:
    words = f"ngày {day.day:02} tháng {day.month:02} năm {day.year}"
    text = words if form == "words" else form.join((f"{day.day:02}", f"{day.month:02}", str(day.year)))
    assert parse_date(text) == day
    assert parse_date(format_date(day)) == day
