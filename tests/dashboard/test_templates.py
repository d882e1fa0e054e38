"""Every template keeps to what the content security policy and a browser without JavaScript ask for."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client

from memory_core.management.commands.check_templates import faults_of
from memory_core.models import Subject
from tests.factories import make_memory

ERRORS = ("400.html", "403.html", "404.html", "500.html", "403_csrf.html")


def test_our_templates_are_in_order() -> None:
    said = StringIO()
    call_command("check_templates", stdout=said)
    assert "in order" in said.getvalue()


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('<p style="color: red">', "inline style"),
        ("<style>p {}</style>", "inline style"),
        ('<a href="/" onclick="go()">', "inline handler"),
        ("<script>go()</script>", "inline script"),
        ('<script src="https://cdn.example/x.js"></script>', "comes from elsewhere"),
        ("<a>Nowhere</a>", "leads nowhere"),
        ('<form method="get"></form>', "posts nowhere"),
        ('<form method="post" action="/x/"></form>', "csrf_token"),
        ('<img src="/x.png">', "screen reader"),
    ],
)
def test_a_template_that_breaks_a_rule_is_refused(source: str, fault: str) -> None:
    assert [found for found in faults_of(source) if fault in found]


def test_a_template_tag_inside_an_attribute_is_read_past() -> None:
    assert not list(faults_of("""<a href="{% url 'x' %}"{% if a > b %} class="y"{% endif %}>"""))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_nothing_to_render(name: str) -> None:
    page = render_to_string(name)
    assert "<h1>" in page and "candor.css" in page


@pytest.mark.django_db
def test_the_policy_of_the_pages_allows_nothing_inline(reviewer: Client, alice: Subject) -> None:
    make_memory(alice)
    policy = reviewer.get("/memories/")["Content-Security-Policy"]
    assert "unsafe" not in policy and "style-src 'self'" in policy and "default-src 'none'" in policy
