"""Page numbers as people write them."""

from __future__ import annotations

from collections.abc import Sequence


def as_ranges(numbers: Sequence[int]) -> str:
    """`pages 3, 7-9` of ascending numbers, `page 3` of one."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"
