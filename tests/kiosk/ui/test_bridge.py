"""From worker threads to the screen: order, errors, stale results, floods."""

from __future__ import annotations

import threading

import pytest


@pytest.fixture
def bridged(show):
    """A driver with a bridge."""
    from kiosk.ui.bridge import Bridge
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "请稍候"))
    driver.bridge = Bridge()
    yield driver
    driver.bridge.close()


def test_a_result_arrives_on_the_thread_of_the_screen(bridged):
    here, arrived = threading.get_ident(), []
    bridged.bridge.run("card", threading.get_ident, lambda ident: arrived.append((ident, threading.get_ident())), pytest.fail)
    bridged.until(lambda: arrived)
    worker, screen = arrived[0]
    assert screen == here
    assert worker != here


def test_one_worker_does_one_thing_after_the_other(bridged):
    order: list[str] = []
    gate = threading.Event()
    bridged.bridge.run("card", lambda: gate.wait(5), lambda _: order.append("first"), pytest.fail)
    bridged.bridge.run("card", lambda: None, lambda _: order.append("second"), pytest.fail)
    bridged.bridge.run("printer", lambda: None, lambda _: (order.append("other"), gate.set()), pytest.fail)
    bridged.until(lambda: len(order) == 3)
    assert order == ["other", "first", "second"]


def test_an_error_reaches_the_screen_that_asked(bridged):
    errors: list[Exception] = []
    bridged.bridge.run("card", lambda: 1 // 0, pytest.fail, errors.append)
    bridged.until(lambda: errors)
    assert isinstance(errors[0], ZeroDivisionError)


def test_the_worker_lives_on_after_an_error(bridged):
    results: list[int] = []
    bridged.bridge.run("card", lambda: 1 // 0, pytest.fail, lambda _: None)
    bridged.bridge.run("card", lambda: 7, results.append, pytest.fail)
    bridged.until(lambda: results)
    assert results == [7]


def test_a_result_of_the_visit_before_is_dropped(bridged):
    gate, results = threading.Event(), []
    bridged.bridge.run("card", lambda: gate.wait(5), results.append, results.append)
    bridged.bridge.new_visit()
    gate.set()
    bridged.until(lambda: not bridged.bridge.busy)
    assert results == []


def test_a_flood_is_spread_over_frames(bridged):
    seen: list[int] = []
    for number in range(100):
        bridged.bridge.post(lambda number=number: seen.append(number))
    bridged.step(2)
    assert 0 < len(seen) < 100
    bridged.until(lambda: len(seen) == 100)
    assert seen == list(range(100))


def test_a_stream_shows_only_the_newest(bridged):
    shown: list[int] = []
    stream = bridged.bridge.stream(shown.append)
    for number in range(50):
        stream.offer(number)
    bridged.until(lambda: shown)
    bridged.step(5)
    assert shown == [49]
    stream.offer(50)
    bridged.until(lambda: len(shown) == 2)
    assert shown == [49, 50]


def test_a_stream_ends_with_its_visit(bridged):
    shown: list[int] = []
    stream = bridged.bridge.stream(shown.append)
    stream.offer(1)
    bridged.bridge.new_visit()
    stream.offer(2)
    bridged.until(lambda: not bridged.bridge.busy)
    assert shown == []
    bridged.bridge.stream(shown.append).offer(3)
    bridged.until(lambda: shown)
    assert shown == [3]


def test_closing_ends_the_workers(bridged):
    done: list[int] = []
    bridged.bridge.run("short", lambda: 1, done.append, pytest.fail)
    bridged.until(lambda: done)
    bridged.bridge.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "worker-short"]
