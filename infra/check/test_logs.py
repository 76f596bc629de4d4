"""The check of the test run's logs finds what it looks for, and nothing else."""

import pathlib

import logs
import pytest

ROOT = pathlib.Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "line",
    [
        "registered ada@shop.example",
        "called +442079460000 twice",
        "Bearer eyJhbGciOiJFUzI1NiJ9.e30.x",
        "GET /v1/coupons/SPRING-7KQ2-MXH3-V9TD 200",
        "welcome, Ada Lovelace",
    ],
)
def test_finds_what_must_not_be_in_a_log(line):
    assert list(logs.findings([line], {"Ada Lovelace"}))


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-27 10:00:00,000 INFO [dev.merit.access] (executor-thread-1) GET /v1/members/{memberId} 200 3 ms",
        "at 2026-02-01T12:00:00+01:00 of io.netty.Channel@3f2a1b",
        "request 5d1e3c1e-4f0b-4a52-9c0e-0c6f1c8a9f11",
        "\tat dev.merit.X.y(ABCD-EFGH-JK23.java)",
    ],
)
def test_leaves_the_rest(line):
    assert not list(logs.findings([line], {"Ada Lovelace"}))


def test_knows_the_names_of_the_tests():
    assert "X Example" in logs.names(ROOT)
