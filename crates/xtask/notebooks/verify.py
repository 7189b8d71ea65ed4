"""Runs the notebooks of a folder as they are, and compares what they print with the losses that the playground has.

Beside each NAME.ipynb lies NAME.json, a line of `playground replay` for the last epoch of the notebook. What a notebook looked
like after it ran is kept as NAME.ran.ipynb.
"""

import json
import platform
import re
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import nbclient
import nbformat

ALLOWED = 1e-6
NUMBER = re.compile(r"-?\d[^\s]*")


def run(path):
    """Executes a notebook, unchanged; returns all that it printed."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    # What the kernel says of itself goes nowhere; what a cell prints is in the notebook.
    nbclient.NotebookClient(notebook, timeout=1800, kernel_name="python3").execute(stderr=subprocess.DEVNULL)
    nbformat.validate(notebook)
    nbformat.write(notebook, path.with_suffix(".ran.ipynb"))
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = sum("image/png" in output.get("data", {}) for output in outputs)
    if pictures != 2:
        raise ValueError(f"{path.name} painted {pictures} pictures, and not 2")
    return "".join(output.get("text", "") for output in outputs)


def keras_losses(text, epoch):
    """Training and test loss of Keras at an epoch, out of the notebook's own table."""
    for line in text.splitlines():
        numbers = NUMBER.findall(line)
        if len(numbers) == 6 and numbers[0] == str(epoch):
            return float(numbers[1]), float(numbers[3])
    raise ValueError(f"the notebook's table has no epoch {epoch}:\n{text}")


def main(folder):
    packages = [f"{name} {version(name)}" for name in ["tensorflow-cpu", "keras", "numpy"]]
    print(f"Python {platform.python_version()}", *packages, sep=", ")
    print(f"{'notebook':<22}{'epoch':>6}{'Keras: training':>18}{'test':>18}{'difference':>12}{'seconds':>9}")
    worst = 0.0
    for path in sorted(folder.glob("*.ipynb")):
        if path.name.endswith(".ran.ipynb"):
            continue
        [[epoch, *expected]] = json.loads(path.with_suffix(".json").read_text())["trace"]
        start = time.monotonic()
        found = keras_losses(run(path), epoch)
        difference = max(abs(a - b) / abs(b) if b else abs(a) for a, b in zip(found, expected))
        worst = max(worst, difference)
        seconds = time.monotonic() - start
        losses = f"{found[0]:>18.12f}{found[1]:>18.12f}"
        print(f"{path.stem:<22}{epoch:>6}{losses}{difference:>12.0e}{seconds:>9.0f}", flush=True)
    if not worst <= ALLOWED:
        sys.exit(f"The losses differ by {worst:.1e}, relatively; {ALLOWED:.0e} is allowed")


main(Path(sys.argv[1]))
