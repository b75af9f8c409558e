"""Number and day that a signature stamps on the first page of an act, beside what it says of itself."""

import pytest

from generator.reading.pdf.lines import make_lines
from generator.reading.pdf.pages import iter_pages, open_pdf
from generator.reading.registry import read_source
from tests.shared_data import SHARED

Stamp = tuple[str, int, int, int, int]
PRINTED = [(100, 700, "So:        /TB-UBND"), (300, 700, "ngay        thang 4 nam 2024"), (100, 600, "Can cu Luat")]


def make_pdf(stamps: list[Stamp], subtype: str = "Widget") -> bytes:
    """A page with printed lines, and fields at ``(text, left, bottom, right, top)`` that draw their text."""
    drawn = "".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in PRINTED)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream",
    ]
    fields = []
    for text, left, bottom, right, top in stamps:
        content = f"BT /F1 12 Tf 2 5 Td ({text}) Tj ET"
        box = f"[0 0 {right - left} {top - bottom}]"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox {box} /Resources << /Font << /F1 4 0 R >> >> "
            f"/Length {len(content)} >>\nstream\n{content}\nendstream"
        )
        objects.append(
            f"<< /Type /Annot /Subtype /{subtype} /FT /Sig /F 4 /Rect [{left} {bottom} {right} {top}] "
            f"/AP << /N {len(objects)} 0 R >> >>"
        )
        fields.append(f"{len(objects)} 0 R")
    objects[2] = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        f"/Resources << /Font << /F1 4 0 R >> >> /Annots [{' '.join(fields)}] >>"
    )
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return body + f"{end}startxref\n{len(body)}\n%%EOF".encode()


def lines_of(data: bytes) -> list[str]:
    with open_pdf(data) as document:
        (page,) = iter_pages(document)
        return [line.text.replace(" | ", " ") for line in make_lines(page.chars)]


@pytest.mark.parametrize(
    ("stamps", "head"),
    [
        ([], "So: /TB-UBND ngay thang 4 nam 2024"),
        ([("565", 120, 696, 150, 710), ("15", 328, 696, 345, 710)], "So: 565 /TB-UBND ngay 15 thang 4 nam 2024"),
        # Set by hand: over the end of a word, half a line too high, over the month that was typed.
        ([("09", 322, 699, 345, 712)], "So: /TB-UBND ngay 09 thang 4 nam 2024"),
        ([("5", 386, 696, 396, 710)], "So: /TB-UBND ngay thang 5 nam 2024"),
        # Who signed and when is no text of the act.
        ([("Nguoi ky: SO NOI VU", 300, 780, 500, 800)], "So: /TB-UBND ngay thang 4 nam 2024"),
    ],
)
def test_a_stamp_stands_on_the_line_it_is_set_by(stamps: list[Stamp], head: str) -> None:
    assert lines_of(make_pdf(stamps)) == [head, "Can cu Luat"]


def test_what_is_no_field_of_a_signature_is_no_stamp() -> None:
    assert lines_of(make_pdf([("565", 120, 696, 150, 710)], "FreeText"))[0] == "So: /TB-UBND ngay thang 4 nam 2024"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("quangngai-pdf__vht534-signed-20250510-124908.pdf", "Số: 565 /TB-UBND", "ngày 15 tháng 11 năm 2024"),
        ("quangngai-pdf__05-signed-20250517-044750.pdf", "Số: 11 /TB-UBND", "ngày 08 tháng 01 năm 2025"),
        ("laocai-sct__1178-dck-ctt-huong-dan-ccn-dia-gioi-moi.pdf", "Số: 1178 /ĐCK-CTT", "ngày 09 tháng 7 năm 2025"),
        ("laocai-sct__qd-1696-qd-ubnd-uy-quyen-15-5-2026.pdf", "Số: 1696 /QĐ-UBND", "ngày 15 tháng 5 năm 2026"),
    ],
)
def test_acts_signed_digitally_have_number_and_day(name: str, number: str, day: str) -> None:
    lines = read_source((SHARED / "corpus" / "documents" / name).read_bytes(), name).lines[:15]
    assert number in lines
    assert any(line.endswith(day) for line in lines)
