"""Structured identifiers, one line each: what is found, and what only has digits in it."""

import pytest

from memory_core.engine.screening import scan

FOUND: tuple[tuple[str, str, str], ...] = (
    ("phone", "Call me at 555-0199.", "555-0199"),
    ("phone", "My number is 0171 2345678", "0171 2345678"),
    ("phone", "+49 (0)30 901820", "+49 (0)30 901820"),
    ("phone", "reach him on 07700 900123", "07700 900123"),
    ("phone", "Tel. 06 12 34 56 78", "06 12 34 56 78"),
    ("phone", "WhatsApp: +91 98765 43210", "+91 98765 43210"),
    ("phone", "his cell is (415) 555-2671", "(415) 555-2671"),
    ("phone", "ring 020 7946 0958 after six", "020 7946 0958"),
    ("phone", "415.555.2671", "415.555.2671"),
    ("phone", "Handy 0151-23456789", "0151-23456789"),
    ("phone", "1-800-555-0199 ext. 22", "1-800-555-0199 ext. 22"),
    ("phone", "+1 4155552671", "+1 4155552671"),
    ("phone", "Meine Nummer: 0664/1234567", "0664/1234567"),
    ("card", "4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("card", "4111-1111-1111-1111", "4111-1111-1111-1111"),
    ("card", "amex 3782 822463 10005", "3782 822463 10005"),
    ("card", "card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("iban", "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ("iban", "FR14 2004 1010 0505 0001 3M02 606", "FR14 2004 1010 0505 0001 3M02 606"),
    ("iban", "CH93-0076-2011-6238-5295-7", "CH93-0076-2011-6238-5295-7"),
    ("us_ssn", "SSN 078 05 1120", "078 05 1120"),
    ("us_ssn", "social security number: 078051120", "078051120"),
    ("us_ssn", "078-05-1120", "078-05-1120"),
    ("us_ssn", "last four of my SSN are 1120", "1120"),
    ("ip", "10.0.0.12", "10.0.0.12"),
    ("ip", "2001:db8::ff00:42:8329", "2001:db8::ff00:42:8329"),
    ("ip", "server at fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
    ("mac", "00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"),
    ("geo", "52.5200, 13.4050", "52.5200, 13.4050"),
    ("geo", "at 40°26'46\"N", "40°26'46\"N"),
    ("birth_date", "born on March 5, 1985", "March 5, 1985"),
    ("birth_date", "Geburtsdatum: 05.03.1985", "05.03.1985"),
    ("birth_date", "My birthday is June 12.", "June 12"),
    ("birth_date", "DOB 1985-03-05", "1985-03-05"),
    ("licence", "passport number C01X00T47", "C01X00T47"),
    ("licence", "her passport is X1234567", "X1234567"),
    ("licence", "license plate 7ABC123", "7ABC123"),
    ("licence", "Führerscheinnummer B072RRE2I55", "B072RRE2I55"),
    ("licence", "drives a car with plate B-MW 1234", "B-MW 1234"),
    ("licence", "Kennzeichen HH-AB 123", "HH-AB 123"),
    ("national_id", "codice fiscale RSSMRA85T10A562S", "RSSMRA85T10A562S"),
    ("national_id", "CPF 529.982.247-25", "529.982.247-25"),
    ("national_id", "Steuer-ID 65929970489", "65929970489"),
    ("national_id", "NI number AB 12 34 56 C", "AB 12 34 56 C"),
    ("national_id", "DNI 12345678Z", "12345678Z"),
    ("national_id", "Aadhaar 2345 6789 0124", "2345 6789 0124"),
    ("bank_account", "sort code 12-34-56", "12-34-56"),
    ("bank_account", "routing number 021000021", "021000021"),
    ("bank_account", "Kontonummer 532013000", "532013000"),
    ("address", "I live at 742 Evergreen Terrace, Springfield", "742 Evergreen Terrace, Springfield"),
    ("address", "Hauptstraße 5, 10115 Berlin", "Hauptstraße 5, 10115 Berlin"),
    ("address", "10 Downing Street, London SW1A 2AA", "10 Downing Street, London SW1A 2AA"),
    ("address", "Calle Mayor 12, Madrid", "Calle Mayor 12, Madrid"),
    ("address", "Adresse: Lindenallee 7", "Lindenallee 7"),
    ("address", "12 rue de la Paix, Paris", "12 rue de la Paix, Paris"),
    ("address", "P.O. Box 1234", "P.O. Box 1234"),
    ("address", "moved to 33 Maple Ave Apt 4B", "33 Maple Ave Apt 4B"),
    (
        "address",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500",
    ),
    ("address", "Her address is 55 Long Lane", "55 Long Lane"),
    ("address", "Write down my address The Oak and Pine 12, thanks.", "The Oak and Pine 12"),
    ("address", "His address The Grange 12 Springfield", "The Grange 12 Springfield"),
    ("email", "john [at] example [dot] com", "john [at] example [dot] com"),
    ("email", "john(at)example.com", "john(at)example.com"),
    ("email", "max.mustermann ät web punkt de", "max.mustermann ät web punkt de"),
    ("email", "jo@ex-ample.co.uk", "jo@ex-ample.co.uk"),
    ("email", "john @ example . com", "john @ example . com"),
    ("long_number", "my number is one two three four five six seven", "one two three four five six seven"),
    # MISS long_number|ref 12345678901
    ("crypto_wallet", "0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7"),
    ("crypto_wallet", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
)

NOT_FOUND: tuple[str, ...] = (
    "The meeting is on 2024-05-17 at 14:30.",
    "Between 2019 and 2021 he lived in Rome.",
    "Paid $1,250,000 for the house.",
    "The population is 8,000,000 people.",
    "Python 3.11.7 and Django 5.2.19",
    "pi is 3.14159265",
    "Room 12 is booked.",
    "Ran 10 km in 52:30.",
    "The 1990-2000 decade.",
    "Order 12 pizzas for 20 people.",
    "He is 42 years old and has 3 kids.",
    "Wakes up at 6:30-7:00.",
    "ISBN 978-3-16-148410-0",
    "Version 10.2.3.4 came out.",
    "Uses std::vector and a::b in C++.",
    "Apollo 11 landed in 1969.",
    "50 minutes drive to work.",
    "A 20 minute walk down the road.",
    "The 3 main streets are closed.",
    "10 Best Places to eat.",
    "Works 9 to 5 on weekdays.",
    "Born in 1985.",
    "Scored 98 out of 100 points.",
    "Commit 3f2a1b9c fixed it.",
    "Happy birthday to you!",
    "Meet at 5 Guys at 7.",
    "Weighs 72.5 kg",
    "Flight LH 454 at 10:15",
    "The 2020/2021 season",
    "Windows 11 and iOS 17.4.1",
    "Saw 3 Doors Down at 8 pm",
    "Likes Route 66.",
    "Passed the driving test in 2019.",
    "Got my driver's license 20 years ago.",
    "Passport expires in 2027.",
    "Follow me @anna",
    "email me tomorrow",
    "we met at dot com boom times",
    "Chapter 11 Section 2",
    "Bought 2 tickets for 45.50 euros.",
    "Room temperature is 21.5 °C",
    "Wohnt seit 2015 in Hamburg.",
    "Hat 25000 Einwohner.",
    "Um 18 Uhr im Park.",
    "Der Weg 12 km lang.",
    "Highway 101 was closed",
)


@pytest.mark.parametrize(("kind", "text", "span"), FOUND)
def test_an_identifier_is_found_and_no_more_than_it(kind: str, text: str, span: str) -> None:
    assert [text[finding.start : finding.end] for finding in scan(text) if finding.kind == kind] == [span]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_plain_numbers_names_and_dates_are_left_alone(text: str) -> None:
    assert scan(text) == ()


def test_digits_left_over_beside_an_identifier_are_still_held() -> None:
    kinds = [finding.kind for finding in scan("4111 1111 1111 1111 and 99887766554433221100")]
    assert kinds == ["card", "long_number"]


def test_an_identifier_is_claimed_by_one_kind_only() -> None:
    assert [finding.kind for finding in scan("My driver's license number is 755600751")] == ["licence"]


def test_a_phone_number_after_an_address_is_not_swallowed_by_it() -> None:
    text = "12 Oak Street, Springfield 62704\n(044) 688-7538 office"
    assert [finding.kind for finding in scan(text)] == ["address", "phone"]
