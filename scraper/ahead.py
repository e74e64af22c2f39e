"""Work done ahead of who takes its results, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, give_up: Callable[[], None]
) -> Generator[tuple[Item, Callable[[], Result]]]:
    """Each item with a function that gives, or raises, what `work` made of it; in the order of the items.

    With one worker the work is done when its result is asked for, else in threads, and never further ahead
    than two items a worker: no more results than that are held in memory. What has not begun when the
    caller stops is not begun any more, and `give_up` is told, so that nobody waits for what has.
    """
    if workers == 1:
        for item in items:
            yield item, partial(work, item)
        return
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    source = iter(items)
    with ThreadPoolExecutor(workers, thread_name_prefix="fetch") as pool:
        try:
            while True:
                for item in islice(source, 2 * workers - len(waiting)):
                    waiting.append((item, pool.submit(work, item)))
                if not waiting:
                    return
                item, future = waiting.popleft()
                yield item, future.result
        except BaseException:  # the caller has stopped taking results, whatever for
            for _, future in waiting:
                future.cancel()
            give_up()
            raise
