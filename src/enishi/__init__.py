"""Enishi: seating and same-day thanks for cross-industry meetings."""

import os
from pathlib import Path

# Numba compiles on first use and must find a folder that it may write, also when the package
# is installed read-only and without a home. It reads this when it is imported, so it is set here.
STATE = Path(os.environ.get("ENISHI_STATE", ".state")).resolve()
os.environ.setdefault("NUMBA_CACHE_DIR", str(STATE / "kernels"))
# Native threads spin: on few cores a second one costs more than it brings.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
